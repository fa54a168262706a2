//! The folder in which the backups of one project are, and what is noted in it.

use super::keep;
use super::list::{Backup, BackupError, list, sweep};
use crate::model::Project;
use crate::store::disk::bytes::{hash, hex};
use crate::store::disk::layout::is_rewriting;
use crate::store::disk::write::replace;
use crate::store::format::read::options;
use crate::store::settings::project_key;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Says of which project the backups of a folder are.
const ABOUT: &str = "about.ron";
/// The word for the newest backup.
const LAST: &str = "last";
/// Letters of a project's name that stand in the name of its folder.
const NAME: usize = 40;

/// Held while a backup is made or some are cleared, so that none is made of what stood there before.
pub(super) static MAKING: Mutex<()> = Mutex::new(());

/// The folder in which the backups of one project are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shelf {
    pub(super) folder: PathBuf,
    pub(super) root: PathBuf,
}

/// Backups that are to be deleted when a replacement of names is complete.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Doomed {
    /// Names the replacement that they wait for.
    pub token: String,
    /// Whether the replacement was begun. It is complete once the project has no list of steps any more.
    pub is_begun: bool,
    /// Each with its folder: `my-project-0123456789ab/2026-11-21.zip`.
    pub backups: Vec<String>,
}

/// What the file in the folder says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct About {
    /// The project's folder.
    pub project: String,
    /// The day on which it was last looked at.
    pub looked: String,
    /// The backups that are to be deleted once names were replaced.
    pub doomed: Doomed,
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
        let folder = if plain.is_empty() {
            number.to_owned()
        } else {
            format!("{plain}-{number}")
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
        read_about(&self.folder).looked != today.to_string() || self.is_overdue()
    }

    /// Whether noted backups should have been deleted by now: the replacement of names was completed
    /// elsewhere, such as on another computer.
    pub(super) fn is_overdue(&self) -> bool {
        let is_begun = read_about(&self.folder).doomed.is_begun;
        is_begun && self.root.is_dir() && !is_rewriting(&self.root)
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

    /// Deletes every backup, and returns how many there were. One that this program is making is waited for, and
    /// deleted too.
    ///
    /// # Errors
    /// When one cannot be deleted; the others are deleted all the same.
    pub fn remove_all(&self) -> Result<usize, BackupError> {
        let _held = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
        let all = self.list()?;
        let mut failed = None;
        for backup in &all {
            let gone = std::fs::remove_file(&backup.path);
            failed = failed.or(gone.err().map(BackupError::io(&backup.path)));
        }
        // Also what another program is packing now: it would appear after the others are gone.
        sweep(&self.folder, Duration::ZERO);
        let _ = std::fs::remove_file(self.folder.join(ABOUT));
        // What someone else put there stays, and the folder with it.
        let _ = std::fs::remove_dir(&self.folder);
        failed.map_or(Ok(all.len()), Err)
    }

    pub(super) fn write_about(&self, looked: Date) -> io::Result<()> {
        self.put_about(looked.to_string())
    }

    /// Lets the next opening look whether a backup is needed, whatever the day. Nothing is to go any more.
    pub(super) fn forget_doomed(&self) -> io::Result<()> {
        if self.folder.is_dir() {
            self.write(About::default())
        } else {
            Ok(())
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

    pub(super) fn write(&self, about: About) -> io::Result<()> {
        let project = project_key(&self.root);
        let about = About { project, ..about };
        let text = options().to_string(&about).map_err(io::Error::other)?;
        replace(&self.folder.join(ABOUT), &self.folder, text.as_bytes())
    }
}

/// What is noted in a folder of backups; the default where nothing is, or it cannot be read.
pub(super) fn read_about(folder: &Path) -> About {
    let bytes = std::fs::read(folder.join(ABOUT)).unwrap_or_default();
    options().from_bytes(&bytes).unwrap_or_default()
}
