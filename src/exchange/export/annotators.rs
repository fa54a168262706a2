//! What annotators are called in rows.

use crate::model::{AnnotatorId, Seen};
use std::collections::BTreeMap;

/// Names of annotators for rows; an equal name gets the id in brackets.
pub(super) struct Names<'a> {
    seen: Seen<'a>,
    bearers: BTreeMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    /// The names of the people whom a project knows.
    pub(super) fn new(seen: Seen<'a>) -> Self {
        let mut bearers = BTreeMap::new();
        for annotator in seen.people() {
            *bearers.entry(annotator.name.trim()).or_default() += 1;
        }
        Self { seen, bearers }
    }

    /// What an annotator is called.
    pub(super) fn of(&self, id: &AnnotatorId) -> String {
        let name = self.seen.person(id).map(|a| a.name.trim());
        match name.filter(|name| !name.is_empty()) {
            None => id.to_string(),
            Some(name) if self.bearers.get(name) == Some(&1) => name.to_owned(),
            Some(name) => format!("{name} ({id})"),
        }
    }
}
