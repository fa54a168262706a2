//! What is worked out of people with several ids; `uniting.rs` says how.

use super::annotation::{Coding, CodingKey};
use super::id::AnnotatorId;
use std::collections::BTreeMap;

/// The codings of people with several ids, each person's as one. It follows from the rest of a project,
/// so that any two are equal.
#[derive(Clone, Debug, Default)]
pub struct Unions {
    /// By the id that stands for the person.
    pub(super) codings: BTreeMap<CodingKey, Coding>,
    /// Ids that were joined into others, each with the one that stands for the person.
    pub(super) joined: BTreeMap<AnnotatorId, AnnotatorId>,
    /// What everyone is called in lists.
    pub(super) called: BTreeMap<AnnotatorId, String>,
    /// Groups of people with an equal name of whom nobody has said whether they are one person.
    pub(super) equal_names: Vec<Vec<AnnotatorId>>,
}

impl PartialEq for Unions {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Unions {
    /// Whether nobody has several ids.
    pub fn is_empty(&self) -> bool {
        self.joined.is_empty()
    }

    /// Whether an annotator is another one under a second id.
    pub fn is_joined(&self, id: &AnnotatorId) -> bool {
        self.joined.contains_key(id)
    }

    /// Groups of people with an equal name of whom nobody has said whether they are one person.
    pub fn equal_names(&self) -> &[Vec<AnnotatorId>] {
        &self.equal_names
    }

    /// What someone is called in lists, as far as it was worked out.
    pub(super) fn called(&self, id: &AnnotatorId) -> Option<&String> {
        self.called.get(id)
    }

    /// The id that stands for the person.
    pub fn person<'a>(&'a self, id: &'a AnnotatorId) -> &'a AnnotatorId {
        self.joined.get(id).unwrap_or(id)
    }
}
