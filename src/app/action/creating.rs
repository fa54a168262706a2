//! Creating a project, and opening the sample.

use super::AT_ONCE;
use super::opening::{open_after, open_project};
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::under_way::Creating;
use crate::app::waking::waker;
use crate::app::widget::Look;
use crate::desk::{self, FirstCodebook, Job, NewProject, OnDrop, title_in_its_language};
use crate::store::{self, RandomStamp};
use crate::words::{InWords as _, first_round_name};
use std::path::PathBuf;
use std::time::Duration;

/// Begins to create a project, in which the user is the same person as in the open one.
pub(super) fn create(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    root: PathBuf,
    title: &str,
    codebook: FirstCodebook,
) {
    let me = state
        .me()
        .and_then(|me| state.project()?.annotators.get(me));
    let request = NewProject {
        root: root.clone(),
        id: desk::fresh::project(),
        title: title_in_its_language(title),
        codebook,
        round: first_round_name(),
        annotator: me.cloned(),
    };
    let me = request.annotator.as_ref().map(|me| me.id.clone());
    let work = move |_: &_| desk::create(request, &mut RandomStamp).map(drop);
    let job = Job::start("create", OnDrop::Finish, waker(context), work);
    state.creating = Some(Creating { root, me, job });
    take_created(state, look, context, AT_ONCE);
}

/// Opens the sample. It is copied once to the user's data folder, so that it can be edited.
pub(super) fn open_sample(state: &mut State, look: &Look, context: &egui::Context) {
    let Some(root) = store::settings::sample_folder() else {
        state.notify(Notice::refused(
            look.tr("notice-no-data-folder"),
            look.tr("notice-no-data-folder-hint"),
        ));
        return;
    };
    if root.exists() {
        return open_project(state, look, context, &root);
    }
    let folder = root.clone();
    let work = move |_: &_| {
        let id = desk::fresh::project();
        let made = desk::create_sample(&folder, id, desk::now(), &mut RandomStamp);
        Ok(made.map(drop)?)
    };
    let job = Job::start("create", OnDrop::Finish, waker(context), work);
    let me = None;
    state.creating = Some(Creating { root, me, job });
    take_created(state, look, context, AT_ONCE);
}

/// Takes the end of creating a project, waiting for it at most that long, and opens the project.
pub fn take_created(state: &mut State, look: &Look, context: &egui::Context, at_most: Duration) {
    let Some(outcome) = state.creating.as_mut().and_then(|c| c.job.take(at_most)) else {
        return;
    };
    let Some(creating) = state.creating.take() else {
        return;
    };
    match outcome {
        Ok(Ok(())) => {
            if let Some(me) = &creating.me {
                let preferences = &mut state.preferences;
                preferences.set_annotator(&creating.root, me.as_str());
            }
            open_after(state, look, context, &creating.root);
        }
        Ok(Err(error)) => state.notify(Notice::of_error(error.in_words(&look.locale))),
        Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
    }
}
