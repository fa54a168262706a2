//! Putting away the files that a sync tool left, once what they say is on disk in the project's own.

use crate::desk::{Job, NoOutcome, OnDrop};
use crate::store::{self, MergeError, PutAway};
use std::path::PathBuf;
use std::time::Duration;

/// Files that are being put away.
pub struct PuttingAway {
    /// Of which opening of a project.
    pub opening: u64,
    /// None while the project is still being saved.
    job: Option<Job<Result<PutAway, MergeError>>>,
}

impl PuttingAway {
    /// Waits for the project to be saved first.
    pub fn of(opening: u64) -> Self {
        let job = None;
        Self { opening, job }
    }

    /// Whether the project is still being saved.
    pub fn waits(&self) -> bool {
        self.job.is_none()
    }

    /// Begins to put files away; `context` is woken at the end.
    pub fn begin(&mut self, root: PathBuf, context: egui::Context) {
        let wake = move || context.request_repaint();
        let job = Job::start("put-away", OnDrop::Finish, wake, move |_| {
            store::put_away(&root)
        });
        self.job = Some(job);
    }

    /// What came of it, waiting for it at most that long; nothing while it goes on.
    pub fn take(
        &mut self,
        at_most: Duration,
    ) -> Option<Result<Result<PutAway, MergeError>, NoOutcome>> {
        self.job.as_mut()?.take(at_most)
    }
}
