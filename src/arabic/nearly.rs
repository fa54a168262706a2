//! Finding what is nearly the same: the edit distance of two passages, and where in a text a
//! passage stands with the fewest edits.
//!
//! Rows of the distance table are held in the bits of machine words, 64 letters at a time: Myers, "A
//! fast bit-vector algorithm for approximate string matching", Journal of the ACM 46 (1999), in the
//! form for long patterns. It looks at the whole text, so that what was moved far is found too, and
//! needs a thousandth of the steps of a table.

use std::collections::HashMap;
use std::ops::Range;

const WORD: usize = 64;

/// A passage that is looked for in other texts.
pub struct Passage {
    letters: Vec<char>,
    /// For each letter the places at which the passage has it, as bits.
    places: HashMap<char, Vec<u64>>,
}

/// A column of the distance table: how it differs from row to row, as bits.
struct Column {
    up: Vec<u64>,
    down: Vec<u64>,
    last: u64,
    /// Distance in the last row.
    score: usize,
}

impl Passage {
    /// Makes a passage ready to be looked for.
    pub fn new(letters: Vec<char>) -> Self {
        let words = letters.len().div_ceil(WORD);
        let mut places: HashMap<char, Vec<u64>> = HashMap::new();
        for (at, letter) in letters.iter().enumerate() {
            let bits = places.entry(*letter).or_insert_with(|| vec![0; words]);
            bits[at / WORD] |= 1 << (at % WORD);
        }
        Self { letters, places }
    }

    /// Number of code points.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The fewest edits (letters put in, taken out or replaced) that make this passage of another.
    pub fn distance(&self, other: &[char]) -> usize {
        if self.is_empty() {
            return other.len();
        }
        let mut column = self.column();
        for letter in other {
            column.step(self.places.get(letter), 1);
        }
        column.score
    }

    /// For each place of a text, how many edits it takes to find the passage ending just behind it,
    /// wherever it begins. One entry a code point.
    pub fn ends_in(&self, text: &[char]) -> Vec<usize> {
        if self.is_empty() {
            return vec![0; text.len()];
        }
        let mut column = self.column();
        let scores = text.iter().map(|letter| {
            column.step(self.places.get(letter), 0);
            column.score
        });
        scores.collect()
    }

    /// Where the passage begins that ends at `end` with the fewest edits.
    pub fn begin_of(&self, text: &[char], end: usize) -> usize {
        let backwards = Self::new(self.letters.iter().rev().copied().collect());
        if backwards.is_empty() {
            return end;
        }
        let mut column = backwards.column();
        let mut best = (column.score, self.len(), end);
        let reach = end.min(self.len() * 2);
        for (length, letter) in text[end - reach..end].iter().rev().enumerate() {
            column.step(backwards.places.get(letter), 1);
            // Of equal ones the one that is as long as the passage.
            let unlike = (length + 1).abs_diff(self.len());
            best = best.min((column.score, unlike, end - length - 1));
        }
        best.2
    }

    /// The place in a text with the fewest edits, that number, and the number for the best place
    /// that lies beside it. Returns `None` when there is no text or no passage.
    pub fn nearest(&self, text: &[char]) -> Option<(Range<usize>, usize, Option<usize>)> {
        if self.is_empty() {
            return None;
        }
        let scores = self.ends_in(text);
        let (last, edits) = scores.iter().enumerate().min_by_key(|(_, s)| **s)?;
        let (start, end) = (self.begin_of(text, last + 1), last + 1);
        let apart = |at: usize| at < start || at >= end + self.len() / 2;
        let others = scores.iter().enumerate().filter(|(at, _)| apart(*at));
        let next = others.map(|(_, s)| *s).min();
        Some((start..end, *edits, next))
    }

    fn column(&self) -> Column {
        let words = self.letters.len().div_ceil(WORD);
        Column {
            up: vec![u64::MAX; words],
            down: vec![0; words],
            last: 1 << ((self.letters.len() - 1) % WORD),
            score: self.letters.len(),
        }
    }
}

impl Column {
    /// Goes on by one letter of the text, at the places of which the passage has it. `first` is by
    /// how much the row above the first grows: 1 when the text must begin here, 0 when anywhere.
    fn step(&mut self, places: Option<&Vec<u64>>, first: i8) {
        let words = self.up.len();
        let mut carried = first;
        for word in 0..words {
            let top = if word + 1 == words {
                self.last
            } else {
                1 << (WORD - 1)
            };
            let equal = places.map_or(0, |p| p[word]);
            let (up, down) = (self.up[word], self.down[word]);
            let vertical = equal | down;
            let equal = equal | u64::from(carried < 0);
            let horizontal = ((equal & up).wrapping_add(up) ^ up) | equal;
            let mut grows = down | !(horizontal | up);
            let mut shrinks = up & horizontal;
            let out = i8::from(grows & top != 0) - i8::from(shrinks & top != 0);
            grows = grows << 1 | u64::from(carried > 0);
            shrinks = shrinks << 1 | u64::from(carried < 0);
            self.up[word] = shrinks | !(vertical | grows);
            self.down[word] = grows & vertical;
            carried = out;
        }
        self.score = self.score.saturating_add_signed(isize::from(carried));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table itself, row by row; `free` when the passage may begin anywhere in the text.
    fn last_row(passage: &[char], text: &[char], free: bool) -> Vec<usize> {
        let mut row: Vec<usize> = (0..=text.len()).map(|j| if free { 0 } else { j }).collect();
        for (i, letter) in passage.iter().enumerate() {
            let mut next = vec![i + 1];
            for (j, other) in text.iter().enumerate() {
                let kept = row[j] + usize::from(letter != other);
                next.push(kept.min(row[j + 1] + 1).min(next[j] + 1));
            }
            row = next;
        }
        row
    }

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    proptest! {
        #[test]
        fn bits_say_what_the_table_says(passage in "[ابجد]{0,200}", text in "[ابجد]{0,300}") {
            let (p, t) = (letters(&passage), letters(&text));
            let made = Passage::new(p.clone());
            prop_assert_eq!(made.distance(&t), last_row(&p, &t, false)[t.len()]);
            prop_assert_eq!(made.ends_in(&t), last_row(&p, &t, true)[1..].to_vec());
        }

        #[test]
        fn the_nearest_place_costs_what_is_said(passage in "[ابجد]{1,90}", text in "[ابجد]{1,200}") {
            let (p, t) = (letters(&passage), letters(&text));
            let made = Passage::new(p);
            let (place, edits, next) = made.nearest(&t).unwrap();
            prop_assert_eq!(made.distance(&t[place]), edits);
            prop_assert!(next.is_none_or(|n| n >= edits));
        }
    }

    #[test]
    fn a_passage_with_a_slip_is_found() {
        let text = letters("ثم قال الرجل إنه لن يعد إلى هناك");
        let (place, edits, next) = Passage::new(letters("لن يعود")).nearest(&text).unwrap();
        assert_eq!(text[place].iter().collect::<String>(), "لن يعد");
        assert_eq!(edits, 1);
        assert!(next.unwrap() > 2);
    }
}
