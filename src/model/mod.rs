//! What a project is: plain values and their rules. No files, no clock, no chance, no window.
//!
//! A [`Project`] holds documents, the codebook and every annotator's coding; [`Seen`] is what one
//! person may see of it.

mod anchoring;
mod annotation;
mod annotator;
mod apart;
mod change;
mod codebook;
mod codebook_changes;
mod codebook_version;
mod colour;
mod counts;
mod document;
mod finding_again;
mod id;
mod joined;
mod memo;
mod memo_list;
mod people;
mod project;
mod project_records;
mod project_versions;
mod record;
mod removed;
mod seen;
mod tag;
mod unions;
mod uniting;

pub use anchoring::{Anchoring, CONTEXT_LENGTH, Target};
pub use annotation::{Annotation, Annotations, Coding, CodingKey, CodingState, Flags, Origin};
pub use annotator::{Annotator, Round};
pub use apart::Apart;
pub use change::Change;
pub use codebook::{Codebook, CodebookFault};
pub use codebook_changes::{TagDifference, TagFact, TagNews, codebook_changes};
pub use codebook_version::CodebookVersion;
pub use colour::{Oklch, Rgb, contrast};
pub use counts::{CountedApart, Counts, TagReplaced};
pub use document::{Direction, Document, Imported};
pub use finding_again::{Finder, Found, Likeness};
pub use id::{
    AnnotationId, AnnotatorId, DecisionId, DocumentId, IdError, MemoId, ProjectId, RoundId, TagId,
    VersionId,
};
pub use jiff::Timestamp as Moment;
pub use memo::{Memo, MemoTopic, WrittenMemo};
pub use memo_list::MemoOrder;
pub use project::Project;
pub use record::{RecordId, Said, Version};
pub use removed::{Removal, RemovedDocument};
pub use seen::Seen;
pub use tag::{Bilingual, Tag, Tombstone};
pub use unions::Unions;
pub use uniting::United;
