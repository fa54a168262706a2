//! Closing the open project, once everything of it is saved that can be.

use super::AT_ONCE;
use super::remembering::remember_place;
use super::until_saved::wait_for_saving;
use crate::app::after_saving::AfterSaving;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::Saving;
use crate::words::InWords as _;

/// Saves and closes the open project. Returns whether nothing stands in the way of what is wanted: when
/// something could not be saved the project stays open, and only a second attempt gives it up. What takes
/// longer to be saved than a moment is not waited for: then `after` is done once it is on disk.
pub fn close(state: &mut State, look: &Look, after: AfterSaving) -> bool {
    remember_place(state);
    let Some(desk) = &mut state.desk else {
        return true;
    };
    if !desk.flush_within(AT_ONCE) && !state.give_up {
        wait_for_saving(state, look, after);
        return false;
    }
    if refuses_unsaved(state, look) {
        return false;
    }
    state.give_up = false;
    state.desk = None;
    true
}

/// Says what could not be saved, unless that was said before. Returns whether it did.
pub(super) fn refuses_unsaved(state: &mut State, look: &Look) -> bool {
    let saving = state.desk.as_ref().map(|desk| &desk.saving);
    let Some(Saving::Failed(failures)) = saving.filter(|_| !state.give_up) else {
        return false;
    };
    let reason = failures.first().map(|f| f.in_words(&look.locale).message);
    state.give_up = true;
    let values = [("reason", reason.unwrap_or_default().into())];
    let message = look.tr_with("notice-closing-unsaved", &values);
    let hint = look.tr("notice-closing-unsaved-hint");
    state.notify(Notice::unsaved(message, hint));
    true
}
