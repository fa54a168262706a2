//! Daily backups of a project: one zip a day in the user's own data folder, so many and no more.
//!
//! A backup holds what the project's folder holds, as files, but for locks, what crashes left, and what
//! is not the project's. It is made beside everything else, and a failure is told and harms nothing. A
//! project that says that nothing may leave its folder gets none.

mod clear;
mod doomed;
mod folders;
mod keep;
mod make;
mod names;
mod unpack;
mod withdraw;

pub use clear::FromBackups;
pub(super) use doomed::{begun, doom_backups_with_names, end as end_doomed, spare_backups};
pub use make::{Made, make_backup};
pub use names::remove_backups_with_names;
pub use unpack::unpack_backup;
pub use withdraw::withdraw_from_backups;

use super::settings::project_key;
use crate::model::Project;
use crate::store::disk::layout;
use crate::store::disk::write::replace;
use crate::store::format::read::options;
use crate::store::opening::load::{hash, hex};
use doomed::Doomed;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use thiserror::Error;

/// Says of which project the backups of a folder are.
const ABOUT: &str = "about.ron";
/// The word for the newest backup.
const LAST: &str = "last";
/// Folders below folders that are looked into; a project has three.
const DEPTH: usize = 6;
/// Letters of a project's name that stand in the name of its folder.
const NAME: usize = 40;

/// Held while a backup is made or some are cleared, so that none is made of what stood there before.
static MAKING: Mutex<()> = Mutex::new(());

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
        /// What was asked for.
        day: String,
    },
}

impl BackupError {
    fn io(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        |source| Self::Io {
            path: path.to_owned(),
            source,
        }
    }

    fn broken(path: &Path, reason: impl ToString) -> Self {
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

/// The folder in which the backups of one project are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shelf {
    folder: PathBuf,
    root: PathBuf,
}

/// What the file in the folder says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct About {
    /// The project's folder.
    project: String,
    /// The day on which it was last looked at.
    looked: String,
    /// What is to go once names were replaced.
    doomed: Doomed,
}

impl Shelf {
    /// The folder for a project in the folder of all backups. The project is known by its place.
    pub fn of(backups: &Path, root: &Path) -> Self {
        let key = project_key(root);
        let name = Path::new(&key).file_name().unwrap_or_default();
        let name = name.to_string_lossy();
        let plain = name
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-');
        let plain: String = plain.take(NAME).collect();
        let number = &hex(&hash(key.as_bytes()))[..12];
        let folder = match plain.is_empty() {
            true => number.to_owned(),
            false => format!("{plain}-{number}"),
        };
        Self {
            folder: backups.join(folder),
            root: root.to_owned(),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The backups that there are, the newest first; none where there is no folder.
    ///
    /// # Errors
    /// When the folder cannot be looked into.
    pub fn list(&self) -> Result<Vec<Backup>, BackupError> {
        list(&self.folder)
    }

    /// The backup of a day, written as `2026-11-21`, or the `last` one as far as `today` is to be
    /// believed.
    ///
    /// # Errors
    /// When there is none, or the folder cannot be looked into.
    pub fn on(&self, day: &str, today: Date) -> Result<Backup, BackupError> {
        let all = self.list()?;
        let found = match day {
            LAST => keep::last(&all, today),
            _ => all.iter().find(|backup| backup.day.to_string() == day),
        };
        let day = day.to_owned();
        found.cloned().ok_or(BackupError::NoSuchDay { day })
    }

    /// Whether nobody has looked today whether a backup is needed.
    pub fn is_due(&self, today: Date) -> bool {
        read_about(&self.folder).looked != today.to_string() || doomed::is_overdue(self)
    }

    /// Whether a project gets backups by itself: not one that is confined, nor the sample, nor one in
    /// the system's folder for what is temporary.
    pub fn is_wanted(&self, project: &Project) -> bool {
        let full = self.root.canonicalize();
        let temporary = std::env::temp_dir().canonicalize();
        let is_temporary = match (full, temporary) {
            (Ok(full), Ok(temporary)) => full.starts_with(temporary),
            _ => false,
        };
        !project.is_confined && !project.is_sample && !is_temporary
    }

    /// Takes every backup away, and gives how many there were.
    ///
    /// # Errors
    /// When one cannot be taken away; the others are gone.
    pub fn remove_all(&self) -> Result<usize, BackupError> {
        let all = self.list()?;
        let mut failed = None;
        for backup in &all {
            let gone = std::fs::remove_file(&backup.path);
            failed = failed.or(gone.err().map(BackupError::io(&backup.path)));
        }
        make::sweep(&self.folder, make::ABANDONED);
        let _ = std::fs::remove_file(self.folder.join(ABOUT));
        // What someone else put there stays, and the folder with it.
        let _ = std::fs::remove_dir(&self.folder);
        failed.map_or(Ok(all.len()), Err)
    }

    fn write_about(&self, looked: Date) -> io::Result<()> {
        self.put_about(looked.to_string())
    }

    /// Lets the next opening look whether a backup is needed, whatever the day. Nothing is to go any more.
    fn forget_doomed(&self) -> io::Result<()> {
        match self.folder.is_dir() {
            true => self.write(About::default()),
            false => Ok(()),
        }
    }

    fn put_about(&self, looked: String) -> io::Result<()> {
        let doomed = read_about(&self.folder).doomed;
        self.write(About {
            looked,
            doomed,
            ..About::default()
        })
    }

    fn write(&self, about: About) -> io::Result<()> {
        let project = project_key(&self.root);
        let about = About { project, ..about };
        let text = options().to_string(&about).map_err(io::Error::other)?;
        replace(&self.folder.join(ABOUT), &self.folder, text.as_bytes())
    }
}

fn read_about(folder: &Path) -> About {
    let bytes = std::fs::read(folder.join(ABOUT)).unwrap_or_default();
    options().from_bytes(&bytes).unwrap_or_default()
}

fn list(folder: &Path) -> Result<Vec<Backup>, BackupError> {
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

/// Whether a file of a project, or one of this name in an archive, is one that backups hold: not hidden,
/// in its place, and named so that it cannot lead anywhere else.
fn goes_in(file: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    };
    let is_shallow = file.split('/').count() <= DEPTH + 1;
    let is_named = is_shallow && file.split('/').all(is_plain);
    layout::FOR_GIT.contains(&file) || is_named && is_of_project(file)
}

/// Whether a file in a project's folder is the project's. Folders of people's own, such as recordings
/// beside the texts, have files of other kinds.
fn is_of_project(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    match file.split_once('/') {
        None => name.ends_with(".ron"),
        Some((folder, _)) => folder == layout::DOCUMENTS || name.ends_with(".ron"),
    }
}
