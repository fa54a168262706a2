//! The places of the window, one view each: the start, and reading. Those to come get a module here.
//!
//! A place decides what stands between header and footer, what its readers show, and what becomes of
//! what they ask. The other parts are in [`view`](super::view).

mod places;
mod read;
mod start;
mod waiting;
mod which;

pub use places::Places;
