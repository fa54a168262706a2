//! How a project changes: edits in two levels, each giving its inverse when applied.
//!
//! The tasks of the desk build edits, with time and new ids as arguments, and apply them through
//! [`Session::apply`], the only entry point, which also keeps the history. No files, no clock, no chance.

mod annotation;
mod arrived;
mod choice;
mod closed;
mod codebook;
mod compose;
mod document;
mod history;
mod memo;
mod project;
pub mod pseudonyms;
mod replace_text;
mod replaced;
mod restore;
mod session;
mod united;
mod versions;

pub use annotation::{AnnotationChange, AnnotationEdit};
pub use arrived::ArrivedRecord;
pub use choice::{ChoiceEdit, choose, keep_every, lift_out, revive};
pub use codebook::{CodebookEdit, TagChange, VersionNote};
pub use compose::{
    AnnotateError, NewAnnotation, annotate, check_tag, delete_tag, follow_merges, merge_tags,
    rebound,
};
pub use document::{DocumentChange, DocumentEdit};
pub use history::{EditName, History};
pub use memo::MemoEdit;
pub use project::ProjectEdit;
pub use replace_text::{
    NewText, Refound, Replacement, find_again, reanchor, replace_text, settle, unsettled,
};
pub use replaced::Replaced;
pub use restore::{Restoration, as_of, restore};
pub use session::{Part, Session};
pub use versions::{bring_back, present_state};

use crate::model::{
    AnnotationId, AnnotatorId, CodingKey, DocumentId, MemoId, Project, RecordId, RoundId, TagId,
    VersionId,
};
use std::collections::BTreeSet;
use thiserror::Error;

/// A change to a project that can be undone.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// To one annotation, or to the state of a document for an annotator.
    Annotation(AnnotationEdit),
    /// To the tags.
    Codebook(CodebookEdit),
    /// To what is known of a document, or which documents there are.
    Document(DocumentEdit),
    /// To the project itself, its people and rounds.
    Project(ProjectEdit),
    /// To a memo.
    Memo(MemoEdit),
    /// Settles what was changed in several places at once.
    Choice(Box<ChoiceEdit>),
    /// Several at once, undone as one, under a name of its own.
    Batch(EditName, Vec<Edit>),
}

/// Why an edit cannot be applied; the project is then as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// There is no such annotation.
    #[error("there is no annotation {0}")]
    NoAnnotation(AnnotationId),
    /// An annotation with this id exists.
    #[error("an annotation {0} exists already")]
    AnnotationExists(AnnotationId),
    /// There is no such tag.
    #[error("there is no tag {0}")]
    NoTag(TagId),
    /// A tag with this id exists.
    #[error("a tag {0} exists already")]
    TagExists(TagId),
    /// The tag would stand below itself.
    #[error("the tag {0} cannot stand below itself")]
    TagCircle(TagId),
    /// There is no such version of the codebook.
    #[error("there is no version {0} of the codebook")]
    NoVersion(VersionId),
    /// A version of the codebook with this id exists.
    #[error("a version {0} of the codebook exists already")]
    VersionExists(VersionId),
    /// There is no such document.
    #[error("there is no document {0}")]
    NoDocument(DocumentId),
    /// A document with this id exists.
    #[error("a document {0} exists already")]
    DocumentExists(DocumentId),
    /// An annotator's name is blank.
    #[error("the name of the annotator {0} is blank")]
    BlankName(AnnotatorId),
    /// A document with this id was not removed.
    #[error("the document {0} was not removed")]
    NotRemoved(DocumentId),
    /// There is no such memo.
    #[error("there is no memo {0}")]
    NoMemo(MemoId),
    /// A memo with this id exists.
    #[error("a memo {0} exists already")]
    MemoExists(MemoId),
    /// The annotator would be joined into themselves, directly or through others.
    #[error("the annotator {0} cannot be joined into themselves")]
    AnnotatorCircle(AnnotatorId),
    /// There is no such annotator.
    #[error("there is no annotator {0}")]
    NoAnnotator(AnnotatorId),
    /// An annotator with this id exists.
    #[error("an annotator {0} exists already")]
    AnnotatorExists(AnnotatorId),
    /// There is no such round.
    #[error("there is no round {0}")]
    NoRound(RoundId),
    /// A round with this id exists.
    #[error("a round {0} exists already")]
    RoundExists(RoundId),
    /// The round is closed: its codings do not change any more.
    #[error("the round {0} is closed")]
    RoundClosed(RoundId),
}

