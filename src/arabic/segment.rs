//! Where a text may be divided: graphemes, words and sentences by UAX #29, fitted to Arabic.

use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Whether a byte offset stands between two user-perceived characters.
///
/// A line end is always a boundary of its own; an offset inside a code point is none.
pub fn is_grapheme_boundary(text: &str, byte: usize) -> bool {
    if !text.is_char_boundary(byte) {
        return false;
    }
    GraphemeCursor::new(byte, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(true)
}

/// The last grapheme boundary at or before a byte offset.
pub fn grapheme_floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    if is_grapheme_boundary(text, byte) {
        return byte;
    }
    previous_grapheme(text, byte).unwrap_or(0)
}

/// The first grapheme boundary at or after a byte offset.
pub fn grapheme_ceil(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte += 1;
    }
    if is_grapheme_boundary(text, byte) {
        return byte;
    }
    next_grapheme(text, byte).unwrap_or(text.len())
}

/// The grapheme boundary after a byte offset, if the text goes on.
pub fn next_grapheme(text: &str, byte: usize) -> Option<usize> {
    GraphemeCursor::new(byte, text.len(), true)
        .next_boundary(text, 0)
        .ok()
        .flatten()
}

/// The grapheme boundary before a byte offset, if there is text before it.
pub fn previous_grapheme(text: &str, byte: usize) -> Option<usize> {
    GraphemeCursor::new(byte, text.len(), true)
        .prev_boundary(text, 0)
        .ok()
        .flatten()
}

/// The words of a text as byte ranges: segments of UAX #29 that hold a letter or a digit.
pub fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_word_bound_indices()
        .filter(|(_, word)| word.chars().any(char::is_alphanumeric))
        .map(|(start, word)| start..start + word.len())
}

/// The sentences of a text as byte ranges that cover it whole.
///
/// UAX #29 ends a sentence after `؟`, `.`, `!` and their like, with the quotes and spaces behind; a
/// line end always ends one. The dot of a number that counts («1. ») or of one letter that
/// abbreviates («د. أحمد») does not.
pub fn sentence_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut pieces = text
        .split_sentence_bound_indices()
        .map(|(start, piece)| start..start + piece.len());
    std::iter::from_fn(move || {
        let mut sentence = pieces.next()?;
        let mut piece = sentence.clone();
        let mut has_letters = false;
        loop {
            has_letters |= text[piece.clone()].contains(char::is_alphabetic);
            if !goes_on(&text[sentence.clone()], has_letters) {
                return Some(sentence);
            }
            let Some(more) = pieces.next() else {
                return Some(sentence);
            };
            sentence.end = more.end;
            piece = more;
        }
    })
}

/// Whether what ends here is not a sentence yet.
fn goes_on(begun: &str, has_letters: bool) -> bool {
    if begun.ends_with(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return false;
    }
    if !has_letters {
        return true;
    }
    let Some(words) = begun.trim_end().strip_suffix('.') else {
        return false;
    };
    let Some(before) = words.strip_suffix(char::is_alphabetic) else {
        return false;
    };
    let is_alone = !before.ends_with(char::is_alphanumeric);
    // A letter behind a number is its unit: «2016 م.».
    is_alone && !before.trim_end().ends_with(char::is_numeric)
}

/// A unit of text that is looked for around a place, in time that does not grow with the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    /// A word, as [`word_ranges`] finds it.
    Word,
    /// A sentence, as [`sentence_ranges`] finds it.
    Sentence,
}

/// Bytes before a position that are examined first.
const REACH: usize = 1024;
/// Length of a stretch without a space, in bytes, beyond which words are searched from any character.
const LONGEST_WORD: usize = 16 * 1024;

impl Unit {
    /// The last unit that begins at or before a byte.
    pub fn last_until(self, text: &str, byte: usize) -> Option<Range<usize>> {
        self.last_within(text, byte, REACH)
    }

    fn last_within(self, text: &str, byte: usize, mut reach: usize) -> Option<Range<usize>> {
        loop {
            let from = self.restart(text, byte.saturating_sub(reach));
            let found = self.from(text, from).take_while(|r| r.start <= byte).last();
            // Where the search begins in the middle of a unit, its start is not known.
            if from == 0 || found.as_ref().is_some_and(|r| r.start > from) {
                return found;
            }
            reach *= 4;
        }
    }

