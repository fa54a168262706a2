//! Display lists as pixels, on the CPU: for `render`, and for pictures in tests.

use super::item::Item;
use crate::model::Rgb;
use crate::typeset::{Bitmap, Engine, GlyphKey, Ink, Paragraph, Raster, Rect};
use std::collections::HashMap;
use std::sync::Arc;
use thiserror::Error;

/// Maximum width and height of a picture that common viewers open, pixels.
const LARGEST_SIDE: u32 = 65_500;
/// Maximum number of pixels of a picture: a gigabyte of memory.
const MOST_PIXELS: u64 = 268_435_456;

/// Why a picture cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    /// Viewers refuse pictures of that size.
    #[error(
        "a picture of {width} × {height} pixels is more than viewers of PNG files open (65500 a side, 268 million in all)"
    )]
    TooLarge {
        /// Width asked for, pixels.
        width: u32,
        /// Height asked for, pixels.
        height: u32,
    },
}

/// An opaque picture in memory.
pub struct Picture {
    width: u32,
    height: u32,
    /// Red, green, blue of each pixel, row by row.
    pixels: Vec<u8>,
}

/// Draws glyphs and keeps their bitmaps.
#[derive(Default)]
struct Glyphs {
    raster: Raster,
    bitmaps: HashMap<GlyphKey, Option<Arc<Bitmap>>>,
}

impl Picture {
    /// Whether viewers open a picture of that size, which may be drawn in tiles.
    ///
    /// # Errors
    /// When they do not.
    pub fn check(width: u32, height: u32) -> Result<(), PictureError> {
        let count = u64::from(width) * u64::from(height);
        if width > LARGEST_SIDE || height > LARGEST_SIDE || count > MOST_PIXELS {
            return Err(PictureError::TooLarge { width, height });
        }
        Ok(())
    }

