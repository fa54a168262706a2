//! How far the documents of a project were read: the furthest place that was reached by reading on.

use crate::arabic::{CharOffset, CharRange};
use crate::model::DocumentId;
use std::collections::BTreeMap;

/// The furthest place reached in each document. A look at a later place does not count until what
/// is before it was in view too.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reached(BTreeMap<DocumentId, CharOffset>);

impl Reached {
    /// Whether what is in view is more than was read, and follows on it.
    pub fn is_news(&self, document: &DocumentId, view: CharRange) -> bool {
        let known = self.place(document);
        view.start <= known && view.end > known
    }

    /// Notes what is in view.
    pub fn see(&mut self, document: &DocumentId, view: CharRange) {
        if self.is_news(document, view) {
            self.0.insert(document.clone(), view.end);
        }
    }

    /// Takes a place for reached.
    pub fn put(&mut self, document: DocumentId, place: CharOffset) {
        self.0.insert(document, place);
    }

    /// The furthest place reached in a document; its start if it was not opened yet.
    pub fn place(&self, document: &DocumentId) -> CharOffset {
        self.0.get(document).copied().unwrap_or(CharOffset(0))
    }

    /// How much of a document of `length` code points was read, percent. 100 only for all of it.
    pub fn percent(&self, document: &DocumentId, length: usize) -> u8 {
        let Some(place) = self.0.get(document) else {
            return 0;
        };
        let percent = match length {
            0 => 100,
            _ => place.0.min(length) * 100 / length,
        };
        u8::try_from(percent).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_read_on_counts() {
        let mut reached = Reached::default();
        let document = DocumentId::new("d1").unwrap();
        assert_eq!(reached.percent(&document, 200), 0);
        reached.see(&document, CharRange::new(0, 40));
        reached.see(&document, CharRange::new(150, 200));
        assert_eq!(reached.percent(&document, 200), 20, "a look at the end");
        reached.see(&document, CharRange::new(30, 99));
        reached.see(&document, CharRange::new(10, 50));
        assert_eq!(reached.place(&document), CharOffset(99));
        assert_eq!(reached.percent(&document, 200), 49);
        reached.see(&document, CharRange::new(99, 200));
        assert_eq!(reached.percent(&document, 200), 100);
        assert_eq!(reached.percent(&document, 201), 99);
    }
}
