//! How much the merge or deletion of a tag affects.

use crate::app::state::State;
use crate::model::TagId;

/// How much the merge or deletion of a tag affects.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TagEffect {
    /// Annotations of the user that name the tag itself.
    pub mine: usize,
    /// Annotations of others, and those that name a tag merged into it before.
    pub others: usize,
    /// Tags directly below it.
    pub children: usize,
}

impl TagEffect {
    /// Counts what a tag is used for, in every round.
    pub fn of(state: &State, tag: &TagId) -> Self {
        let Some(seen) = state.seen() else {
            return Self::default();
        };
        let book = seen.codebook();
        let mut usage = Self {
            children: book.children(Some(tag)).len(),
            ..Self::default()
        };
        for (key, coding) in seen.codings() {
            let is_me = Some(&key.annotator) == state.me();
            for named in coding.annotations.values().filter_map(|a| a.tag.as_ref()) {
                if is_me && named == tag {
                    usage.mine += 1;
                } else if book.resolve(named).is_some_and(|t| t.id == *tag) {
                    usage.others += 1;
                }
            }
        }
        usage
    }
}
