//! Going on with what waited until the open project was on disk.

use super::closing::refuses_unsaved;
use super::names;
use super::opening::open_project;
use super::sealing::seal;
use crate::app::after_saving::AfterSaving;
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
    let after = state.after_saving.take();
    // Sealing leaves the project open, and says itself what could not be saved.
    if let Some(AfterSaving::Seal { file, passphrase }) = after {
        return seal(state, look, context, file, passphrase);
    }
    if refuses_unsaved(state, look) {
        return;
    }
    match after {
        None | Some(AfterSaving::Seal { .. }) => {}
        Some(AfterSaving::Open(root)) => open_project(state, look, context, &root),
        Some(AfterSaving::ReplaceNames(request)) => names::begin(state, look, context, *request),
        Some(AfterSaving::Quit) => state.close = true,
    }
}
