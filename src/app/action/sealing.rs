//! Encrypted copies: writing one of the open project, and opening one.

use super::opening::open_project;
use crate::app::notice::Notice;
use crate::app::sealing::{SealEnd, SealTask, Sealing};
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::Saving;
use crate::store::{Passphrase, SealError, UnsealError};
use crate::words::InWords as _;
use std::path::PathBuf;
use std::time::Duration;

/// Begins to write a copy of the open project, once everything of it is on disk.
pub(super) fn seal(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    file: PathBuf,
    passphrase: Passphrase,
) {
    let Some(desk) = &mut state.desk else { return };
    if let Saving::Failed(failures) = desk.flush().clone() {
        let first = failures.first().map(|error| error.in_words(&look.locale));
        if let Some(words) = first {
            state.notify(Notice::of_error(words));
        }
        return;
    }
    let root = desk.root.clone();
    let task = SealTask::Seal { root, file };
    state.sealing = Some(Sealing::start(task, passphrase, context.clone()));
}

/// Begins to make a folder of a copy.
pub(super) fn unseal(
    state: &mut State,
    context: &egui::Context,
    (file, root): (PathBuf, PathBuf),
    passphrase: Passphrase,
) {
    let task = SealTask::Unseal { file, root };
    state.sealing = Some(Sealing::start(task, passphrase, context.clone()));
}

/// Takes the end of it, waiting for it at most so long. A folder that was made is opened.
pub fn take_sealed(state: &mut State, look: &Look, context: &egui::Context, patience: Duration) {
    let Some(end) = state.sealing.as_ref().and_then(|s| s.outcome(patience)) else {
        return;
    };
    let Some(sealing) = state.sealing.take() else {
        return;
    };
    let refused = |words| Notice::refused(words, "");
    match end {
        SealEnd::Sealed(Ok(sealed)) => {
            let SealTask::Seal { file, .. } = &sealing.task else {
                return;
            };
            let path = crate::arabic::visible(&file.display().to_string());
            let message = look.tr_with("notice-sealed", &[("path", path.into())]);
            state.notify(Notice::done(message));
            if !sealed.left_out.is_empty() {
                let names = crate::arabic::visible(&sealed.left_out.join("، "));
                let message = look.tr_with("notice-seal-left-out", &[("files", names.into())]);
                state.notify(Notice::done(message));
            }
        }
        SealEnd::Unsealed(Ok(_)) => {
            if let SealTask::Unseal { root, .. } = &sealing.task {
                open_project(state, look, context, root);
            }
        }
        SealEnd::Sealed(Err(SealError::Stopped)) => {
            state.notify(refused(look.tr("seal-stopped")));
        }
        SealEnd::Unsealed(Err(UnsealError::Stopped)) => {
            state.notify(refused(look.tr("unseal-stopped")));
        }
        SealEnd::Sealed(Err(error)) => state.notify(Notice::of_error(error.in_words(&look.locale))),
        SealEnd::Unsealed(Err(error)) => {
            state.notify(Notice::of_error(error.in_words(&look.locale)));
        }
        SealEnd::Nothing => {}
    }
}
