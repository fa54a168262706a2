//! Goes through the backups of a project and clears those that hold what is to be in none of them.

use super::folders::folder_of;
use super::list::{Backup, BackupError, list, sweep};
use super::shelf::{MAKING, Shelf, read_about};
use crate::store::disk::write::sync_folder;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::Duration;

/// What became of backups when something was to be in none of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FromBackups {
    /// Backups that were written anew without it.
    pub rewritten: Vec<PathBuf>,
    /// Backups that were taken away: for what they hold, or as they could not be read and nobody could
    /// say what they hold.
    pub removed: Vec<PathBuf>,
    /// Folders with backups of other copies of the project that hold it too; they are left alone while
    /// those copies are there.
    pub elsewhere: Vec<PathBuf>,
}

/// What was done with a backup.
pub(super) enum Cleared {
    /// It was written anew.
    Rewritten,
    /// It was taken away.
    Removed,
}

/// How a backup in a folder is cleared.
type Clear<'a> = &'a dyn Fn(&Backup, &Path) -> Result<Cleared, BackupError>;

/// Clears every backup of a project of which `holds` says so. Backups of a copy that is no longer where
/// it was are taken for this project's, as it may have been moved.
///
/// # Errors
/// When a folder cannot be looked into, or a backup neither be rewritten nor taken away.
pub(super) fn clear(
    shelf: &Shelf,
    holds: &dyn Fn(&Path) -> io::Result<bool>,
    with: Clear<'_>,
) -> Result<FromBackups, BackupError> {
    // One that is being made right now may have read what was there before.
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
    /// It holds what is to be in none.
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

/// Takes a backup away, so that a power cut does not bring it back.
///
/// # Errors
/// When the system refuses, or would not say that it is gone for good.
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
