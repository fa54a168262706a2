//! Writing memos, changing and removing one's own.

use super::annotate::me;
use super::{refuse, say_refusal, task, warn_of_locks};
use crate::app::state::State;
use crate::app::widget::Look;
use crate::desk::{self, Desk, MemoError, Who};
use crate::model::{MemoId, MemoTopic};
use crate::words::InWords as _;

/// What can be asked about memos.
#[derive(Clone, PartialEq, Debug)]
pub enum MemoAction {
    /// Writes a memo.
    Write {
        /// The thing that it is about.
        about: MemoTopic,
        /// A fresh id, by which whoever asked finds out whether it was written.
        id: MemoId,
        /// The note.
        text: String,
    },
    /// Returns a memo of the user another text.
    Change(MemoId, String),
    /// Removes a memo of the user.
    Remove(MemoId),
}

pub(super) fn apply(action: MemoAction, state: &mut State, look: &Look) {
    let Some(by) = me(state) else {
        return;
    };
    let at = desk::now();
    match action {
        MemoAction::Write { about, id, text } => {
            let by = Who::Known(by);
            let memo = desk::WriteMemo {
                about,
                by,
                text,
                id,
                at,
            };
            attempt(state, look, |desk| desk::write_memo(desk, memo).map(drop));
        }
        MemoAction::Change(id, text) => {
            let change = desk::ChangeMemo { by, id, text, at };
            attempt(state, look, |desk| {
                desk::change_memo(desk, change).map(drop)
            });
        }
        MemoAction::Remove(id) => {
            task(state, look, |desk| desk::remove_memo(desk, &by, &id));
        }
    }
}

/// Does a task with the open project; a notice says why if it was not done.
fn attempt(state: &mut State, look: &Look, task: impl FnOnce(&mut Desk) -> Result<(), MemoError>) {
    let Some(desk) = &mut state.desk else {
        return;
    };
    match task(desk) {
        Ok(()) => {}
        Err(MemoError::Refused(refusal)) => say_refusal(state, look, &refusal),
        Err(MemoError::Blank) => refuse(state, MemoError::Blank.in_words(&look.locale)),
    }
    warn_of_locks(state, look);
}
