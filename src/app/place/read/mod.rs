//! Reading: the page of one document, with the codebook or the documents at its start side and the
//! inspector at its end side.

mod drawer;
mod in_sight;
mod inspector;
mod page;
mod panels;
mod sidebar;

pub use page::Page;
pub use panels::{Layout, Panels};
