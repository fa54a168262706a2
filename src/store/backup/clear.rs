//! Finds the backups of a project that hold something which must not be kept, such as replaced names, and
//! rewrites or deletes them.

use super::folders::folder_of;
use super::list::{Backup, BackupError, list, sweep};
use super::shelf::{MAKING, Shelf, read_about};
use crate::store::disk::write::sync_folder;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::Duration;

/// What was done to backups to take something out of all of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FromBackups {
    /// Backups that were written anew without it.
    pub rewritten: Vec<PathBuf>,
    /// Backups that were deleted: for what they hold, or since they could not be read.
    pub removed: Vec<PathBuf>,
    /// Folders with backups of other copies of the project that hold it too; they are left alone while
    /// those copies are there.
    pub elsewhere: Vec<PathBuf>,
}

/// What was done with a backup.
pub(super) enum Cleared {
    /// It was rewritten without what must not be kept.
    Rewritten,
    /// It was deleted.
    Removed,
}

/// How a backup in a folder is cleared.
type Clear<'a> = &'a dyn Fn(&Backup, &Path) -> Result<Cleared, BackupError>;

/// Clears, by calling `with`, every backup of a project for which `holds` is true. Backups of a copy that is
/// no longer in its place count as this project's, since the project may have been moved.
///
/// # Errors
/// When a folder cannot be listed, or a backup can neither be rewritten nor deleted.
pub(super) fn clear(
    shelf: &Shelf,
    holds: &dyn Fn(&Path) -> io::Result<bool>,
    with: Clear<'_>,
) -> Result<FromBackups, BackupError> {
    // A backup that is being made now may have read the project before it was changed.
    let _held = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut done = FromBackups::default();
    sweep(&shelf.folder, Duration::ZERO);
    let found = find(shelf, holds)?;
    for (backup, held) in found.backups {
        let folder = folder_of(&backup.path);
        let cleared = match held {
            Held::Known => with(&backup, &folder)?,
            Held::Unread => {
                remove(&backup.path).map_err(BackupError::io(&backup.path))?;
                Cleared::Removed
            }
        };
        match cleared {
            Cleared::Rewritten => done.rewritten.push(backup.path),
            Cleared::Removed => done.removed.push(backup.path),
        }
    }
    done.elsewhere = found.elsewhere;
    Ok(done)
}

/// Why a backup is to be cleared.
pub(super) enum Held {
    /// It holds what must not be kept.
    Known,
    /// It cannot be read.
    Unread,
}

/// The backups that are to be cleared.
#[derive(Default)]
pub(super) struct Found {
    /// Each with the reason.
    pub backups: Vec<(Backup, Held)>,
    /// Folders with such backups of other copies of the project, which are still there.
    pub elsewhere: Vec<PathBuf>,
}

/// The backups of a project that `holds` says are to be cleared.
///
/// # Errors
/// When a folder cannot be looked into.
pub(super) fn find(
    shelf: &Shelf,
    holds: &dyn Fn(&Path) -> io::Result<bool>,
) -> Result<Found, BackupError> {
    let mut done = Found::default();
    for folder in folders(shelf)? {
        let is_own = folder == shelf.folder;
        let is_left = !is_own && Path::new(&read_about(&folder).project).exists();
        for backup in list(&folder)? {
            match holds(&backup.path) {
                Ok(false) => {}
                Ok(true) | Err(_) if is_left => {
                    if !done.elsewhere.contains(&folder) {
                        done.elsewhere.push(folder.clone());
                    }
                }
                Ok(true) => done.backups.push((backup, Held::Known)),
                Err(_) if is_own => done.backups.push((backup, Held::Unread)),
                Err(_) => {}
            }
        }
    }
    Ok(done)
}

/// Deletes a backup, so that a power cut does not bring it back.
///
/// # Errors
/// When the system refuses, or does not confirm that the file is gone.
pub(super) fn remove(backup: &Path) -> io::Result<()> {
    std::fs::remove_file(backup)?;
    sync_folder(&folder_of(backup))
}

/// The folders of backups of every project, this one's first.
fn folders(shelf: &Shelf) -> Result<Vec<PathBuf>, BackupError> {
    let mut all = vec![shelf.folder.clone()];
    let Some(parent) = shelf.folder.parent() else {
        return Ok(all);
    };
    let listing = match std::fs::read_dir(parent) {
        Ok(listing) => listing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(BackupError::io(parent)(error)),
    };
    let folders = listing
        .flatten()
        .filter(|e| e.file_type().is_ok_and(|kind| kind.is_dir()));
    let others = folders.map(|entry| entry.path());
    all.extend(others.filter(|path| *path != shelf.folder));
    Ok(all)
}
