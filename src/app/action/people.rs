//! Who is tagging: one of the people of the project, or a new one.

use super::remembering::{recall_reading, remember_reading};
use super::{AnnotateAction, hold, task};
use crate::app::state::{Dialog, Layers, State};
use crate::app::widget::Look;
use crate::desk::{self, fresh};
use crate::model::{Annotator, AnnotatorId};

/// Hides what others tagged, so that nobody is led by it; it is shown when asked for.
pub(super) fn show_own_only(state: &mut State) {
    let me = state.me().cloned();
    let others = state
        .people()
        .into_iter()
        .filter(|p| me.is_some() && Some(p) != me.as_ref());
    state.layers = Layers {
        hidden: others.collect(),
        tags: None,
    };
}

pub(super) fn be(state: &mut State, look: &Look, context: &egui::Context, id: AnnotatorId) {
    let Some(desk) = state.desk.as_mut() else {
        return;
    };
    let root = desk.root.clone();
    remember_reading(state, &root);
    let Some(desk) = state.desk.as_mut() else {
        return;
    };
    state.preferences.set_annotator(&root, id.as_str());
    desk.be(id);
    recall_reading(state, &root);
    show_own_only(state);
    hold(state, look);
    super::texts::move_along(state, look, context);
    if state.dialog == Some(Dialog::Annotator) {
        state.dialog = None;
    }
    super::choosing::follow_merges(state, look);
    if let Some(tag) = state.unanswered.take() {
        super::annotate::apply(AnnotateAction::Apply(tag), state, look);
    }
}

pub(super) fn be_new(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    name: &str,
    is_another: bool,
) {
    let new = Annotator::new(fresh::annotator(), name.trim());
    let join = if is_another {
        desk::join_as_another
    } else {
        desk::join
    };
    if let Some(id) = task(state, look, |desk| join(desk, new)) {
        be(state, look, context, id);
    }
}

/// A change of what people are called, or of who is one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PeopleChange {
    /// Gives somebody another name.
    Rename(AnnotatorId, String),
    /// Says that somebody is another person under a second id.
    Join {
        /// The id that gives way.
        from: AnnotatorId,
        /// The id that survives.
        into: AnnotatorId,
    },
    /// Takes a join back.
    Part(AnnotatorId),
    /// Says that people of one name are different people.
    Apart(Vec<AnnotatorId>),
}

pub(super) fn change(state: &mut State, look: &Look, change: PeopleChange) {
    task(state, look, |desk| match change {
        PeopleChange::Rename(id, name) => desk::rename_annotator(desk, id, &name),
        PeopleChange::Join { from, into } => desk::join_people(desk, &from, &into),
        PeopleChange::Part(from) => desk::part_people(desk, &from).map(drop),
        PeopleChange::Apart(people) => desk::keep_apart(desk, &people).map(drop),
    });
}
