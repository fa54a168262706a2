//! An annotation: one annotator's application of one tag, or of none yet, to one span.

use super::anchoring::Target;
use super::id::{AnnotationId, AnnotatorId, DocumentId, RoundId, TagId};
use jiff::Timestamp as Moment;
use std::collections::BTreeMap;

/// Marks that an annotator puts on an annotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Flags {
    /// The annotator is not sure of it.
    pub unsure: bool,
    /// It is worth quoting.
    pub quotable: bool,
    /// It should be talked about.
    pub discuss: bool,
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
    pub annotations: BTreeMap<AnnotationId, Annotation>,
}

impl Coding {
    /// Whether there is nothing to remember.
    pub fn is_blank(&self) -> bool {
        !self.finished && self.annotations.is_empty()
    }
}
