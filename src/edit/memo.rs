//! Edits of memos. An annotator writes, changes and removes their own.

use super::{EditError, EditName};
use crate::model::{AnnotatorId, Memo, MemoId, Moment, Project, RecordId};

/// A change to one memo.
#[derive(Clone, PartialEq, Debug)]
pub enum MemoEdit {
    /// Puts a memo in.
    Add {
        /// Its author.
        by: AnnotatorId,
        /// The memo.
        memo: Box<Memo>,
    },
    /// Returns a memo another text.
    Change {
        /// Its author.
        by: AnnotatorId,
        /// The memo.
        id: MemoId,
        /// The text from now on.
        text: String,
        /// The moment of the change.
        at: Moment,
    },
    /// Takes a memo out.
    Remove {
        /// Its author.
        by: AnnotatorId,
        /// The memo.
        id: MemoId,
    },
}

impl MemoEdit {
    /// The author of the memo that it changes.
    pub fn author(&self) -> &AnnotatorId {
        match self {
            Self::Add { by, .. } | Self::Change { by, .. } | Self::Remove { by, .. } => by,
        }
    }

    /// The record that it changes.
    pub(super) fn record(&self) -> RecordId {
        let id = match self {
            Self::Add { memo, .. } => &memo.id,
            Self::Change { id, .. } | Self::Remove { id, .. } => id,
        };
        RecordId::Memo(self.author().clone(), id.clone())
    }

    pub(super) fn name(&self) -> EditName {
        match self {
            Self::Add { .. } => EditName::WriteMemo,
            Self::Change { .. } => EditName::ChangeMemo,
            Self::Remove { .. } => EditName::RemoveMemo,
        }
    }

    pub(super) fn apply(&self, project: &mut Project) -> Result<Self, EditError> {
        match self {
            Self::Add { by, memo } => add(project, by, memo),
            Self::Change { by, id, text, at } => {
                let memos = project.memos.get_mut(by);
                let memo = memos.and_then(|memos| memos.get_mut(id));
                let memo = memo.ok_or_else(|| EditError::NoMemo(id.clone()))?;
                Ok(Self::Change {
                    by: by.clone(),
                    id: id.clone(),
                    text: std::mem::replace(&mut memo.text, text.clone()),
                    at: std::mem::replace(&mut memo.modified, *at),
                })
            }
            Self::Remove { by, id } => remove(project, by, id),
        }
    }
}

fn add(project: &mut Project, by: &AnnotatorId, memo: &Memo) -> Result<MemoEdit, EditError> {
    let memos = project.memos.get(by);
    if memos.is_some_and(|memos| memos.contains_key(&memo.id)) {
        return Err(EditError::MemoExists(memo.id.clone()));
    }
    let memos = project.memos.entry(by.clone()).or_default();
    memos.insert(memo.id.clone(), memo.clone());
    Ok(MemoEdit::Remove {
        by: by.clone(),
        id: memo.id.clone(),
    })
}

fn remove(project: &mut Project, by: &AnnotatorId, id: &MemoId) -> Result<MemoEdit, EditError> {
    let missing = || EditError::NoMemo(id.clone());
    let memos = project.memos.get_mut(by).ok_or_else(missing)?;
    let memo = memos.remove(id).ok_or_else(missing)?;
    if memos.is_empty() {
        project.memos.remove(by);
    }
    Ok(MemoEdit::Add {
        by: by.clone(),
        memo: Box::new(memo),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MemoTopic;

    #[test]
    fn every_change_of_a_memo_is_undone_exactly() {
        let by = AnnotatorId::new("salma").unwrap();
        let id = MemoId::new("m1").unwrap();
        let at = |second| Moment::from_second(second).unwrap();
        let memo = Memo {
            id: id.clone(),
            about: MemoTopic::Project,
            text: "رأي".to_owned(),
            created: at(1),
            modified: at(1),
        };
        let add = MemoEdit::Add {
            by: by.clone(),
            memo: Box::new(memo),
        };
        let change = MemoEdit::Change {
            by: by.clone(),
            id: id.clone(),
            text: "رأي آخر".to_owned(),
            at: at(2),
        };
        let remove = MemoEdit::Remove { by, id };
        let mut project = Project::default();
        assert!(change.apply(&mut project).is_err());
        assert!(remove.apply(&mut project).is_err());
        let mut inverses = Vec::new();
        let mut states = Vec::new();
        for edit in [&add, &change, &remove] {
            states.push(project.clone());
            inverses.push(edit.apply(&mut project).unwrap());
        }
        assert_eq!(project, Project::default());
        for (inverse, state) in inverses.iter().rev().zip(states.iter().rev()) {
            inverse.apply(&mut project).unwrap();
            assert_eq!(project, *state);
        }
        add.apply(&mut project).unwrap();
        assert!(add.apply(&mut project).is_err(), "it is there already");
    }
}
