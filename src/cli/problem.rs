//! What can stop a subcommand, told in words and as an exit code.

use crate::desk::{
    self, CodebookError, MemoError, PassageError, Refusal, StoppedOrUndecided, Undecided,
    VersionError,
};
use crate::edit::{AnnotateError, EditError};
use crate::exchange::import::ImportError;
use crate::locale::{Locale, Value};
use crate::model::IdError;
use crate::page::PictureError;
use crate::store;
use crate::words::{InWords, Words, not_written, reason, shown};
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// What can stop a subcommand.
#[derive(Debug, Error)]
#[allow(missing_docs, reason = "the sentences are the documentation")]
pub enum Problem {
    #[error("cannot write to standard output: {0}")]
    Output(#[source] io::Error),
    #[error("cannot read standard input: {0}")]
    Input(#[source] io::Error),
    #[error("cannot open the project: {0}")]
    Open(#[from] store::OpenError),
    #[error("cannot create the project: {0}")]
    Create(#[from] store::CreateError),
    #[error("cannot create the project: {0}")]
    NewProject(#[from] desk::NewProjectError),
    #[error("cannot export: {0}")]
    Export(#[from] desk::ExportError),
    #[error(transparent)]
    ReplaceNames(#[from] desk::ReplaceNamesError),
    #[error(transparent)]
    NamesList(#[from] desk::NamesListError),
    #[error("cannot withdraw: {0}")]
    Withdraw(#[from] desk::WithdrawError),
    #[error(transparent)]
    Stopped(#[from] desk::Stopped),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Memo(#[from] MemoError),
    #[error("there is no memo {0}")]
    NoMemo(String),
    #[error(transparent)]
    Passage(#[from] PassageError),
    #[error(transparent)]
    Codebook(#[from] CodebookError),
    #[error(transparent)]
    Version(#[from] VersionError),
    #[error("cannot save: {0}")]
    Save(#[from] store::SaveError),
    #[error("another program is tagging: {0}")]
    Lock(#[from] store::LockError),
    #[error("cannot read the codebook: {0}")]
    CodebookFile(#[from] store::CodebookFileError),
    #[error(transparent)]
    Backups(#[from] desk::BackupsError),
    #[error("cannot merge: {0}")]
    Merge(#[from] desk::MergeCopiesError),
    #[error("cannot migrate: {0}")]
    Migrate(#[from] desk::MigrateProjectError),
    #[error("cannot seal: {0}")]
    Seal(#[from] store::SealError),
    #[error("cannot unseal: {0}")]
    Unseal(#[from] store::UnsealError),
    #[error("there is no passphrase")]
    NoPassphrase,
    #[error("the two passphrases differ")]
    PassphrasesDiffer,
    #[error("a merge driver needs base, ours and theirs")]
    DriverNeeds,
    #[error("nothing called {0} waits for a choice")]
    NothingWaits(String),
    #[error("several files have a record {id}: {files}")]
    SeveralWait { id: String, files: String },
    #[error("{id} has no version {rev}")]
    NoVersion {
        id: String,
        rev: String,
        known: String,
    },
    #[error(transparent)]
    Edit(#[from] EditError),
    #[error(transparent)]
    Annotate(#[from] AnnotateError),
    #[error("there is no document {0}")]
    NoDocument(String),
    #[error("several documents are called {0}")]
    SeveralDocuments(String),
    #[error("the document {name} was removed")]
    DocumentRemoved { name: String, id: String },
    #[error("there is no removed document {0}")]
    NoRemoved(String),
    #[error("several removed documents are called {0}")]
    SeveralRemoved(String),
    #[error("there is no tag {0}")]
    NoTag(String),
    #[error("several tags are called {0}")]
    SeveralTags(String),
    #[error("there is no version {0} of the codebook")]
    NoCodebookVersion(String),
    #[error("several versions of the codebook are called {0}")]
    SeveralVersions(String),
    #[error("there is no annotation {0}")]
    NoAnnotation(String),
    #[error("there is no annotator {0}")]
    NoAnnotator(String),
    #[error("several annotators are called {0}")]
    SeveralAnnotators(String),
    #[error("the name {name} is equal to that of {ids}")]
    EqualAnnotators { name: String, ids: String },
    #[error("it is not clear whose annotations are meant: {0}")]
    WhoseAnnotations(String),
    #[error("the name of an annotator is blank")]
    BlankAnnotator,
    #[error(transparent)]
    Read(#[from] store::ReadFileError),
    #[error("cannot write {file}: {source}", file = file.display())]
    Write { file: PathBuf, source: io::Error },
    #[error("cannot import {file}: {source}", file = file.display())]
    Import { file: PathBuf, source: ImportError },
    #[error("there is no encoding {0}")]
    NoEncoding(String),
    #[error("neither a span nor a passage")]
    NoPlace,
    #[error("it was not confirmed")]
    NotConfirmed,
    #[error("neither a document nor a text")]
    NoText,
    #[error("code point {at} is beyond the text of {length}")]
    AtBeyond { at: usize, length: usize },
    #[error("nothing can be replaced by such a list")]
    BadNames,
    #[error(transparent)]
    Doubtful(#[from] Undecided),
    #[error(transparent)]
    Pseudonyms(#[from] store::PseudonymsError),
    #[error(transparent)]
    Id(#[from] IdError),
    #[error(transparent)]
    Picture(#[from] PictureError),
}

impl Problem {
    /// 2 for wrong usage, 1 for a job that failed.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NoEncoding(_)
            | Self::NoPlace
            | Self::NoText
            | Self::DriverNeeds
            | Self::WhoseAnnotations(_)
            | Self::NoPassphrase
            | Self::NotConfirmed => 2,
            _ => 1,
        }
    }
}

impl InWords for Problem {
    fn in_words(&self, locale: &Locale) -> Words {
        let of = |key: &str, values: &[(&str, Value<'_>)]| Words::of(locale, key, values);
        let named = |key: &str, name: &str| of(key, &[("name", shown(name))]);
        match self {
            Self::Output(source) => of("problem-output", &[("reason", reason(locale, source))]),
            Self::Input(source) => of("problem-input", &[("reason", reason(locale, source))]),
            Self::Open(error) => error.in_words(locale),
            Self::Create(error) => error.in_words(locale),
            Self::NewProject(error) => error.in_words(locale),
            Self::Export(error) => error.in_words(locale),
            Self::ReplaceNames(error) => error.in_words(locale),
            Self::NamesList(error) => error.in_words(locale),
            Self::Withdraw(error) => error.in_words(locale),
            Self::Stopped(error) => error.in_words(locale),
            Self::Save(error) => error.in_words(locale),
            Self::Lock(error) => error.in_words(locale),
            Self::Refused(refusal) => refusal.in_words(locale),
            Self::Memo(error) => error.in_words(locale),
            Self::NoMemo(name) => named("error-no-memo", name),
            Self::Passage(error) => error.in_words(locale),
            Self::Codebook(error) => error.in_words(locale),
            Self::Version(error) => error.in_words(locale),
            Self::CodebookFile(error) => error.in_words(locale),
            Self::Backups(error) => error.in_words(locale),
            Self::Merge(error) => error.in_words(locale),
            Self::Migrate(error) => error.in_words(locale),
            Self::Seal(error) => error.in_words(locale),
            Self::Unseal(error) => error.in_words(locale),
            Self::NoPassphrase => of("problem-no-passphrase", &[]),
            Self::PassphrasesDiffer => of("problem-passphrases-differ", &[]),
            Self::DriverNeeds => of("problem-driver-needs", &[]),
            Self::NothingWaits(id) => named("problem-nothing-waits", id),
            Self::SeveralWait { id, files } => of(
                "problem-several-wait",
                &[("name", shown(id)), ("files", shown(files))],
            ),
            Self::NoVersion { id, rev, known } => of(
                "problem-no-version",
                &[
                    ("name", shown(id)),
                    ("rev", shown(rev)),
                    ("known", shown(known)),
                ],
            ),
            Self::Edit(error) => error.in_words(locale),
            Self::Annotate(error) => error.in_words(locale),
            Self::NoDocument(name) => named("error-no-document", name),
            Self::SeveralDocuments(name) => named("problem-several-documents", name),
            Self::DocumentRemoved { name, id } => of(
                "problem-document-removed",
                &[("name", shown(name)), ("id", shown(id))],
            ),
            Self::NoRemoved(name) => named("problem-no-removed", name),
            Self::SeveralRemoved(name) => named("problem-several-removed", name),
            Self::NoTag(name) => named("error-no-tag", name),
            Self::SeveralTags(name) => named("problem-several-tags", name),
            Self::NoCodebookVersion(name) => named("error-no-version", name),
            Self::SeveralVersions(name) => named("problem-several-versions", name),
            Self::NoAnnotation(name) => named("error-no-annotation", name),
            Self::NoAnnotator(name) => named("error-no-annotator", name),
            Self::SeveralAnnotators(name) => named("problem-several-annotators", name),
            Self::EqualAnnotators { name, ids } => of(
                "problem-equal-annotators",
                &[("name", shown(name)), ("ids", shown(ids))],
            ),
            Self::WhoseAnnotations(known) if known.is_empty() => of("problem-nobodys", &[]),
            Self::WhoseAnnotations(known) => named("problem-whose", known),
            Self::BlankAnnotator => of("problem-blank-annotator", &[]),
            Self::Read(error) => error.in_words(locale),
            Self::Write { file, source } => not_written(locale, file, source),
            Self::Import { file, source } => {
                let words = source.in_words(locale);
                let file = shown(file.display().to_string());
                let values = [("file", file), ("message", Value::from(words.message))];
                Words {
                    hint: words.hint,
                    ..of("problem-import", &values)
                }
            }
            Self::NoEncoding(name) => named("problem-no-encoding", name),
            Self::NoPlace => of("problem-no-place", &[]),
            Self::NotConfirmed => of("problem-not-confirmed", &[]),
            Self::NoText => of("problem-no-text", &[]),
            Self::BadNames => of("problem-bad-names", &[]),
            Self::Doubtful(undecided) => undecided.in_words(locale),
            Self::Pseudonyms(error) => error.in_words(locale),
            Self::AtBeyond { at, length } => of(
                "problem-at-beyond",
                &[("at", Value::from(*at)), ("length", Value::from(*length))],
            ),
            Self::Id(error) => error.in_words(locale),
            Self::Picture(error) => error.in_words(locale),
        }
    }
}

impl From<StoppedOrUndecided> for Problem {
    fn from(error: StoppedOrUndecided) -> Self {
        match error {
            StoppedOrUndecided::Stopped(stopped) => stopped.into(),
            StoppedOrUndecided::Undecided { undecided, .. } => undecided.into(),
        }
    }
}
