//! Choosing among versions of what was changed in several places at once.

use super::run;
use crate::app::notice::{Gravity, Notice};
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::{Desk, Saving, fresh};
use crate::edit::{self, Edit};
use crate::model::{RecordId, TagId};
use crate::store;
use crate::words::InWords as _;

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

pub(super) fn apply(action: ChoosingAction, state: &mut State, look: &Look) {
    let Some(project) = state.project() else {
        return;
    };
    let edit = match action {
        ChoosingAction::Choose(of, name) => edit::choose(project, &of, name.as_deref()),
        ChoosingAction::KeepEvery(of) => edit::keep_every(project, &of, fresh::annotation),
        ChoosingAction::LiftOut(tag) => {
            let waiting = project.waiting.get(&RecordId::Tag(tag.clone()));
            let waiting = waiting.cloned().unwrap_or_default();
            edit::lift_out(&project.codebook, waiting, &tag)
        }
        ChoosingAction::Revive(tag) => edit::revive(project, &tag),
        ChoosingAction::PutAway => return put_away(state, look),
    };
    if let Some(edit) = edit {
        choose(state, look, &edit);
    }
}

fn choose(state: &mut State, look: &Look, edit: &Edit) {
    if run(state, look, edit) && count(state) == 0 {
        state.notices.retain(|n| n.gravity != Gravity::Waiting);
    }
}

/// How many records wait for a choice, circles of tags among them.
pub fn count(state: &State) -> usize {
    state.project().map_or(0, |project| {
        let book = &project.codebook;
        project.waiting.len() + book.circles().len() + book.merge_circles().len()
    })
}

/// Tells that something waits for a choice, or to be put away, if anything does.
pub(super) fn tell(state: &mut State, look: &Look) {
    let count = count(state);
    let aside = state.desk.as_ref().map_or(0, |d| d.aside.len());
    if count > 0 {
        let message = look.tr_with("notice-waiting", &[("count", count.into())]);
        state.notify(Notice::waiting(message));
    } else if aside > 0 {
        let message = look.tr_with("choices-aside", &[("count", aside.into())]);
        state.notify(Notice::waiting(message));
    }
}

/// The same after something changed elsewhere: what was told before is told as it is now.
pub(super) fn tell_anew(state: &mut State, look: &Look) {
    state.notices.retain(|n| n.gravity != Gravity::Waiting);
    tell(state, look);
}

/// What was read along is first written to the project's own files.
fn put_away(state: &mut State, look: &Look) {
    let Some(desk) = super::writable(state, look) else {
        return;
    };
    desk.save_aside();
    if let Saving::Failed(errors) = desk.flush().clone() {
        let words = errors.first().map(|e| e.in_words(&look.locale));
        words
            .into_iter()
            .for_each(|w| state.notify(Notice::of_error(w)));
        return;
    }
    match store::put_away(&desk.root) {
        Ok(done) => {
            desk.aside
                .retain(|a| done.moved.iter().all(|(file, _)| *file != a.file));
            if desk.aside.is_empty() {
                let waits = count(state) > 0;
                state
                    .notices
                    .retain(|n| waits || n.gravity != Gravity::Waiting);
            }
            let (moved, left) = (done.moved.len(), done.left.len());
            let failed = done.failed.first().map(|e| e.in_words(&look.locale));
            failed
                .into_iter()
                .for_each(|w| state.notify(Notice::of_error(w)));
            if moved > 0 {
                let words = look.tr_with("notice-put-away", &[("count", moved.into())]);
                state.notify(Notice::done(words));
            }
            if left > 0 {
                let words = look.tr_with("notice-left-aside", &[("count", left.into())]);
                state.notify(Notice::refused(words, look.tr("notice-left-aside-hint")));
            }
        }
        Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
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
