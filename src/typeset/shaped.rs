//! What parley shaped and broke into lines, flattened in one walk over its runs.

use std::ops::Range;

use parley::Layout;

use super::fonts::FontId;

/// Orders a line from left to right: the place of a run, and that within the run.
pub(super) type Rank = (usize, usize);

/// A piece that cannot be pulled apart: one or more graphemes, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// Of [`Shaped::parts`].
    pub parts: Range<usize>,
    /// Of [`Shaped::glyphs`].
    pub glyphs: Range<usize>,
    pub font: FontId,
    pub size: f32,
    pub advance: f32,
    /// Place from the left in its line, before UAX #9 L1.
    pub rank: Rank,
    pub rtl: bool,
}

/// The width parley gives to a stretch of an atom.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub range: Range<usize>,
    pub advance: f32,
}

/// A shaped paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Shaped {
    /// In the order of the text.
    pub atoms: Vec<Atom>,
    pub parts: Vec<Part>,
    /// From left to right within an atom.
    pub glyphs: Vec<parley::layout::Glyph>,
    /// First byte after each line as parley broke it; not always between graphemes.
    pub line_ends: Vec<usize>,
}

impl Shaped {
    /// Reads a broken layout of a text of `len` bytes; `font` names the font of a run.
    pub fn read(
        layout: &Layout<()>,
        len: usize,
        mut font: impl FnMut(&parley::Run<'_, ()>) -> FontId,
    ) -> Self {
        // Most letters of Arabic are two bytes, and most have a glyph of their own.
        let letters = len * 4 / 7 + 4;
        let mut shaped = Self {
            atoms: Vec::with_capacity(letters),
            parts: Vec::with_capacity(letters),
            glyphs: Vec::with_capacity(letters + letters / 4),
            line_ends: Vec::new(),
        };
        for line in layout.lines() {
            // Runs come from left to right, and are appended in the order of the text.
            let mut runs: Vec<_> = line.runs().enumerate().collect();
            runs.sort_by_key(|(_, run)| run.text_range().start);
            for (place, run) in runs {
                let id = font(&run);
                shaped.read_run(&run, id, place);
            }
            shaped.line_ends.push(line.text_range().end.min(len));
        }
        shaped
    }

    /// Appends the atoms of a run, which stands at `place` from the left in its line.
    fn read_run(&mut self, run: &parley::Run<'_, ()>, font: FontId, place: usize) {
        let start = self.atoms.len();
        let (size, rtl) = (run.font_size(), run.is_rtl());
        for cluster in run.clusters() {
            let part = Part {
                range: cluster.text_range(),
                advance: cluster.advance(),
            };
            let continues = cluster.is_ligature_continuation() && self.atoms.len() > start;
            if let (true, Some(atom)) = (continues, self.atoms.last_mut()) {
                atom.range.end = part.range.end;
                atom.advance += part.advance;
                atom.parts.end += 1;
            } else {
                let glyphs = self.glyphs.len();
                for glyph in cluster.glyphs() {
                    self.glyphs.push(glyph);
                }
                self.atoms.push(Atom {
                    range: part.range.clone(),
                    parts: self.parts.len()..self.parts.len() + 1,
                    glyphs: glyphs..self.glyphs.len(),
                    font,
                    size,
                    advance: part.advance,
                    rank: Rank::default(),
                    rtl,
                });
            }
            self.parts.push(part);
        }
        let count = self.atoms.len() - start;
        for (index, atom) in self.atoms[start..].iter_mut().enumerate() {
            let inside = if rtl { count - 1 - index } else { index };
            atom.rank = (place, inside);
        }
    }
}
