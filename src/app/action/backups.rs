//! Backups of the open project: listing, making, unpacking and deleting them.

use super::AT_ONCE;
use crate::app::state::State;
use crate::app::waking::waker;
use crate::desk::{self, BackupsError, Job, OnDrop};
use crate::store::Backup;
use std::path::{Path, PathBuf};

/// What can be asked about the backups of the open project.
#[derive(Clone, PartialEq, Debug)]
pub enum BackupsAction {
    /// Lists them.
    List,
    /// Makes the one of today.
    Make,
    /// Unpacks one into a new folder.
    Unpack {
        /// The backup.
        backup: Backup,
        /// The folder.
        to: PathBuf,
    },
    /// Deletes all of them.
    DeleteAll,
}

/// What came of it, and the backups that there are then.
#[derive(Debug)]
pub struct BackupsOutcome {
    /// What was asked.
    pub asked: BackupsAction,
    /// Whether it was done.
    pub done: Result<(), BackupsError>,
    /// The backups, the newest first; none where they cannot be listed.
    pub backups: Vec<Backup>,
}

/// Begins what was asked; the dialog shows what came of it.
pub(super) fn apply(action: BackupsAction, state: &mut State, context: &egui::Context) {
    let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) else {
        return;
    };
    let work = move |_: &_| outcome(&root, action);
    // A backup is written as one step, so that it may be abandoned at any moment.
    let job = Job::start("backups", OnDrop::Abandon, waker(context), work);
    state.backups.begin(job);
    state.backups.look(AT_ONCE);
}

fn outcome(root: &Path, asked: BackupsAction) -> BackupsOutcome {
    let done = match &asked {
        BackupsAction::List => Ok(()),
        BackupsAction::Make => desk::make_backup(root, desk::today()).map(drop),
        BackupsAction::Unpack { backup, to } => desk::unpack_backup(backup, to).map(drop),
        BackupsAction::DeleteAll => desk::delete_backups(root).map(drop),
    };
    let (backups, done) = match (desk::list_backups(root), done) {
        (Ok(backups), done) => (backups, done),
        (Err(error), Ok(())) => (Vec::new(), Err(error)),
        (Err(_), Err(error)) => (Vec::new(), Err(error)),
    };
    BackupsOutcome {
        asked,
        done,
        backups,
    }
}
