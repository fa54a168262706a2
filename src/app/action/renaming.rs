//! Writing the open project anew with other names: it is closed, written, and opened again.

use super::{close, hold, open_project};
use crate::app::desk::Desk;
use crate::app::notice::Notice;
use crate::app::renaming::{Renames, Renaming};
use crate::app::state::{Focus, State};
use crate::app::widget::Look;
use crate::arabic::visible;
use crate::words::InWords as _;
use std::time::Duration;

/// Begins to write the open project anew. What could not be saved keeps it open.
pub(super) fn begin(state: &mut State, look: &Look, context: &egui::Context, renames: Renames) {
    if !state.desk.as_ref().is_some_and(Desk::is_writable) {
        state.notify(Notice::refused(
            look.tr("notice-read-only"),
            look.tr("notice-read-only-hint"),
        ));
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
        Ok(done) => {
            let mut lines = vec![look.tr_with("pseudonyms-notice", &[("count", count.into())])];
            if !done.taken.is_empty() {
                let values = [("count", done.taken.len().into())];
                lines.push(look.tr_with("pseudonyms-taken", &values));
            }
            let left = done.left.iter().map(|file| {
                let file = visible(file);
                look.tr_with("pseudonyms-left", &[("file", file.into())])
            });
            let left: Vec<String> = left.collect();
            let done = Notice {
                hint: look.tr("pseudonyms-elsewhere"),
                ..Notice::done(lines.join("\n"))
            };
            let left = (!left.is_empty()).then(|| Notice::standing(left.join("\n"), ""));
            [Some(done), left]
        }
        Err(refusal) => [Some(Notice::of_error(refusal.in_words(&look.locale))), None],
    };
    open_project(state, look, context, &root);
    for notice in notices.into_iter().flatten() {
        state.notify(notice);
    }
}
