//! Documents that were removed: kept whole, out of the list, and can be restored.

use super::document::Document;
use super::id::AnnotatorId;
use jiff::Timestamp as Moment;

/// A document that someone removed. Nothing of it is deleted: text, codings and memos stay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RemovedDocument {
    /// The document as it was.
    pub document: Document,
    /// When it was removed, and by whom.
    pub removal: Removal,
}

/// The removal of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removal {
    /// The moment at which it was removed.
    pub at: Moment,
    /// The person who removed it, where that is known.
    pub by: Option<AnnotatorId>,
}
