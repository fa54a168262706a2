//! What is wrong with a project on disk: found when it is opened, checked or saved.

use crate::arabic::{CharOffset, CharRange, visible};
use crate::edit::Part;
use crate::model::CodebookFault;
use crate::store::save_error::SaveError;
use std::fmt;
use thiserror::Error;

/// Something on disk that is not as it should be. Nothing is lost by it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The file, relative to the project's folder, with `/` between its parts.
    pub file: String,
    /// The part of the project that the file holds or lies beside, such as the document of a text; none
    /// for a file of no part, such as one of the journal.
    pub part: Option<Part>,
    /// The line, from 1, where there is one.
    pub line: Option<usize>,
    /// What it is.
    pub kind: FindingKind,
}

/// What is not as it should be. Shown as one English sentence; the window has it in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum FindingKind {
    /// The file cannot be read at all.
    #[error("the file cannot be read: {reason}")]
    Unreadable {
        /// What the system said.
        reason: String,
    },
    /// Annotators were joined into each other in a circle.
    #[error(
        "the annotators {} were joined into each other, so that each counts as a person of their own",
        annotators.join(", ")
    )]
    JoinCircle {
        /// Their ids.
        annotators: Vec<String>,
    },
    /// Annotators of an equal name of whom nobody has said whether they are one person.
    #[error("the annotators {} may be one person: all are called {}", annotators.join(", "), visible(.name))]
    EqualNames {
        /// The name of the first.
        name: String,
        /// Their ids.
        annotators: Vec<String>,
    },
    /// A file that every project has is not there.
    #[error("the file is missing")]
    FileMissing,
    /// A text without its record, which may still be to come.
    #[error("the document {document} has a text and no record; it is not shown")]
    RecordMissing {
        /// The document.
        document: String,
    },
    /// A text without its record: its import was cut short, or is under way.
    #[error(
        "the import of the document {document} was cut short; it is put away when the project is next opened to work on it"
    )]
    ImportUnfinished {
        /// The document.
        document: String,
    },
    /// The text of an import that was cut short is here now.
    #[error("an import was cut short; what was there of it was moved here")]
    ImportPutAway,
    /// Git may merge two texts of a document into one that nobody wrote.
    #[error("git is not told here to leave texts alone when both sides replaced one")]
    GitMixesTexts,
    /// The file holds nothing, not even its first line.
    #[error("the file is empty; it is kept as it is and not written to")]
    Empty,
    /// The file ends before its last line.
    #[error(
        "the file breaks off here; what could be read is shown, and the file is not written to"
    )]
    Torn,
    /// Bytes that are not UTF-8.
    #[error("byte {byte} of the line is not UTF-8")]
    NotUtf8 {
        /// The first such byte, from 1 within the line.
        byte: usize,
    },
    /// A NUL byte, as a crash leaves them.
    #[error("the line holds a NUL byte at column {column}")]
    Nul {
        /// The character, from 1 within the line.
        column: usize,
    },
    /// A mark before the first letter, as some editors put it. It is read all the same.
    #[error("the file begins with a byte order mark")]
    ByteOrderMark,
    /// A line so long that nobody wrote it.
    #[error("the line has {megabytes} MB")]
    LongLine {
        /// Its length, in units of 1024 × 1024 bytes.
        megabytes: usize,
    },
    /// Two names that differ in capital letters only.
    #[error("some systems take this for {}, and lose one of the two", visible(.other))]
    SameName {
        /// The other name.
        other: String,
    },
    /// The marks that git leaves where it could not merge.
    #[error("the file holds the marks of an unfinished merge")]
    ConflictMarkers,
    /// A line that is no record.
    #[error("column {column}: {reason}: {}", visible(.text))]
    NotUnderstood {
        /// How the line begins.
        text: String,
        /// The character, from 1.
        column: usize,
        /// Why.
        reason: String,
    },
    /// A newer version of the app wrote the file.
    #[error(
        "a newer version of Hashiya wrote this file (schema {found}); the project is read-only"
    )]
    NewerSchema {
        /// The schema of the file.
        found: u32,
    },
    /// An earlier version of the app wrote files. They are read as ever.
    #[error(
        "{files} files are of an earlier schema, such as this one; each is rewritten when it is next written"
    )]
    OlderSchema {
        /// How many.
        files: usize,
    },
    /// An id, or a file named by one, that cannot be one.
    #[error("{:?} cannot be an id: only a-z, A-Z, 0-9, '-' and '_' are, up to 64 of them, but no name of a device such as con", visible(.id))]
    BadId {
        /// What stands there.
        id: String,
    },
    /// Two records of different origin have one id.
    #[error("the id {id} stands for two different things; the file is not written to")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// One record was changed in several places at once.
    #[error("{id} was changed in {count} places at once; the latest is shown, all are kept")]
    Alternatives {
        /// The id.
        id: String,
        /// How many versions there are.
        count: usize,
    },
    /// A file that a sync tool put aside. Its records are read along.
    #[error("a sync tool put this version of {of} aside; its records are read along")]
    SyncConflict {
        /// Name of the file that it is a version of.
        of: String,
    },
    /// A link, or a path that leaves the project's folder.
    #[error("this is a link, or leads out of the project's folder; it is not followed")]
    OutsideProject,
    /// Another program wrote the file since it was read.
    #[error(
        "another program changed this file; its changes are kept and shown when the project is opened again"
    )]
    ChangedElsewhere,
    /// What records said before they were changed could not be written down.
    #[error("what was saved is safe, but the journal does not remember what was before: {error}")]
    NotInJournal {
        /// Why.
        error: SaveError,
    },
    /// A document's text is not there.
    #[error("the text of the document {document} is missing")]
    TextMissing {
        /// The document.
        document: String,
    },
    /// A document's text is not the one that was imported.
    #[error("the text of the document {document} is not the one that was imported")]
    TextHashDiffers {
        /// The document.
        document: String,
    },
    /// A copy of the project has another text for a document.
    #[error("the copy has another text for the document {document}; the project's own is kept")]
    TextsDiffer {
        /// The document.
        document: String,
    },
    /// Another text stands where a document's should, which is kept beside it.
    #[error(
        "another text stands here than the one recorded for the document {document}; the recorded one is kept beside it and shown"
    )]
    TextNotRecorded {
        /// The document.
        document: String,
    },
    /// Something of a withdrawn document is there again.
    #[error("the document {document} was withdrawn, but something of it is still here, or again")]
    WithdrawnRemains {
        /// The document.
        document: String,
    },
    /// The tags of a version of the codebook are not there in full.
    #[error(
        "the tags of the version {version} of the codebook are not here in full; the version is not shown until they are"
    )]
    VersionMissing {
        /// The version.
        version: String,
    },
    /// The tags of a version of the codebook were changed after it was named.
    #[error("the tags of the version {version} of the codebook are not those that were named")]
    VersionDiffers {
        /// The version.
        version: String,
    },
    /// Names were being replaced, and what was begun could not be brought to its end.
    #[error(
        "names were being replaced, and that could not be brought to its end: some files are old and some are new"
    )]
    RewritingUnfinished,
    /// A copy of the project has annotations of a document that was withdrawn.
    #[error(
        "the copy has {annotations} annotations of the withdrawn document {document}; they were left out"
    )]
    WithdrawnLeftOut {
        /// The document.
        document: String,
        /// How many annotations.
        annotations: usize,
    },
    /// Annotations of a document that does not exist.
    #[error("there is no document {document}")]
    DocumentMissing {
        /// The document.
        document: String,
    },
    /// An annotation that reaches beyond its text.
    #[error("the annotation {annotation} covers {span}, but the text has {length} characters")]
    SpanBeyondText {
        /// The annotation.
        annotation: String,
        /// Its span.
        span: CharRange,
        /// Length of the text in code points.
        length: usize,
    },
    /// An annotation of nothing.
    #[error("the annotation {annotation} covers nothing ({span})")]
    EmptySpan {
        /// The annotation.
        annotation: String,
        /// Its span.
        span: CharRange,
    },
    /// An annotation that begins or ends between a letter and its marks.
    #[error("the annotation {annotation} ({span}) cuts a grapheme at {at}")]
    CutsGrapheme {
        /// The annotation.
        annotation: String,
        /// Its span.
        span: CharRange,
        /// Where it cuts.
        at: CharOffset,
    },
    /// An annotation whose quote is not what its span covers.
    #[error("the annotation {annotation} quotes {:?}, but the text has {:?} there", visible(.quote), visible(.text))]
    QuoteDiffers {
        /// The annotation.
        annotation: String,
        /// Its quote, at most the beginning of it.
        quote: String,
        /// What the text has, at most the beginning of it.
        text: String,
    },
    /// An annotation with a tag that the codebook does not know.
    #[error("the annotation {annotation} has a tag that is not in the codebook: {tag}")]
    UnknownTag {
        /// The annotation.
        annotation: String,
        /// The tag.
        tag: String,
    },
    /// Something in the tree of tags that cannot be as it should.
    #[error("{}", FaultWords(.0))]
    Codebook(CodebookFault),
}

