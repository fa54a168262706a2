//! Where the letters go: order, carets, rectangles, lines and pixels, as a reader meets them.

mod areas;
mod carets;
mod elided;
mod features;
mod filled;
mod fitted;
mod ink;
mod lines;
mod order;
mod peers;
mod pixels;
mod reach;
mod rects;
pub(crate) mod sample;
mod scales;
mod stops;
