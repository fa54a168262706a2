//! What an annotation points at, and whether it is still there.

use crate::arabic::{ByteRange, CharOffset, CharRange, Text};

/// Code points of context kept on each side of a quote.
pub const CONTEXT_LENGTH: usize = 32;

/// A place in a document: position, exact quote, and a little text around it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// Where it was when it was made.
    pub span: CharRange,
    /// The exact characters of the span.
    pub quote: String,
    /// Up to [`CONTEXT_LENGTH`] code points before it.
    pub before: String,
    /// Up to [`CONTEXT_LENGTH`] code points after it.
    pub after: String,
}

/// What a target means in a text as it is now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchoring {
    /// The quote stands where it was.
    Exact(CharRange),
    /// The quote stands elsewhere, in one place that is certain.
    Moved(CharRange),
    /// The quote is not there, or there in several places that cannot be told apart.
    Lost,
}

impl Target {
    /// Takes quote and context of a span from a text. The span is clipped to the text.
    pub fn new(text: &Text, span: CharRange) -> Self {
        let start = CharOffset(span.start.0.saturating_sub(CONTEXT_LENGTH));
        let end = CharOffset((span.end.0 + CONTEXT_LENGTH).min(text.length()));
        Self {
            span,
            quote: text.slice(span).to_owned(),
            before: text
                .slice(CharRange {
                    start,
                    end: span.start,
                })
                .to_owned(),
            after: text
                .slice(CharRange {
                    start: span.end,
                    end,
                })
                .to_owned(),
        }
    }

    /// Finds the place in a text: exactly where it was, or where quote and context alone fit.
    pub fn resolve(&self, text: &Text) -> Anchoring {
        if self.quote.is_empty() {
            return Anchoring::Lost;
        }
        let content = text.as_str();
        let held = text.begin_if_held(self.span, &self.quote);
        let before = |at: usize| content.as_bytes()[..at].ends_with(self.before.as_bytes());
        let behind = |at: usize| {
            content.as_bytes()[at + self.quote.len()..].starts_with(self.after.as_bytes())
        };
        if held.is_some_and(|at| before(at.0) || behind(at.0)) {
            return Anchoring::Exact(self.span);
        }
        let places: Vec<usize> = content.match_indices(&self.quote).map(|m| m.0).collect();
        let mut fitting = places.iter().filter(|at| before(**at) && behind(**at));
        let fits = fitting.next().filter(|_| fitting.next().is_none());
        let only = places.first().filter(|_| places.len() == 1);
        match (fits, held, only) {
            // The same words now stand there by chance, and those that were meant elsewhere.
            (Some(at), ..) | (None, None, Some(at)) => {
                Anchoring::Moved(text.to_chars(ByteRange::new(*at, at + self.quote.len())))
            }
            (None, Some(_), _) => Anchoring::Exact(self.span),
            (None, None, None) => Anchoring::Lost,
        }
    }
}

impl Anchoring {
    /// Where it is, if it was found.
    pub fn span(self) -> Option<CharRange> {
        match self {
            Self::Exact(span) | Self::Moved(span) => Some(span),
            Self::Lost => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_prove_and_find_their_place() {
        let text = Text::new("قال: لا. ثم قال: لا.");
        let target = Target::new(&text, CharRange::new(5, 7));
        assert_eq!(target.quote, "لا");
        assert_eq!(
            target.resolve(&text),
            Anchoring::Exact(CharRange::new(5, 7))
        );
        let one = Text::new("هو: لا.");
        assert_eq!(target.resolve(&one), Anchoring::Moved(CharRange::new(4, 6)));
        assert_eq!(target.resolve(&Text::new("لا لا")), Anchoring::Lost);
        assert_eq!(target.resolve(&Text::new("")), Anchoring::Lost);
    }

    #[test]
    fn context_tells_equal_quotes_apart() {
        let text = Text::new("قال: لا. ثم قال: لا.");
        let target = Target::new(&text, CharRange::new(5, 7));
        let twice = Text::new(format!("{0}\n{0}", text.as_str()));
        let elsewhere = Target {
            span: CharRange::new(0, 2),
            ..target.clone()
        };
        assert_eq!(elsewhere.resolve(&twice), Anchoring::Lost);
        let longer = Text::new(format!("لا أدري.\n{}", text.as_str()));
        let target = Target {
            before: "قال: ".into(),
            after: ". ثم".into(),
            ..target
        };
        assert_eq!(
            target.resolve(&longer),
            Anchoring::Moved(CharRange::new(14, 16))
        );
    }

    #[test]
    fn the_same_words_at_the_old_place_are_not_the_ones_that_were_meant() {
        let text = Text::new("قال: لا. ثم قال: لا.");
        let target = Target::new(&text, CharRange::new(5, 7));
        let new = Text::new("أما: لا: فقد قال: لا. ثم قال: لا.");
        let elsewhere = Target {
            before: "فقد قال: ".into(),
            after: ". ثم".into(),
            ..target
        };
        assert_eq!(
            elsewhere.resolve(&new),
            Anchoring::Moved(CharRange::new(18, 20))
        );
    }
}
