//! An annotation: one annotator's application of one tag, or of none yet, to one span.

use super::anchoring::Target;
use super::id::{AnnotationId, AnnotatorId, DecisionId, DocumentId, RoundId, TagId, VersionId};
use jiff::Timestamp as Moment;
use std::collections::btree_map::Iter;
use std::collections::{BTreeMap, BTreeSet};
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

/// How an annotation came about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Origin {
    /// The annotator marked the passage by hand.
    #[default]
    Hand,
    /// Tagging the hits of a search, with its query.
    Search(String),
    /// Adopting a reviewer's decision.
    Decision(DecisionId),
    /// Importing from a file, with its name.
    Import(String),
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
    /// How it came about.
    pub origin: Origin,
    /// The state of the codebook under which it was made, where that is known: a named version, or
    /// the hash of the tags where the state had no name.
    pub codebook: Option<VersionId>,
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

impl CodingKey {
    /// The key of the coding that another annotator has of the document in the round.
    pub fn by(&self, annotator: &AnnotatorId) -> Self {
        Self {
            annotator: annotator.clone(),
            ..self.clone()
        }
    }
}

/// One annotator's state of one document in one round.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coding {
    /// Whether the annotator has finished the document.
    pub finished: bool,
    /// When the annotator first finished the document: what others could see then stays visible when
    /// it is opened again.
    pub first_finished: Option<Moment>,
    /// The annotations, by id.
    pub annotations: Annotations,
    /// Ids of annotations that stand in the codings of ids joined into this annotator's, and that this
    /// annotator has deleted there. [`Coding::STATE`] says so of whether those codings are finished.
    pub dropped: BTreeSet<AnnotationId>,
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

/// Whether an annotator has finished a document, as one record says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CodingState {
    /// Whether it is finished now.
    pub finished: bool,
    /// When it first was, where that is known.
    pub first_finished: Option<Moment>,
}

impl Coding {
    /// What stands in [`dropped`](Self::dropped) where the annotator opened the document again that is
    /// finished in the codings of ids joined into theirs.
    pub const STATE: &str = "state";

    /// Whether the document is finished, and when it first was.
    pub fn state(&self) -> CodingState {
        CodingState {
            finished: self.finished,
            first_finished: self.first_finished,
        }
    }

    /// Says whether the document is finished, and when it first was.
    pub fn set_state(&mut self, state: CodingState) {
        self.finished = state.finished;
        self.first_finished = state.first_finished;
    }

    /// Whether there is nothing to remember.
    pub fn is_blank(&self) -> bool {
        self.state() == CodingState::default()
            && self.annotations.is_empty()
            && self.dropped.is_empty()
    }
}
