//! Which way a document and each of its paragraphs run.

use std::cmp::Ordering;

use crate::arabic::{LetterDirection, Text, count_letters, first_strong};

/// The base direction of a paragraph or document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// Right to left, as Arabic runs.
    Rtl,
    /// Left to right, as Latin runs.
    Ltr,
}

impl Direction {
    /// Whether this is [`Direction::Rtl`].
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }
}

/// Returns the direction of most letters of `text`; right to left when there are as many of each.
pub fn document_direction(text: &str) -> Direction {
    majority(text).unwrap_or(Direction::Rtl)
}

/// Returns the direction of most letters of a text from its stored counts; right to left when there are
/// as many of each.
pub fn text_direction(text: &Text) -> Direction {
    most(text.letters()).unwrap_or(Direction::Rtl)
}

/// Returns the direction of one paragraph of a document that runs in the direction `document`.
///
/// It runs against its document only if both its first letter and most of its letters do:
/// «Reuters نشرت الخبر» stays right to left in an Arabic document. Without letters («3485») it
/// takes the document's.
pub fn paragraph_direction(text: &str, document: Direction) -> Direction {
    match first_strong(text).map(Direction::from) {
        // Only then need the letters be counted, which takes long where there are many.
        Some(first) if first != document && majority(text) == Some(first) => first,
        _ => document,
    }
}

/// Letters are counted until what is left could not change the answer: each takes a byte at least.
fn majority(text: &str) -> Option<Direction> {
    most(count_letters(text))
}

fn most((rtl, ltr): (usize, usize)) -> Option<Direction> {
    match rtl.cmp(&ltr) {
        Ordering::Greater => Some(Direction::Rtl),
        Ordering::Less => Some(Direction::Ltr),
        Ordering::Equal => None,
    }
}

impl From<LetterDirection> for Direction {
    fn from(letter: LetterDirection) -> Self {
        match letter {
            LetterDirection::RightToLeft => Self::Rtl,
            LetterDirection::LeftToRight => Self::Ltr,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Direction::{Ltr, Rtl};
    use super::*;

    #[test]
    fn most_letters_decide_a_document() {
        assert_eq!(document_direction("قال Reuters إن الخبر صحيح"), Rtl);
        assert_eq!(document_direction("The word سلام means peace"), Ltr);
        assert_eq!(document_direction("12.5%"), Rtl);
        assert_eq!(document_direction(""), Rtl);
    }

    #[test]
    fn a_paragraph_turns_only_if_first_and_most_letters_do() {
        assert_eq!(paragraph_direction("Reuters نشرت الخبر أمس", Rtl), Rtl);
        assert_eq!(paragraph_direction("Reuters published it, قيل", Rtl), Ltr);
        assert_eq!(paragraph_direction("قال: Reuters published it", Rtl), Rtl);
        assert_eq!(paragraph_direction("سلام عليكم", Ltr), Rtl);
        assert_eq!(paragraph_direction("3485", Rtl), Rtl);
        assert_eq!(paragraph_direction("3485", Ltr), Ltr);
        assert_eq!(paragraph_direction("١٢٣ – 45%", Ltr), Ltr);
        assert_eq!(paragraph_direction("", Ltr), Ltr);
    }

    #[test]
    fn vowel_marks_do_not_count_as_letters() {
        assert_eq!(document_direction("بِسْمِ abcd"), Ltr);
    }
}
