//! The backup of the day: made on a thread of its own when a project is opened to be written, and again
//! when it is saved on a later day.

use super::clock::today;
use super::{Job, OnDrop};
use crate::model::Project;
use crate::store::settings::backups_folder;
use crate::store::{BackupError, Shelf, make_backup};
use jiff::civil::Date;
use std::path::Path;
use std::time::Duration;

/// The backup of the day of one open project.
#[derive(Default)]
pub struct DayBackup {
    /// The day for which a backup was last begun.
    begun: Option<Date>,
    /// The backup that is being made.
    job: Option<Job<Result<(), BackupError>>>,
}

impl DayBackup {
    /// Begins today's backup on a thread of its own, unless it was begun already, the project is confined
    /// to its folder, or the system has no folder for backups. Returns at once. A backup that fails
    /// harms nothing; [`trouble`](Self::trouble) tells of it.
    pub fn begin(&mut self, root: &Path, project: &Project) {
        let today = today();
        if self.begun == Some(today) {
            return;
        }
        let Some(backups) = backups_folder() else {
            return;
        };
        let shelf = Shelf::of(&backups, root);
        if !shelf.is_wanted(project) {
            return;
        }
        self.begun = Some(today);
        let work = move |_: &_| {
            if shelf.is_due(today) {
                make_backup(&shelf, today)?;
            }
            Ok(())
        };
        // A backup is written as one step, so that it may be abandoned at any moment.
        self.job = Some(Job::start("backup", OnDrop::Abandon, || {}, work));
    }

    /// What went wrong since the last call.
    pub fn trouble(&mut self) -> Option<BackupError> {
        self.wait(Duration::ZERO)
    }

    /// Waits until the backup that was begun is made, and returns what went wrong with it.
    pub fn finish(&mut self) -> Option<BackupError> {
        self.wait(Duration::MAX)
    }

    fn wait(&mut self, at_most: Duration) -> Option<BackupError> {
        let ended = self.job.as_mut()?.take(at_most)?;
        self.job = None;
        ended.ok()?.err()
    }
}
