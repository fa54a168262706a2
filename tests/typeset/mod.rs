//! Where the letters go: order, carets, rectangles, lines and pixels, as a reader meets them.

mod carets;
mod elided;
mod features;
mod filled;
mod fitted;
mod lines;
mod order;
mod peers;
mod pixels;
mod rects;
pub(crate) mod sample;
mod scales;
