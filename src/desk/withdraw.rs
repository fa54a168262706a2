//! Withdraws a document: deletes its text, codings and backups.

use super::{Desk, Refusal};
use crate::model::{Bilingual, DocumentId, Project};
use crate::store::{self, BackupError, FromBackups, SaveError, Shelf, Stamp};
use std::io;
use thiserror::Error;

/// Minimum length in code points of a tag's example that counts as quoted from a text; shorter ones
/// occur in many texts.
const TELLING: usize = 12;

/// Why a document was not withdrawn, or not wholly.
#[derive(Debug, Error)]
pub enum WithdrawError {
    /// The project can only be read.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The project has no such document, and no files of one.
    #[error("there is no document {0}")]
    NoDocument(DocumentId),
    /// The document's files cannot be listed; nothing was done.
    #[error(transparent)]
    List(#[from] io::Error),
    /// A file cannot be written or deleted; what was deleted by then stays so.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// A document that is about to be withdrawn, and what will be deleted with it. Nothing is deleted yet.
pub struct Withdrawal<'a> {
    desk: &'a Desk,
    document: DocumentId,
    files: Vec<String>,
}

/// What was deleted with a document.
#[derive(Debug)]
pub struct Withdrawn {
    /// The files that were deleted, relative to the project, sorted.
    pub files: Vec<String>,
    /// Files of former versions of the codebook from which quotes of the document were taken.
    pub versions: Vec<String>,
    /// Names of the tags whose example still quotes the document; a person decides about them.
    pub quoting: Vec<Bilingual>,
    /// What became of the backups on this computer; none where it has no folder for them.
    pub backups: Option<Result<FromBackups, BackupError>>,
}

impl<'a> Withdrawal<'a> {
    /// Looks for what will be deleted from a project that was [opened whole](Desk::open_whole). A
    /// document that cannot be read any more is known by its files.
    ///
    /// # Errors
    /// When the project can only be read, there is no such document, or its files cannot be listed.
    pub fn prepare(desk: &'a Desk, document: DocumentId) -> Result<Self, WithdrawError> {
        desk.check_writable()?;
        let is_known = desk.project().text_of(document.as_str()).is_some();
        if !is_known && !store::has_traces_of(&desk.root, &document) {
            return Err(WithdrawError::NoDocument(document));
        }
        Ok(Self {
            files: store::files_of(&desk.root, &document)?,
            desk,
            document,
        })
    }

    /// The document.
    pub fn document(&self) -> &DocumentId {
        &self.document
    }

    /// The files that will be deleted, relative to the project, sorted.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// What the document is called: its title, or its id where it cannot be read any more.
    pub fn name(&self) -> &str {
        let project = self.desk.project();
        let removed = || project.removed.get(&self.document).map(|r| &r.document);
        let known = project.documents.get(&self.document).or_else(removed);
        known.map_or(self.document.as_str(), |d| d.title.as_str())
    }

    /// Deletes everything of the document from the project, from former versions of its codebook and
    /// from the backups on this computer. It cannot be undone.
    ///
    /// # Errors
    /// When a file cannot be written or deleted. What was deleted by then stays so, and withdrawing
    /// again deletes the rest.
    pub fn carry_out(self, stamp: &mut dyn Stamp) -> Result<Withdrawn, WithdrawError> {
        let (root, project) = (&self.desk.root, self.desk.project());
        let quoting = tags_that_quote(project, &self.document);
        // What quotes the document in the codebook can be told only while its text is there.
        let text = project.text_of(self.document.as_str());
        let text = text.map_or("", |text| text.as_str());
        let goes = |example: &str| is_quoted(text, example);
        // Former versions of the codebook are changed first, so nothing may refuse after them.
        store::may_withdraw(root, &self.document)?;
        let versions = store::without_examples(root, &goes, stamp)?;
        let files = store::withdraw(root, &self.document, stamp)?;
        let backups = store::settings::backups_folder()
            .map(|folder| store::withdraw_from_backups(&Shelf::of(&folder, root), &self.document));
        Ok(Withdrawn {
            files,
            versions,
            quoting,
            backups,
        })
    }
}

/// Names of the tags whose example stands in the document's text.
fn tags_that_quote(project: &Project, document: &DocumentId) -> Vec<Bilingual> {
    let Some(text) = project.text_of(document.as_str()) else {
        return Vec::new();
    };
    let text = text.as_str();
    let tags = project.codebook.all();
    let quoting = tags.filter(|tag| is_quoted(text, &tag.example));
    quoting.map(|tag| tag.name.clone()).collect()
}

/// Whether an example stands in a text, and is long enough to be from there.
fn is_quoted(text: &str, example: &str) -> bool {
    let example = example.trim();
    example.chars().count() >= TELLING && text.contains(example)
}
