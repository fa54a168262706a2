//! How far letters stand out of the lines they are set in: stacked marks and deep tails.

use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, NormalizedCoord, Size};

use super::engine::Engine;
use super::fonts::FontId;
use super::paragraph::{Line, Paragraph};

impl Engine {
    /// How far ink stands above the first line of a paragraph and below its last one, pixels; 0
    /// where it stays inside.
    pub fn overhang(&self, paragraph: &Paragraph) -> (f32, f32) {
        let first = paragraph.lines.first().and_then(|line| self.ink(line));
        let last = paragraph.lines.last().and_then(|line| self.ink(line));
        (
            first.map_or(0.0, |(top, _)| -top).max(0.0),
            last.map_or(0.0, |(_, bottom)| bottom - paragraph.height)
                .max(0.0),
        )
    }

    /// Upper and lower edge of a line's ink in its paragraph, by the fonts' bounds of each glyph.
    fn ink(&self, line: &Line) -> Option<(f32, f32)> {
        let mut fonts: Vec<FontId> = line.glyphs.iter().map(|glyph| glyph.font).collect();
        fonts.sort_unstable();
        fonts.dedup();
        let edges = fonts.into_iter().filter_map(|font| self.ink_of(line, font));
        edges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// The reach of the glyphs of one font.
    fn ink_of(&self, line: &Line, font: FontId) -> Option<(f32, f32)> {
        let glyphs = || line.glyphs.iter().filter(|glyph| glyph.font == font);
        let file = self.font(font)?;
        let read = skrifa::FontRef::from_index(file.data(), file.index()).ok()?;
        let coords: Vec<NormalizedCoord> = file
            .coords()
            .iter()
            .map(|bits| NormalizedCoord::from_bits(*bits))
            .collect();
        let size = Size::new(glyphs().next()?.size);
        let metrics = read.glyph_metrics(size, LocationRef::new(&coords));
        let edges = glyphs().filter_map(|glyph| {
            let bounds = metrics.bounds(skrifa::GlyphId::new(glyph.id))?;
            let origin = line.baseline + glyph.y;
            Some((origin - bounds.y_max, origin - bounds.y_min))
        });
        edges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Direction, Engine, Face, Fallback, Style, Weight};

    #[test]
    fn only_what_stands_out_is_told() {
        let mut engine = Engine::new(Fallback::BundledOnly);
        let mut overhang = |text: &str| {
            let style = Style {
                face: Face::Interface,
                weight: Weight::Regular,
                size: 20.0,
                line_height: 29.0,
            };
            let set = engine.paragraph(text, &style, Some(300.0), Direction::Rtl);
            engine.overhang(&set)
        };
        assert_eq!(overhang(""), (0.0, 0.0));
        assert_eq!(overhang("نعم، قال abc"), (0.0, 0.0));
        let (above, below) = overhang("ٱللَّٰهُ");
        assert!(above > 4.0 && below == 0.0, "{above} {below}");
        let (above, below) = overhang("شَيْءٍ");
        assert!(above == 0.0 && below > 1.0, "{above} {below}");
    }
}
