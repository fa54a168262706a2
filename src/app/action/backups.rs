//! Backups of the open project: listing, making, unpacking and deleting them.

use super::AT_ONCE;
use crate::app::state::State;
use crate::app::waking::waker;
use crate::desk::{self, BackupsRequest, Job, OnDrop};

/// Begins what was asked; the dialog shows what came of it.
pub(super) fn apply(request: BackupsRequest, state: &mut State, context: &egui::Context) {
    let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) else {
        return;
    };
    let work = move |_: &_| desk::handle_backups(&root, request, desk::today());
    // A backup is written as one step, so that it may be abandoned at any moment.
    let job = Job::start("backups", OnDrop::Abandon, waker(context), work);
    state.backups.begin(job);
    state.backups.look(AT_ONCE);
}
