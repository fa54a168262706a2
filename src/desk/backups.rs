//! Backups of a project: listing, making, unpacking and deleting them.

use super::Refusal;
use super::merge::present;
use crate::store::{self, Backup, BackupError, Made, OpenError, Shelf};
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why something could not be done with the backups of a project.
#[derive(Debug, Error)]
pub enum BackupsError {
    /// The system has no folder for data of programs.
    #[error("the system has no folder for data of programs")]
    NoDataFolder,
    /// The project is confined: nothing of it may leave its folder.
    #[error("nothing of the project may leave its folder")]
    Confined,
    /// The project is being rewritten as a whole.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The project cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A backup cannot be read, written or deleted.
    #[error(transparent)]
    Backup(#[from] BackupError),
}

/// Where the backups of a project are, whether or not the project is still there.
///
/// # Errors
/// When the system has no folder for data of programs.
pub fn shelf_of(root: &Path) -> Result<Shelf, BackupsError> {
    let folder = store::settings::backups_folder().ok_or(BackupsError::NoDataFolder)?;
    Ok(Shelf::of(&folder, root))
}

/// The backups of a project, the newest first.
///
/// # Errors
/// When they cannot be listed.
pub fn list_backups(root: &Path) -> Result<Vec<Backup>, BackupsError> {
    Ok(shelf_of(root)?.list()?)
}

/// Makes the backup of a day, in place of an earlier one of that day. Nobody withdraws a document or replaces names
/// meanwhile.
///
/// # Errors
/// When the project is confined, cannot be opened or is being rewritten as a whole, or the backup cannot be written.
pub fn make_backup(root: &Path, today: Date) -> Result<Made, BackupsError> {
    let shelf = shelf_of(root)?;
    store::probe(root)?;
    let _present = present(root)?;
    if store::open(root)?.project.is_confined {
        return Err(BackupsError::Confined);
    }
    Ok(store::make_backup(&shelf, today)?)
}

/// The backup of a day, written as `2026-11-21`, or the `last` one up to today.
///
/// # Errors
/// When there is none, or they cannot be listed.
pub fn backup_of(root: &Path, day: &str, today: Date) -> Result<Backup, BackupsError> {
    Ok(shelf_of(root)?.on(day, today)?)
}

/// Unpacks a backup into a new or empty folder. Returns how many files it has.
///
/// # Errors
/// When the backup is broken, or the folder holds something or cannot be written.
pub fn unpack_backup(backup: &Backup, to: &Path) -> Result<usize, BackupsError> {
    Ok(store::unpack_backup(backup, to)?)
}

/// Deletes every backup of a project. Returns how many there were.
///
/// # Errors
/// When one cannot be deleted; the others are deleted all the same.
pub fn delete_backups(root: &Path) -> Result<usize, BackupsError> {
    Ok(shelf_of(root)?.remove_all()?)
}

/// What is to be done with the backups of a project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BackupsRequest {
    /// Nothing but listing them.
    List,
    /// Makes the one of the day.
    Make,
    /// Unpacks one into a new or empty folder.
    Unpack {
        /// The backup.
        backup: Backup,
        /// The folder.
        to: PathBuf,
    },
    /// Deletes all of them.
    DeleteAll,
}

/// What was done, and the backups that there are then.
#[derive(Debug)]
pub struct BackupsOutcome {
    /// What was asked.
    pub request: BackupsRequest,
    /// Whether it was done.
    pub done: Result<(), BackupsError>,
    /// The backups, the newest first; none where they cannot be listed.
    pub backups: Vec<Backup>,
}

/// Does something with the backups of a project, and lists them as they are then.
pub fn handle_backups(root: &Path, request: BackupsRequest, today: Date) -> BackupsOutcome {
    let done = match &request {
        BackupsRequest::List => Ok(()),
        BackupsRequest::Make => make_backup(root, today).map(drop),
        BackupsRequest::Unpack { backup, to } => unpack_backup(backup, to).map(drop),
        BackupsRequest::DeleteAll => delete_backups(root).map(drop),
    };
    let (backups, done) = match (list_backups(root), done) {
        (Ok(backups), done) => (backups, done),
        (Err(error), Ok(())) => (Vec::new(), Err(error)),
        (Err(_), Err(error)) => (Vec::new(), Err(error)),
    };
    BackupsOutcome {
        request,
        done,
        backups,
    }
}