impl Edit {
    /// Changes the project and gives the edit that changes it back.
    ///
    /// # Errors
    /// When something it names is not there, or is there already. Nothing is changed then.
    pub fn apply(&self, project: &mut Project) -> Result<Edit, EditError> {
        match self {
            Self::Annotation(edit) => edit.apply(project).map(Edit::Annotation),
            Self::Codebook(edit) => edit.apply(project).map(Edit::Codebook),
            Self::Document(edit) => edit.apply(project).map(Edit::Document),
            Self::Project(edit) => edit.apply(project).map(Edit::Project),
            Self::Memo(edit) => edit.apply(project).map(Edit::Memo),
            Self::Choice(edit) => Ok(Self::Choice(Box::new(edit.apply(project)))),
            Self::Batch(name, edits) => apply_all(*name, edits, project),
        }
    }

    /// What it is called in the undo menu.
    pub fn name(&self) -> EditName {
        match self {
            Self::Annotation(edit) => edit.name(),
            Self::Codebook(edit) => edit.name(),
            Self::Document(edit) => edit.name(),
            Self::Project(edit) => edit.name(),
            Self::Memo(edit) => edit.name(),
            Self::Choice(_) => EditName::Choose,
            Self::Batch(name, _) => *name,
        }
    }

    /// Adds the parts of the project that it changes, which must be saved after it.
    pub fn touches(&self, parts: &mut BTreeSet<Part>) {
        match self {
            Self::Annotation(edit) => {
                parts.insert(Part::Coding(edit.key().clone()));
            }
            Self::Codebook(_) => {
                parts.insert(Part::Codebook);
            }
            Self::Document(edit) => {
                parts.insert(Part::Document(edit.document().clone()));
            }
            Self::Project(edit) => {
                parts.insert(Part::of(&edit.record()));
            }
            Self::Memo(edit) => {
                parts.insert(Part::Memos(edit.author().clone()));
            }
            Self::Choice(edit) => {
                parts.insert(Part::of(&edit.of));
            }
            Self::Batch(_, edits) => edits.iter().for_each(|e| e.touches(parts)),
        }
    }
}

impl Edit {
    /// Adds the records that it changes, except annotations and who has finished what.
    fn records(&self, records: &mut BTreeSet<RecordId>) {
        match self {
            Self::Annotation(_) => {}
            Self::Codebook(edit) => edit.records(records),
            Self::Document(edit) => {
                records.insert(RecordId::Document(edit.document().clone()));
            }
            Self::Project(edit) => drop(records.insert(edit.record())),
            Self::Memo(edit) => drop(records.insert(edit.record())),
            Self::Choice(edit) if edit.of.coding().is_some() => {}
            Self::Choice(edit) => drop(records.insert(edit.of.clone())),
            Self::Batch(_, edits) => edits.iter().for_each(|edit| edit.records(records)),
        }
    }

    /// The annotations that it changes, each with where it is kept. Returns `None` when it changes
    /// anything else, except who has finished what.
    fn annotations(&self) -> Option<BTreeSet<(&CodingKey, &AnnotationId)>> {
        match self {
            Self::Annotation(edit) => Some(edit.annotation().into_iter().collect()),
            Self::Choice(edit) => edit.annotations(),
            Self::Codebook(_) | Self::Document(_) | Self::Project(_) | Self::Memo(_) => None,
            Self::Batch(_, edits) => {
                let mut all = BTreeSet::new();
                for edit in edits {
                    all.append(&mut edit.annotations()?);
                }
                Some(all)
            }
        }
    }
}

fn apply_all(name: EditName, edits: &[Edit], project: &mut Project) -> Result<Edit, EditError> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match edit.apply(project) {
            Ok(inverse) => inverses.push(inverse),
            Err(error) => {
                // Taking back what was just done cannot fail: each inverse fits the state it came from.
                for inverse in inverses.iter().rev() {
                    let undone = inverse.apply(project);
                    debug_assert!(undone.is_ok(), "an inverse must apply");
                }
                return Err(error);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Batch(name, inverses))
}
