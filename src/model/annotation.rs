//! An annotation: one annotator's application of one tag, or of none yet, to one span.

use super::anchoring::Target;
use super::id::{AnnotationId, AnnotatorId, DocumentId, RoundId, TagId};
use jiff::Timestamp as Moment;
use std::collections::BTreeMap;
use std::collections::btree_map::Iter;
use std::ops::Deref;
use std::sync::Arc;

/// Marks that an annotator puts on an annotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Flags {
    /// The annotator is not sure of it.
    pub unsure: bool,
    /// It is worth quoting.
    pub quotable: bool,
    /// It should be talked about.
    pub discuss: bool,
    /// Its passage is not in the text any more, and the annotator has said so.
    pub lost: bool,
}

/// One annotator's application of one tag, or of none yet, to one span.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Annotation {
    /// Its name for machines; never changes.
    pub id: AnnotationId,
    /// The tag as it was applied (it may have been merged since); `None` while it has none.
    pub tag: Option<TagId>,
    /// Where it is.
    pub target: Target,
    /// A note on it; empty for none.
    pub memo: String,
    /// Its marks.
    pub flags: Flags,
    /// When it was made.
    pub created: Moment,
    /// When it was last changed.
    pub modified: Moment,
}

/// Whose coding of what, in which round.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CodingKey {
    /// The round.
    pub round: RoundId,
    /// The document.
    pub document: DocumentId,
    /// The person.
    pub annotator: AnnotatorId,
}

/// One annotator's state of one document in one round.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coding {
    /// Whether the annotator has finished the document.
    pub finished: bool,
    /// The annotations, by id.
    pub annotations: Annotations,
}

/// Annotations by id, copied on write: a copy shares all annotations but those that change afterwards,
/// so that taking a snapshot of ten thousand costs next to nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Annotations(Arc<BTreeMap<AnnotationId, Arc<Annotation>>>);

impl Annotations {
    /// Inserts an annotation under its id and gives the one that it replaces.
    pub fn insert(
        &mut self,
        id: AnnotationId,
        annotation: impl Into<Arc<Annotation>>,
    ) -> Option<Arc<Annotation>> {
        Arc::make_mut(&mut self.0).insert(id, annotation.into())
    }

    /// Removes an annotation and gives it.
    pub fn remove(&mut self, id: &str) -> Option<Arc<Annotation>> {
        // What is not there must not cost a copy.
        self.0.contains_key(id).then_some(())?;
        Arc::make_mut(&mut self.0).remove(id)
    }

    /// An annotation to be changed.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Annotation> {
        self.0.contains_key(id).then_some(())?;
        Arc::make_mut(&mut self.0).get_mut(id).map(Arc::make_mut)
    }
}

impl Deref for Annotations {
    type Target = BTreeMap<AnnotationId, Arc<Annotation>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Annotations {
    type Item = (&'a AnnotationId, &'a Arc<Annotation>);
    type IntoIter = Iter<'a, AnnotationId, Arc<Annotation>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl FromIterator<Annotation> for Annotations {
    fn from_iter<T: IntoIterator<Item = Annotation>>(all: T) -> Self {
        let by_id = all.into_iter().map(|a| (a.id.clone(), Arc::new(a)));
        Self(Arc::new(by_id.collect()))
    }
}

impl Coding {
    /// Whether there is nothing to remember.
    pub fn is_blank(&self) -> bool {
        !self.finished && self.annotations.is_empty()
    }
}
