//! The backup of the day, made on a thread of its own when a project is opened, and when it is saved on
//! a day later.

use crate::model::Project;
use crate::store::settings::backups_folder;
use crate::store::{BackupError, Shelf, make_backup};
use jiff::civil::Date;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

/// What is known of the backups of the open project.
#[derive(Default)]
pub struct BackingUp {
    looked: Option<Date>,
    trouble: Option<Receiver<BackupError>>,
}

impl BackingUp {
    /// Sees to it that there is a backup of today. Returns at once; what goes wrong harms nothing, and is
    /// told by [`trouble`](Self::trouble).
    pub fn begin(&mut self, root: &Path, project: &Project) {
        let today = jiff::Zoned::now().date();
        if self.looked == Some(today) {
            return;
        }
        let Some(backups) = backups_folder() else {
            return;
        };
        let shelf = Shelf::of(&backups, root);
        if !shelf.is_wanted(project) {
            return;
        }
        self.looked = Some(today);
        let (tell, trouble) = channel();
        self.trouble = Some(trouble);
        // Without a thread there is none today.
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

    /// What went wrong since this was last asked.
    pub fn trouble(&mut self) -> Option<BackupError> {
        self.trouble.as_ref()?.try_recv().ok()
    }
}
