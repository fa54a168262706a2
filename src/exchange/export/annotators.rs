//! What annotators are called in rows.

use crate::model::{AnnotatorId, Seen};
use std::collections::BTreeMap;

/// Names of annotators for rows, told apart where they are equal as in every list.
pub(super) struct Names<'a> {
    seen: Seen<'a>,
    called: BTreeMap<&'a AnnotatorId, String>,
}

impl<'a> Names<'a> {
    /// The names of the people whom a project knows.
    pub(super) fn new(seen: Seen<'a>) -> Self {
        let called = |id: &'a AnnotatorId| (id, seen.called(id));
        let called = seen.everyone().into_iter().map(called).collect();
        Self { seen, called }
    }

    /// What an annotator is called.
    pub(super) fn of(&self, id: &AnnotatorId) -> String {
        let known = self.called.get(id).cloned();
        known.unwrap_or_else(|| self.seen.called(id))
    }
}
