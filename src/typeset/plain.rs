//! Lines in which every grapheme is an atom of its own: nearly all.

use super::bidi::{self, Item};
use super::direction::Direction;
use super::graphemes::{Grapheme, Role};
use super::paragraph::{Cluster, Glyph, Line};
use super::shaped::{Atom, Shaped};

/// A line whose graphemes are its atoms, without tabs.
pub(super) struct Plain<'a> {
    graphemes: &'a [Grapheme],
    atoms: &'a [Atom],
    turns: Turns,
}

impl<'a> Plain<'a> {
    /// Looks whether a line is one.
    pub fn of(graphemes: &'a [Grapheme], atoms: &'a [Atom], direction: Direction) -> Option<Self> {
        let own =
            |(one, atom): (&Grapheme, &Atom)| one.range == atom.range && one.role != Role::Tab;
        let plain = graphemes.len() == atoms.len() && graphemes.iter().zip(atoms).all(own);
        plain.then(|| Self {
            graphemes,
            atoms,
            turns: Turns::of(graphemes, atoms, direction),
        })
    }

    /// Places clusters and glyphs from the left, and tells where the white space at the end begins.
    /// Returns the width of all and of that white space.
    pub fn place(&self, line: &mut Line, shaped: &Shaped) -> (f32, f32) {
        let mut x = 0.0;
        for step in 0..self.graphemes.len() {
            let (index, rtl) = self.turns.place(step, self.atoms);
            let (one, atom) = (&self.graphemes[index], &self.atoms[index]);
            let mut advance = 0.0;
            if !one.invisible {
                let parts = &shaped.parts[atom.parts.clone()];
                advance = total(parts.iter().map(|part| part.advance));
                place_atom(&mut line.glyphs, atom, x, one.range.start, shaped);
            }
            line.logical[index] = u32::try_from(step).unwrap_or(u32::MAX);
            line.clusters.push(Cluster {
                range: one.range.clone(),
                x,
                advance,
                rtl,
                whitespace: one.whitespace,
            });
            x += advance;
        }
        let mut roles = self.graphemes.iter().map(|one| one.role);
        let content = roles.rposition(|role| role == Role::Content);
        let trailing = content.map_or(0, |last| last + 1);
        if let Some(first) = self.graphemes.get(trailing) {
            line.content_end = first.range.start;
        }
        let white = line.logical[trailing..].iter();
        let hanging = total(white.map(|&index| line.clusters[index as usize].advance));
        (x, hanging)
    }
}

/// The order of a plain line.
enum Turns {
    /// All run in the base direction.
    Straight { rtl: bool, count: usize },
    /// Indices from left to right; the items, of which some run in the base direction again; whether
    /// that is from right to left.
    Mixed(Vec<usize>, Vec<Item>, bool),
}

impl Turns {
    fn of(graphemes: &[Grapheme], atoms: &[Atom], direction: Direction) -> Self {
        let (rtl, count) = (direction.is_rtl(), atoms.len());
        let orderly = |a: &Atom, b: &Atom| {
            if rtl {
                a.rank > b.rank
            } else {
                a.rank < b.rank
            }
        };
        if atoms.iter().all(|atom| atom.rtl == rtl) && atoms.is_sorted_by(orderly) {
            return Self::Straight { rtl, count };
        }
        let item = |(one, atom): (&Grapheme, &Atom)| Item {
            rank: atom.rank,
            role: one.role,
            reset: false,
        };
        let mut items: Vec<Item> = graphemes.iter().zip(atoms).map(item).collect();
        let order = bidi::visual_order(&mut items, direction);
        Self::Mixed(order, items, rtl)
    }

    /// What stands at a place from the left, and whether it runs from right to left.
    fn place(&self, step: usize, atoms: &[Atom]) -> (usize, bool) {
        match self {
            Self::Straight { rtl: true, count } => (count - 1 - step, true),
            Self::Straight { rtl: false, .. } => (step, false),
            Self::Mixed(order, items, rtl) => {
                let index = order[step];
                let reset = items[index].reset;
                (index, if reset { *rtl } else { atoms[index].rtl })
            }
        }
    }
}

/// Appends the glyphs of an atom from `pen` on, which belong to the cluster at a byte.
pub(super) fn place_atom(
    glyphs: &mut Vec<Glyph>,
    atom: &Atom,
    mut pen: f32,
    cluster: usize,
    shaped: &Shaped,
) {
    for glyph in &shaped.glyphs[atom.glyphs.clone()] {
        glyphs.push(Glyph {
            font: atom.font,
            id: glyph.id,
            x: pen + glyph.x,
            y: glyph.y,
            size: atom.size,
            advance: glyph.advance,
            cluster,
        });
        pen += glyph.advance;
    }
}

/// A sum that is +0 for nothing, where `Iterator::sum` gives −0.
pub(super) fn total(widths: impl Iterator<Item = f32>) -> f32 {
    widths.fold(0.0, |sum, width| sum + width)
}
