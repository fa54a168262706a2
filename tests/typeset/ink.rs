//! The ink of set lines: which pixels each glyph covers.

use std::collections::HashMap;

use hashiya::typeset::{Bitmap, Engine, Glyph, GlyphKey, Line, Raster};

/// Draws glyphs and keeps their bitmaps.
#[derive(Default)]
pub struct Inks {
    raster: Raster,
    known: HashMap<GlyphKey, Option<Bitmap>>,
}

/// The pixels of a glyph: columns, and rows from its line's baseline downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
}

impl Inks {
    /// Where a glyph of a line has ink.
    pub fn of(&mut self, engine: &Engine, glyph: &Glyph) -> Option<Ink> {
        let (bitmap, left) = self.bitmap(engine, glyph)?;
        let left = left + bitmap.left;
        let top = glyph.y.round() as i32 + bitmap.top;
        Some(Ink {
            left,
            right: left + bitmap.width as i32,
            top,
            bottom: top + bitmap.height as i32,
        })
    }

    /// How much ink a line has in each pixel column of `from..to` if only some glyphs are painted.
    pub fn columns(
        &mut self,
        engine: &Engine,
        line: &Line,
        (from, to): (i32, i32),
        painted: impl Fn(&Glyph) -> bool,
    ) -> Vec<u32> {
        let rows = 4 * (line.bottom - line.top).ceil() as i32;
        let width = (to - from).max(0) as usize;
        let mut picture = vec![0_u8; width * rows as usize];
        for glyph in line.glyphs.iter().filter(|glyph| painted(glyph)) {
            let Some((bitmap, left)) = self.bitmap(engine, glyph) else {
                continue;
            };
            let (left, top) = (
                left + bitmap.left - from,
                rows / 2 + glyph.y.round() as i32 + bitmap.top,
            );
            for (index, coverage) in bitmap.coverage.iter().enumerate() {
                let x = left + (index % bitmap.width as usize) as i32;
                let y = top + (index / bitmap.width as usize) as i32;
                if (0..width as i32).contains(&x) && (0..rows).contains(&y) {
                    let pixel = &mut picture[y as usize * width + x as usize];
                    let below = 255 - u32::from(*pixel);
                    *pixel = (255 - below * (255 - u32::from(*coverage)) / 255) as u8;
                }
            }
        }
        let mut sums = vec![0; width];
        for (index, covered) in picture.iter().enumerate() {
            sums[index % width] += u32::from(*covered);
        }
        sums
    }

    fn bitmap(&mut self, engine: &Engine, glyph: &Glyph) -> Option<(&Bitmap, i32)> {
        let (key, left) = GlyphKey::at(glyph.font, glyph.id, glyph.size, glyph.x);
        let raster = &mut self.raster;
        let bitmap = self
            .known
            .entry(key)
            .or_insert_with(|| raster.glyph(engine, key));
        bitmap.as_ref().map(|bitmap| (bitmap, left))
    }
}
