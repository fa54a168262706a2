//! A passage as a request names it: by its span, or by its words.

use crate::arabic::{ByteRange, CharRange, Text, TextError, is_grapheme_boundary};
use thiserror::Error;

/// A passage of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PassagePlace {
    /// By its code points.
    Span(CharRange),
    /// By its words, which must occur once.
    Quote(String),
}

/// Why a place names no passage.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum PlaceError {
    /// The words do not occur in the document.
    #[error("the passage does not occur")]
    Missing {
        /// The document's title.
        document: String,
    },
    /// The words occur several times in the document.
    #[error("the passage occurs {count} times")]
    Repeated {
        /// How often.
        count: usize,
        /// The document's title.
        document: String,
    },
    /// There is only white space.
    #[error(transparent)]
    Blank(TextError),
}

impl PassagePlace {
    /// The passage's span in a text; `title` is that of its document, for errors.
    ///
    /// # Errors
    /// When the words do not occur or occur several times, or there is only white space.
    pub fn span(&self, text: &Text, title: &str) -> Result<CharRange, PlaceError> {
        let span = match self {
            Self::Span(span) => *span,
            Self::Quote(quote) => find_quote(text, title, quote)?,
        };
        check_not_blank(text, span)?;
        Ok(span)
    }
}

/// Refuses a span that holds only white space. A span beyond the text is refused where it is used.
///
/// # Errors
/// [`PlaceError::Blank`].
pub(super) fn check_not_blank(text: &Text, range: CharRange) -> Result<(), PlaceError> {
    let is_inside = range.end.0 <= text.length();
    if is_inside && text.slice(range).trim().is_empty() {
        return Err(PlaceError::Blank(TextError::Empty { range }));
    }
    Ok(())
}

/// The only occurrence of some words in a text; `title` is that of its document, for errors.
///
/// # Errors
/// When they do not occur, or several times. Words that occur only inside letters with marks are
/// returned as they stand: annotating them is refused for cutting a grapheme.
pub fn find_quote(text: &Text, title: &str, quote: &str) -> Result<CharRange, PlaceError> {
    let (whole, cut): (Vec<ByteRange>, Vec<ByteRange>) = occurrences(text, quote)
        .into_iter()
        .partition(|place| is_whole(text, *place));
    let document = title.to_owned();
    match (whole.as_slice(), cut.as_slice()) {
        ([only], _) | ([], [only, ..]) => Ok(text.to_chars(*only)),
        ([], []) => Err(PlaceError::Missing { document }),
        (several, _) => Err(PlaceError::Repeated {
            count: several.len(),
            document,
        }),
    }
}

/// Every occurrence of some words, also where two of them overlap.
fn occurrences(text: &Text, quote: &str) -> Vec<ByteRange> {
    let content = text.as_str();
    let Some(step) = quote.chars().next().map(char::len_utf8) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = content[from..].find(quote) {
        let start = from + at;
        found.push(ByteRange::new(start, start + quote.len()));
        from = start + step;
    }
    found
}

fn is_whole(text: &Text, place: ByteRange) -> bool {
    let is_edge = |byte: usize| is_grapheme_boundary(text.as_str(), byte);
    is_edge(place.start.0) && is_edge(place.end.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, words: &str) -> Result<CharRange, PlaceError> {
        find_quote(&Text::new(text), "نص", words)
    }

    #[test]
    fn a_passage_must_occur_once() {
        assert_eq!(find("قال لي: عد", "لي").unwrap(), CharRange::new(4, 6));
        for (text, words) in [("قال قال", "قال"), ("ههه", "هه")] {
            let repeated = find(text, words);
            assert!(matches!(
                repeated,
                Err(PlaceError::Repeated { count: 2, .. })
            ));
        }
        for words in ["", "كلا", "ab"] {
            let missing = find("قال لي", words);
            assert!(matches!(missing, Err(PlaceError::Missing { .. })));
        }
    }

    #[test]
    fn letters_with_marks_are_no_place_for_bare_ones() {
        assert_eq!(find("مُد ثم مد", "مد").unwrap(), CharRange::new(7, 9));
        assert_eq!(find("مُ م", "م").unwrap(), CharRange::new(3, 4));
        // Only inside a grapheme: the span is returned, and refused when it is annotated.
        assert_eq!(find("مُد", "م").unwrap(), CharRange::new(0, 1));
    }

    #[test]
    fn white_space_is_no_passage() {
        let text = Text::new("قال   لي");
        let place = PassagePlace::Span(CharRange::new(3, 6));
        assert!(matches!(place.span(&text, ""), Err(PlaceError::Blank(_))));
    }
}
