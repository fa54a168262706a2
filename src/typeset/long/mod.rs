//! Very long paragraphs: analysed whole, set in pieces, each as it is in the whole.
//!
//! A text without line ends may be one paragraph of a megabyte. [`LongParagraph`] is what must be
//! known of all of it: plain data that a worker can make. [`Engine::piece`](super::Engine::piece)
//! sets a part of it. What the piece looks like does not depend on where other pieces begin.

mod cuts;
mod dress;
mod levels;
mod scan;
mod script;
mod walk;

use super::brackets::foreign_brackets;
use super::direction::Direction;
use crate::arabic::{grapheme_floor, is_grapheme_boundary};
use cuts::Cuts;
use levels::{LevelRun, levels_between};
use scan::Scanned;
use std::ops::Range;

pub(super) use dress::Dressed;
pub use walk::{LineCuts, LinePiece};

/// Target length of pieces, bytes. Shorter ones are set again for their last lines too often, longer ones
/// take too much of a frame (4 KB: 1 to 5 ms, by the face).
pub const LONG_PIECE: usize = 4096;

/// Distance without a plain cut, bytes, beyond which a text is cut between any two graphemes.
const LONGEST_UNCUT: usize = 2048;

/// What must be known of a whole paragraph to set parts of it.
///
/// It holds no text: the functions that ask for a text want the one it was made of. All offsets are
/// bytes of it.
///
/// The guarantee: a part between two places where the paragraph may be cut ([`Self::may_cut`]) and
/// that [`Engine::piece`](super::Engine::piece) sets has the bidi levels it has in the whole (by
/// UAX #9, after rule L1 with a line end at the cut), or stands deeper as a whole by an even number,
/// which changes no order; it has the same scripts and the same letter forms.
/// Levels above 120 count as 119 or 120. Letters that more than 128 bytes of a word without a
/// space stand between do not see each other. A part settles the widths of its tabs for itself.
#[derive(Clone, Debug)]
pub struct LongParagraph {
    direction: Direction,
    len: usize,
    /// Where both sides alone are what they are in the whole.
    plain: Cuts,
    /// Where that is so except bidi levels.
    apart: Cuts,
    /// Where no plain cut is near.
    stretches: Vec<Stretch>,
}

/// A part from one plain cut to the next, and what is known of it as a whole.
#[derive(Clone, Debug)]
struct Stretch {
    range: Range<usize>,
    levels: Vec<LevelRun>,
    /// Brackets that are to look alike.
    brackets: Vec<usize>,
}

impl LongParagraph {
    /// Analyses a paragraph, given without its line end. One pass over the text: 4 ms a
    /// megabyte, and 50 ms where no plain cut is near, as in an isolate that is never closed.
    pub fn new(text: &str, direction: Direction) -> Self {
        Self::with_longest(text, direction, LONGEST_UNCUT)
    }

