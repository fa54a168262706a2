//! What was shaped and broken into lines, in one walk over its runs.

use std::ops::Range;

use parley_engine::shape::{ShapedCluster, Whitespace};
use parley_engine::{Glyph, ShapedRun};

use super::fonts::FontId;
use super::shaping::Shaping;

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

/// The width of a stretch of an atom.
#[derive(Clone, Debug)]
pub(super) struct AtomPart {
    pub range: Range<usize>,
    pub advance: f32,
}

/// A shaped paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Shaped {
    /// In the order of the text.
    pub atoms: Vec<Atom>,
    pub parts: Vec<AtomPart>,
    /// From left to right within an atom.
    pub glyphs: Vec<Glyph>,
    /// First byte after each line as it was broken; not always between graphemes.
    pub line_ends: Vec<usize>,
}

impl Shaped {
    /// Reads a text that was shaped and whose lines end at some places, counted in clusters; `font`
    /// names the font of a run.
    pub fn read(
        shaping: &Shaping,
        ends: &[usize],
        mut font: impl FnMut(&ShapedRun) -> FontId,
    ) -> Self {
        let clusters = shaping.text().shaped_clusters().len();
        let mut shaped = Self {
            atoms: Vec::with_capacity(clusters),
            parts: Vec::with_capacity(clusters),
            glyphs: Vec::with_capacity(clusters + clusters / 4),
            line_ends: Vec::with_capacity(ends.len()),
        };
        let runs = shaping.text().runs();
        let (mut start, mut named) = (0, None);
        for &end in ends {
            if start < end {
                let held = shaping.run_at(start)..shaping.run_at(end - 1) + 1;
                let levels = runs[held.clone()].iter().map(|run| run.bidi_level.to_u8());
                let places = places(&levels.collect::<Vec<_>>());
                for (index, place) in held.zip(places) {
                    let id = match named {
                        Some((known, id)) if known == index => id,
                        _ => font(&runs[index]),
                    };
                    named = Some((index, id));
                    let all = &runs[index].shaped_clusters_range;
                    let part = start.max(all.start as usize)..end.min(all.end as usize);
                    shaped.read_run(shaping, index, part, id, place);
                }
            }
            shaped.line_ends.push(shaping.byte_before(end));
            start = end;
        }
        shaped
    }

    /// Appends the atoms of a part of a run, which stands at `place` from the left in its line.
    fn read_run(
        &mut self,
        shaping: &Shaping,
        index: usize,
        part: Range<usize>,
        font: FontId,
        place: usize,
    ) {
        let run = &shaping.text().runs()[index];
        let clusters = &shaping.text().shaped_clusters()[..part.end];
        let (gap, rtl) = (shaping.gap(index), run.bidi_level.is_rtl());
        let first = self.atoms.len();
        let mut at = part.start;
        while let Some(cluster) = clusters.get(at) {
            let more = clusters[at + 1..].iter();
            let end = at + 1 + more.take_while(|one| !one.is_grapheme_start()).count();
            // Line ends take no room.
            let gap = if cluster.whitespace() == Whitespace::Newline {
                0.0
            } else {
                gap
            };
            let (parts, glyphs) = (self.parts.len(), self.glyphs.len());
            self.read_glyphs(shaping, &clusters[at..end], rtl, gap);
            self.read_parts(shaping, index, at..end, gap);
            let held = &self.parts[parts..];
            self.atoms.push(Atom {
                range: held[0].range.start..held[held.len() - 1].range.end,
                advance: held[1..]
                    .iter()
                    .fold(held[0].advance, |sum, part| sum + part.advance),
                parts: parts..self.parts.len(),
                glyphs: glyphs..self.glyphs.len(),
                font,
                size: run.font_size,
                rank: Rank::default(),
                rtl,
            });
            at = end;
        }
        let count = self.atoms.len() - first;
        for (index, atom) in self.atoms[first..].iter_mut().enumerate() {
            let inside = if rtl { count - 1 - index } else { index };
            atom.rank = (place, inside);
        }
    }

    /// Appends the glyphs of an atom from left to right.
    fn read_glyphs(&mut self, shaping: &Shaping, atom: &[ShapedCluster], rtl: bool, gap: f32) {
        let start = self.glyphs.len();
        for step in 0..atom.len() {
            let cluster = &atom[if rtl { atom.len() - 1 - step } else { step }];
            if cluster.has_inline_glyph() {
                self.glyphs.push(Glyph {
                    id: cluster.glyph_offset,
                    x: 0.0,
                    y: 0.0,
                    advance: cluster.advance,
                });
            } else {
                let from = cluster.glyph_offset as usize;
                let to = from + usize::from(cluster.glyph_len());
                self.glyphs
                    .extend_from_slice(&shaping.text().glyphs()[from..to]);
            }
        }
        if let Some(last) = self.glyphs[start..].last_mut() {
            last.advance += gap;
        }
    }

    /// Appends the parts of an atom: its graphemes.
    fn read_parts(&mut self, shaping: &Shaping, run: usize, atom: Range<usize>, gap: f32) {
        let text = shaping.text();
        let clusters = &text.shaped_clusters()[atom.clone()];
        let chars = clusters[0].chars_range().start as usize
            ..clusters[clusters.len() - 1].chars_range().end as usize;
        let held = &text.characters()[chars];
        if let ([only], true) = (clusters, held[1..].iter().all(|one| !one.grapheme_start)) {
            let start = held[0].text_byte_start as usize;
            self.parts.push(AtomPart {
                range: start..held[held.len() - 1].text_byte_range().end,
                advance: only.advance + gap,
            });
            return;
        }
        let Ok(slice) = u32::try_from(run).map(|run| text.run_slice(run)) else {
            return;
        };
        let rtl = text.runs()[run].bidi_level.is_rtl();
        let atom = slice.atoms_from(atom.start as u32).next();
        for grapheme in atom.iter().flat_map(|atom| atom.graphemes_start()) {
            // Room is added at the right.
            let widened = if rtl {
                grapheme.is_atom_start()
            } else {
                grapheme.is_atom_end()
            };
            self.parts.push(AtomPart {
                range: slice.text_byte_range(grapheme.char_range()),
                advance: grapheme.advance() + if widened { gap } else { 0.0 },
            });
        }
    }
}

/// The place from the left of each run of a line, by their levels (UAX #9 L2).
fn places(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().max().copied().unwrap_or(0);
    if let Some(&lowest) = levels.iter().filter(|level| **level % 2 == 1).min() {
        for least in (lowest..=highest).rev() {
            let high = |index: usize| levels[index] >= least;
            let stretches = order.chunk_by_mut(|a, b| high(*a) == high(*b));
            for turned in stretches.filter(|stretch| high(stretch[0])) {
                turned.reverse();
            }
        }
    }
    let mut places = vec![0; levels.len()];
    for (place, index) in order.into_iter().enumerate() {
        places[index] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_stand_where_their_levels_put_them() {
        assert_eq!(places(&[1]), [0]);
        assert_eq!(places(&[0, 1, 0]), [0, 1, 2]);
        assert_eq!(places(&[1, 1, 1]), [2, 1, 0]);
        assert_eq!(places(&[1, 2, 2, 1]), [3, 1, 2, 0]);
        // Deeper runs of one direction turn back to the order they had.
        assert_eq!(places(&[1, 3, 3, 1]), [3, 2, 1, 0]);
        assert_eq!(places(&[0, 1, 2, 1, 0, 1]), [0, 3, 2, 1, 4, 5]);
        assert_eq!(places(&[2, 2]), [0, 1], "no level of the line is odd");
    }
}
