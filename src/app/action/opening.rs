//! Opening project folders, in the background if they are large.

use super::AT_ONCE;
use super::closing::close;
use super::settling::settle;
use crate::app::notice::Notice;
use crate::app::opening::Opening;
use crate::app::state::{Focus, State};
use crate::app::widget::Look;
use crate::desk::Desk;
use crate::store;
use crate::words::InWords as _;
use std::path::Path;
use std::time::Duration;

/// Closes what is open, and begins to open a project folder. What could not be saved keeps the old
/// one open. A small project is there in this frame; a large one is read in the background.
pub fn open_project(state: &mut State, look: &Look, context: &egui::Context, root: &Path) {
    begin_opening(state, look, context, root);
    take_opened(state, look, context, AT_ONCE);
}

/// The same, waiting for a project of any size: for the start, when there is no window yet.
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
    if !close(state, look) {
        return;
    }
    state.focus = Focus::default();
    state.opening = Some(Opening::start(root, context.clone()));
}

/// Begins to read a project folder when nothing else is open; nothing for what is no project.
pub fn begin(root: &Path, context: &egui::Context) -> Option<Opening> {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let is_project = store::probe(&root).is_ok();
    is_project.then(|| Opening::start(root, context.clone()))
}

/// Takes a project that was read in the background, waiting for it at most so long.
pub fn take_opened(state: &mut State, look: &Look, context: &egui::Context, patience: Duration) {
    let Some(result) = state.opening.as_ref().and_then(|o| o.result(patience)) else {
        return;
    };
    let Some(opening) = state.opening.take() else {
        return;
    };
    let waker = context.clone();
    match result {
        Ok(opened) => {
            let desk = Desk::new(opening.root, opened, move || waker.request_repaint());
            settle(state, look, context, desk);
        }
        Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
    }
}