    /// A picture of one colour.
    ///
    /// # Errors
    /// When a side or the whole is larger than viewers open.
    pub fn new(width: u32, height: u32, colour: Rgb) -> Result<Self, PictureError> {
        Self::check(width, height)?;
        let count = width as usize * height as usize;
        let pixels = [colour.0, colour.1, colour.2].repeat(count);
        Ok(Self {
            width,
            height,
            pixels,
        })
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Red, green and blue of each pixel, row by row.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Paints items, moved by `(dx, dy)` pixels.
    pub fn paint(&mut self, items: &[Item], (dx, dy): (f32, f32), engine: &Engine) {
        let mut glyphs = Glyphs::default();
        for item in items {
            match item {
                Item::Fill {
                    rect,
                    colour,
                    radius,
                } => self.fill(*rect, (dx, dy), *colour, *radius),
                Item::Stitch {
                    rect,
                    pattern,
                    upright,
                    colour,
                } => {
                    for piece in pattern.rects(*rect, *upright) {
                        self.fill(piece, (dx, dy), *colour, 0.0);
                    }
                }
                Item::Text {
                    paragraph,
                    x,
                    y,
                    colour,
                } => {
                    self.text(paragraph, (x + dx, y + dy), *colour, &mut glyphs, engine);
                }
            }
        }
    }

    fn fill(&mut self, rect: Rect, (dx, dy): (f32, f32), colour: Rgb, radius: f32) {
        let rect = Rect {
            left: rect.left + dx,
            right: rect.right + dx,
            top: rect.top + dy,
            bottom: rect.bottom + dy,
        };
        let rows = clip(rect.top, rect.bottom, self.height);
        let columns = clip(rect.left, rect.right, self.width);
        for y in rows {
            for x in columns.clone() {
                let coverage = cover(rect, radius, x as f32, y as f32);
                self.blend(x, y, colour, coverage);
            }
        }
    }

    fn text(
        &mut self,
        paragraph: &Paragraph,
        (x, y): (f32, f32),
        colour: Rgb,
        glyphs: &mut Glyphs,
        engine: &Engine,
    ) {
        for line in &paragraph.lines {
            let baseline = (y + line.baseline).round();
            if baseline + 4.0 * (line.bottom - line.top) < 0.0
                || baseline - 4.0 * (line.bottom - line.top) > self.height as f32
            {
                continue;
            }
            for glyph in &line.glyphs {
                let (key, left) = GlyphKey::at(glyph.font, glyph.id, glyph.size, x + glyph.x);
                if let Some(bitmap) = glyphs.get(key, engine) {
                    let top = (baseline + glyph.y).round() as i32;
                    self.stamp(&bitmap, left + bitmap.left, top + bitmap.top, colour);
                }
            }
        }
    }

    fn stamp(&mut self, bitmap: &Bitmap, left: i32, top: i32, colour: Rgb) {
        let ink = Ink::of([colour.0, colour.1, colour.2]);
        for row in 0..bitmap.height {
            let Some(y) = offset(top, row).filter(|y| *y < self.height) else {
                continue;
            };
            for column in 0..bitmap.width {
                let coverage = bitmap.coverage[(row * bitmap.width + column) as usize];
                if coverage == 0 {
                    continue;
                }
                if let Some(x) = offset(left, column).filter(|x| *x < self.width) {
                    self.blend(x, y, colour, f32::from(ink.fill(coverage)) / 255.0);
                }
            }
        }
    }

    fn blend(&mut self, x: u32, y: u32, colour: Rgb, coverage: f32) {
        let at = (y as usize * self.width as usize + x as usize) * 3;
        for (pixel, value) in self.pixels[at..at + 3]
            .iter_mut()
            .zip([colour.0, colour.1, colour.2])
        {
            let below = f32::from(*pixel);
            *pixel = (below + (f32::from(value) - below) * coverage).round() as u8;
        }
    }
}

impl Glyphs {
    fn get(&mut self, key: GlyphKey, engine: &Engine) -> Option<Arc<Bitmap>> {
        let raster = &mut self.raster;
        let slot = self.bitmaps.entry(key);
        slot.or_insert_with(|| raster.glyph(engine, key).map(Arc::new))
            .clone()
    }
}

fn offset(base: i32, by: u32) -> Option<u32> {
    u32::try_from(i64::from(base) + i64::from(by)).ok()
}

/// The whole pixels that a stretch touches, within the picture.
fn clip(from: f32, to: f32, limit: u32) -> std::ops::Range<u32> {
    let from = from.floor().max(0.0) as u32;
    let to = (to.ceil().max(0.0) as u32).min(limit);
    from.min(to)..to
}

/// How much of a pixel a rectangle with round corners covers, 0 to 1.
fn cover(rect: Rect, radius: f32, x: f32, y: f32) -> f32 {
    let along = |a: f32, b: f32, p: f32| ((b.min(p + 1.0)) - a.max(p)).clamp(0.0, 1.0);
    let plain = along(rect.left, rect.right, x) * along(rect.top, rect.bottom, y);
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    if radius <= 0.0 {
        return plain;
    }
    let (px, py) = (x + 0.5, y + 0.5);
    let dx = (rect.left + radius - px)
        .max(px - rect.right + radius)
        .max(0.0);
    let dy = (rect.top + radius - py)
        .max(py - rect.bottom + radius)
        .max(0.0);
    plain.min((radius + 0.5 - dx.hypot(dy)).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_blend_at_their_edges_and_stay_inside() {
        let mut picture = Picture::new(4, 2, Rgb(0, 0, 0)).unwrap();
        let engine = Engine::new(crate::typeset::Fallback::BundledOnly);
        let rect = Rect {
            left: 0.5,
            top: -3.0,
            right: 2.0,
            bottom: 1.0,
        };
        picture.paint(&[Item::fill(rect, Rgb(200, 100, 50))], (0.0, 0.0), &engine);
        assert_eq!(&picture.pixels()[..9], [100, 50, 25, 200, 100, 50, 0, 0, 0]);
        assert_eq!(&picture.pixels()[12..], [0; 12]);
    }

    #[test]
    fn sizes_that_viewers_refuse_are_errors() {
        assert!(Picture::new(100, 65_501, Rgb(0, 0, 0)).is_err());
        assert!(Picture::new(60_000, 60_000, Rgb(0, 0, 0)).is_err());
    }
}
