//! Where a paragraph may be cut so that each side alone is what it is in the whole.
//!
//! Such a cut stands behind a space and before a letter. It is allowed where, by UAX #9,
//! - no embedding, override or isolate is open (rules X1 to X8),
//! - no pair of brackets spans it, nor has the search for pairs been given up before (BD16, N0),
//! - and either the letter runs in the base direction, so that what stands neutral before it meets
//!   the same direction as at the end of a text (N1), or nothing but white space stands between it
//!   and a letter or number, and rule L1 resets that at the end of a line.
//!
//! The weak rules (W1 to W7) and the neutral ones look back no further than to the letter behind
//! the cut. The letter has a script of its own, and so has one before the cut, so that the rest takes
//! the same scripts in a piece as in the whole.

use unicode_bidi::{BidiClass, BidiDataSource as _, HardcodedBidiData};

use super::cuts::Cuts;
use super::script::has_script;
use crate::typeset::class::class;
use crate::typeset::direction::Direction;

/// Maximum number of open brackets; beyond it the search for pairs ends (UAX #9 BD16).
const MOST_BRACKETS: usize = 63;

/// Number of nested embeddings beyond which levels may come near the maximum of 125.
const MOST_NESTED: usize = 60;

/// What one pass over a paragraph finds.
pub(super) struct Scanned {
    /// Where each side alone is what it is in the whole.
    pub plain: Cuts,
    /// Where the same holds except bidi levels: behind a space and before a letter.
    pub apart: Cuts,
}

/// The places where a paragraph may be cut.
pub(super) fn scan(text: &str, direction: Direction) -> Scanned {
    let mut apart = Cuts::none(text.len());
    let mut scan = Scan {
        direction,
        cuts: Cuts::none(text.len()),
        nest: Vec::new(),
        parted: false,
        over: false,
        brackets: Vec::new(),
        alike: Alike::default(),
        lettered: false,
        settled: true,
        last: BidiClass::B,
    };
    let mut before = '\0';
    for (at, letter) in text.char_indices() {
        let class = class_as_set(letter);
        if before == ' ' && scan.is_apart(letter, class) {
            apart.insert(at);
            if scan.may_cut(class) {
                scan.cuts.insert(at);
            }
        }
        scan.take(at, letter, class);
        before = letter;
    }
    Scanned {
        plain: scan.cuts,
        apart,
    }
}

/// The bidi class of a character in the shaper's text, which knows fewer line ends.
pub(super) fn class_as_set(letter: char) -> BidiClass {
    match letter {
        '\u{b}' | '\u{c}' => BidiClass::B,
        _ => class(letter),
    }
}

struct Scan {
    direction: Direction,
    cuts: Cuts,
    /// What was opened and not closed, and whether it is an isolate.
    nest: Vec<bool>,
    /// Whether an embedding had content, which parts what stands around it.
    parted: bool,
    /// Whether no cut is right up to the paragraph's end.
    over: bool,
    /// Open brackets: their bytes and kinds.
    brackets: Vec<(usize, char)>,
    alike: Alike,
    /// Whether a letter with a script of its own came by.
    lettered: bool,
    /// Whether the last character that is no white space is a letter or number.
    settled: bool,
    last: BidiClass,
}

impl Scan {
    /// Whether a letter behind a space begins what looks the same whatever stands before it.
    fn is_apart(&self, letter: char, class: BidiClass) -> bool {
        let strong = matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL);
        strong && self.lettered && has_script(letter)
    }

    /// Whether levels, too, are the same before and behind such a letter.
    fn may_cut(&self, class: BidiClass) -> bool {
        let with_base = (class != BidiClass::L) == self.direction.is_rtl();
        let open = self.over || !self.nest.is_empty();
        !open && (with_base || self.settled)
    }

    fn take(&mut self, at: usize, letter: char, class: BidiClass) {
        use BidiClass::{
            AL, AN, B, BN, EN, FSI, L, LRE, LRI, LRO, NSM, PDF, PDI, R, RLE, RLI, RLO, WS,
        };
        self.lettered |= has_script(letter);
        self.settled = match class {
            L | R | AL | EN | AN => true,
            NSM => self.settled && self.last != WS,
            WS | BN => self.settled,
            _ => false,
        };
        if class != BN {
            self.last = class;
        }
        match class {
            LRE | RLE | LRO | RLO => self.open(false),
            LRI | RLI | FSI => {
                self.show();
                self.open(true);
            }
            PDF => {
                if self.nest.last() == Some(&false) {
                    self.nest.pop();
                }
            }
            PDI => {
                if let Some(isolate) = self.nest.iter().rposition(|isolate| *isolate) {
                    self.nest.truncate(isolate);
                }
                self.show();
            }
            B => {
                self.over |= self.nest.contains(&true);
                self.nest.clear();
                self.show();
            }
            BN => {}
            _ => self.show(),
        }
        if class == BidiClass::ON {
            if self.nest.is_empty() {
                self.bracket(at, letter);
            }
            if let Some(start) = self.alike.take(at, letter) {
                self.cuts.remove(start + 1..at + 1);
            }
        }
    }

    fn open(&mut self, isolate: bool) {
        self.nest.push(isolate);
        self.over |= self.nest.len() > MOST_NESTED;
    }

    /// Takes notice of a character that takes part in the order of the text.
    fn show(&mut self) {
        match self.nest.first() {
            Some(isolate) => self.parted |= !isolate,
            None if self.parted => {
                self.brackets.clear();
                self.parted = false;
            }
            None => {}
        }
    }

    fn bracket(&mut self, at: usize, letter: char) {
        let Some(bracket) = HardcodedBidiData.bidi_matched_opening_bracket(letter) else {
            return;
        };
        if !bracket.is_open {
            let pair = self
                .brackets
                .iter()
                .rposition(|(_, kind)| *kind == bracket.opening);
            if let Some(index) = pair {
                self.cuts.remove(self.brackets[index].0 + 1..at + 1);
                self.brackets.truncate(index);
            }
        } else if self.brackets.len() == MOST_BRACKETS {
            self.cuts.remove(self.brackets[0].0 + 1..at + 1);
            self.over = true;
        } else {
            self.brackets.push((at, bracket.opening));
        }
    }
}

/// Round and square brackets that are to look alike: pairs without regard to isolates.
#[derive(Default)]
struct Alike {
    round: Vec<usize>,
    square: Vec<usize>,
}

impl Alike {
    /// Returns the partner of a closing bracket.
    fn take(&mut self, at: usize, letter: char) -> Option<usize> {
        let (own, other) = match letter {
            '(' | ')' => (&mut self.round, &mut self.square),
            '[' | ']' => (&mut self.square, &mut self.round),
            _ => return None,
        };
        if matches!(letter, '(' | '[') {
            own.push(at);
            return None;
        }
        let start = own.pop()?;
        while other.last().is_some_and(|open| *open > start) {
            other.pop();
        }
        Some(start)
    }
}
