//! Locks: one that every write of a project takes for a moment, one for as long as an annotator works on
//! it, and one that tells whether any window has it open. Locks are files of their own, since a locked file cannot be read on Windows.

use crate::model::AnnotatorId;
use crate::store::save_error::SaveError;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use thiserror::Error;

/// Who has a lock when nobody says: a word of no language.
const PROGRAM: &str = "hashiya";
const WRITING: &str = ".hashiya-lock";
/// Not the name of any annotator's lock: those go on with a dash.
const WINDOWS: &str = ".hashiya-lock.windows";
/// How long a write waits for the write lock at most.
const PATIENCE: Duration = Duration::from_secs(5);
/// Pause between two attempts at taking a lock.
const PAUSE: Duration = Duration::from_millis(10);

/// Why a lock was not given.
#[derive(Debug, Error)]
pub enum LockError {
    /// Someone else has it.
    #[error("{holder} is working on this project as the same annotator")]
    Held {
        /// Who, and with which process.
        holder: String,
    },
    /// A window has the project open, and would write what it still has in memory.
    #[error("a window has the project open")]
    Open,
    /// The whole project is being written anew.
    #[error("the project is being written anew")]
    Rewriting,
    /// The lock's file cannot be made.
    #[error("{} cannot be locked: {source}", .path.display())]
    Io {
        /// The lock's file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// The right to work on a project as one annotator; given back when dropped.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
    holder: PathBuf,
}

impl Lock {
    /// Whether it keeps anyone out: on a drive that knows no locks it does not.
    pub fn holds(&self) -> bool {
        self.file.is_some()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The note is only words for others; one that stays behind does no harm.
        let _ = std::fs::remove_file(&self.holder);
    }
}

/// Takes the lock of an annotator on a project. It does not cross a sync tool.
///
/// # Errors
/// When someone else has it, who is named then, or its file cannot be made.
pub fn lock(root: &Path, annotator: &AnnotatorId) -> Result<Lock, LockError> {
    let path = root.join(format!("{WRITING}-{annotator}"));
    let holder = root.join(format!("{WRITING}-{annotator}.holder"));
    let tell = |source| LockError::Io {
        path: path.clone(),
        source,
    };
    let file = open(&path).map_err(tell)?;
    let file = match file.try_lock() {
        Ok(()) => Some(file),
        Err(TryLockError::WouldBlock) => {
            let name = std::fs::read_to_string(&holder).unwrap_or_default();
            let name = name.trim();
            let holder = if name.is_empty() { PROGRAM } else { name };
            return Err(LockError::Held {
                holder: holder.to_owned(),
            });
        }
        // A drive that knows no locks: better to work without than not at all.
        Err(TryLockError::Error(error)) if knows_no_locks(&error) => None,
        Err(TryLockError::Error(error)) => return Err(tell(error)),
    };
    // Without it others are not told who holds the lock; the lock itself holds all the same.
    let _ = std::fs::write(&holder, me());
    Ok(Lock { file, holder })
}

/// A share in a project that windows have open, or the whole of it; given back when dropped.
#[derive(Debug)]
pub struct Presence {
    file: Option<File>,
}

impl Presence {
    /// Whether anyone can tell of it: on a drive that knows no locks nobody can.
    pub fn holds(&self) -> bool {
        self.file.is_some()
    }
}

/// Says that a window has a project open to write it, whoever works in it. Many may.
///
/// # Errors
/// When someone is alone with it, or the lock's file cannot be made.
pub fn be_present(root: &Path) -> Result<Presence, LockError> {
    presence(root, File::try_lock_shared, LockError::Rewriting)
}

/// Keeps windows away from a project while everything in it is written anew.
///
/// # Errors
/// When a window has it open, or the lock's file cannot be made.
pub fn be_alone(root: &Path) -> Result<Presence, LockError> {
    presence(root, File::try_lock, LockError::Open)
}

fn presence(
    root: &Path,
    take: impl Fn(&File) -> Result<(), TryLockError>,
    refusal: LockError,
) -> Result<Presence, LockError> {
    let path = root.join(WINDOWS);
    let file = match open(&path) {
        Ok(file) => file,
        Err(source) => return Err(LockError::Io { path, source }),
    };
    match take(&file) {
        Ok(()) => Ok(Presence { file: Some(file) }),
        Err(TryLockError::WouldBlock) => Err(refusal),
        Err(TryLockError::Error(error)) if knows_no_locks(&error) => Ok(Presence { file: None }),
        Err(TryLockError::Error(source)) => Err(LockError::Io { path, source }),
    }
}

/// Takes the write lock of a project, which every program that writes to it holds meanwhile, and nothing
/// else: a replacement of files that was interrupted is completed by `rewriting::complete`. The lock is
/// released when the file is dropped; none is given where the drive knows no locks.
///
/// # Errors
/// None when another program held it for 5 seconds, or what the system said.
pub(crate) fn for_writing(root: &Path) -> Result<Option<File>, Option<io::Error>> {
    let file = open(&root.join(WRITING)).map_err(Some)?;
    let begin = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if begin.elapsed() < PATIENCE => {
                std::thread::sleep(PAUSE);
            }
            Err(TryLockError::WouldBlock) => return Err(None),
            Err(TryLockError::Error(error)) if knows_no_locks(&error) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(Some(error)),
        }
    }
}

