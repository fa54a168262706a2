//! Going on with what waited until the open project was on disk.

use super::closing::refuses_unsaved;
use super::names;
use super::opening::open_project;
use super::sealing::seal;
use crate::app::after_saving::{AfterSaving, PutOff};
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::Desk;

/// Goes on once everything of the open project is on disk that can be.
pub fn take_saved(state: &mut State, look: &Look, context: &egui::Context) {
    if state.after_saving.is_none() {
        return;
    }
    if !state.desk.as_mut().is_none_or(Desk::is_flushed) {
        return;
    }
    let Some(PutOff { opening, after }) = state.after_saving.take() else {
        return;
    };
    let is_open = state.desk.as_ref().map(Desk::opening) == Some(opening);
    if !is_open && after.is_of_project() {
        state.notify(Notice::warning(look.tr("notice-given-up")));
        return;
    }
    // Sealing leaves the project open, and says itself what could not be saved.
    if let AfterSaving::Seal { file, passphrase } = after {
        return seal(state, look, context, file, passphrase);
    }
    if refuses_unsaved(state, look) {
        return;
    }
    match after {
        AfterSaving::Seal { .. } => {}
        AfterSaving::Open(root) => open_project(state, look, context, &root),
        AfterSaving::ReplaceNames(request) => names::begin(state, look, context, *request),
        AfterSaving::Quit => state.close = true,
    }
}
