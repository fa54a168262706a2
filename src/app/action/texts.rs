//! Replacing a document's text, and saying where passages are that were not found for certain.

use super::going::{forget_what_is_gone, go_to};
use super::{AT_ONCE, hold, run, task};
use crate::app::notice::{Notice, Way};
use crate::app::state::{Dialog, Reveal, State};
use crate::app::under_way::Moving;
use crate::app::waking::waker;
use crate::app::widget::Look;
use crate::arabic::{CharOffset, CharRange};
use crate::desk::{self, Desk, Job, OnDrop, find_again};
use crate::edit;
use crate::model::AnnotationId;
use crate::page::DocumentCaret;
use std::time::Duration;

/// A better text, and what was prepared for putting it in.
pub type TextReplacement = desk::PreparedReplacement;

/// Puts a better text in; what is to be reviewed comes up at once.
pub(super) fn replace(state: &mut State, look: &Look, replacing: TextReplacement) {
    let done = task(state, look, |desk| {
        desk::replace_text_prepared(desk, replacing)
    });
    match done {
        Some(true) => {
            forget_what_is_gone(state);
            state.notify(Notice::done(look.tr("notice-text-replaced")));
            review(state);
        }
        Some(false) => state.notify(Notice::refused(
            look.tr("notice-same-text"),
            look.tr("notice-same-text-hint"),
        )),
        None => {}
    }
}

/// Begins to move the user's annotations along where someone else replaced a text since they were
/// here. A few are moved in this frame; many are found in the background.
pub(super) fn move_along(state: &mut State, look: &Look, context: &egui::Context) {
    state.moving = None;
    let writable = state.desk.as_ref().is_some_and(Desk::is_writable);
    if state.me().is_none() || !writable || !hold(state, look) {
        return;
    }
    begin_moving(state, context);
    take_moved(state, look, context, AT_ONCE);
}

fn begin_moving(state: &mut State, context: &egui::Context) {
    let (Some(me), Some(desk)) = (state.me().cloned(), &state.desk) else {
        return;
    };
    let (opening, revision) = (desk.opening(), desk.session.revision());
    let (project, whose, at) = (desk.session.project().clone(), me.clone(), desk::now());
    let work = move |_: &_| find_again(project, &whose, at);
    let job = Job::start("find again", OnDrop::Abandon, waker(context), work);
    state.moving = Some(Moving {
        opening,
        revision,
        me,
        job,
    });
}

/// Takes what was found of the user's annotations, waiting for it at most that long.
pub fn take_moved(state: &mut State, look: &Look, context: &egui::Context, at_most: Duration) {
    let Some(outcome) = state.moving.as_mut().and_then(|m| m.job.take(at_most)) else {
        return;
    };
    let (Some(moving), Ok(found)) = (state.moving.take(), outcome) else {
        return;
    };
    let Some(desk) = &state.desk else { return };
    if desk.me.as_ref() != Some(&moving.me) || desk.opening() != moving.opening {
        return;
    }
    // Something was changed in the meantime: it may be what was looked for.
    if desk.session.revision() != moving.revision && found.edit.is_some() {
        return begin_moving(state, context);
    }
    if let Some(edit) = found.edit
        && run(state, look, &edit)
    {
        state.notify(Notice::done(look.tr("notice-moved-along")));
    }
    if found.unsettled > 0 {
        let message = look.tr_with("notice-unsettled", &[("count", found.unsettled.into())]);
        state.notify(Notice::done(message).leading(Way::Review));
    }
}

/// Shows what is to be reviewed, if there is anything.
fn review(state: &mut State) {
    let (Some(me), Some(project)) = (state.me(), state.project()) else {
        return;
    };
    if !edit::unsettled(project, me).is_empty() {
        state.dialog = Some(Dialog::Unsettled);
    }
}

/// Says where an annotation's passage is now, or that it is lost.
pub(super) fn settle(state: &mut State, look: &Look, id: &AnnotationId, place: Option<CharRange>) {
    state.seeking = None;
    task(state, look, |desk| {
        desk::settle_passage(desk, id, place, desk::now())
    });
}

/// Goes to the text so that an annotation's place can be selected there; `near` is where it may be.
pub(super) fn seek(state: &mut State, id: AnnotationId, near: Option<CharOffset>) {
    let document = state.project().and_then(|p| p.annotation(&id));
    let Some(document) = document.map(|(key, _)| key.document.clone()) else {
        return;
    };
    state.dialog = None;
    go_to(state, Some(document));
    if let Some(near) = near {
        state.focus.put_caret(DocumentCaret::before(near));
        state.reveal = Some(Reveal::Place(near));
    }
    state.seeking = Some(id);
}

/// Puts the passage that is looked for where the selection is, and goes on with the list.
pub(super) fn settle_here(state: &mut State, look: &Look) {
    let selected = state.focus.selection();
    let Some(id) = state.seeking.clone() else {
        return;
    };
    if selected.is_empty() {
        state.notify(Notice::refused(
            look.tr("seeking-nothing"),
            look.tr("seeking-hint"),
        ));
        return;
    }
    settle(state, look, &id, Some(selected));
    review(state);
}

/// Gives up looking for a place, and goes back to the list.
pub(super) fn stop_seeking(state: &mut State) {
    state.seeking = None;
    review(state);
}
