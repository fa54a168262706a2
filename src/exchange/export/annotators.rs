//! What annotators are called in rows.

use crate::model::{AnnotatorId, Seen};
use std::collections::BTreeMap;

/// Names of annotators for rows, as they are called in every list.
pub(super) struct Names {
    called: BTreeMap<AnnotatorId, String>,
}

impl Names {
    /// The names of everyone whom a project knows or who has tagged in it.
    pub(super) fn new(seen: Seen<'_>) -> Self {
        let everyone = seen.everyone().into_iter();
        let called = everyone.map(|id| (id.clone(), seen.called(id)));
        Self {
            called: called.collect(),
        }
    }

    /// What an annotator is called.
    pub(super) fn of(&self, id: &AnnotatorId) -> String {
        let known = self.called.get(id);
        known.map_or_else(|| id.to_string(), Clone::clone)
    }
}
