//! Emoji of colour fonts in one ink: dark parts of their pictures are full, light ones pale.
//!
//! Fonts with pictures (CBDT, sbix) have no outlines to fall back to. For a glyph made of coloured
//! layers alone (COLR) a frame stands, so that a reader sees that something is there.

use std::io::Cursor;

use skrifa::MetadataProvider as _;
use skrifa::bitmap::{BitmapData, BitmapGlyph, Origin};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId};
use vello_cpu::kurbo::{BezPath, Rect, Shape as _};

use super::bitmap::Bitmap;

/// Maximum number of pixels of a picture; larger ones are not drawn.
const MOST_PIXELS: u32 = 1 << 20;
/// How much less ink a white pixel of a picture gets than a black one, as a share.
const PALER: f32 = 0.82;
/// Height of a frame, thickness of its line and distance from its neighbours, em.
const FRAME: (f64, f64, f64) = (0.76, 0.05, 0.08);

/// The picture that a font has for a glyph, at `size` pixels an em and moved right by `shift`.
pub(super) fn picture(font: &FontRef<'_>, id: GlyphId, size: f32, shift: f32) -> Option<Bitmap> {
    let glyph = font.bitmap_strikes().glyph_for_size(Size::new(size), id)?;
    let BitmapData::Png(bytes) = glyph.data else {
        return None;
    };
    let source = decode(bytes)?;
    let scale = size / glyph.ppem_y;
    let (left, top) = corner(&glyph, source.height);
    let (left, top) = (left * scale + shift, -top * scale);
    let (right, bottom) = (
        left + source.width as f32 * scale,
        top + source.height as f32 * scale,
    );
    let (x0, y0) = (left.floor(), top.floor());
    let (width, height) = ((right.ceil() - x0) as u32, (bottom.ceil() - y0) as u32);
    let drawable = scale.is_finite() && scale > 0.0 && width > 0 && height > 0;
    if !drawable || width.saturating_mul(height) > MOST_PIXELS {
        return None;
    }
    let mut coverage = Vec::with_capacity((width * height) as usize);
    for y in 0..height {
        let rows = part((y0 + y as f32 - top) / scale, 1.0 / scale);
        for x in 0..width {
            let columns = part((x0 + x as f32 - left) / scale, 1.0 / scale);
            coverage.push(source.mean(columns, rows));
        }
    }
    Some(Bitmap {
        left: x0 as i32,
        top: y0 as i32,
        width,
        height,
        coverage,
    })
}

/// A frame for a glyph of coloured layers, y downwards; `None` for any other glyph.
pub(super) fn frame(font: &FontRef<'_>, id: GlyphId, size: f32, shift: f64) -> Option<BezPath> {
    font.color_glyphs().get(id)?;
    let metrics = font.glyph_metrics(Size::new(size), LocationRef::default());
    let (em, advance) = (f64::from(size), f64::from(metrics.advance_width(id)?));
    let (height, line, away) = (FRAME.0 * em, (FRAME.1 * em).max(1.0), FRAME.2 * em);
    let outer = Rect::new(shift + away, -height, shift + advance - away, 0.0);
    let inner = outer.inset(-line);
    if inner.width() <= 0.0 || inner.height() <= 0.0 {
        return None;
    }
    let mut path = outer.to_path(0.1);
    // The other way round: a hole.
    path.extend(inner.to_path(0.1).reverse_subpaths());
    Some(path)
}

/// Left and upper edge of a picture from the glyph's origin, in the picture's pixels, y upwards.
fn corner(glyph: &BitmapGlyph<'_>, height: u32) -> (f32, f32) {
    let (x, y) = (glyph.inner_bearing_x, glyph.inner_bearing_y);
    match glyph.placement_origin {
        Origin::TopLeft => (x, y),
        Origin::BottomLeft => (x, y + height as f32),
    }
}

/// The stretch of source pixels under a pixel.
fn part(from: f32, length: f32) -> (i64, i64) {
    let (start, end) = (from.floor(), (from + length).ceil());
    (start as i64, (end as i64).max(start as i64 + 1))
}

/// A decoded picture as amounts of ink, one byte for each pixel.
struct Picture {
    width: u32,
    height: u32,
    ink: Vec<u8>,
}

impl Picture {
    /// The mean over some columns and rows; nothing is outside.
    fn mean(&self, columns: (i64, i64), rows: (i64, i64)) -> u8 {
        let count = (columns.1 - columns.0) * (rows.1 - rows.0);
        let within = |(start, end): (i64, i64), limit: u32| {
            let limit = i64::from(limit);
            start.clamp(0, limit) as usize..end.clamp(0, limit) as usize
        };
        let columns = within(columns, self.width);
        let mut sum = 0_u64;
        for row in within(rows, self.height) {
            let row = row * self.width as usize;
            let inked = &self.ink[row + columns.start..row + columns.end];
            sum += inked.iter().map(|ink| u64::from(*ink)).sum::<u64>();
        }
        (sum / count.max(1).unsigned_abs()).min(255) as u8
    }
}

fn decode(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width.saturating_mul(height) > MOST_PIXELS {
        return None;
    }
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let shown = reader.next_frame(&mut pixels).ok()?;
    let channels = shown.color_type.samples();
    let all = &pixels[..shown.buffer_size()];
    let ink = all.chunks_exact(channels).map(|pixel| match *pixel {
        [grey] => ink_of([grey; 3], 255),
        [grey, alpha] => ink_of([grey; 3], alpha),
        [red, green, blue] => ink_of([red, green, blue], 255),
        [red, green, blue, alpha, ..] => ink_of([red, green, blue], alpha),
        [] => 0,
    });
    Some(Picture {
        width,
        height,
        ink: ink.collect(),
    })
}

/// How much ink stands for a colour: its luma by Rec. 709.
fn ink_of([red, green, blue]: [u8; 3], alpha: u8) -> u8 {
    let luma = 0.2126 * f32::from(red) + 0.7152 * f32::from(green) + 0.0722 * f32::from(blue);
    (f32::from(alpha) * (1.0 - PALER * luma / 255.0)).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_parts_are_paler_and_nothing_is_empty() {
        assert_eq!(ink_of([0, 0, 0], 255), 255);
        let (yellow, white) = (ink_of([255, 204, 50], 255), ink_of([255, 255, 255], 255));
        assert!(yellow > white && white > 30);
        assert_eq!(ink_of([0, 0, 0], 0), 0);
    }

    #[test]
    fn a_picture_is_averaged_and_damaged_ones_are_refused() {
        let source = Picture {
            width: 2,
            height: 2,
            ink: vec![0, 100, 200, 100],
        };
        assert_eq!(source.mean((0, 2), (0, 2)), 100);
        assert_eq!(source.mean((-1, 1), (-1, 1)), 0);
        assert_eq!(source.mean((0, 4), (1, 2)), 75);
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer
            .write_image_data(&[0, 0, 0, 255, 255, 255, 255, 255])
            .unwrap();
        writer.finish().unwrap();
        assert_eq!(decode(&bytes).unwrap().ink, [255, 46]);
        assert!(decode(b"\x89PNG\r\n\x1a\nnonsense").is_none());
        assert_eq!((part(-0.5, 1.0), part(2.0, 0.25)), ((-1, 1), (2, 3)));
    }
}
