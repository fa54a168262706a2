//! The backup of the day: made on a thread of its own when a project is opened to be written, and again
//! when it is saved on a later day.

use super::clock::today;
use crate::model::Project;
use crate::store::settings::backups_folder;
use crate::store::{BackupError, Shelf, make_backup};
use jiff::civil::Date;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

/// The backup of the day of one open project.
#[derive(Default)]
pub struct DayBackup {
    /// The day for which a backup was last begun.
    begun: Option<Date>,
    /// Receives the error of the backup that was last begun; closed once that thread has ended.
    trouble: Option<Receiver<BackupError>>,
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
        let (tell, trouble) = channel();
        self.trouble = Some(trouble);
        // Where no thread can be started there is no backup today.
        let _ = std::thread::Builder::new()
            .name("backup".to_owned())
            .spawn(move || {
                if shelf.is_due(today)
                    && let Err(error) = make_backup(&shelf, today)
                {
                    // Nobody listens any more once the project is closed.
                    let _ = tell.send(error);
                }
            });
    }

    /// What went wrong since the last call.
    pub fn trouble(&mut self) -> Option<BackupError> {
        self.trouble.as_ref()?.try_recv().ok()
    }

    /// Waits until the backup that was begun is made, and returns what went wrong with it.
    pub fn finish(&mut self) -> Option<BackupError> {
        self.trouble.take()?.recv().ok()
    }
}
