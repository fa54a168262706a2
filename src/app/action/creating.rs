//! Creating a project, and opening the sample.

use super::opening::{open_after, open_project};
use super::{AT_ONCE, is_busy};
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
    if is_busy(state, look, state.creating.is_some()) {
        return;
    }
    let me = state
        .me()
        .and_then(|me| state.project()?.annotators.get(me));
    let request = NewProject {
        root: root.clone(),
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
    if is_busy(state, look, state.creating.is_some()) {
        return;
    }
    if root.exists() {
        return open_project(state, look, context, &root);
    }
    let folder = root.clone();
    let work = move |_: &_| {
        let made = desk::create_sample(&folder, desk::now(), &mut RandomStamp);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::paint::Letters;
    use crate::app::preferences::Preferences;
    use crate::locale::{Isolation, Language, Locale};
    use crate::page::Theme;
    use crate::store::settings::UserSettings;
    use crate::typeset::Fallback;
    use std::path::Path;
    use std::rc::Rc;
    use std::sync::mpsc::channel;

    #[test]
    fn a_second_project_is_refused_while_one_is_created() {
        let context = egui::Context::default();
        let look = Look {
            letters: Rc::new(Letters::new(&context, Fallback::BundledOnly)),
            theme: Theme::Light,
            palette: Theme::Light.palette(),
            locale: Locale::new(Language::English, Isolation::Plain),
            scale: 1.0,
        };
        let preferences = Preferences::from_stored(UserSettings::default(), Language::English);
        let mut state = State::new(preferences);
        let (end, wait) = channel::<()>();
        let job = Job::start(
            "create",
            OnDrop::Finish,
            || {},
            move |_| {
                // The sender is dropped at the end of the test.
                let _ = wait.recv();
                Ok(())
            },
        );
        let (root, me) = (PathBuf::from("first"), None);
        state.creating = Some(Creating { root, me, job });
        let second = PathBuf::from("second");
        let codebook = FirstCodebook::Empty;
        create(&mut state, &look, &context, second, "Second", codebook);
        let creating = state.creating.as_ref().map(|c| c.root.as_path());
        assert_eq!(creating, Some(Path::new("first")));
        assert_eq!(state.notices.len(), 1, "it is said");
        drop(end);
    }
}
