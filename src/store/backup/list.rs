//! The backups in a folder, and why something could not be done with them.

use crate::store::disk::layout::is_left_behind;
use jiff::civil::Date;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use thiserror::Error;

/// Why something could not be done with backups.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The system refused.
    #[error("{} cannot be read or written: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A backup was unpacked, but might not survive a power cut.
    #[error("{} was written, but may not survive a power cut: {source}", .path.display())]
    Unconfirmed {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A backup is broken, or was not made by this app.
    #[error("{} is no backup, or broken: {reason}", .path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The folder that a backup is to be unpacked into holds something.
    #[error("{} is not empty", .path.display())]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// There is no backup of that day.
    #[error("there is no backup of {day}")]
    NoSuchDay {
        /// The day that was asked for, as it was written.
        day: String,
    },
}

impl BackupError {
    pub(super) fn io(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        |source| Self::Io {
            path: path.to_owned(),
            source,
        }
    }

    pub(super) fn broken(path: &Path, reason: impl ToString) -> Self {
        Self::Broken {
            path: path.to_owned(),
            reason: reason.to_string(),
        }
    }
}

/// One backup.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Backup {
    /// The day on which it was made, where the computer is.
    pub day: Date,
    /// Its file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
}

/// The backups in a folder, the newest first; none where there is no folder.
///
/// # Errors
/// When the folder cannot be looked into.
pub(super) fn list(folder: &Path) -> Result<Vec<Backup>, BackupError> {
    let listing = match std::fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(BackupError::io(folder)(error)),
    };
    let mut all: Vec<Backup> = listing
        .flatten()
        .filter_map(|entry| backup(&entry))
        .collect();
    all.sort();
    all.reverse();
    Ok(all)
}

fn backup(entry: &std::fs::DirEntry) -> Option<Backup> {
    let name = entry.file_name();
    let day = name.to_str()?.strip_suffix(".zip")?;
    let about = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
    Some(Backup {
        day: day.parse().ok().filter(|_| day.len() == 10)?,
        path: entry.path(),
        size: about.len(),
    })
}

/// Age from which on a temporary file counts as left by a backup that was interrupted.
pub(super) const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// Deletes temporary files that interrupted backups left, if they are at least as old as `older`.
pub(super) fn sweep(folder: &Path, older: Duration) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let of = name.strip_prefix('.').and_then(|n| n.rsplit_once('.'));
        let age = || entry.metadata().ok()?.modified().ok();
        let age = age().and_then(|then| SystemTime::now().duration_since(then).ok());
        if of.is_some_and(|(of, _)| of.ends_with(".zip") && is_left_behind(&name, of))
            && age.is_some_and(|age| age >= older)
        {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
