//! What a person can ask for, in two levels: one file a group, with its handler.
//!
//! Views push actions; after the pass they are applied in order. Handlers change the state and make
//! edits; they never draw.

mod annotate;
mod backups;
mod choosing;
mod closing;
mod codebook;
mod copy;
mod creating;
mod document;
mod exporting;
mod going;
mod leaving;
mod memos;
mod names;
mod opening;
mod others;
mod people;
mod project;
mod put_away;
mod reading;
mod remembering;
mod sealing;
mod settling;
mod texts;
mod undoing;
mod until_saved;
mod versions;
mod view;
mod waiting;

pub use annotate::{AnnotateAction, Edge, Flag};
pub use choosing::ChoosingAction;
pub use closing::close;
pub use codebook::{CodebookAction, TagDraft};
pub use creating::take_created;
pub use document::{DocumentAction, Import};
pub use exporting::take_exported;
pub use leaving::take_saved;
pub use memos::MemoAction;
pub use names::take_renamed;
pub use opening::{begin, open_and_wait, open_project, take_opened};
pub use others::{follow_arrived, hide_newcomers};
pub use people::PeopleChange;
pub use project::ProjectAction;
pub use put_away::take_put_away;
pub use reading::ReadingAction;
pub use sealing::take_sealed;
pub use texts::{TextReplacement, take_moved};
pub use versions::VersionsAction;
pub use view::{LayerChange, ViewAction};
pub use waiting::count as count_waiting;

use super::answers::Ticket;
use super::notice::Notice;
use super::state::State;
use super::widget::Look;
use crate::desk::{Desk, Refusal};
use crate::edit::Edit;
use crate::words::{InWords, Words};
use std::time::Duration;

/// How long an action waits for its background work: what is read, found or written by then is shown
/// in the frame in which it was asked for.
const AT_ONCE: Duration = Duration::from_millis(80);

/// Anything that a person can ask for.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// Tagging, and changing what was tagged.
    Annotate(AnnotateAction),
    /// Choosing among versions.
    Choosing(ChoosingAction),
    /// Changing tags.
    Codebook(CodebookAction),
    /// Going through documents, importing and describing them.
    Document(DocumentAction),
    /// Writing memos.
    Memo(MemoAction),
    /// Opening and making projects, people.
    Project(ProjectAction),
    /// Moving the caret, selecting, going to annotations.
    Reading(ReadingAction),
    /// Naming versions of the codebook, and bringing one back.
    Versions(VersionsAction),
    /// Changing what the window shows.
    View(ViewAction),
    /// Something that a dialog waits for, which finds what became of it by the ticket.
    Asked(Ticket, Box<Action>),
    /// Nobody waits for an answer any more.
    Answered,
}

macro_rules! from_inner {
    ($($inner:ident => $outer:ident),*) => {
        $(impl From<$inner> for Action {
            fn from(action: $inner) -> Self {
                Self::$outer(action)
            }
        })*
    };
}

from_inner!(
    AnnotateAction => Annotate, ChoosingAction => Choosing, CodebookAction => Codebook, DocumentAction => Document,
    MemoAction => Memo, ProjectAction => Project, ReadingAction => Reading, VersionsAction => Versions, ViewAction => View
);

impl Action {
    /// Does what was asked. `context` is egui's, to be woken when background work has news.
    pub fn apply(self, state: &mut State, look: &Look, context: &egui::Context) {
        match self {
            Self::Annotate(action) => annotate::apply(action, state, look),
            Self::Choosing(action) => choosing::apply(action, state, look, context),
            Self::Codebook(action) => codebook::apply(action, state, look),
            Self::Document(action) => document::apply(action, state, look),
            Self::Memo(action) => memos::apply(action, state, look),
            Self::Project(action) => project::apply(action, state, look, context),
            Self::Reading(action) => reading::apply(action, state),
            Self::Versions(action) => versions::apply(action, state, look),
            Self::View(action) => view::apply(action, state),
            Self::Asked(ticket, action) => {
                state.answers.begin(ticket);
                action.apply(state, look, context);
                state.answers.pause();
            }
            Self::Answered => state.answers.end(),
        }
    }
}

/// The open project if it can be changed, else a notice that says why not.
fn writable<'a>(state: &'a mut State, look: &Look) -> Option<&'a mut Desk> {
    if refuses(state, look) || !hold(state, look) {
        return None;
    }
    state.desk.as_mut()
}

/// Says why the open project can only be read, if it can only be read; returns whether it is so.
fn refuses(state: &mut State, look: &Look) -> bool {
    let Some(reason) = state.desk.as_ref().and_then(Desk::why_read_only) else {
        return false;
    };
    say_refusal(state, look, &Refusal::ReadOnly(reason));
    true
}

/// Says that background work of this kind goes on, if it does; returns whether it does. Putting other work
/// in its place would make the window wait for its end.
fn is_busy(state: &mut State, look: &Look, goes_on: bool) -> bool {
    if goes_on {
        let hint = look.tr("notice-busy-hint");
        state.notify(Notice::refused(look.tr("notice-busy"), hint));
    }
    goes_on
}

/// Takes the right to work as the annotator; a notice says who has it if someone else does.
fn hold(state: &mut State, look: &Look) -> bool {
    let Some(desk) = &mut state.desk else {
        return true;
    };
    if let Err(error) = desk.hold() {
        say_refusal(state, look, &error.into());
        return false;
    }
    warn_of_locks(state, look);
    true
}

/// Tells once that the project's drive has no locks.
fn warn_of_locks(state: &mut State, look: &Look) {
    let is_news = state.desk.as_mut().is_some_and(Desk::take_lock_warning);
    if is_news {
        let hint = look.tr("notice-no-locks-hint");
        state.notify(Notice::standing(look.tr("notice-no-locks"), hint));
    }
}

/// Says in a notice why a task was not done.
fn say_refusal(state: &mut State, look: &Look, refusal: &Refusal) {
    refuse(state, refusal.in_words(&look.locale));
}

/// Says in a notice why something was not done.
fn refuse(state: &mut State, words: Words) {
    let notice = Notice::of_error(words);
    // Once is enough, also of what stands as a notice since the project was opened.
    state.notices.retain(|n| n.message != notice.message);
    state.notify(notice);
}

/// Does a task with the open project. A refusal becomes a notice, and nothing is returned.
fn task<T, E: InWords>(
    state: &mut State,
    look: &Look,
    task: impl FnOnce(&mut Desk) -> Result<T, E>,
) -> Option<T> {
    let done = task(state.desk.as_mut()?);
    warn_of_locks(state, look);
    match done {
        Ok(outcome) => Some(outcome),
        Err(error) => {
            refuse(state, error.in_words(&look.locale));
            None
        }
    }
}

/// Applies an edit to the open project; a refusal becomes a notice. Returns whether it was applied.
fn run(state: &mut State, look: &Look, edit: &Edit) -> bool {
    task(state, look, |desk| desk.commit(edit)).is_some()
}
