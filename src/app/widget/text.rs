//! A line of interface text in a rectangle.

use super::look::Look;
use crate::typeset::{Direction, Face, Paragraph, Style, Weight, paragraph_direction};
use egui::{Color32, Painter, Rect, pos2};
use std::sync::Arc;

/// Where a line stands in its rectangle.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Align {
    Start,
    Centre,
    End,
}

/// A line of text and how it looks; what is too long ends with an ellipsis.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    text: &'a str,
    face: Face,
    weight: Weight,
    size: f32,
    colour: Option<Color32>,
    align: Align,
    direction: Option<Direction>,
    /// Whether it runs as its own letters say.
    named: bool,
}

impl<'a> Text<'a> {
    /// Interface letters of the usual size, 13.5 points.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            face: Face::Interface,
            weight: Weight::Regular,
            size: 13.5,
            colour: None,
            align: Align::Start,
            direction: None,
            named: false,
        }
    }

    /// Another size in points.
    pub fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// Another face.
    pub fn face(self, face: Face) -> Self {
        Self { face, ..self }
    }

    /// Heavier letters.
    pub fn medium(self) -> Self {
        Self {
            weight: Weight::Medium,
            ..self
        }
    }

    /// Heaviest letters.
    pub fn semibold(self) -> Self {
        Self {
            weight: Weight::SemiBold,
            ..self
        }
    }

    /// Another colour than ink.
    pub fn colour(self, colour: Color32) -> Self {
        Self {
            colour: Some(colour),
            ..self
        }
    }

    /// In the middle of the rectangle.
    pub fn centred(self) -> Self {
        Self {
            align: Align::Centre,
            ..self
        }
    }

    /// At the end side of the rectangle.
    pub fn at_end(self) -> Self {
        Self {
            align: Align::End,
            ..self
        }
    }

    /// Set in another direction than the interface's: for what is quoted from a document.
    pub fn direction(self, direction: Direction) -> Self {
        Self {
            direction: Some(direction),
            ..self
        }
    }

    /// Set as its own letters say: for what people named, such as «000_draft» in an Arabic interface.
    pub fn named(self) -> Self {
        Self {
            named: true,
            ..self
        }
    }

    fn runs(&self, look: &Look) -> Direction {
        let usual = self.direction.unwrap_or(look.direction());
        if self.named {
            paragraph_direction(self.text, usual)
        } else {
            usual
        }
    }

    /// The style in physical pixels.
    pub fn style(&self, look: &Look) -> Style {
        let size = self.size * look.scale;
        let leading = if self.face == Face::Interface {
            1.45
        } else {
            1.8
        };
        Style {
            face: self.face,
            weight: self.weight,
            size,
            line_height: (size * leading).round(),
        }
    }

    /// Width in points when nothing is cut off.
    pub fn width(&self, look: &Look) -> f32 {
        let direction = self.runs(look);
        let set = look
            .letters
            .set(self.text, &self.style(look), None, direction);
        set.width / look.scale
    }

    /// Paints it, in the middle of the rectangle's height. Returns the width used, in points.
    pub fn paint(&self, look: &Look, painter: &Painter, rect: Rect) -> f32 {
        let direction = self.runs(look);
        let room = (rect.width() * look.scale).max(0.0);
        let set: Arc<Paragraph> =
            look.letters
                .elided(self.text, &self.style(look), room, direction);
        let width = set.width / look.scale;
        let x = match (self.align, look.is_rtl()) {
            (Align::Centre, _) => rect.center().x - width / 2.0,
            (Align::Start, false) | (Align::End, true) => rect.left(),
            (Align::Start, true) | (Align::End, false) => rect.right() - width,
        };
        let y = rect.center().y - set.height / look.scale / 2.0;
        let ink = self.colour.unwrap_or(look.ink());
        look.letters.paint_at(painter, &set, pos2(x, y), ink);
        width
    }
}
