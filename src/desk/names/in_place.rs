//! Rewrites a project with other names in place: its files, its journal and its backups.

use super::look::names_in;
use crate::arabic::Pseudonyms;
use crate::desk::{Desk, Refusal, Running};
use crate::edit::pseudonyms::{NameFound, Reach, pseudonymised};
use crate::exchange::export::names::{NameRow, write_report};
use crate::exchange::import::{holds_name, may_hold_name};
use crate::model::Project;
use crate::store::{
    self, NameRules, NamesCleared, NamesInBackups, PseudonymsError, Rewritten, Shelf, Stamp,
};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;

/// Names that are to be replaced in a project, as they were found in it.
#[derive(Clone, PartialEq, Debug)]
pub struct ReplaceNames {
    /// The list.
    pub names: Arc<Pseudonyms>,
    /// In which documents.
    pub reach: Reach,
    /// Every place that was found.
    pub found: Arc<Vec<NameFound>>,
    /// The ids of the places that are replaced.
    pub wanted: BTreeSet<String>,
    /// Where a report is written, if one is.
    pub report: Option<PathBuf>,
}

/// Why names were not replaced in a project.
#[derive(Debug, Error)]
pub enum ReplaceNamesError {
    /// Someone else works on the project, or it cannot be opened to be written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The report cannot be written; the project is as it was.
    #[error("{} cannot be written: {source}", .file.display())]
    Report {
        /// The report's file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The project cannot be rewritten.
    #[error(transparent)]
    Rewrite(#[from] PseudonymsError),
}

/// What was rewritten.
#[derive(Debug)]
pub struct NamesReplaced {
    /// What became of the project's files.
    pub files: Rewritten,
    /// What became of the backups on this computer that held names.
    pub backups: NamesCleared,
}

/// Replaces names in the files of a project that was [opened whole](Desk::open_whole), and deletes
/// the backups that hold them. It cannot be undone; the report is written before.
///
/// # Errors
/// When the project is not as it was when the names were found, something stands in the way, or the
/// report or a file cannot be written.
pub fn replace_names(
    desk: &Desk,
    request: &ReplaceNames,
    stamp: &mut dyn Stamp,
) -> Result<NamesReplaced, ReplaceNamesError> {
    desk.check_writable()?;
    if let Some(file) = &request.report {
        put_report(file, request).map_err(|source| ReplaceNamesError::Report {
            file: file.clone(),
            source,
        })?;
    }
    let (names, reach, wanted) = (&*request.names, &request.reach, &request.wanted);
    let make = |project: &Project| {
        let found = names_in(project, names, reach, &Running::unwatched()).ok()?;
        if found != *request.found {
            return None;
        }
        let wanted: Vec<&NameFound> = found.iter().filter(|f| wanted.contains(&f.id)).collect();
        Some(pseudonymised(project, names, reach, &wanted))
    };
    let naming = NameRules {
        holds: &|bytes| holds_name(names, bytes),
        may_hold: &|bytes| may_hold_name(names, bytes),
        reword: &|words| names.certain(words),
    };
    let root = &desk.root;
    let shelf = store::settings::backups_folder().map(|all| Shelf::of(&all, root));
    let backups = shelf.as_ref().map(|shelf| NamesInBackups {
        shelf,
        document: reach.document(),
        // What may be a name counts only once something was replaced.
        holds: if wanted.is_empty() {
            naming.holds
        } else {
            naming.may_hold
        },
    });
    let (files, backups) = store::rewrite_whole(root, make, &naming, backups.as_ref(), stamp)?;
    Ok(NamesReplaced { files, backups })
}

/// The rows of a report: every place that was found, and whether it is replaced. The words in it are
/// for machines and never change.
pub fn names_report(
    names: &Pseudonyms,
    found: &[NameFound],
    wanted: &BTreeSet<String>,
) -> Vec<NameRow> {
    let row = |found: &NameFound| row(names, found, wanted.contains(&found.id));
    found.iter().map(row).collect()
}

/// Writes a report, whole or not at all.
///
/// # Errors
/// When the file cannot be written.
pub fn write_names_report(file: &Path, rows: &[NameRow]) -> io::Result<()> {
    let mut bytes = Vec::new();
    write_report(rows, &mut bytes)?;
    store::write_file(file, &bytes)
}

fn put_report(file: &Path, request: &ReplaceNames) -> io::Result<()> {
    let rows = names_report(&request.names, &request.found, &request.wanted);
    write_names_report(file, &rows)
}

fn row(names: &Pseudonyms, found: &NameFound, is_replaced: bool) -> NameRow {
    let name = names.list().get(found.place.index);
    NameRow {
        id: found.id.clone(),
        replace: if is_replaced { "yes" } else { "no" }.to_owned(),
        doubt: found
            .place
            .doubt
            .map_or("", |doubt| doubt.code())
            .to_owned(),
        name: name.map_or_else(String::new, |n| n.name.clone()),
        found: found.found.clone(),
        written: found.written.clone(),
        holder: found.holder.id().to_owned(),
        field: found.field.code(),
        before: found.before.clone(),
        after: found.after.clone(),
    }
}
