//! Opening project folders, in the background if they are large.

use super::AT_ONCE;
use super::closing::close;
use super::settling::settle;
use crate::app::after_saving::AfterSaving;
use crate::app::notice::Notice;
use crate::app::state::{Focus, State};
use crate::app::under_way::Opening;
use crate::app::waking::waker;
use crate::app::widget::Look;
use crate::desk::{self, Desk, Job, OnDrop};
use crate::store;
use crate::words::InWords as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Closes what is open, and begins to open a project folder. What could not be saved keeps the old
/// project open. A small project is there in this frame; a large one is read in the background.
pub fn open_project(state: &mut State, look: &Look, context: &egui::Context, root: &Path) {
    let began = Instant::now();
    begin_opening(state, look, context, root);
    // Closing may have waited for the disk: both together make the window wait for no longer than one.
    let remaining = AT_ONCE.saturating_sub(began.elapsed());
    take_opened(state, look, context, remaining);
}

/// Begins to open a project folder at the end of other work that the window waited for.
pub(super) fn open_after(state: &mut State, look: &Look, context: &egui::Context, root: &Path) {
    begin_opening(state, look, context, root);
    take_opened(state, look, context, Duration::ZERO);
}

/// Opens a project folder and waits for it, whatever its size: for the start, when there is no window
/// yet.
pub fn open_and_wait(state: &mut State, look: &Look, context: &egui::Context, root: &Path) {
    begin_opening(state, look, context, root);
    take_opened(state, look, context, Duration::MAX);
}

fn begin_opening(state: &mut State, look: &Look, context: &egui::Context, root: &Path) {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    // A slip of the pen does not close what is open.
    if let Err(error) = store::probe(&root) {
        state.notify(Notice::of_error(error.in_words(&look.locale)));
        return;
    }
    if !close(state, look, AfterSaving::Open(root.clone())) {
        return;
    }
    state.focus = Focus::default();
    state.opening = Some(start(root, context));
}

/// Begins to read a project folder when nothing else is open; nothing for what is no project.
pub fn begin(root: &Path, context: &egui::Context) -> Option<Opening> {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let is_project = store::probe(&root).is_ok();
    is_project.then(|| start(root, context))
}

fn start(root: PathBuf, context: &egui::Context) -> Opening {
    let folder = root.clone();
    let work = move |_: &_| desk::open(&folder);
    let job = Job::start("open", OnDrop::Abandon, waker(context), work);
    Opening { root, job }
}

/// Takes a project that was read in the background, waiting for it at most that long.
pub fn take_opened(state: &mut State, look: &Look, context: &egui::Context, at_most: Duration) {
    let Some(outcome) = state.opening.as_mut().and_then(|o| o.job.take(at_most)) else {
        return;
    };
    let Some(opening) = state.opening.take() else {
        return;
    };
    match outcome {
        Ok(Ok(opened)) => {
            let desk = Desk::new(opening.root, opened, waker(context));
            settle(state, look, context, desk);
        }
        Ok(Err(error)) => state.notify(Notice::of_error(error.in_words(&look.locale))),
        Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
    }
}
