//! Replacing names in the open project, which is closed meanwhile, and saving a list of names.

use super::closing::close;
use super::opening::open_project;
use super::{AT_ONCE, hold, is_busy, refuses};
use crate::app::after_saving::AfterSaving;
use crate::app::notice::Notice;
use crate::app::state::{Focus, State};
use crate::app::under_way::Renaming;
use crate::app::waking::waker;
use crate::app::widget::Look;
use crate::arabic::Pseudonym;
use crate::desk::{
    self, Desk, Job, NamesReplaced, OnDrop, ReplaceNames, ReplaceNamesError, replace_names,
};
use crate::store::RandomStamp;
use crate::words::{InWords as _, shown};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Begins to replace names in the open project. What could not be saved keeps it open.
pub(super) fn begin(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    request: ReplaceNames,
) {
    if refuses(state, look) || is_busy(state, look, state.renaming.is_some()) {
        return;
    }
    let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) else {
        return;
    };
    // Someone else may be working as the user.
    let again = AfterSaving::ReplaceNames(Box::new(request.clone()));
    if !hold(state, look) || !close(state, look, again) {
        return;
    }
    state.dialog = None;
    state.seeking = None;
    state.focus = Focus::default();
    let (folder, count) = (root.clone(), request.wanted.len());
    let work = move |_: &_| replace(&folder, &request);
    let job = Job::start("names", OnDrop::Finish, waker(context), work);
    state.renaming = Some(Renaming { root, count, job });
}

/// The locks are given back before this returns.
fn replace(root: &Path, request: &ReplaceNames) -> Result<NamesReplaced, ReplaceNamesError> {
    let desk = Desk::open_whole(root)?;
    replace_names(&desk, request, &mut RandomStamp)
}

/// Takes the end of replacing names, waiting for it at most that long, and opens the project
/// again, unless another one was opened meanwhile.
pub fn take_renamed(state: &mut State, look: &Look, context: &egui::Context, at_most: Duration) {
    let Some(outcome) = state.renaming.as_mut().and_then(|r| r.job.take(at_most)) else {
        return;
    };
    let Some(renaming) = state.renaming.take() else {
        return;
    };
    let notices = match outcome {
        Ok(Ok(done)) => told(look, renaming.count, &done),
        Ok(Err(error)) => vec![Notice::of_error(error.in_words(&look.locale))],
        // What the work began is found, and brought to its end, when the project is opened.
        Err(error) => vec![Notice::of_error(error.in_words(&look.locale))],
    };
    let open = state.desk.as_ref().map(|desk| &desk.root);
    let is_alone = open.is_none_or(|root| *root == renaming.root);
    if is_alone && state.opening.is_none() && state.creating.is_none() {
        open_project(state, look, context, &renaming.root);
    }
    for notice in notices {
        state.notify(notice);
    }
}

/// What was done, what was deleted for it, and what still holds a name.
fn told(look: &Look, count: usize, done: &NamesReplaced) -> Vec<Notice> {
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
    let mut kept: Vec<String> = Vec::new();
    for file in &done.files.left {
        kept.push(look.tr_with("pseudonyms-left", &[("file", shown(file))]));
    }
    for folder in backups.map_or(&[][..], |b| &b.elsewhere) {
        let values = [("folder", shown(folder.display().to_string()))];
        kept.push(look.tr_with("pseudonyms-backups-elsewhere", &values));
    }
    let hint = look.tr("pseudonyms-elsewhere");
    let mut notices = vec![Notice::done(lines.join("\n")).with_hint(hint)];
    if !kept.is_empty() {
        notices.push(Notice::standing(kept.join("\n"), ""));
    }
    if let Err(error) = &done.backups {
        notices.push(Notice::of_error(error.in_words(&look.locale)));
    }
    notices
}

/// Begins to save a list of names; the dialog shows what came of it.
pub(super) fn save_list(
    state: &mut State,
    context: &egui::Context,
    file: PathBuf,
    list: Vec<Pseudonym>,
) {
    let Some(root) = state.desk.as_ref().map(|d| d.root.clone()) else {
        return;
    };
    let work = move |_: &_| desk::write_names_list(&root, &file, &list);
    // A file is written as one step, so that it may be abandoned at any moment.
    let job = Job::start("names", OnDrop::Abandon, waker(context), work);
    state.names_saving.begin(job);
    state.names_saving.look(AT_ONCE);
}