    fn with_longest(text: &str, direction: Direction, longest: usize) -> Self {
        let Scanned { plain, apart } = scan::scan(text, direction);
        let mut stretches = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let end = plain.ceil(start + 1).unwrap_or(text.len());
            if end - start > longest {
                stretches.push(Stretch::new(text, start..end, direction));
            }
            start = end;
        }
        Self {
            direction,
            len: text.len(),
            plain,
            apart,
            stretches,
        }
    }

    /// The base direction it was analysed for.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Whether the paragraph may be cut before the byte `at`, which must be between two graphemes.
    pub fn may_cut(&self, at: usize) -> bool {
        at == 0 || at >= self.len || self.plain.contains(at) || self.stretch_around(at).is_some()
    }

    /// Whether both sides of a place, set alone, are what they are in the whole.
    pub fn is_plain(&self, at: usize) -> bool {
        at == 0 || at >= self.len || self.plain.contains(at)
    }

    /// Whether the levels of the whole, where a part alone has them too, are all that the part
    /// needs to be what it is in the whole.
    pub(super) fn is_apart(&self, part: &Range<usize>) -> bool {
        let apart = |at| self.is_plain(at) || self.apart.contains(at);
        apart(part.start) && apart(part.end)
    }

    /// Cuts into pieces of at most about `longest` bytes, without regard to lines: first bytes of
    /// all pieces but the first.
    ///
    /// A piece is longer only where nothing allows a cut for two kilobytes.
    pub fn provisional(&self, text: &str, longest: usize) -> Vec<usize> {
        let mut cuts = Vec::new();
        let mut from = 0;
        while self.len - from > longest {
            let to = self.cut_before(text, from, from + longest);
            if to >= self.len {
                break;
            }
            cuts.push(to);
            from = to;
        }
        cuts
    }

    /// A place to cut behind `from`, at or before `limit` if there is one.
    fn cut_before(&self, text: &str, from: usize, limit: usize) -> usize {
        let last = |cuts: &Cuts| cuts.floor(limit).filter(|at| *at > from);
        let late = |at: &usize| at - from >= (limit - from) / 2;
        let plain = last(&self.plain);
        if let Some(at) = plain.filter(late) {
            return at;
        }
        let apart = last(&self.apart).filter(late);
        if let Some(at) = apart.filter(|at| self.stretch_around(*at).is_some()) {
            return at;
        }
        let anywhere = self
            .stretch_around(limit)
            .and_then(|stretch| kind_cut(text, from.max(stretch.range.start), limit));
        anywhere
            .or(plain)
            .or_else(|| self.plain.ceil(from + 1))
            .unwrap_or(self.len)
    }

    /// Brackets of a part that are to look alike, bytes of the part.
    pub(super) fn brackets(&self, text: &str, part: &Range<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = part.start;
        let first = self.stretches.partition_point(|one| one.range.end <= at);
        for stretch in &self.stretches[first..] {
            if stretch.range.start >= part.end {
                break;
            }
            if at < stretch.range.start {
                let between = foreign_brackets(&text[at..stretch.range.start]);
                found.extend(between.into_iter().map(|bracket| bracket + at));
            }
            let inside = |at: usize| stretch.brackets.partition_point(|bracket| *bracket < at);
            found.extend(&stretch.brackets[inside(part.start)..inside(part.end)]);
            at = stretch.range.end;
        }
        if at < part.end {
            let rest = foreign_brackets(&text[at..part.end]);
            found.extend(rest.into_iter().map(|bracket| bracket + at));
        }
        found.iter().map(|bracket| bracket - part.start).collect()
    }

    /// The stretch that has `at` inside.
    fn stretch_around(&self, at: usize) -> Option<&Stretch> {
        let next = self
            .stretches
            .partition_point(|stretch| stretch.range.end <= at);
        self.stretches
            .get(next)
            .filter(|stretch| stretch.range.start < at)
    }
}

impl Stretch {
    fn new(text: &str, range: Range<usize>, direction: Direction) -> Self {
        let part = &text[range.clone()];
        let brackets = foreign_brackets(part);
        Self {
            levels: levels_between(text, direction, range.clone()),
            brackets: brackets.into_iter().map(|at| at + range.start).collect(),
            range,
        }
    }
}

/// Letters that do not join the one after them, and `None` for what is no letter.
fn joins_next(letter: char) -> bool {
    letter.is_alphabetic()
        && !matches!(
            letter,
            'ء' | 'آ' | 'أ' | 'ؤ' | 'إ' | 'ا' | 'ة' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ى'
        )
}

/// A place between two graphemes behind `from` and at or before `limit`: behind a space, else where
/// letters do not join, else any.
fn kind_cut(text: &str, from: usize, limit: usize) -> Option<usize> {
    let limit = grapheme_floor(text, limit);
    let near = grapheme_floor(text, from.max(limit.saturating_sub(256)));
    let (mut loose, mut any) = (None, None);
    for (at, letter) in text.get(near..limit)?.char_indices().rev() {
        let cut = near + at + letter.len_utf8();
        if cut <= from || !is_grapheme_boundary(text, cut) {
            continue;
        }
        any = any.or(Some(cut));
        if letter == ' ' {
            return Some(cut);
        }
        if !joins_next(letter) {
            loose = loose.or(Some(cut));
        }
    }
    loose.or(any)
}

#[cfg(test)]
mod tests;
