//! Which way the letters of a text run: the first strong one, and how many of each.

use unicode_bidi::{BidiClass, bidi_class};

/// The direction of a strong letter (UAX #9 types L, and R or AL).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LetterDirection {
    /// Arabic, Hebrew, Syriac and their like.
    RightToLeft,
    /// Latin, Cyrillic, Han and their like.
    LeftToRight,
}

/// The direction of one character, if it is strong.
fn strong(letter: char) -> Option<LetterDirection> {
    match letter {
        // Most letters of most texts are here, and need no table.
        '\u{620}'..='\u{64A}' => return Some(LetterDirection::RightToLeft),
        'a'..='z' | 'A'..='Z' => return Some(LetterDirection::LeftToRight),
        '\0'..='\x7F' => return None,
        _ => {}
    }
    match bidi_class(letter) {
        BidiClass::R | BidiClass::AL => Some(LetterDirection::RightToLeft),
        BidiClass::L => Some(LetterDirection::LeftToRight),
        _ => None,
    }
}

/// The direction of the first strong letter, if there is one (UAX #9 P2, isolates not skipped).
pub fn first_strong(text: &str) -> Option<LetterDirection> {
    text.chars().find_map(strong)
}

/// Counts strong letters: right-to-left ones, then left-to-right ones.
pub fn count_letters(text: &str) -> (usize, usize) {
    text.chars().fold((0, 0), |(rtl, ltr), c| match strong(c) {
        Some(LetterDirection::RightToLeft) => (rtl + 1, ltr),
        Some(LetterDirection::LeftToRight) => (rtl, ltr + 1),
        None => (rtl, ltr),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_no_table_is_as_the_table_says() {
        for letter in '\0'..='\u{700}' {
            let in_table = match bidi_class(letter) {
                BidiClass::R | BidiClass::AL => Some(LetterDirection::RightToLeft),
                BidiClass::L => Some(LetterDirection::LeftToRight),
                _ => None,
            };
            assert_eq!(strong(letter), in_table, "{letter:?}");
        }
    }

    #[test]
    fn digits_and_signs_are_not_strong() {
        assert_eq!(
            first_strong("15/03 «ألف» Reuters"),
            Some(LetterDirection::RightToLeft)
        );
        assert_eq!(first_strong("12 %"), None);
        assert_eq!(count_letters("ألف Re ٣"), (3, 2));
    }
}
