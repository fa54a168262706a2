//! The page as a display list: bands, bars, numbers, letters, in the colours and patterns of a theme.
//!
//! The one door is [`Sheet::compose`]: from a [`Flow`] (the document's text set to a width) and
//! [`Marks`] (whose annotations are to be seen) it makes [`Item`]s in paint order. The window meshes
//! them, `render` rasterises them; so both show the same page. Nothing here knows egui or files.
//! All lengths are physical pixels; y grows downwards from the top of the document.

mod bands;
mod bars;
mod flow;
mod item;
pub mod map;
mod marks;
mod pattern;
mod picture;
mod setting;
mod sheet;
mod tables;
mod theme;

pub use flow::{Block, DocumentCaret, Flow, Workers};
pub use item::Item;
pub use marks::{Mark, Marks, Scope};
pub use pattern::Pattern;
pub use picture::{Picture, PictureError};
pub use setting::Setting;
pub use sheet::{Sheet, SheetWords, ShownSelection};
pub use theme::{Palette, Theme};
