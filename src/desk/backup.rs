//! The backup of the day: made on a thread of its own when a project is opened to be written, and again
//! when it is saved on a later day.

use super::clock::today;
use super::{Job, OnDrop, Running};
use crate::model::Project;
use crate::store::settings::backups_folder;
use crate::store::{self, BackupError, LockError, Shelf, make_backup_unless};
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
    ///
    /// The thread says meanwhile that the project is open, so that nobody withdraws a document or replaces
    /// names in files that it packs. While somebody does that, no backup is begun.
    pub fn begin(&mut self, root: &Path, project: &Project) {
        self.begin_while(root, project, || match store::be_present(root) {
            Ok(presence) => Some(Some(presence)),
            // Nobody can be alone with the project where no lock can be made.
            Err(LockError::Io { .. }) => Some(None),
            Err(_) => None,
        });
    }

    /// Begins today's backup like [`begin`](Self::begin), for whoever is alone with the project. They must
    /// drop this before they give that right back.
    pub fn begin_alone(&mut self, root: &Path, project: &Project) {
        self.begin_while(root, project, || Some(None::<store::Presence>));
    }

    fn begin_while<P: Send + 'static>(
        &mut self,
        root: &Path,
        project: &Project,
        take: impl FnOnce() -> Option<P>,
    ) {
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
        let Some(right) = take() else {
            return;
        };
        self.begun = Some(today);
        let work = move |running: &Running| {
            let _right = right;
            if shelf.is_due(today) {
                make_backup_unless(&shelf, today, &|| running.is_stopped())?;
            }
            Ok(())
        };
        // It stops before its one step of writing, and must not go on once the project is closed: a document
        // may be withdrawn from the project then.
        self.job = Some(Job::start("backup", OnDrop::Stop, || {}, work));
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
