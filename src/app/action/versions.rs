//! Naming versions of the codebook, saying something else of one, bringing one back.

use super::run;
use crate::app::notice::Notice;
use crate::app::state::{Dialog, State};
use crate::app::widget::Look;
use crate::arabic::visible;
use crate::desk::{self, fresh};
use crate::edit::{CodebookEdit, Edit, VersionNote, bring_back, present_state};
use crate::model::{AnnotatorId, Tombstone, VersionId};

/// What can be asked about versions of the codebook.
#[derive(Clone, PartialEq, Debug)]
pub enum VersionsAction {
    /// Gives the codebook as it is now a name.
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
    let edit = match action {
        VersionsAction::Note(note) => Some(Edit::Codebook(CodebookEdit::NoteVersion(note))),
        VersionsAction::Name { name, reason } => named(state, name, reason),
        VersionsAction::BringBack(id) => return restore(state, look, &id),
    };
    if let Some(edit) = edit {
        run(state, look, &edit);
    }
}

/// Whoever tags names versions too; who that is is asked where it is not known.
fn me(state: &mut State) -> Option<AnnotatorId> {
    let me = state.me().cloned();
    if me.is_none() {
        state.dialog = Some(Dialog::Annotator);
    }
    me
}

fn named(state: &mut State, name: String, reason: String) -> Option<Edit> {
    let by = me(state)?;
    let note = VersionNote {
        id: fresh::version(),
        name,
        reason,
    };
    let version = present_state(state.project()?, note, by, desk::now());
    Some(Edit::Codebook(CodebookEdit::AddVersion(Box::new(version))))
}

fn restore(state: &mut State, look: &Look, id: &VersionId) {
    let Some(by) = me(state) else { return };
    let Some(project) = state.project() else {
        return;
    };
    let Some(version) = project.versions.get(id) else {
        return;
    };
    let name = visible(&version.name);
    let values = [("name", name.as_str().into())];
    // What is kept in the project has no marks of the window in it.
    let kept = |key: &str| plain(&look.tr_with(key, &values));
    let end = Tombstone {
        at: desk::now(),
        by: by.clone(),
        merged_into: None,
        reason: kept("versions-brought-reason"),
    };
    let before = VersionNote {
        id: fresh::version(),
        name: kept("versions-before"),
        reason: String::new(),
    };
    let present = present_state(project, before, by, desk::now());
    let edit = bring_back(project, id, &end, present);
    if let Some(edit) = edit
        && run(state, look, &edit)
    {
        let words = look.tr_with("versions-as-now", &values);
        state.notify(Notice::done(words));
    }
}

/// Without the marks that keep names apart from a sentence.
fn plain(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}
