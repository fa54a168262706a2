//! Cuts at line starts: with these the pieces' lines are those of the whole.

use std::ops::Range;

use super::{LONG_PIECE, LongParagraph};
use crate::typeset::{Engine, Style};

/// A part of a long paragraph that begins and ends with a line of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinePiece {
    /// Its bytes in the paragraph.
    pub bytes: Range<usize>,
    /// How many lines it has.
    pub lines: usize,
}

/// Maximum length of a piece, as a multiple of the wanted length.
const PATIENCE: usize = 4;

/// Walks a long paragraph from line to line; see [`LongParagraph::line_cuts`].
pub struct LineCuts<'a> {
    paragraph: &'a LongParagraph,
    engine: &'a mut Engine,
    text: &'a str,
    style: &'a Style,
    wrap: f32,
    from: usize,
    longest: usize,
    /// Maximum length of a piece while a line is searched that may begin the next one, bytes.
    pub(super) patience: usize,
    done: bool,
}

impl LongParagraph {
    /// Cuts a paragraph into pieces whose lines, one piece after the other, are those that the
    /// whole has at the width `wrap`. Each step sets one piece.
    ///
    /// `from` is 0 or the end of a piece that an earlier walk gave: so a walk is resumed. Pieces are
    /// at most about `longest` bytes long. Which lines come out does not depend on either, except one
    /// case: where no line start for several pieces may be a cut, as when each line begins inside
    /// brackets, a short line ends the piece, so that none becomes too long to be set at once.
    pub fn line_cuts<'a>(
        &'a self,
        engine: &'a mut Engine,
        text: &'a str,
        style: &'a Style,
        wrap: f32,
        from: usize,
        longest: usize,
    ) -> LineCuts<'a> {
        LineCuts {
            paragraph: self,
            engine,
            text,
            style,
            wrap,
            from,
            longest: longest.max(1),
            patience: longest.max(LONG_PIECE).saturating_mul(PATIENCE),
            done: from > text.len(),
        }
    }
}

impl LineCuts<'_> {
    /// Sets from `from` to a place behind `limit` and gives what ends with a line there.
    fn step(&mut self, limit: usize) -> Option<LinePiece> {
        let end = if limit >= self.text.len() {
            self.text.len()
        } else {
            self.paragraph.cut_before(self.text, self.from, limit)
        };
        let bytes = self.from..end;
        let set = self
            .engine
            .piece(self.text, self.paragraph, bytes, self.style, self.wrap);
        let all = LinePiece {
            bytes: self.from..end,
            lines: set.lines.len(),
        };
        let whole = end == self.text.len();
        if whole && end - self.from <= self.longest {
            self.done = true;
            return Some(all);
        }
        let start = |index: usize| self.from + set.lines[index].range.start;
        // An empty last line stays with the line break before it.
        let within = |index: &usize| start(*index) < self.text.len();
        let allowed = |index: &usize| within(index) && self.paragraph.may_cut(start(*index));
        // A piece between such cuts rarely needs to be dressed.
        let easy = |index: &usize| {
            let at = start(*index);
            self.paragraph.plain.contains(at) || allowed(index) && self.paragraph.apart.contains(at)
        };
        let half = set.lines.len().div_ceil(2).max(1);
        let line = (half..set.lines.len())
            .rev()
            .find(easy)
            .or_else(|| (1..set.lines.len()).rev().find(allowed));
        let Some(lines) = line else {
            if !whole && end - self.from < self.patience {
                return None;
            }
            self.done = whole;
            self.from = end;
            return Some(all);
        };
        let bytes = self.from..start(lines);
        self.from = bytes.end;
        Some(LinePiece { bytes, lines })
    }
}

impl Iterator for LineCuts<'_> {
    type Item = LinePiece;

    fn next(&mut self) -> Option<LinePiece> {
        let mut room = self.longest;
        while !self.done {
            let piece = self.step(self.from.saturating_add(room));
            if piece.is_some() {
                return piece;
            }
            room = room.saturating_mul(2);
        }
        None
    }
}
