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
/// UAX #29 ends a sentence after `؟`, `.`, `!` and `…`-like terminators; a line end always ends one.
pub fn sentence_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_sentence_bound_indices()
        .map(|(start, sentence)| start..start + sentence.len())
}
