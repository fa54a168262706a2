//! Deletes the backups that hold names which were replaced in the project.

use super::archive::{open, read};
use super::belonging::{is_journal, is_of};
use super::clear::{Cleared, FromBackups, clear, remove};
use super::list::BackupError;
use super::shelf::{Doomed, Shelf, read_about};
use crate::model::DocumentId;
use std::io;
use std::path::Path;

/// Deletes every backup of a project in which `holds` finds a name: in the files of one document, if one is
/// given, and in the journal, else in any file. A backup is deleted as a whole, since nobody can decide about
/// every place in an earlier state; the next opening makes a new one.
///
/// # Errors
/// When a folder cannot be listed, or a backup cannot be deleted.
pub fn remove_backups_with_names(
    shelf: &Shelf,
    document: Option<&DocumentId>,
    holds: &dyn Fn(&[u8]) -> bool,
) -> Result<FromBackups, BackupError> {
    let done = clear(
        shelf,
        &|path| holds_any(path, document, holds),
        &|backup, _| {
            remove(&backup.path).map_err(BackupError::io(&backup.path))?;
            Ok(Cleared::Removed)
        },
    )?;
    let noted = read_about(&shelf.folder).doomed;
    if !done.removed.is_empty() || noted != Doomed::default() {
        // The next opening makes a new backup, and has none to delete.
        shelf
            .forget_doomed()
            .map_err(BackupError::io(&shelf.folder))?;
    }
    Ok(done)
}

/// Whether a backup holds a name in the files of a document or in the journal, or in any file where no
/// document is given.
pub(super) fn holds_any(
    path: &Path,
    document: Option<&DocumentId>,
    holds: &dyn Fn(&[u8]) -> bool,
) -> io::Result<bool> {
    let is_meant = |name: &str| document.is_none_or(|id| is_of(name, id) || is_journal(name));
    let mut archive = open(path)?;
    for index in 0..archive.len() {
        let name = archive.by_index_raw(index)?.name()?.into_owned();
        if is_meant(&name) && (holds(name.as_bytes()) || holds(&read(&mut archive, index)?)) {
            return Ok(true);
        }
    }
    Ok(false)
}
