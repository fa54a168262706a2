//! Which glyph is drawn, and the pixels of it.

use super::fonts::FontId;

/// Number of positions within a pixel at which a glyph can be drawn.
pub const SUBPIXEL_STEPS: u8 = 4;

/// Which glyph, how large, and where between two pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GlyphKey {
    /// A font of the engine.
    pub font: FontId,
    /// The font's number of the glyph.
    pub id: u32,
    /// Em size in pixels, as `f32::to_bits` gives it.
    pub size_bits: u32,
    /// Shift to the right in quarters of a pixel, below [`SUBPIXEL_STEPS`].
    pub subpixel: u8,
}

impl GlyphKey {
    /// The key for a glyph whose origin is at `x`, and the whole pixel its bitmap counts from.
    pub fn at(font: FontId, id: u32, size: f32, x: f32) -> (Self, i32) {
        let steps = f32::from(SUBPIXEL_STEPS);
        let quarters = (x * steps).round();
        let pixel = (quarters / steps).floor();
        let key = Self {
            font,
            id,
            size_bits: size.to_bits(),
            subpixel: (quarters - pixel * steps) as u8 % SUBPIXEL_STEPS,
        };
        (key, pixel as i32)
    }
}

/// Coverage of a glyph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    /// Left edge, in pixels right of the origin's pixel.
    pub left: i32,
    /// Upper edge, in pixels below the baseline.
    pub top: i32,
    /// In pixels, at least 1.
    pub width: u32,
    /// In pixels, at least 1.
    pub height: u32,
    /// Row by row from the top, 0 is empty, 255 full.
    pub coverage: Vec<u8>,
}
