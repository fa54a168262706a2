//! Writing the open project anew with other names: it is closed, written, and opened again.

use super::closing::close;
use super::opening::open_project;
use super::{hold, refuses};
use crate::app::notice::Notice;
use crate::app::renaming::{Renamed, Renames, Renaming};
use crate::app::state::{Focus, State};
use crate::app::widget::Look;
use crate::arabic::visible;
use crate::words::InWords as _;
use std::time::Duration;

/// Begins to write the open project anew. What could not be saved keeps it open.
pub(super) fn begin(state: &mut State, look: &Look, context: &egui::Context, renames: Renames) {
    if refuses(state, look) {
        return;
    }
    let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) else {
        return;
    };
    // Someone else may be working as the user.
    if !hold(state, look) {
        return;
    }
    let people = state.people();
    if !close(state, look) {
        return;
    }
    state.dialog = None;
    state.seeking = None;
    state.focus = Focus::default();
    state.renaming = Some(Renaming::start(root, renames, people, context.clone()));
}

/// Takes the end of it, waiting for that at most so long, and opens the project again.
pub fn take_renamed(state: &mut State, look: &Look, context: &egui::Context, patience: Duration) {
    let Some(outcome) = state.renaming.as_ref().and_then(|r| r.outcome(patience)) else {
        return;
    };
    let Some(renaming) = state.renaming.take() else {
        return;
    };
    let (root, count) = (renaming.root.clone(), renaming.count);
    // The locks are given back with its thread.
    drop(renaming);
    let notices = match outcome {
        Ok(done) => told(look, count, &done),
        Err(refusal) => vec![Notice::of_error(refusal.in_words(&look.locale))],
    };
    open_project(state, look, context, &root);
    for notice in notices {
        state.notify(notice);
    }
}

/// What was done, what was taken away for it, and what still holds a name.
fn told(look: &Look, count: usize, done: &Renamed) -> Vec<Notice> {
    let mut lines = vec![look.tr_with("pseudonyms-notice", &[("count", count.into())])];
    let backups = done.backups.as_ref().ok();
    let gone = backups.map_or(0, |b| b.removed.len());
    for (key, count) in [
        ("pseudonyms-taken", done.files.taken.len()),
        ("pseudonyms-backups", gone),
    ] {
        if count > 0 {
            lines.push(look.tr_with(key, &[("count", count.into())]));
        }
    }
    let mut left: Vec<String> = Vec::new();
    for file in &done.files.left {
        left.push(look.tr_with("pseudonyms-left", &[("file", visible(file).into())]));
    }
    for folder in backups.map_or(&[][..], |b| &b.elsewhere) {
        let folder = folder.display().to_string();
        let values = [("folder", visible(&folder).into())];
        left.push(look.tr_with("pseudonyms-backups-elsewhere", &values));
    }
    let hint = look.tr("pseudonyms-elsewhere");
    let mut notices = vec![Notice::done(lines.join("\n")).with_hint(hint)];
    if !left.is_empty() {
        notices.push(Notice::standing(left.join("\n"), ""));
    }
    if let Err(error) = &done.backups {
        notices.push(Notice::of_error(error.in_words(&look.locale)));
    }
    notices
}
