//! What the typesetter must know of each grapheme: its bytes and how it behaves in a line.

use std::ops::Range;

use unicode_bidi::BidiClass;
use unicode_segmentation::UnicodeSegmentation as _;

use super::class::class;

/// How a grapheme behaves when its line is put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Has ink, or at least stands between what has.
    Content,
    /// White space or an invisible formatting character (UAX #9 L1, items 3 and 4).
    Space,
    /// Moves to the next tab stop.
    Tab,
    /// A segment or paragraph separator other than the tab (UAX #9 L1, items 1 and 2).
    Separator,
}

/// A grapheme of the paragraph.
#[derive(Clone, Debug)]
pub(super) struct Grapheme {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    pub role: Role,
    /// Whether it is white space to a reader.
    pub whitespace: bool,
    /// Whether it takes no room and shows nothing, whatever the font says.
    pub invisible: bool,
    /// Whether it is a letter, which never has width zero to a reader.
    pub letter: bool,
}

/// The graphemes of a text in its order.
pub(super) fn graphemes(text: &str) -> Vec<Grapheme> {
    text.grapheme_indices(true)
        .map(|(start, grapheme)| classify(start, grapheme))
        .collect()
}

fn classify(start: usize, text: &str) -> Grapheme {
    let first = text.chars().next().unwrap_or('\0');
    let class = class(first);
    let role = if first == '\t' {
        Role::Tab
    } else if matches!(class, BidiClass::B | BidiClass::S) {
        Role::Separator
    } else if text.chars().all(is_space_for_l1) {
        Role::Space
    } else {
        Role::Content
    };
    Grapheme {
        range: start..start + text.len(),
        role,
        whitespace: text.chars().all(char::is_whitespace),
        invisible: first != '\t' && text.chars().all(is_invisible),
        letter: matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL)
            && (matches!(first, '\u{620}'..='\u{64A}') || first.is_alphabetic()),
    }
}

/// UAX #9 L1 with section 5.2: white space, isolate formatting characters, and what rule X9 drops.
fn is_space_for_l1(letter: char) -> bool {
    use BidiClass::{FSI, LRI, PDI, RLI, WS};
    matches!(class(letter), WS | FSI | LRI | RLI | PDI) || is_dropped(letter)
}

/// Whether UAX #9 X9 drops a character, so that it has no level of its own.
pub(super) fn is_dropped(letter: char) -> bool {
    use BidiClass::{BN, LRE, LRO, PDF, RLE, RLO};
    matches!(class(letter), BN | LRE | LRO | RLE | RLO | PDF)
}

/// Controls, bidi formatting characters and line separators: fonts may draw a box for them.
pub(super) fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{00AD}'
                | '\u{061C}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles() {
        let roles: Vec<_> = graphemes("a \t\n\u{2067}\u{2069}لَ")
            .iter()
            .map(|grapheme| grapheme.role)
            .collect();
        assert_eq!(
            roles,
            [
                Role::Content,
                Role::Space,
                Role::Tab,
                Role::Separator,
                Role::Space,
                Role::Space,
                Role::Content,
            ]
        );
    }

    #[test]
    fn a_letter_keeps_its_marks() {
        let found = graphemes("لَّا");
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|grapheme| grapheme.letter));
    }
}
