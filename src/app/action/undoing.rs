//! Undo and redo.

use super::going::forget_what_is_gone;
use super::task;
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::Desk;

/// Takes the last edit back.
pub(super) fn undo(state: &mut State, look: &Look) {
    task(state, look, Desk::undo);
    forget_what_is_gone(state);
}

/// Does the last undone edit again.
pub(super) fn redo(state: &mut State, look: &Look) {
    task(state, look, Desk::redo);
    forget_what_is_gone(state);
}
