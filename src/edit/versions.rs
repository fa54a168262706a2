//! Edits that name a version of the codebook or bring one back.

use super::{CodebookEdit, Edit, EditName, VersionNote};
use crate::model::{
    AnnotatorId, Codebook, CodebookVersion, Moment, Project, Tag, TagId, Tombstone, VersionId,
    codebook_changes,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The codebook as it is now, with a name.
pub fn present_state(
    project: &Project,
    note: VersionNote,
    by: AnnotatorId,
    at: Moment,
) -> CodebookVersion {
    CodebookVersion {
        id: note.id,
        name: note.name,
        at,
        by,
        reason: note.reason,
        tags: Arc::new(project.codebook.clone()),
    }
}

/// Makes the codebook what it was in a version, as one edit. Tags that were deleted or merged since
/// live again, and annotations that kept their id mean them again; tags that are newer than the
/// version get a tombstone, so that their annotations stay as ones without a tag, and mean them again
/// when a later version is brought back. Where the present state has no name it gets one first, with
/// what `present` says: it can be brought back too. Returns `None` when there is no such version, or
/// the codebook is as it was.
pub fn bring_back(
    project: &Project,
    id: &VersionId,
    end: &Tombstone,
    present: CodebookVersion,
) -> Option<Edit> {
    let version = project.versions.get(id)?;
    if codebook_changes(&version.tags, &project.codebook).is_empty() {
        return None;
    }
    let tags = as_it_was(&project.codebook, &version.tags, end);
    let mut edits = Vec::new();
    if project.version_now().is_none() {
        edits.push(CodebookEdit::AddVersion(Box::new(present)));
    }
    edits.push(CodebookEdit::Become(tags));
    let edits = edits.into_iter().map(Edit::Codebook).collect();
    Some(Edit::Batch(EditName::BringBackVersion, edits))
}

/// The tags that are not as they were, as they were; what there is besides gets a tombstone.
fn as_it_was(now: &Codebook, then: &Codebook, end: &Tombstone) -> BTreeMap<TagId, Option<Tag>> {
    let changed = then.all().filter(|tag| now.get(&tag.id) != Some(tag));
    let newer = now.living().filter(|tag| then.get(&tag.id).is_none());
    let buried = newer.map(|tag| Tag {
        tombstone: Some(Tombstone {
            merged_into: None,
            ..end.clone()
        }),
        ..tag.clone()
    });
    let all = changed.cloned().chain(buried);
    all.map(|tag| (tag.id.clone(), Some(tag))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Session, delete_tag, merge_tags};
    use crate::model::Bilingual;

    fn id(name: &str) -> TagId {
        TagId::new(name).unwrap()
    }

    fn end() -> Tombstone {
        Tombstone {
            at: Moment::UNIX_EPOCH,
            by: AnnotatorId::new("salma").unwrap(),
            merged_into: None,
            reason: "why".into(),
        }
    }

    fn version(name: &str, project: &Project) -> CodebookVersion {
        let note = VersionNote {
            id: VersionId::new(name).unwrap(),
            name: name.into(),
            reason: String::new(),
        };
        present_state(project, note, end().by, end().at)
    }

    fn name(session: &mut Session, name: &str) -> VersionId {
        let version = version(name, session.project());
        let id = version.id.clone();
        let edit = CodebookEdit::AddVersion(Box::new(version));
        session.apply(&Edit::Codebook(edit)).unwrap();
        id
    }

    fn began() -> (Session, VersionId) {
        let mut project = Project::default();
        for name in ["a", "b", "c"] {
            let tag = Tag::new(id(name), Bilingual::new(name, ""), 1);
            project.codebook.insert(tag);
        }
        let mut session = Session::new(project);
        let first = name(&mut session, "first");
        (session, first)
    }

    #[test]
    fn a_version_that_is_brought_back_is_as_it_was_and_undo_takes_it_away() {
        let (mut session, first) = began();
        let before = session.project().clone();
        let merge = merge_tags(&before, &id("a"), &id("b"), end());
        session.apply(&merge).unwrap();
        let delete = delete_tag(session.project(), &id("c"), end());
        session.apply(&delete).unwrap();
        let new = Tag::new(id("new"), Bilingual::default(), 5);
        let add = CodebookEdit::Add(Box::new(new));
        session.apply(&Edit::Codebook(add)).unwrap();
        let changed = session.project().clone();
        let present = version("before", &changed);
        let edit = bring_back(&changed, &first, &end(), present).unwrap();
        session.apply(&edit).unwrap();
        let book = &session.project().codebook;
        for tag in ["a", "b", "c"] {
            assert_eq!(book.get(&id(tag)), before.codebook.get(&id(tag)));
        }
        assert_eq!(book.resolve(&id("new")), None);
        assert_eq!(session.project().versions.len(), 2);
        let before = VersionId::new("before").unwrap();
        let later = session.project().versions[&before].tags.clone();
        assert_eq!(*later, changed.codebook, "the state before has a name");
        session.undo().unwrap();
        assert_eq!(*session.project(), changed);
        session.redo().unwrap();
        let unused = version("unused", session.project());
        let forth = bring_back(session.project(), &before, &end(), unused).unwrap();
        session.apply(&forth).unwrap();
        assert!(session.project().codebook.resolve(&id("new")).is_some());
    }

    #[test]
    fn what_has_a_name_gets_no_other_and_what_is_as_it_was_is_not_brought_back() {
        let (mut session, first) = began();
        let unused = |session: &Session| version("unused", session.project());
        let project = session.project();
        assert_eq!(bring_back(project, &first, &end(), unused(&session)), None);
        let none = VersionId::new("none").unwrap();
        assert_eq!(bring_back(project, &none, &end(), unused(&session)), None);
        let delete = delete_tag(session.project(), &id("c"), end());
        session.apply(&delete).unwrap();
        name(&mut session, "second");
        let present = unused(&session);
        let edit = bring_back(session.project(), &first, &end(), present).unwrap();
        session.apply(&edit).unwrap();
        assert_eq!(session.project().versions.len(), 2);
        assert_eq!(
            session.project().version_now().map(|v| &v.id),
            Some(&first),
            "the codebook is the version again"
        );
    }

    #[test]
    fn a_note_is_changed_and_put_back() {
        let (mut session, first) = began();
        let before = session.project().clone();
        let note = VersionNote {
            id: first.clone(),
            name: "other".into(),
            reason: "because".into(),
        };
        let edit = Edit::Codebook(CodebookEdit::NoteVersion(note));
        session.apply(&edit).unwrap();
        let version = &session.project().versions[&first];
        assert_eq!((&*version.name, &*version.reason), ("other", "because"));
        session.undo().unwrap();
        assert_eq!(*session.project(), before);
        session.undo().unwrap();
        assert!(session.project().versions.is_empty());
        assert!(session.apply(&edit).is_err());
    }
}
