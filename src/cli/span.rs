//! A span as it is written on the command line: `START..END`, code points from 0.

use crate::arabic::CharRange;
use std::str::FromStr;
use thiserror::Error;

/// A span that runs forwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span(pub CharRange);

/// Why words are no span.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a span is START..END, two numbers of code points, the start before the end")]
pub struct SpanError;

impl FromStr for Span {
    type Err = SpanError;

    fn from_str(words: &str) -> Result<Self, SpanError> {
        let (start, end) = words.split_once("..").ok_or(SpanError)?;
        let number = |digits: &str| {
            if digits.bytes().all(|b| b.is_ascii_digit()) {
                digits.parse::<usize>().map_err(|_| SpanError)
            } else {
                Err(SpanError)
            }
        };
        let (start, end) = (number(start)?, number(end)?);
        if start >= end {
            return Err(SpanError);
        }
        Ok(Self(CharRange::new(start, end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_numbers_in_order_are_a_span() {
        assert_eq!("3..17".parse(), Ok(Span(CharRange::new(3, 17))));
        for bad in [
            "", "3", "3..", "..3", "5..5", "7..3", "3..=5", "+1..2", "a..b",
        ] {
            assert_eq!(bad.parse::<Span>(), Err(SpanError), "{bad}");
        }
        let huge = format!("0..{}0", usize::MAX);
        assert_eq!(huge.parse::<Span>(), Err(SpanError));
    }
}
