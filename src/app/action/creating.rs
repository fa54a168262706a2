//! Making a project, and opening the sample.

use super::opening::open_project;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk;
use crate::locale::Language;
use crate::model::{Bilingual, Codebook, Project, Round, RoundId};
use crate::store;
use crate::words::InWords as _;
use std::path::Path;

pub(super) fn create(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    root: &Path,
    title: &str,
    default_codebook: bool,
) {
    let Ok(round) = RoundId::new("r1") else {
        return;
    };
    let name = Bilingual::new(
        words_in(Language::Arabic, "first-round"),
        words_in(Language::English, "first-round"),
    );
    let title = match look.locale.language() {
        Language::Arabic => Bilingual::new(title, ""),
        Language::English => Bilingual::new("", title),
    };
    let mut project = Project {
        title,
        codebook: if default_codebook {
            store::default_codebook()
        } else {
            Codebook::default()
        },
        ..Project::default()
    };
    project.rounds.insert(
        round.clone(),
        Round {
            id: round,
            name,
            started: None,
            closed: None,
        },
    );
    if let Some(person) = state
        .me()
        .and_then(|me| state.project()?.annotators.get(me))
        .cloned()
    {
        project.annotators.insert(person.id.clone(), person.clone());
        state.preferences.set_annotator(root, person.id.as_str());
    }
    match store::create(root, &project, &mut store::RandomStamp) {
        Ok(_) => open_project(state, look, context, root),
        Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
    }
}

fn words_in(language: Language, key: &str) -> String {
    crate::locale::Locale::new(language, crate::locale::Isolation::Plain)
        .tr(key)
        .into_owned()
}

/// The sample is copied once to the user's data folder, so that it can be edited.
pub(super) fn open_sample(state: &mut State, look: &Look, context: &egui::Context) {
    let Some(root) = store::settings::sample_folder() else {
        state.notify(Notice::refused(
            look.tr("notice-no-data-folder"),
            look.tr("notice-no-data-folder-hint"),
        ));
        return;
    };
    if !root.exists() {
        let sample = store::sample::sample_project(desk::now());
        if let Err(error) = store::create(&root, &sample, &mut store::RandomStamp) {
            state.notify(Notice::of_error(error.in_words(&look.locale)));
            return;
        }
    }
    open_project(state, look, context, &root);
}
