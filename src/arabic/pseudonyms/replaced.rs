//! A text in which names were replaced, and where what stood in it is now.

use super::NamePlace;
use crate::arabic::{CharRange, Text};

/// A text in which places were replaced, and where what was around them is now.
#[derive(Debug)]
pub struct Reworded {
    /// The new text.
    pub text: Text,
    /// Ascending: where each was, and where it is, in code points.
    places: Vec<(CharRange, CharRange)>,
}

impl Reworded {
    /// Puts the new words in their places, which ascend and do not overlap.
    pub fn new<'a>(text: &Text, places: impl IntoIterator<Item = &'a NamePlace>) -> Self {
        let content = text.as_str();
        let mut out = String::with_capacity(content.len());
        let (mut from, mut length) = (0, 0);
        let mut moved = Vec::new();
        for place in places {
            let range = place.place.as_range();
            let between = &content[from..range.start];
            out.push_str(between);
            out.push_str(&place.words);
            length += between.chars().count();
            let end = length + place.words.chars().count();
            moved.push((text.to_chars(place.place), CharRange::new(length, end)));
            (from, length) = (range.end, end);
        }
        out.push_str(&content[from..]);
        Self {
            text: Text::new(out),
            places: moved,
        }
    }

    /// Where a span is now. One that begins or ends inside a name takes in what stands for it.
    pub fn span(&self, span: CharRange) -> CharRange {
        CharRange::new(
            self.bound(span.start.0, false),
            self.bound(span.end.0, true),
        )
    }

    fn bound(&self, at: usize, is_end: bool) -> usize {
        let before = self.places.partition_point(|(was, _)| was.start.0 < at);
        let Some((was, is)) = before.checked_sub(1).map(|i| &self.places[i]) else {
            return at;
        };
        match (at < was.end.0, is_end) {
            (true, true) => is.end.0,
            (true, false) => is.start.0,
            (false, _) => is.end.0 + (at - was.end.0),
        }
    }
}

/// A text with the words at some places replaced, for short texts whose offsets need no mapping.
pub fn reworded<'a>(text: &str, places: impl IntoIterator<Item = &'a NamePlace>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for place in places {
        let range = place.place.as_range();
        out.push_str(&text[from..range.start]);
        out.push_str(&place.words);
        from = range.end;
    }
    out.push_str(&text[from..]);
    out
}
