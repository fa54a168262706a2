//! What is painted: filled rectangles and set paragraphs.

use crate::model::Rgb;
use crate::typeset::{Paragraph, Rect};
use std::sync::Arc;

/// One thing to paint.
#[derive(Clone, Debug)]
pub enum Item {
    /// A filled rectangle with round corners.
    Fill {
        /// Where.
        rect: Rect,
        /// In which colour.
        colour: Rgb,
        /// Radius of the corners in pixels.
        radius: f32,
    },
    /// Letters.
    Text {
        /// What was set.
        paragraph: Arc<Paragraph>,
        /// Left edge of the paragraph's box.
        x: f32,
        /// Top edge of the paragraph's box.
        y: f32,
        /// In which colour.
        colour: Rgb,
    },
}

impl Item {
    /// A filled rectangle with sharp corners.
    pub fn fill(rect: Rect, colour: Rgb) -> Self {
        Self::Fill {
            rect,
            colour,
            radius: 0.0,
        }
    }
}
