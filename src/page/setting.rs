//! How a document is set: letters, sizes, and where on the sheet things stand.

use crate::typeset::{Direction, Face, Fill, Measure, Stops, Style, Weight};

/// How the reader likes pages set, in logical pixels, and the scale of the screen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Setting {
    /// The reading face.
    pub face: Face,
    /// Em size of the text, logical pixels.
    pub text_size: f32,
    /// Line height as a multiple of the text size.
    pub line_height: f32,
    /// Widest the sheet becomes, logical pixels.
    pub sheet_width: f32,
    /// How the lines of the text are filled.
    pub fill: Fill,
    /// Physical pixels per logical pixel.
    pub scale: f32,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            face: Face::Naskh,
            text_size: 20.5,
            line_height: 2.02,
            sheet_width: 780.0,
            fill: Fill::Ragged,
            scale: 1.0,
        }
    }
}

/// Horizontal places on a sheet, physical pixels from its left edge.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Columns {
    /// Width of the whole sheet.
    pub sheet: f32,
    /// Left edge of what the title may take.
    pub inner_left: f32,
    /// Right edge of what the title may take.
    pub inner_right: f32,
    /// Left edge of the text.
    pub text_left: f32,
    /// Right edge of the text.
    pub text_right: f32,
    /// Whether the margin with the bars is at the left (the end side of right-to-left documents).
    pub bars_at_left: bool,
}

impl Setting {
    /// Smallest and largest text size, logical pixels.
    pub const TEXT_SIZES: (f32, f32) = (12.0, 64.0);
    /// Smallest and largest line height, em.
    pub const LINE_HEIGHTS: (f32, f32) = (1.4, 3.0);
    /// Narrowest and widest sheet, logical pixels.
    pub const SHEET_WIDTHS: (f32, f32) = (420.0, 1400.0);

    /// This setting with every number within its bounds.
    pub fn sane(self) -> Self {
        let within = |v: f32, (low, high): (f32, f32), normal: f32| {
            if v.is_finite() {
                v.clamp(low, high)
            } else {
                normal
            }
        };
        Self {
            text_size: within(self.text_size, Self::TEXT_SIZES, 20.5),
            line_height: within(self.line_height, Self::LINE_HEIGHTS, 2.02),
            sheet_width: within(self.sheet_width, Self::SHEET_WIDTHS, 780.0),
            scale: within(self.scale, (0.25, 8.0), 1.0),
            ..self
        }
    }

    /// Physical pixels of a logical length.
    pub fn px(&self, logical: f32) -> f32 {
        logical * self.scale
    }

    /// Where things stand on a sheet that has `available` physical pixels.
    pub fn columns(&self, available: f32, direction: Direction) -> Columns {
        let sheet = self
            .px(self.sheet_width)
            .min(available)
            .max(self.px(160.0))
            .round();
        // A narrow sheet gives its margins up before its text.
        let room = ((sheet / self.scale - 360.0) / 420.0).clamp(0.0, 1.0);
        let side = self.px(22.0 + 32.0 * room).round();
        let start = self.px(34.0 + 20.0 * room).round();
        let bars = self.px(34.0 + 84.0 * room).round();
        let bars_at_left = direction.is_rtl();
        let (left, right) = if bars_at_left {
            (side + bars, start)
        } else {
            (start, side + bars)
        };
        let (inner_left, inner_right) = if bars_at_left {
            (side, start)
        } else {
            (start, side)
        };
        Columns {
            sheet,
            inner_left,
            inner_right: sheet - inner_right,
            text_left: left,
            text_right: (sheet - right).max(left + self.px(40.0)),
            bars_at_left,
        }
    }

    /// The letters of the text.
    pub fn body(&self) -> Style {
        Style {
            face: self.face,
            weight: Weight::Regular,
            size: self.px(self.text_size),
            line_height: self.px(self.text_size * self.line_height).round(),
        }
    }

    /// What a paragraph is set to on a page of `width` physical pixels, with the columns of a table.
    pub fn measure<'a>(&self, width: f32, stops: Option<&'a Stops>) -> Measure<'a> {
        Measure {
            wrap: Some(width),
            fill: self.fill,
            stops,
            goes_on: false,
        }
    }

    /// The letters of the title above it.
    pub fn title(&self) -> Style {
        let size = self.px((self.text_size * 1.317).min(self.text_size + 14.0));
        Style {
            face: self.face,
            weight: Weight::SemiBold,
            size,
            line_height: (size * 1.6).round(),
        }
    }

    /// Quiet interface letters of a logical size.
    pub fn quiet(&self, size: f32) -> Style {
        Style {
            face: Face::Interface,
            weight: Weight::Regular,
            size: self.px(size),
            line_height: self.px(size * 1.45).round(),
        }
    }

    /// Space below the last paragraph.
    pub fn foot(&self) -> f32 {
        self.px(48.0)
    }

    /// Space between paragraphs.
    pub fn gap(&self) -> f32 {
        self.px(12.0).round()
    }
}
