//! Edits of people with several ids: they go to the file of the id that stands for the person, and
//! nobody writes the file of an id that was joined into it.
//!
//! An annotation that stands in the file of a joined id is changed by an annotation with its id in the
//! person's own file, which hides it, and deleted by noting in the person's own file that it is dropped.
//! Annotations that were not shown because the one that changes was equal are dropped with it, or they
//! would come to light. Reopening a document that is finished in the file of a joined id drops its state.

use super::{AnnotationChange, AnnotationEdit, ChoiceEdit, Edit, EditError};
use crate::model::{Annotation, AnnotationId, Coding, CodingKey, Moment, Project, RecordId, Said};
use std::borrow::Cow;
use std::sync::Arc;

/// The edit that does in the person's own file what an edit asks for. An edit of a project in which
/// nobody has several ids is as it was.
///
/// # Errors
/// When a part of a batch does not fit the project.
pub(super) fn united<'e>(edit: &'e Edit, project: &Project) -> Result<Cow<'e, Edit>, EditError> {
    let changes_codings = |edit: &Edit| match edit {
        Edit::Annotation(_) | Edit::Batch(..) => true,
        Edit::Codebook(_) | Edit::Document(_) | Edit::Project(_) | Edit::Memo(_)
        | Edit::Choice(_) => false,
    };
    if project.unions.is_empty() || !changes_codings(edit) {
        return Ok(Cow::Borrowed(edit));
    }
    rewritten(edit, &mut project.clone()).map(Cow::Owned)
}

/// As [`united`]; applies the edit, since the parts of a batch build on each other.
fn rewritten(edit: &Edit, project: &mut Project) -> Result<Edit, EditError> {
    let rewritten = match edit {
        Edit::Batch(name, edits) => {
            let edits = edits.iter().map(|edit| rewritten(edit, project));
            return Ok(Edit::Batch(*name, edits.collect::<Result<_, _>>()?));
        }
        Edit::Annotation(edit) => of_annotation(edit, project),
        other => other.clone(),
    };
    rewritten.apply(project)?;
    Ok(rewritten)
}

fn of_annotation(edit: &AnnotationEdit, project: &Project) -> Edit {
    let key = edit.key().by(project.joined(&edit.key().annotator));
    match edit {
        AnnotationEdit::Add { annotation, .. } => Edit::Annotation(AnnotationEdit::Add {
            key,
            annotation: annotation.clone(),
        }),
        AnnotationEdit::Remove { id, .. } => remove(key, id, project, edit),
        AnnotationEdit::Change { id, change, at, .. } => {
            self::change(key, id, (change, *at), project, edit)
        }
        AnnotationEdit::Finish { finished, .. } => finish(key, *finished, project, edit),
    }
}

fn remove(key: CodingKey, id: &AnnotationId, project: &Project, asked: &AnnotationEdit) -> Edit {
    let below = drop_below(project, &key, id);
    let mut edits = Vec::new();
    // What stands nowhere is refused when the edit is applied.
    if has_own(project, &key, id) || below.is_none() {
        let (key, id) = (key.clone(), id.clone());
        edits.push(Edit::Annotation(AnnotationEdit::Remove { key, id }));
    }
    edits.extend(below);
    edits.extend(drop_equal(project, &key, id));
    as_one(asked, edits)
}

fn change(
    key: CodingKey,
    id: &AnnotationId,
    (change, at): (&AnnotationChange, Moment),
    project: &Project,
    asked: &AnnotationEdit,
) -> Edit {
    let united = project.united(&key);
    let mut edits = Vec::new();
    match united.coding.annotations.get(id) {
        Some(below) if !has_own(project, &key, id) => {
            let annotation = Arc::new(changed(below, change, at));
            let key = key.clone();
            edits.push(Edit::Annotation(AnnotationEdit::Add { key, annotation }));
        }
        // What stands nowhere is refused when the edit is applied.
        _ => edits.push(Edit::Annotation(AnnotationEdit::Change {
            key: key.clone(),
            id: id.clone(),
            change: change.clone(),
            at,
        })),
    }
    edits.extend(drop_equal(project, &key, id));
    as_one(asked, edits)
}

fn finish(key: CodingKey, finished: bool, project: &Project, asked: &AnnotationEdit) -> Edit {
    let mut edits = vec![Edit::Annotation(AnnotationEdit::Finish {
        key: key.clone(),
        finished,
    })];
    let state = AnnotationId::new(Coding::STATE).expect("a valid id");
    let without_own = Coding {
        finished: false,
        ..project.codings.get(&key).cloned().unwrap_or_default()
    };
    let mut rest = project.clone();
    rest.codings.insert(key.clone(), without_own);
    if !finished && rest.united(&key).coding.finished {
        edits.push(drop_edit(&key, &state));
    }
    as_one(asked, edits)
}

fn changed(annotation: &Annotation, change: &AnnotationChange, at: Moment) -> Annotation {
    let mut changed = annotation.clone();
    changed.modified = at;
    match change.clone() {
        AnnotationChange::Tag(tag) => changed.tag = tag,
        AnnotationChange::Target(target) => changed.target = target,
        AnnotationChange::Memo(memo) => changed.memo = memo,
        AnnotationChange::Flags(flags) => changed.flags = flags,
    }
    changed
}

fn has_own(project: &Project, key: &CodingKey, id: &AnnotationId) -> bool {
    let own = project.codings.get(key);
    own.is_some_and(|own| own.annotations.contains_key(id))
}

/// Drops an annotation in the files of joined ids, where one of them has it.
fn drop_below(project: &Project, key: &CodingKey, id: &AnnotationId) -> Option<Edit> {
    let with = project.joined_with(&key.annotator);
    let mut others = with.into_iter().filter(|other| **other != key.annotator);
    let stands = others.any(|other| has_own(project, &key.by(other), id));
    let own = project.codings.get(key);
    let is_dropped = own.is_some_and(|own| own.dropped.contains(id));
    (stands && !is_dropped).then(|| drop_edit(key, id))
}

/// Drops what is not shown because an annotation is equal to it.
fn drop_equal(project: &Project, key: &CodingKey, id: &AnnotationId) -> Vec<Edit> {
    let united = project.united(key);
    let equal = united.equal.get(id).into_iter().flatten();
    equal.map(|id| drop_edit(key, id)).collect()
}

fn drop_edit(key: &CodingKey, id: &AnnotationId) -> Edit {
    Edit::Choice(Box::new(ChoiceEdit {
        of: RecordId::Dropped(key.clone(), id.clone()),
        says: Said::Dropped(id.clone()),
        waiting: Vec::new(),
    }))
}

/// Several edits under the name of the one that asked for them.
fn as_one(asked: &AnnotationEdit, mut edits: Vec<Edit>) -> Edit {
    match edits.len() {
        1 => edits.remove(0),
        _ => Edit::Batch(asked.name(), edits),
    }
}
