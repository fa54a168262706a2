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
        '\u{2010}'..='\u{2027}' => return None,
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
    let bytes = text.as_bytes();
    // The last byte has none behind it: it is ASCII or the end of a code point.
    let Some((last, _)) = bytes.split_last() else {
        return (0, 0);
    };
    let (mut rtl, mut ltr) = (0, usize::from(last.is_ascii_alphabetic()));
    let pairs = bytes.chunks(AT_ONCE).zip(bytes[1..].chunks(AT_ONCE));
    for (index, (these, behind)) in pairs.enumerate() {
        rtl += count(these, behind, is_common_rtl);
        ltr += count(these, behind, |byte, _| byte.is_ascii_alphabetic());
        if count(these, behind, is_uncommon) == 0 {
            continue;
        }
        let each = these.iter().zip(behind).enumerate();
        for (at, _) in each.filter(|(_, (a, b))| is_uncommon(**a, **b)) {
            let letter = text[index * AT_ONCE + at..].chars().next();
            match letter.and_then(strong) {
                Some(LetterDirection::RightToLeft) => rtl += 1,
                Some(LetterDirection::LeftToRight) => ltr += 1,
                None => {}
            }
        }
    }
    (rtl, ltr)
}

/// Bytes that are counted at once; few enough for a count in a byte.
const AT_ONCE: usize = 64;

/// Of at most [`AT_ONCE`] bytes, each with the one behind it, those that are something.
fn count(these: &[u8], behind: &[u8], is: impl Fn(u8, u8) -> bool) -> usize {
    let each = |these: &[u8], behind: &[u8]| -> u8 {
        let pairs = these.iter().zip(behind);
        pairs.map(|(a, b)| u8::from(is(*a, *b))).sum()
    };
    // Of a known number, many bytes are compared in one step.
    let whole: Option<(&[u8; AT_ONCE], &[u8; AT_ONCE])> =
        these.try_into().ok().zip(behind.try_into().ok());
    usize::from(match whole {
        Some((these, behind)) => each(these, behind),
        None => each(these, behind),
    })
}

/// Whether two bytes are one of U+0620..=U+064A, the letters of most Arabic texts, or of `؛` and
/// `؟`, which run as these do.
fn is_common_rtl(first: u8, second: u8) -> bool {
    let in_first_row = (second >= 0xA0) | (second == 0x9B) | (second == 0x9F);
    ((first == 0xD8) & in_first_row) | ((first == 0xD9) & (second <= 0x8A))
}

/// Whether a byte begins a code point that is neither ASCII nor one of these letters, nor a vowel
/// mark, an Arabic digit, `،`, `«` or `»`, which are not strong.
fn is_uncommon(first: u8, second: u8) -> bool {
    let comma = (first == 0xD8) & (second == 0x8C);
    let mark_or_digit = (first == 0xD9) & (second <= 0xAC);
    let quote = (first == 0xC2) & ((second == 0xAB) | (second == 0xBB));
    (first >= 0xC0) & !(is_common_rtl(first, second) | comma | mark_or_digit | quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counting_many_at_once_counts_each(piece in "(\\PC|[ةيؠلa zZ\u{64B}\u{641}«،؛؟\u{671}ñא]){0,30}", times in 1usize..12) {
            let text = piece.repeat(times);
            let each = text.chars().fold((0, 0), |(rtl, ltr), c| match strong(c) {
                Some(LetterDirection::RightToLeft) => (rtl + 1, ltr),
                Some(LetterDirection::LeftToRight) => (rtl, ltr + 1),
                None => (rtl, ltr),
            });
            prop_assert_eq!(count_letters(&text), each);
        }
    }

    #[test]
    fn what_needs_no_table_is_as_the_table_says() {
        for letter in '\0'..='\u{2100}' {
            let (rtl, ltr) = count_letters(&letter.to_string().repeat(3));
            let each = strong(letter);
            assert_eq!(
                rtl == 3,
                each == Some(LetterDirection::RightToLeft),
                "{letter:?}"
            );
            assert_eq!(
                ltr == 3,
                each == Some(LetterDirection::LeftToRight),
                "{letter:?}"
            );
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
