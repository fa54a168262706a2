//! Where the letters go: order, carets, rectangles, lines and pixels, as a reader meets them.

mod areas;
mod carets;
mod elided;
mod fitted;
mod ink;
mod lines;
mod order;
mod peers;
mod pixels;
mod rects;
mod reach;
pub(crate) mod sample;
mod stops;
