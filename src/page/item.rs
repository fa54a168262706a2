//! What is painted: filled rectangles, stitched lines and set paragraphs.

use super::pattern::Pattern;
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
    /// A stitched line.
    Stitch {
        /// Where; the line is as thick as this is across it.
        rect: Rect,
        /// How it is stitched.
        pattern: Pattern,
        /// Whether it runs from top to bottom.
        upright: bool,
        /// In which colour.
        colour: Rgb,
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

    /// The item moved `dx` pixels to the right and `dy` pixels down.
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self {
            Self::Fill { rect, .. } | Self::Stitch { rect, .. } => *rect = rect.moved(dx, dy),
            Self::Text { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
        }
        self
    }
}
