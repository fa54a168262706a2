//! Naming versions of the codebook, saying something else of one, bringing one back.

use super::annotate::me;
use super::task;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::widget::Look;
use crate::arabic::visible;
use crate::desk::{self, BringBack, BroughtBack, fresh};
use crate::edit::VersionNote;
use crate::model::VersionId;

/// What can be asked about versions of the codebook.
#[derive(Clone, PartialEq, Debug)]
pub enum VersionsAction {
    /// Returns the codebook as it is now a name.
    Name {
        /// What it is called.
        name: String,
        /// Why.
        reason: String,
    },
    /// Says something else of a version.
    Note(VersionNote),
    /// Makes the codebook what it was in a version.
    BringBack(VersionId),
}

pub(super) fn apply(action: VersionsAction, state: &mut State, look: &Look) {
    match action {
        VersionsAction::Note(note) => {
            task(state, look, |desk| desk::note_version(desk, note));
        }
        VersionsAction::Name { name, reason } => name_version(state, look, name, reason),
        VersionsAction::BringBack(id) => bring_back(state, look, id),
    }
}

fn name_version(state: &mut State, look: &Look, name: String, reason: String) {
    let Some(by) = me(state) else { return };
    let note = VersionNote {
        id: fresh::version(),
        name,
        reason,
    };
    task(state, look, |desk| {
        desk::name_version(desk, note, Some(by), desk::now())
    });
}

fn bring_back(state: &mut State, look: &Look, id: VersionId) {
    let Some(by) = me(state) else { return };
    let version = state.project().and_then(|p| p.versions.get(&id));
    let Some(name) = version.map(|version| visible(&version.name)) else {
        return;
    };
    let values = [("name", name.as_str().into())];
    // What is kept in the project has no marks of the window in it.
    let kept = |key: &str| plain(&look.tr_with(key, &values));
    let bring = BringBack {
        version: id,
        by: Some(by),
        at: desk::now(),
        reason: kept("versions-brought-reason"),
        before: VersionNote {
            id: fresh::version(),
            name: kept("versions-before"),
            reason: String::new(),
        },
    };
    let done = task(state, look, |desk| desk::bring_version_back(desk, bring));
    if let Some(BroughtBack::Done { .. }) = done {
        let words = look.tr_with("versions-as-now", &values);
        state.notify(Notice::done(words));
    }
}

/// Without the marks that keep names apart from a sentence.
fn plain(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}
