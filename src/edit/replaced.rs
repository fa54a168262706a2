//! The trail of recent edits: which annotations each of them replaced, so that counts and highlights can
//! follow an edit without recomputing the whole project.

use super::Edit;
use crate::model::{Annotation, AnnotationId, CodingKey, Project};
use std::collections::VecDeque;
use std::sync::Arc;

/// Number of edits that the trail remembers. Callers ask in every frame, and recompute beyond it.
const EDITS: usize = 64;
/// Largest number of annotations of one edit that the trail remembers; after a larger edit callers
/// recompute.
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

/// What the most recent edits replaced, oldest first. An entry is `None` for an edit that changed more than
/// [`ANNOTATIONS`] or something other than annotations.
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

    /// What the last `count` edits replaced, oldest first; `None` when the trail does not remember all of
    /// them.
    pub fn last(&self, count: usize) -> Option<Vec<&Replaced>> {
        let first = self.edits.len().checked_sub(count)?;
        let mut all = Vec::new();
        for edit in self.edits.range(first..) {
            all.extend(edit.as_ref()?);
        }
        Some(all)
    }
}

/// The annotations that an edit is about to change, as they are. Returns `None` when it changes
/// anything else, or more than [`ANNOTATIONS`].
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

/// Completes the annotations that [`before`] returned with what they are after the edit.
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
