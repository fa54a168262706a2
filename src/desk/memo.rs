//! Memos: an annotator writes one about a thing of the project, gives it another text, or removes it.

use super::{Desk, Refusal, Who};
use crate::edit::{AnnotateError, Edit, EditError, EditName, MemoEdit};
use crate::model::{AnnotatorId, Memo, MemoId, MemoTopic, Moment, Project};
use thiserror::Error;

/// A memo to be written.
#[derive(Clone, Debug)]
pub struct WriteMemo {
    /// The thing that it is about.
    pub about: MemoTopic,
    /// Its author.
    pub by: Who,
    /// The note itself. White space around it is not kept.
    pub text: String,
    /// A fresh id for it.
    pub id: MemoId,
    /// The moment at which it is written.
    pub at: Moment,
}

/// Another text for a memo.
#[derive(Clone, Debug)]
pub struct ChangeMemo {
    /// Its author, who alone may change it.
    pub by: AnnotatorId,
    /// The memo.
    pub id: MemoId,
    /// The text from now on. White space around it is not kept.
    pub text: String,
    /// The moment of the change.
    pub at: Moment,
}

/// What changing a memo did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MemoChanged {
    /// It has the new text.
    Changed,
    /// It had that text already; nothing was changed.
    Already,
}

/// Why a memo was not written or changed.
#[derive(Debug, Error)]
pub enum MemoError {
    /// A reason that every task may have.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The text is blank.
    #[error("a memo needs words")]
    Blank,
}

impl From<EditError> for MemoError {
    fn from(error: EditError) -> Self {
        Self::Refused(error.into())
    }
}

/// Writes a memo, and adds its author to the project where they are new. Both are undone as one.
/// Returns the author's id.
///
/// # Errors
/// When the text is blank, the project does not have what the memo is about, or the change cannot be
/// made or saved.
pub fn write_memo(desk: &mut Desk, request: WriteMemo) -> Result<AnnotatorId, MemoError> {
    let text = words(&request.text)?;
    let (by, welcome) = desk.act_as_who(&request.by)?;
    check_topic(desk.project(), &request.about)?;
    let memo = Memo {
        id: request.id,
        about: request.about,
        text,
        created: request.at,
        modified: request.at,
    };
    let write = Edit::Memo(MemoEdit::Add {
        by: by.clone(),
        memo: Box::new(memo),
    });
    let edits = welcome.into_iter().chain([write]).collect();
    desk.commit(&Edit::Batch(EditName::WriteMemo, edits))?;
    Ok(by)
}

/// Returns a memo another text.
///
/// # Errors
/// When the text is blank, the author has no such memo, the window works as someone else, or the
/// change cannot be made or saved.
pub fn change_memo(desk: &mut Desk, request: ChangeMemo) -> Result<MemoChanged, MemoError> {
    let text = words(&request.text)?;
    desk.act_as(&request.by)?;
    if find(desk.project(), &request.by, &request.id)?.text == text {
        return Ok(MemoChanged::Already);
    }
    desk.commit(&Edit::Memo(MemoEdit::Change {
        by: request.by,
        id: request.id,
        text,
        at: request.at,
    }))?;
    Ok(MemoChanged::Changed)
}

/// Removes a memo of an annotator.
///
/// # Errors
/// When the author has no such memo, the window works as someone else, or the change cannot be made or
/// saved.
pub fn remove_memo(desk: &mut Desk, by: &AnnotatorId, id: &MemoId) -> Result<(), Refusal> {
    desk.act_as(by)?;
    find(desk.project(), by, id)?;
    desk.commit(&Edit::Memo(MemoEdit::Remove {
        by: by.clone(),
        id: id.clone(),
    }))
}

fn words(text: &str) -> Result<String, MemoError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(MemoError::Blank);
    }
    Ok(text.to_owned())
}

fn find<'p>(project: &'p Project, by: &AnnotatorId, id: &MemoId) -> Result<&'p Memo, EditError> {
    let memos = project.memos.get(by);
    let memo = memos.and_then(|memos| memos.get(id));
    memo.ok_or_else(|| EditError::NoMemo(id.clone()))
}

