//! The text around an excerpt, in whole words.

use crate::arabic::{ByteRange, CharOffset, CharRange, Text, is_grapheme_boundary};

/// Maximum length of the context on each side of an excerpt, in code points.
const REACH: usize = 60;

/// The text before a span: at most [`REACH`] code points that begin with a whole word.
///
/// With [`after`] it is exactly what stands in the text, white space and line ends too, except
/// white space at the outer edge.
pub(super) fn before(text: &Text, span: CharRange) -> &str {
    let start = CharOffset(span.start.0.saturating_sub(REACH));
    let range = CharRange::between(start, span.start);
    let bytes = text.to_bytes(range);
    let content = text.as_str();
    let mut from = bytes.start.0;
    if from > 0 && in_word(content, from) {
        let inside = &content[bytes.as_range()];
        from += match inside.find(char::is_whitespace) {
            Some(gap) => gap,
            None => whole_graphemes_from(content, bytes),
        };
    }
    content[from..bytes.end.0].trim_start()
}

/// The text after a span: at most [`REACH`] code points that end with a whole word.
pub(super) fn after(text: &Text, span: CharRange) -> &str {
    let end = CharOffset((span.end.0 + REACH).min(text.length()));
    let bytes = text.to_bytes(CharRange::between(span.end, end));
    let content = text.as_str();
    let mut to = bytes.end.0;
    if to < content.len() && in_word(content, to) {
        let inside = &content[bytes.as_range()];
        to = match inside.rfind(char::is_whitespace) {
            Some(gap) => bytes.start.0 + gap,
            None => whole_graphemes_to(content, bytes),
        };
    }
    content[bytes.start.0..to].trim_end()
}

/// Whether a byte offset parts two characters that no white space parts.
fn in_word(content: &str, at: usize) -> bool {
    let before = content[..at].chars().next_back();
    let next = content[at..].chars().next();
    matches!((before, next), (Some(a), Some(b)) if !a.is_whitespace() && !b.is_whitespace())
}

/// Bytes to skip so that a range without white space begins with a whole grapheme.
fn whole_graphemes_from(content: &str, bytes: ByteRange) -> usize {
    let fits = |at: &usize| is_grapheme_boundary(content, *at);
    let from = bytes.as_range().find(fits).unwrap_or(bytes.end.0);
    from - bytes.start.0
}

/// Where a range without white space ends with a whole grapheme.
fn whole_graphemes_to(content: &str, bytes: ByteRange) -> usize {
    let fits = |at: &usize| is_grapheme_boundary(content, *at);
    bytes.as_range().rev().find(fits).unwrap_or(bytes.start.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole_at_the_outer_edge() {
        let text = Text::new(format!(
            "{}قال المقاتل السابق{}",
            "كلمة ".repeat(30),
            " أخرى".repeat(30)
        ));
        let span = CharRange::new(150, 168);
        assert_eq!(text.slice(span), "قال المقاتل السابق");
        assert_eq!(before(&text, span), "كلمة ".repeat(12));
        assert_eq!(after(&text, span), " أخرى".repeat(12));
    }

    #[test]
    fn a_text_without_white_space_is_cut_between_letters() {
        let text = Text::new("كَ".repeat(100));
        let span = CharRange::new(99, 101);
        assert_eq!(before(&text, CharRange::new(100, 102)), "كَ".repeat(30));
        let letters = before(&text, CharRange::new(61, 62));
        assert!(letters.starts_with('ك'), "{letters}");
        assert!(!after(&text, span).is_empty());
    }

    proptest! {
        #[test]
        fn contexts_are_what_stands_beside(content in "[ \\nابتكَُ😀a.]{0,300}", a in 0usize..300, b in 0usize..300) {
            let text = Text::new(content);
            let length = text.length();
            let span = CharRange::between(CharOffset(a.min(length)), CharOffset(b.min(length)));
            let bytes = text.to_bytes(span);
            let (before, after) = (before(&text, span), after(&text, span));
            prop_assert!(text.as_str()[..bytes.start.0].ends_with(before));
            prop_assert!(text.as_str()[bytes.end.0..].starts_with(after));
            for side in [before, after] {
                prop_assert!(side.chars().count() <= REACH);
            }
        }
    }
}
