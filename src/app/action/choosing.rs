//! Choosing among versions of what was changed in several places at once.

use super::waiting::count;
use super::{put_away, run, task};
use crate::app::notice::{Gravity, Notice};
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::{self, Choice, Desk, fresh};
use crate::edit;
use crate::model::{RecordId, TagId};

/// What can be asked about what waits for a choice.
#[derive(Clone, PartialEq, Debug)]
pub enum ChoosingAction {
    /// Chooses a version by its name; none for the one that is shown.
    Choose(RecordId, Option<String>),
    /// Keeps every version of an annotation, each as an annotation of its own.
    KeepEvery(RecordId),
    /// Takes a tag out of the circle in which it stands below itself.
    LiftOut(TagId),
    /// Brings one of the tags back that were merged into each other.
    Revive(TagId),
    /// Joins the files that a sync tool put aside, and puts them away.
    PutAway,
}

pub(super) fn apply(
    action: ChoosingAction,
    state: &mut State,
    look: &Look,
    context: &egui::Context,
) {
    let choice = match action {
        ChoosingAction::Choose(of, name) => Choice::Version(of, name),
        ChoosingAction::KeepEvery(of) => Choice::KeepEvery(of),
        ChoosingAction::LiftOut(tag) => Choice::LiftOut(tag),
        ChoosingAction::Revive(tag) => Choice::Revive(tag),
        ChoosingAction::PutAway => return put_away::begin(state, look, context),
    };
    let mut fresh = fresh::annotation;
    let done = task(state, look, |desk| desk::choose(desk, &choice, &mut fresh));
    if done == Some(true) && count(state) == 0 {
        state.notices.retain(|n| n.gravity != Gravity::Waiting);
    }
}

/// Annotations of whoever tags follow the tags that others merged: each one's own are rewritten by
/// their own app.
pub(super) fn follow_merges(state: &mut State, look: &Look) {
    let followed = match (state.project(), state.me()) {
        (Some(project), Some(me)) => edit::follow_merges(project, me),
        _ => None,
    };
    let writable = state.desk.as_ref().is_some_and(Desk::is_writable);
    if let Some((edit, count)) = followed.filter(|_| writable)
        && run(state, look, &edit)
    {
        let words = look.tr_with("notice-followed-merges", &[("count", count.into())]);
        state.notify(Notice::done(words));
    }
}
