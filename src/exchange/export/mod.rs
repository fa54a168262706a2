//! Tagged excerpts for other programs: which annotations become rows, what a row holds, and the formats.
//!
//! Positions in rows are code points of the document's text from 0, in the order of the text, the
//! end not included.

pub mod clipboard;
pub mod csv;
pub mod jsonl;
pub mod names;

mod annotators;
mod context;
mod format;
mod memos;
mod rows;

pub use format::Format;
pub use rows::{count, exported, rows};

use crate::model::{AnnotationId, AnnotatorId, DocumentId, RoundId, TagId};
use serde::{Deserialize, Serialize};

/// Which annotations to export. An empty list, or no round, selects all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Tags; those below them and those merged into one of them are selected too.
    pub tags: Vec<TagId>,
    /// Annotators whose annotations and memos are selected.
    pub annotators: Vec<AnnotatorId>,
    /// Documents whose annotations are selected.
    pub documents: Vec<DocumentId>,
    /// The round whose annotations are selected.
    pub round: Option<RoundId>,
}

/// One exported annotation. The names of the fields are the columns and keys that others script
/// against, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Id of the document.
    pub document: String,
    /// Title of the document.
    pub title: String,
    /// Name of the annotator, with the id in brackets where two have one name.
    pub annotator: String,
    /// Id of the tag as it is now, after merges; empty for none.
    pub tag: String,
    /// Arabic names of the tag and those above it: «الدوافع / فقدان الثقة بالقيادة».
    pub tag_path_ar: String,
    /// English names of the tag and those above it.
    pub tag_path_en: String,
    /// First code point of the excerpt.
    pub start: usize,
    /// The code point after the excerpt.
    pub end: usize,
    /// The passage itself.
    pub excerpt: String,
    /// Text before it, in whole words.
    pub context_before: String,
    /// Text after it, in whole words.
    pub context_after: String,
    /// The note on it; empty for none.
    pub memo: String,
    /// When it was made, by RFC 3339 in UTC.
    pub created: String,
    /// When it was last changed, by RFC 3339 in UTC.
    pub modified: String,
    /// `found`, or `lost` where the passage is not in the text any more: start and end are then those
    /// of a former text.
    pub place: String,
    /// The memos on the annotation, in the order in which they were written.
    pub memos: Vec<RowMemo>,
    /// The memos on its document.
    pub document_memos: Vec<RowMemo>,
    /// The memos on its tag as it is now, and on tags that were merged into it.
    pub tag_memos: Vec<RowMemo>,
}

/// A memo as it goes with a row. The names of the fields are the keys that others script against.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RowMemo {
    /// Name of its author, with the id in brackets where two have one name.
    pub author: String,
    /// When it was written, by RFC 3339 in UTC.
    pub created: String,
    /// When its text was last changed, by RFC 3339 in UTC.
    pub modified: String,
    /// The note itself.
    pub text: String,
}

/// The names of a row's fields, in their order.
pub const COLUMNS: [&str; 18] = [
    "document",
    "title",
    "annotator",
    "tag",
    "tag_path_ar",
    "tag_path_en",
    "start",
    "end",
    "excerpt",
    "context_before",
    "context_after",
    "memo",
    "created",
    "modified",
    "place",
    "memos",
    "document_memos",
    "tag_memos",
];

/// The selected annotations as rows, with warnings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    /// In the order of documents, then of positions, annotators and rounds.
    pub rows: Vec<Row>,
    /// What a reader should know of these rows.
    pub warnings: Vec<ExportWarning>,
}

/// An annotation that was exported with less than expected, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportWarning {
    /// The passage is not in the text any more; the row has the quote and context that were stored.
    Lost {
        /// Which annotation.
        annotation: AnnotationId,
        /// In which document.
        document: DocumentId,
    },
    /// The tag is not in the codebook; the row has its id and no path.
    UnknownTag {
        /// Which annotation.
        annotation: AnnotationId,
        /// Which tag.
        tag: TagId,
    },
    /// The document was removed; its annotations are not exported.
    DocumentRemoved {
        /// Which document.
        document: DocumentId,
        /// Its title.
        title: String,
        /// How many annotations.
        annotations: usize,
    },
    /// The document is not in the project; its annotations are not exported.
    DocumentMissing {
        /// Which document.
        document: DocumentId,
        /// How many annotations.
        annotations: usize,
    },
}
