//! Which memos the panel beside the page lists, and the thing that they are about.

use crate::model::{MemoOrder, MemoTopic};

/// Which memos are listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MemosShown {
    /// Those of the whole project; else those about one thing.
    pub all: bool,
    /// What those of the whole project are grouped by.
    pub order: MemoOrder,
    /// The thing that was chosen among those that are looked at.
    chosen: Option<Chosen>,
}

/// A thing that was chosen, until something else is looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Chosen {
    topic: MemoTopic,
    /// The thing that was looked at then.
    beside: MemoTopic,
}

impl MemosShown {
    /// The memos of the whole project (`all`), or those about one thing.
    pub fn whole(mut self, all: bool) -> Self {
        self.all = all;
        self
    }

    /// Those of the whole project grouped otherwise.
    pub fn grouped(mut self, order: MemoOrder) -> Self {
        self.order = order;
        self
    }

    /// Lists the memos about one of the things that are looked at.
    pub fn choose(&mut self, topic: MemoTopic, subjects: &[MemoTopic]) {
        self.all = false;
        self.chosen = subjects.first().map(|beside| Chosen {
            topic,
            beside: beside.clone(),
        });
    }

    /// The thing whose memos are listed: the chosen one as long as nothing else is looked at, else the
    /// first.
    pub fn subject<'a>(&self, subjects: &'a [MemoTopic]) -> Option<&'a MemoTopic> {
        let first = subjects.first()?;
        let chosen = self.chosen.as_ref().filter(|of| of.beside == *first);
        let found = chosen.and_then(|of| subjects.iter().find(|topic| **topic == of.topic));
        found.or(Some(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, TagId};

    #[test]
    fn a_choice_holds_until_something_else_is_looked_at() {
        let tag = |id| MemoTopic::Tag(TagId::new(id).unwrap());
        let document = MemoTopic::Document(DocumentId::new("d").unwrap());
        let one = [tag("a"), document.clone(), MemoTopic::Project];
        let other = [tag("b"), document.clone(), MemoTopic::Project];
        let mut shown = MemosShown::default();
        assert_eq!(shown.subject(&one), Some(&tag("a")));
        shown.choose(document.clone(), &one);
        assert_eq!(shown.subject(&one), Some(&document));
        assert_eq!(shown.subject(&other), Some(&tag("b")));
        assert_eq!(shown.subject(&[]), None);
    }
}
