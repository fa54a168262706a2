//! Telling what waits for a choice, and what waits to be put away.

use crate::app::notice::{Gravity, Notice};
use crate::app::state::State;
use crate::app::widget::Look;

/// How many records wait for a choice, circles of tags among them.
pub fn count(state: &State) -> usize {
    state.seen().map_or(0, |seen| {
        let book = seen.codebook();
        seen.waiting().count() + book.circles().len() + book.merge_circles().len()
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

/// Tells anew what waits, after something changed elsewhere.
pub(super) fn tell_anew(state: &mut State, look: &Look) {
    state.notices.retain(|n| n.gravity != Gravity::Waiting);
    tell(state, look);
}
