//! Putting something off until the open project is on disk.

use super::is_busy;
use crate::app::after_saving::{AfterSaving, PutOff};
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::Desk;

/// Does something once everything of the open project is on disk. One thing waits at a time: another one is
/// refused, but closing the window takes its place.
pub(super) fn wait_for_saving(state: &mut State, look: &Look, after: AfterSaving) {
    let Some(opening) = state.desk.as_ref().map(Desk::opening) else {
        return;
    };
    let waiting = PutOff { opening, after };
    let is_other = state.after_saving.as_ref().is_some_and(|w| *w != waiting);
    if waiting.after == AfterSaving::Quit || !is_busy(state, look, is_other) {
        state.after_saving = Some(waiting);
    }
}
