//! What is being written in memos, until the project has it.

use crate::app::action::{Action, MemoAction};
use crate::app::context::{Actions, Context};
use crate::desk::fresh;
use crate::model::{Memo, MemoId, MemoTopic};
use std::collections::BTreeMap;

/// What is being written.
#[derive(Default)]
pub(super) struct Drafts {
    /// A memo that is not in the project yet.
    pub(super) new: NewMemo,
    /// Memos of the user that are in sight.
    open: BTreeMap<MemoId, Draft>,
}

/// A memo that is not in the project yet.
#[derive(Default)]
pub(super) struct NewMemo {
    about: Option<MemoTopic>,
    pub(super) text: String,
    /// The id under which it was asked to be written. The text is kept until the project has it.
    asked: Option<MemoId>,
}

/// The text of a memo in its field.
pub(super) struct Draft {
    pub(super) text: String,
    /// The text as the project had it when the field was filled.
    was: String,
    is_in_sight: bool,
}

impl Draft {
    fn new(memo: &Memo) -> Self {
        Self {
            text: memo.text.clone(),
            was: memo.text.clone(),
            is_in_sight: true,
        }
    }

    /// What changes the memo, if it is changed. A blank text is refused, and the old one stands there
    /// again.
    pub(super) fn change(&mut self, id: &MemoId) -> Option<Action> {
        let change = self.wanted(id);
        if self.text.trim().is_empty() {
            self.text.clone_from(&self.was);
        }
        change
    }

    fn wanted(&self, id: &MemoId) -> Option<Action> {
        let is_changed = self.text.trim() != self.was.trim();
        is_changed.then(|| MemoAction::Change(id.clone(), self.text.clone()).into())
    }
}

impl NewMemo {
    fn wanted(&self, about: &MemoTopic, id: &MemoId) -> Option<Action> {
        let is_written = !self.text.trim().is_empty();
        is_written.then(|| {
            let write = MemoAction::Write {
                about: about.clone(),
                id: id.clone(),
                text: self.text.clone(),
            };
            write.into()
        })
    }
}

impl Drafts {
    /// The text of a memo in its field, which is in sight. It is filled anew when undo or another
    /// program changed the memo.
    pub(super) fn of(&mut self, id: &MemoId, memo: &Memo) -> &mut Draft {
        let draft = self.open.entry(id.clone());
        let draft = draft.or_insert_with(|| Draft::new(memo));
        if draft.was != memo.text {
            *draft = Draft::new(memo);
        }
        draft.is_in_sight = true;
        draft
    }

    /// Keeps what was written in fields that were in sight and are so no more.
    pub(super) fn keep_hidden(&mut self, actions: &mut Actions) {
        self.open.retain(|id, draft| {
            if !draft.is_in_sight {
                actions.extend(draft.wanted(id));
            }
            std::mem::take(&mut draft.is_in_sight)
        });
    }

    /// Makes the new memo one about another thing. One that was begun is written first; if that was
    /// refused, its text stays in the field.
    pub(super) fn turn_to(
        &mut self,
        about: Option<&MemoTopic>,
        ctx: &Context<'_>,
        actions: &mut Actions,
    ) {
        if let Some(id) = self.new.asked.take() {
            let me = ctx.state.seen().zip(ctx.state.me());
            if me.is_some_and(|(seen, me)| seen.memo(me, &id).is_some()) {
                self.new.text.clear();
            }
            self.new.about = about.cloned();
        }
        if self.new.about.as_ref() != about {
            match self.new.about.take() {
                Some(old) if !self.new.text.trim().is_empty() => self.write(&old, actions),
                _ => self.new.about = about.cloned(),
            }
        }
    }

    /// Asks for the new memo to be written, if it says something and was not asked for already.
    pub(super) fn write(&mut self, about: &MemoTopic, actions: &mut Actions) {
        if self.new.asked.is_some() {
            return;
        }
        let id = fresh::memo();
        if let Some(write) = self.new.wanted(about, &id) {
            actions.push(write);
            self.new.asked = Some(id);
        }
    }

    /// Keeps everything that is being written.
    pub(super) fn put_away(&mut self, actions: &mut Actions) {
        actions.extend(self.all());
        self.open.clear();
        if let Some(about) = self.new.about.take().filter(|_| self.new.asked.is_none()) {
            self.write(&about, actions);
        }
    }

    /// What is being written, as it would be kept if its field were left now.
    pub(super) fn all(&self) -> Vec<Action> {
        let changes = self.open.iter().filter_map(|(id, draft)| draft.wanted(id));
        changes.collect()
    }

    /// The new memo, as it would be written if its field were left now.
    pub(super) fn unwritten(&self) -> Option<Action> {
        let about = self
            .new
            .about
            .as_ref()
            .filter(|_| self.new.asked.is_none())?;
        self.new.wanted(about, &fresh::memo())
    }
}