/// Takes the write lock as [`for_writing`] does; an error names the file that was to be written.
///
/// # Errors
/// [`SaveError::Busy`] when another program kept it too long, or what the system said.
pub(crate) fn to_write(root: &Path, file: &str) -> Result<Option<File>, SaveError> {
    for_writing(root).map_err(|error| match error {
        None => SaveError::Busy {
            file: file.to_owned(),
        },
        Some(error) => SaveError::of(file, &error),
    })
}

/// Whether a file in the folder of a project is a lock, or says who holds one.
pub(crate) fn is_lock(name: &str) -> bool {
    name.starts_with(WRITING)
}

fn open(path: &Path) -> io::Result<File> {
    if std::fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(io::Error::other("the lock is no plain file"));
    }
    File::options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(path)
}

/// Whether an error is that of a network drive without locks, or without a service for them.
fn knows_no_locks(error: &io::Error) -> bool {
    const NO_LOCK_SERVICE: i32 = 37;
    let has_no_service = cfg!(target_os = "linux") && error.raw_os_error() == Some(NO_LOCK_SERVICE);
    error.kind() == io::ErrorKind::Unsupported || has_no_service
}

/// The name of this machine, as far as the system tells; empty where it does not.
pub(crate) fn machine() -> String {
    let told = ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .into_iter()
        .find_map(|file| std::fs::read_to_string(file).ok());
    let told = told.or_else(|| {
        let names = ["HOSTNAME", "COMPUTERNAME"].into_iter();
        names.into_iter().find_map(|name| std::env::var(name).ok())
    });
    told.unwrap_or_default().trim().to_owned()
}

fn me() -> String {
    let user = ["USER", "USERNAME", "LOGNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    let user = user.unwrap_or_else(|| PROGRAM.to_owned());
    // On a network drive the process is on another machine, and its number says nothing here.
    let machine = machine();
    let process = std::process::id();
    if machine.is_empty() {
        format!("{user} ({process})\n")
    } else {
        format!("{user} ({process}, {machine})\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_has_it_until_it_is_given_back() {
        let folder = tempfile::tempdir().unwrap();
        let salma = AnnotatorId::new("salma").unwrap();
        let karim = AnnotatorId::new("karim").unwrap();
        let first = lock(folder.path(), &salma).unwrap();
        match lock(folder.path(), &salma) {
            Err(LockError::Held { holder }) => {
                assert!(holder.contains(&std::process::id().to_string()), "{holder}");
                assert!(holder.contains(&machine()), "{holder}");
            }
            other => panic!("{other:?}"),
        }
        lock(folder.path(), &karim).unwrap();
        drop(first);
        lock(folder.path(), &salma).unwrap();
    }

    #[test]
    fn windows_are_many_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let (one, two) = (be_present(root).unwrap(), be_present(root).unwrap());
        assert!(matches!(be_alone(root), Err(LockError::Open)));
        drop(one);
        assert!(matches!(be_alone(root), Err(LockError::Open)));
        drop(two);
        let alone = be_alone(root).unwrap();
        assert!(matches!(be_present(root), Err(LockError::Rewriting)));
        drop(alone);
        be_present(root).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_drive_without_locks_gives_one_that_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let refuse = |_: &File| Err(TryLockError::Error(io::Error::from_raw_os_error(37)));
        let without = presence(folder.path(), refuse, LockError::Rewriting).unwrap();
        assert!(!without.holds());
        assert!(be_present(folder.path()).unwrap().holds());
        let salma = AnnotatorId::new("salma").unwrap();
        assert!(lock(folder.path(), &salma).unwrap().holds());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn drives_without_locks_are_known_by_what_they_say() {
        let of = io::Error::from_raw_os_error;
        // EOPNOTSUPP, ENOSYS, ENOLCK; and EACCES, EIO, which are faults.
        assert!([95, 38, 37].map(of).iter().all(knows_no_locks));
        assert!(![13, 5].map(of).iter().any(knows_no_locks));
    }

    #[test]
    fn a_lock_that_cannot_be_made_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone");
        let salma = AnnotatorId::new("salma").unwrap();
        assert!(matches!(lock(&gone, &salma), Err(LockError::Io { .. })));
    }
}
