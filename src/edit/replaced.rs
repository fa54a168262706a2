//! What the last edits did to annotations, for whoever follows the project without looking at all of it.

use super::Edit;
use crate::model::{Annotation, AnnotationId, CodingKey, Project};
use std::collections::VecDeque;
use std::sync::Arc;

/// So many edits are remembered, and at most so many annotations of each. Whoever asks does so in
/// every frame, and looks at the whole project after an edit of more.
const EDITS: usize = 64;
const ANNOTATIONS: usize = 256;

/// An annotation as it was before an edit, and as it became.
#[derive(Clone, PartialEq, Debug)]
pub struct Replaced {
    /// Whose, where.
    pub key: CodingKey,
    /// Before; none when it was not there.
    pub before: Option<Arc<Annotation>>,
    /// After; none when it is gone.
    pub after: Option<Arc<Annotation>>,
}

/// The last edits, oldest first; none for one that changed more than a few annotations.
#[derive(Debug, Default)]
pub(super) struct Trail {
    edits: VecDeque<Option<Vec<Replaced>>>,
}

impl Trail {
    /// Remembers what an edit did.
    pub fn push(&mut self, replaced: Option<Vec<Replaced>>) {
        if self.edits.len() == EDITS {
            self.edits.pop_front();
        }
        self.edits.push_back(replaced);
    }

    /// What so many of the last edits did, oldest first. Gives `None` when that is not known.
    pub fn last(&self, count: usize) -> Option<Vec<&Replaced>> {
        let first = self.edits.len().checked_sub(count)?;
        let mut all = Vec::new();
        for edit in self.edits.range(first..) {
            all.extend(edit.as_ref()?);
        }
        Some(all)
    }
}

/// The annotations that an edit is about to change, as they are. Gives `None` when it changes
/// anything else, or too many.
pub(super) fn before(edit: &Edit, project: &Project) -> Option<Vec<(Replaced, AnnotationId)>> {
    let touched = edit.annotations().filter(|t| t.len() <= ANNOTATIONS)?;
    let replaced = touched.into_iter().map(|(key, id)| {
        let replaced = Replaced {
            key: key.clone(),
            before: find(project, key, id),
            after: None,
        };
        (replaced, id.clone())
    });
    Some(replaced.collect())
}

/// The same annotations with what they became.
pub(super) fn after(before: Vec<(Replaced, AnnotationId)>, project: &Project) -> Vec<Replaced> {
    let became = before.into_iter().map(|(replaced, id)| Replaced {
        after: find(project, &replaced.key, &id),
        ..replaced
    });
    became.collect()
}

fn find(project: &Project, key: &CodingKey, id: &AnnotationId) -> Option<Arc<Annotation>> {
    project.codings.get(key)?.annotations.get(id).cloned()
}