/// Refuses a topic that the project does not have. Of a decision only the document is looked at: the
/// project in memory has no decisions.
fn check_topic(project: &Project, about: &MemoTopic) -> Result<(), Refusal> {
    if let Some(document) = about.document()
        && !project.documents.contains_key(document)
    {
        return Err(AnnotateError::NoDocument(document.clone()).into());
    }
    match about {
        MemoTopic::Project | MemoTopic::Document(_) | MemoTopic::Decision(..) => Ok(()),
        MemoTopic::Tag(tag) if project.codebook.resolve(tag).is_none() => {
            Err(AnnotateError::NoTag(tag.clone()).into())
        }
        MemoTopic::Tag(_) => Ok(()),
        MemoTopic::Annotation(document, id) => {
            let found = project.annotation(id);
            if found.is_some_and(|(key, _)| key.document == *document) {
                Ok(())
            } else {
                Err(EditError::NoAnnotation(id.clone()).into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::fresh;
    use crate::model::{Annotator, DocumentId};
    use crate::store::sample::sample_project;
    use crate::store::{RandomStamp, create};
    use std::path::Path;

    fn desk_at(root: &Path) -> Desk {
        create(root, &sample_project(Moment::UNIX_EPOCH), &mut RandomStamp).unwrap();
        Desk::open_at_once(root).unwrap()
    }

    fn memo(about: MemoTopic, by: Who, text: &str) -> WriteMemo {
        WriteMemo {
            about,
            by,
            text: text.to_owned(),
            id: fresh::memo(),
            at: Moment::from_second(1).unwrap(),
        }
    }

    #[test]
    fn a_newcomer_joins_by_writing_and_only_existing_things_have_memos() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk_at(&folder.path().join("p"));
        let newcomer = Who::New(Annotator::new(fresh::annotator(), "ليلى"));
        let nowhere = MemoTopic::Document(DocumentId::new("nowhere").unwrap());
        let refused = write_memo(&mut desk, memo(nowhere, newcomer.clone(), "رأي"));
        assert!(matches!(refused, Err(MemoError::Refused(_))));
        let refused = write_memo(&mut desk, memo(MemoTopic::Project, newcomer.clone(), " \n"));
        assert!(matches!(refused, Err(MemoError::Blank)));
        let people = desk.project().annotators.len();
        let by = write_memo(&mut desk, memo(MemoTopic::Project, newcomer, "رأي\n")).unwrap();
        assert_eq!(desk.project().annotators.len(), people + 1);
        let memos = &desk.project().memos[&by];
        assert_eq!(memos.values().next().unwrap().text, "رأي");
        desk.undo().unwrap();
        assert_eq!(desk.project().annotators.len(), people);
        assert!(desk.project().memos.is_empty());
    }

    #[test]
    fn memos_are_changed_and_removed_on_disk_too() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("p");
        let mut desk = desk_at(&root);
        let author = desk.project().annotators.keys().next().unwrap().clone();
        let first = memo(MemoTopic::Project, Who::Known(author.clone()), "رأي");
        let id = first.id.clone();
        write_memo(&mut desk, first).unwrap();
        let change = |text: &str| ChangeMemo {
            by: author.clone(),
            id: id.clone(),
            text: text.to_owned(),
            at: Moment::from_second(2).unwrap(),
        };
        let changed = change_memo(&mut desk, change("رأي آخر")).unwrap();
        assert_eq!(changed, MemoChanged::Changed);
        let changed = change_memo(&mut desk, change(" رأي آخر ")).unwrap();
        assert_eq!(changed, MemoChanged::Already);
        drop(desk);
        let mut desk = Desk::open_at_once(&root).unwrap();
        assert_eq!(desk.project().memos[&author][&id].text, "رأي آخر");
        remove_memo(&mut desk, &author, &id).unwrap();
        let again = remove_memo(&mut desk, &author, &id);
        assert!(matches!(again, Err(Refusal::Edit(EditError::NoMemo(_)))));
        drop(desk);
        assert!(
            Desk::open_at_once(&root)
                .unwrap()
                .project()
                .memos
                .is_empty()
        );
    }
}
