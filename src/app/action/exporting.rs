//! Writing excerpts of the open project to a file.

use super::AT_ONCE;
use crate::app::exporting::{Exported, Exporting};
use crate::app::notice::Notice;
use crate::app::renaming::Naming;
use crate::app::state::State;
use crate::app::widget::Look;
use crate::exchange::export::{Format, Selection};
use std::path::PathBuf;
use std::time::Duration;

/// Begins to write excerpts. A few are there in this frame; many are written in the background.
pub(super) fn export(
    state: &mut State,
    look: &Look,
    context: &egui::Context,
    (selection, naming): (Selection, Option<Naming>),
    file: (PathBuf, Format),
) {
    let Some(project) = state.project().cloned() else {
        return;
    };
    state.exporting = Some(Exporting::start(
        project,
        selection,
        file,
        naming,
        context.clone(),
    ));
    take_exported(state, look, AT_ONCE);
}

/// Takes the end of an export, waiting for it at most so long.
pub fn take_exported(state: &mut State, look: &Look, patience: Duration) {
    let Some(outcome) = state.exporting.as_ref().and_then(|e| e.outcome(patience)) else {
        return;
    };
    let Some(exporting) = state.exporting.take() else {
        return;
    };
    let shown = crate::arabic::visible(&exporting.path.display().to_string());
    match outcome {
        Exported::Done(written) => {
            let values = [("count", written.count.into()), ("path", shown.into())];
            let mut words = look.tr_with("notice-exported", &values);
            if let Some((replaced, left)) = written.names {
                let values = [("count", replaced.into()), ("left", left.into())];
                words = format!("{words}\n{}", look.tr_with("pseudonyms-exported", &values));
            }
            state.notify(Notice::done(words));
            for (key, count) in [
                ("notice-exported-lost", written.lost),
                ("notice-exported-left-out", written.left_out),
            ] {
                if count > 0 {
                    let words = look.tr_with(key, &[("count", count.into())]);
                    state.notify(Notice::refused(words, ""));
                }
            }
        }
        Exported::Stopped => {}
        Exported::Failed(reason) => {
            let values = [("path", shown.into()), ("reason", reason.into())];
            let message = look.tr_with("notice-export-failed", &values);
            state.notify(Notice::refused(
                message,
                look.tr("notice-export-failed-hint"),
            ));
        }
    }
}
