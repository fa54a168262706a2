//! What parley shaped and broke into lines, flattened in one walk over its runs.

use std::ops::Range;

use parley::Layout;

use super::fonts::FontId;

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
    pub rank: usize,
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
        let mut shaped = Self::default();
        for line in layout.lines() {
            let first = shaped.atoms.len();
            for run in line.runs() {
                let id = font(&run);
                shaped.read_run(&run, id, first);
            }
            shaped.atoms[first..].sort_by_key(|atom| atom.range.start);
            shaped.line_ends.push(line.text_range().end.min(len));
        }
        shaped
    }

    /// Appends a run's atoms; runs of a line come from left to right, the line's first atom is
    /// `line_start`.
    fn read_run(&mut self, run: &parley::Run<'_, ()>, font: FontId, line_start: usize) {
        let start = self.atoms.len();
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
                self.glyphs.extend(cluster.glyphs());
                self.atoms.push(Atom {
                    range: part.range.clone(),
                    parts: self.parts.len()..self.parts.len() + 1,
                    glyphs: glyphs..self.glyphs.len(),
                    font,
                    size: run.font_size(),
                    advance: part.advance,
                    rank: 0,
                    rtl: run.is_rtl(),
                });
            }
            self.parts.push(part);
        }
        let (base, count) = (start - line_start, self.atoms.len() - start);
        for (index, atom) in self.atoms[start..].iter_mut().enumerate() {
            let place = if run.is_rtl() {
                count - 1 - index
            } else {
                index
            };
            atom.rank = base + place;
        }
    }
}
