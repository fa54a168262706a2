//! Encrypted copies: writing one of the open project, and opening one.

use super::opening::open_project;
use super::until_saved::wait_for_saving;
use super::{AT_ONCE, is_busy};
use crate::app::after_saving::AfterSaving;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::under_way::Sealing;
use crate::app::waking::waker;
use crate::app::widget::Look;
use crate::desk::{self, Job, OnDrop, Saving, SealProject, UnsealProject};
use crate::store::{Passphrase, SealError, Sealed, UnsealError};
use crate::words::{InWords as _, shown};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Begins to write a copy of the open project, once everything of it is on disk. What takes longer to
/// be saved than a moment is not waited for: the copy is then begun when it is on disk.
pub(super) fn seal(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    file: PathBuf,
    passphrase: Passphrase,
) {
    if is_busy(state, look, state.sealing.is_some()) {
        return;
    }
    let Some(desk) = &mut state.desk else { return };
    if !desk.flush_within(AT_ONCE) {
        wait_for_saving(state, look, AfterSaving::Seal { file, passphrase });
        return;
    }
    if let Saving::Failed(failures) = desk.saving.clone() {
        let first = failures.first().map(|error| error.in_words(&look.locale));
        if let Some(words) = first {
            state.notify(Notice::of_error(words));
        }
        return;
    }
    let request = SealProject {
        root: desk.root.clone(),
        file: file.clone(),
        passphrase,
    };
    let work = move |running: &_| desk::seal(&request, running);
    let job = Job::start("seal", OnDrop::Stop, waker(context), work);
    state.sealing = Some(Sealing::Seal { file, job });
}

/// Begins to make a folder of a copy.
pub(super) fn unseal(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    request: UnsealProject,
) {
    if is_busy(state, look, state.sealing.is_some()) {
        return;
    }
    let root = request.root.clone();
    let work = move |running: &_| desk::unseal(&request, running);
    let job = Job::start("unseal", OnDrop::Stop, waker(context), work);
    state.sealing = Some(Sealing::Unseal { root, job });
}

/// Takes the end of writing or opening a copy, waiting for it at most that long. A folder that was
/// made is opened.
pub fn take_sealed(state: &mut State, look: &Look, context: &egui::Context, at_most: Duration) {
    match &mut state.sealing {
        Some(Sealing::Seal { file, job }) => {
            let Some(outcome) = job.take(at_most) else {
                return;
            };
            let file = std::mem::take(file);
            state.sealing = None;
            match outcome {
                Ok(Ok(sealed)) => tell_sealed(state, look, &file, &sealed),
                Ok(Err(SealError::Stopped)) => {
                    state.notify(Notice::refused(look.tr("seal-stopped"), ""));
                }
                Ok(Err(error)) => state.notify(Notice::of_error(error.in_words(&look.locale))),
                Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
            }
        }
        Some(Sealing::Unseal { root, job }) => {
            let Some(outcome) = job.take(at_most) else {
                return;
            };
            let root = std::mem::take(root);
            state.sealing = None;
            match outcome {
                Ok(Ok(_)) => open_project(state, look, context, &root),
                Ok(Err(UnsealError::Stopped)) => {
                    state.notify(Notice::refused(look.tr("unseal-stopped"), ""));
                }
                Ok(Err(error)) => state.notify(Notice::of_error(error.in_words(&look.locale))),
                Err(error) => state.notify(Notice::of_error(error.in_words(&look.locale))),
            }
        }
        None => {}
    }
}

fn tell_sealed(state: &mut State, look: &Look, file: &Path, sealed: &Sealed) {
    let path = shown(file.display().to_string());
    let message = look.tr_with("notice-sealed", &[("path", path)]);
    state.notify(Notice::done(message));
    if !sealed.left_out.is_empty() {
        let names = shown(sealed.left_out.join("، "));
        let message = look.tr_with("notice-seal-left-out", &[("files", names)]);
        state.notify(Notice::done(message));
    }
}