impl FindingKind {
    /// Its name in `check --json`; never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::FileMissing => "file-missing",
            Self::JoinCircle { .. } => "join-circle",
            Self::EqualNames { .. } => "equal-names",
            Self::RecordMissing { .. } => "record-missing",
            Self::ImportUnfinished { .. } => "import-unfinished",
            Self::ImportPutAway => "import-put-away",
            Self::GitMixesTexts => "git-mixes-texts",
            Self::Empty => "empty-file",
            Self::Torn => "torn",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::Nul { .. } => "nul",
            Self::ByteOrderMark => "byte-order-mark",
            Self::LongLine { .. } => "long-line",
            Self::SameName { .. } => "same-name",
            Self::ConflictMarkers => "conflict-markers",
            Self::NotUnderstood { .. } => "not-understood",
            Self::NewerSchema { .. } => "newer-schema",
            Self::OlderSchema { .. } => "older-schema",
            Self::BadId { .. } => "bad-id",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::Alternatives { .. } => "alternatives",
            Self::SyncConflict { .. } => "sync-conflict",
            Self::OutsideProject => "outside-project",
            Self::ChangedElsewhere => "changed-elsewhere",
            Self::NotInJournal { .. } => "not-in-journal",
            Self::TextMissing { .. } => "text-missing",
            Self::TextHashDiffers { .. } => "text-hash-differs",
            Self::TextsDiffer { .. } => "texts-differ",
            Self::TextNotRecorded { .. } => "text-not-recorded",
            Self::WithdrawnRemains { .. } => "withdrawn-remains",
            Self::VersionMissing { .. } => "version-missing",
            Self::VersionDiffers { .. } => "version-differs",
            Self::RewritingUnfinished => "rewriting-unfinished",
            Self::WithdrawnLeftOut { .. } => "withdrawn-left-out",
            Self::DocumentMissing { .. } => "document-missing",
            Self::SpanBeyondText { .. } => "span-beyond-text",
            Self::EmptySpan { .. } => "empty-span",
            Self::CutsGrapheme { .. } => "cuts-grapheme",
            Self::QuoteDiffers { .. } => "quote-differs",
            Self::UnknownTag { .. } => "unknown-tag",
            Self::Codebook(fault) => match fault {
                CodebookFault::Circle(_) => "tag-circle",
                CodebookFault::ParentMissing(..) => "parent-missing",
                CodebookFault::MergeTargetMissing(..) => "merge-target-missing",
                CodebookFault::MergeCircle(_) => "merge-circle",
                CodebookFault::KeyTwice(..) => "key-twice",
            },
        }
    }

    /// The schema that was found, when it is a newer one.
    pub(super) fn newer_schema(&self) -> Option<u32> {
        match self {
            Self::NewerSchema { found } => Some(*found),
            _ => None,
        }
    }

    /// Whether the file must not be written until someone has looked at it.
    pub(super) fn blocks(&self) -> bool {
        matches!(
            self,
            Self::Unreadable { .. }
                | Self::Empty
                | Self::Torn
                | Self::NotUtf8 { .. }
                | Self::Nul { .. }
                | Self::ConflictMarkers
                | Self::NotUnderstood { .. }
                | Self::NewerSchema { .. }
                | Self::BadId { .. }
                | Self::DuplicateId { .. }
                | Self::OutsideProject
        )
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", visible(&self.file), self.kind),
            None => write!(f, "{}: {}", visible(&self.file), self.kind),
        }
    }
}

struct FaultWords<'a>(&'a CodebookFault);

impl fmt::Display for FaultWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            CodebookFault::Circle(tag) => write!(f, "the tag {tag} stands below itself"),
            CodebookFault::ParentMissing(tag, parent) => {
                write!(
                    f,
                    "the tag {tag} stands below {parent}, which does not exist"
                )
            }
            CodebookFault::MergeTargetMissing(tag, into) => {
                write!(
                    f,
                    "the tag {tag} was merged into {into}, which does not exist"
                )
            }
            CodebookFault::MergeCircle(tag) => {
                write!(f, "the tag {tag} was merged, by way of others, into itself")
            }
            CodebookFault::KeyTwice(a, b, key) => {
                write!(f, "the tags {a} and {b} have the same key {}", visible(key))
            }
        }
    }
}
