//! The records of a project: their names, and what each of them says.

use super::annotation::{Annotation, CodingKey, CodingState};
use super::annotator::{Annotator, Round};
use super::apart::Apart;
use super::codebook_version::CodebookVersion;
use super::document::Document;
use super::id::{AnnotationId, AnnotatorId, DocumentId, MemoId, RoundId, TagId, VersionId};
use super::memo::Memo;
use super::removed::RemovedDocument;
use super::tag::{Bilingual, Tag};
use jiff::Timestamp as Moment;
use std::sync::Arc;

/// Names a record of a project.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RecordId {
    /// The title of the project.
    Project,
    /// That nothing of the project may leave its folder.
    Confined,
    /// A person.
    Annotator(AnnotatorId),
    /// That two annotators are different people.
    Apart(Apart),
    /// A round.
    Round(RoundId),
    /// A tag.
    Tag(TagId),
    /// A version of the codebook.
    Version(VersionId),
    /// What is known of a document.
    Document(DocumentId),
    /// Whether an annotator has finished a document.
    Finished(CodingKey),
    /// An annotation.
    Annotation(CodingKey, AnnotationId),
    /// That an annotation of a joined id was deleted, or that its state does not count any more.
    Dropped(CodingKey, AnnotationId),
    /// A memo of an annotator.
    Memo(AnnotatorId, MemoId),
}

/// What one version of a record says.
#[derive(Clone, PartialEq, Debug)]
pub enum Said {
    /// The title, and whether the project is the sample.
    Project(Bilingual, bool),
    /// That nothing of the project may leave its folder.
    Confined,
    /// A person.
    Annotator(Annotator),
    /// That two annotators are different people.
    Apart(Apart),
    /// A round.
    Round(Round),
    /// A tag.
    Tag(Box<Tag>),
    /// A version of the codebook.
    Version(Box<CodebookVersion>),
    /// A document.
    Document(Box<Document>),
    /// A document that was removed.
    Removed(Box<RemovedDocument>),
    /// Whether the document is finished, and when it first was.
    Finished(CodingState),
    /// An annotation.
    Annotation(Arc<Annotation>),
    /// That what stands in the coding of a joined id does not count any more.
    Dropped(AnnotationId),
    /// A memo.
    Memo(Box<Memo>),
    /// That there is no such record any more, and since when, where that was noted.
    Deleted(Option<Moment>),
}

/// One version of a record, with the name by which it can be chosen.
#[derive(Clone, PartialEq, Debug)]
pub struct Version {
    /// Its revision, or a name made from its words where it has none of its own.
    pub name: String,
    /// What it says.
    pub says: Said,
}

impl RecordId {
    /// The id as it stands in the record.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Project => "project",
            Self::Confined => "confined",
            Self::Annotator(id) => id.as_str(),
            Self::Apart(apart) => apart.first.as_str(),
            Self::Round(id) => id.as_str(),
            Self::Tag(id) => id.as_str(),
            Self::Version(id) => id.as_str(),
            Self::Document(id) => id.as_str(),
            Self::Finished(_) => "state",
            Self::Annotation(_, id) | Self::Dropped(_, id) => id.as_str(),
            Self::Memo(_, id) => id.as_str(),
        }
    }

    /// Whose coding it belongs to, if it belongs to one.
    pub fn coding(&self) -> Option<&CodingKey> {
        match self {
            Self::Finished(key) | Self::Annotation(key, _) | Self::Dropped(key, _) => Some(key),
            _ => None,
        }
    }
}

impl Said {
    /// Whether it says that the record is gone.
    pub fn is_deleted(&self) -> bool {
        matches!(self, Self::Deleted(_))
    }
}
