//! Letters and pages as egui meshes: a glyph atlas of our own, and the shapes of a display list.

mod atlas;
mod letters;
mod page;

pub use letters::Letters;
pub use page::paint_items;

use crate::model::Rgb;

/// A colour of the palette as egui has it.
pub fn colour(rgb: Rgb) -> egui::Color32 {
    egui::Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}
