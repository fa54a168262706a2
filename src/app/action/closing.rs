//! Closing the open project, once everything of it is saved that can be.

use super::remembering::remember_place;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::Saving;
use crate::words::InWords as _;

/// Saves and closes the open project. Gives whether no project is open then: when something could
/// not be saved the project stays open, and only a second attempt gives that up.
pub fn close(state: &mut State, look: &Look) -> bool {
    remember_place(state);
    let Some(desk) = &mut state.desk else {
        return true;
    };
    if let Saving::Failed(failures) = desk.flush().clone()
        && !state.give_up
    {
        state.give_up = true;
        let reason = failures.first().map(|f| f.in_words(&look.locale).message);
        let values = [("reason", reason.unwrap_or_default().into())];
        let message = look.tr_with("notice-closing-unsaved", &values);
        let hint = look.tr("notice-closing-unsaved-hint");
        state.notify(Notice::unsaved(message, hint));
        return false;
    }
    state.give_up = false;
    state.desk = None;
    true
}
