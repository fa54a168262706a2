//! Memos: dated notes of one annotator on the project, a document, a tag, an annotation or a decision.

use super::id::{AnnotationId, AnnotatorId, DecisionId, DocumentId, MemoId, TagId};
use jiff::Timestamp as Moment;

/// A dated note. Its author is the annotator under whom the project keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Memo {
    /// Its id; never changes.
    pub id: MemoId,
    /// The thing that it is about; a thing may have several memos.
    pub about: MemoTopic,
    /// The note itself.
    pub text: String,
    /// The moment at which it was written.
    pub created: Moment,
    /// The moment of the last change to its text.
    pub modified: Moment,
}

/// A memo and who wrote it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WrittenMemo<'p> {
    /// Its author.
    pub by: &'p AnnotatorId,
    /// The memo.
    pub memo: &'p Memo,
}

/// What a memo is about. Topics below a document carry the id of the document, so that withdrawing
/// the document finds the memos even when the annotation or decision is gone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MemoTopic {
    /// The project as a whole.
    Project,
    /// A document.
    Document(DocumentId),
    /// A tag.
    Tag(TagId),
    /// An annotation of a document.
    Annotation(DocumentId, AnnotationId),
    /// A reviewer's decision on a place of a document.
    Decision(DocumentId, DecisionId),
}

impl MemoTopic {
    /// The document that the memo belongs to, directly or through an annotation or a decision of it.
    pub fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Document(id) | Self::Annotation(id, _) | Self::Decision(id, _) => Some(id),
            Self::Project | Self::Tag(_) => None,
        }
    }
}
