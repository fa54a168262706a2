//! Writing excerpts of the open project to a file.

use super::{AT_ONCE, is_busy};
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::under_way::Exporting;
use crate::app::waking::waker;
use crate::app::widget::Look;
use crate::desk::{self, ExcerptsExported, ExportError, ExportExcerpts, Job, OnDrop};
use crate::words::{InWords as _, shown};
use std::path::Path;
use std::time::Duration;

/// Begins to write excerpts. A few are there in this frame; many are written in the background.
pub(super) fn export(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    request: ExportExcerpts,
) {
    if is_busy(state, look, state.exporting.is_some()) {
        return;
    }
    let Some(project) = state.project().cloned() else {
        return;
    };
    let file = request.file.clone();
    let work = move |running: &_| desk::export(&project, &request, running);
    let job = Job::start("export", OnDrop::Finish, waker(context), work);
    state.exporting = Some(Exporting { file, job });
    take_exported(state, look, AT_ONCE);
}

/// Takes the end of an export, waiting for it at most that long.
pub fn take_exported(state: &mut State, look: &Look, at_most: Duration) {
    let Some(outcome) = state.exporting.as_mut().and_then(|e| e.job.take(at_most)) else {
        return;
    };
    let Some(exporting) = state.exporting.take() else {
        return;
    };
    match outcome {
        Ok(Ok(done)) => tell(state, look, &exporting.file, &done),
        Ok(Err(ExportError::Stopped(_))) => {}
        Ok(Err(error)) => state.notify(Notice::of_error(error.in_words(&look.locale))),
        Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
    }
}

fn tell(state: &mut State, look: &Look, file: &Path, done: &ExcerptsExported) {
    let path = shown(file.display().to_string());
    let mut words = look.tr_with(
        "notice-exported",
        &[("count", done.count.into()), ("path", path)],
    );
    if let Some(names) = &done.names {
        let values = [
            ("count", names.replaced.into()),
            ("left", names.kept.into()),
        ];
        words = format!("{words}\n{}", look.tr_with("pseudonyms-exported", &values));
    }
    state.notify(Notice::done(words));
    for (key, count) in [
        ("notice-exported-lost", done.lost),
        ("notice-exported-removed", done.removed),
        ("notice-exported-left-out", done.missing),
    ] {
        if count > 0 {
            let words = look.tr_with(key, &[("count", count.into())]);
            state.notify(Notice::warning(words));
        }
    }
}