    /// The first unit that begins after a byte.
    pub fn first_after(self, text: &str, byte: usize) -> Option<Range<usize>> {
        let from = self.restart(text, byte);
        self.from(text, from).find(|r| r.start > byte)
    }

    /// The units of the rest of a text.
    pub fn from(self, text: &str, from: usize) -> Box<dyn Iterator<Item = Range<usize>> + '_> {
        let rest = &text[from..];
        let shift = move |r: Range<usize>| r.start + from..r.end + from;
        match self {
            Self::Word => Box::new(word_ranges(rest).map(shift)),
            Self::Sentence => Box::new(sentence_ranges(rest).map(shift)),
        }
    }

    /// A byte at or before another from which on the boundaries are those of the whole text.
    fn restart(self, text: &str, byte: usize) -> usize {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        match self {
            Self::Word => {
                // Nothing before a space decides what comes behind it.
                let mut least = byte.saturating_sub(LONGEST_WORD);
                while !text.is_char_boundary(least) {
                    least -= 1;
                }
                let space = text[least..byte].rfind([' ', '\t']);
                space.map_or_else(|| grapheme_floor(text, least), |at| least + at)
            }
            Self::Sentence => {
                // Only signs and spaces decide, so nothing before a letter; a second one behind it
                // shows that it is no abbreviation.
                let mut next = false;
                let letters = text[..byte].char_indices().rev().find(|(at, c)| {
                    let fits = c.is_alphabetic() && next && is_grapheme_boundary(text, *at);
                    next = c.is_alphabetic();
                    fits
                });
                letters.map_or(0, |(at, _)| at)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<&str> {
        sentence_ranges(text).map(|r| text[r].trim()).collect()
    }

    #[test]
    fn sentences_end_as_arabic_ends_them() {
        let text = "قال: «لن أعود.» فسألته: لماذا؟ أجاب؛ ثم سكت… نشرته Reuters. كان ذلك في 3.5.2016، ثم خرج!";
        assert_eq!(
            sentences(text),
            [
                "قال: «لن أعود.»",
                "فسألته: لماذا؟",
                "أجاب؛ ثم سكت… نشرته Reuters.",
                "كان ذلك في 3.5.2016، ثم خرج!",
            ]
        );
        assert_eq!(
            sentences("بلغ ٣٫٥ أو 62.5% منهم. ثم"),
            ["بلغ ٣٫٥ أو 62.5% منهم.", "ثم"]
        );
    }

    #[test]
    fn abbreviations_and_counting_numbers_end_nothing() {
        for whole in [
            "قال د. أحمد نعم.",
            "كتب أ.د. سالم.",
            "(م. سعيد) خرج.",
            "1. أولاً.",
            "أ. خرج.",
            "by J. Smith.",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
        assert_eq!(
            sentences("في عام 2016 م. ثم عاد."),
            ["في عام 2016 م.", "ثم عاد."]
        );
        assert_eq!(
            sentences("سنة 1437 هـ. ثم عاد."),
            ["سنة 1437 هـ.", "ثم عاد."]
        );
        assert_eq!(sentences("خرج أحمد. ثم عاد."), ["خرج أحمد.", "ثم عاد."]);
        assert_eq!(sentences("1.\nثم"), ["1.", "ثم"]);
    }

    proptest! {
        #[test]
        fn what_is_found_around_a_place_is_what_the_whole_text_has(
            text in "([ \\t.؟!»(]|[ابدم]{1,4}|\u{64b}|3|٣|J|س\u{64e}|\u{200d}|\u{a0}){0,60}", at in 0usize..200, reach in 1usize..24,
        ) {
            let at = at.min(text.len());
            for unit in [Unit::Word, Unit::Sentence] {
                let all: Vec<Range<usize>> = unit.from(&text, 0).collect();
                let last = all.iter().rfind(|r| r.start <= at).cloned();
                prop_assert_eq!(unit.last_within(&text, at, reach), last, "{:?}", unit);
                let first = all.iter().find(|r| r.start > at).cloned();
                prop_assert_eq!(unit.first_after(&text, at), first, "{:?}", unit);
            }
        }
    }
}
