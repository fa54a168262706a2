//! Changing annotations that are there: tag, bounds, memo and flags; deleting them; finishing a document.

use super::place::check_not_blank;
use super::{Desk, PassageError, Refusal};
use crate::arabic::CharRange;
use crate::edit::{
    AnnotationChange, AnnotationEdit, Edit, EditError, EditName, check_tag, rebound,
};
use crate::model::{
    Annotation, AnnotationId, AnnotatorId, Bilingual, CodingKey, DocumentId, Flags, Moment,
    Project, TagId,
};
use std::collections::BTreeSet;

/// Changes of one annotation, undone as one.
#[derive(Clone, PartialEq, Debug)]
pub struct ChangeAnnotation {
    /// The annotation.
    pub annotation: AnnotationId,
    /// What it becomes.
    pub changes: Vec<Becomes>,
    /// When.
    pub at: Moment,
}

/// One thing of an annotation, as it becomes.
#[derive(Clone, PartialEq, Debug)]
pub enum Becomes {
    /// Another tag, or none.
    Tagged(Option<TagId>),
    /// Other bounds: whole graphemes.
    Bounded(CharRange),
    /// Another memo; empty for none.
    Noted(String),
    /// Other flags.
    Flagged(Flags),
}

/// A document that an annotator has finished, or not.
#[derive(Clone, PartialEq, Debug)]
pub struct FinishDocument {
    /// The document.
    pub document: DocumentId,
    /// The annotator.
    pub by: AnnotatorId,
    /// Whether they have finished it.
    pub finished: bool,
    /// What a first round is called, for a project that has no round yet.
    pub first_round: Bilingual,
}

/// Changes an annotation. Returns whether anything is different now.
///
/// # Errors
/// When the annotation or tag is not there, the bounds do not fit the text, the round is closed, the
/// annotation is somebody else's in the window, or the change cannot be saved.
pub fn change_annotation(desk: &mut Desk, request: ChangeAnnotation) -> Result<bool, PassageError> {
    let id = request.annotation;
    let annotator = whose(desk.project(), &id)?.annotator;
    desk.act_as(&annotator)?;
    let key = whose(desk.project(), &id)?;
    let mut edits = Vec::new();
    for becomes in request.changes {
        edits.extend(change(desk.project(), (&key, &id), becomes, request.at)?);
    }
    let edit = match edits.len() {
        0 => return Ok(false),
        1 => edits.remove(0),
        _ => Edit::Batch(edits[0].name(), edits),
    };
    desk.commit(&edit)?;
    Ok(true)
}

/// The edit that changes one thing of an annotation; none where it is so already.
fn change(
    project: &Project,
    (key, id): (&CodingKey, &AnnotationId),
    becomes: Becomes,
    at: Moment,
) -> Result<Option<Edit>, PassageError> {
    let found = project
        .united_coding(key)
        .and_then(|c| c.annotations.get(id));
    let Some(annotation) = found else {
        return Err(Refusal::Edit(EditError::NoAnnotation(id.clone())).into());
    };
    let change = match becomes {
        Becomes::Bounded(span) => return bounds(project, (key, annotation), span, at),
        Becomes::Tagged(tag) if tag == annotation.tag => return Ok(None),
        Becomes::Noted(memo) if memo == annotation.memo => return Ok(None),
        Becomes::Flagged(flags) if flags == annotation.flags => return Ok(None),
        Becomes::Tagged(tag) => {
            if let Some(tag) = &tag {
                check_tag(project, tag).map_err(Refusal::Annotate)?;
            }
            AnnotationChange::Tag(tag)
        }
        Becomes::Noted(memo) => AnnotationChange::Memo(memo),
        Becomes::Flagged(flags) => AnnotationChange::Flags(flags),
    };
    let (key, id) = (key.clone(), id.clone());
    Ok(Some(Edit::Annotation(AnnotationEdit::Change {
        key,
        id,
        change,
        at,
    })))
}

fn bounds(
    project: &Project,
    (key, annotation): (&CodingKey, &Annotation),
    span: CharRange,
    at: Moment,
) -> Result<Option<Edit>, PassageError> {
    if annotation.target.span == span {
        return Ok(None);
    }
    if let Some(document) = project.documents.get(&key.document) {
        check_not_blank(&document.text, span)?;
    }
    let edit = rebound(project, key, &annotation.id, span, at);
    Ok(Some(edit.map_err(Refusal::Annotate)?))
}

/// Deletes annotations, all or none of them. They are undone as one.
///
/// # Errors
/// When one of them is not there, its round is closed, it is somebody else's in the window, or the
/// change cannot be saved.
pub fn untag(desk: &mut Desk, annotations: &BTreeSet<AnnotationId>) -> Result<(), Refusal> {
    let mut annotators = BTreeSet::new();
    for id in annotations {
        annotators.insert(whose(desk.project(), id)?.annotator);
    }
    for annotator in &annotators {
        desk.act_as(annotator)?;
    }
    let mut edits = Vec::new();
    for id in annotations {
        let (key, id) = (whose(desk.project(), id)?, id.clone());
        edits.push(Edit::Annotation(AnnotationEdit::Remove { key, id }));
    }
    if edits.is_empty() {
        return Ok(());
    }
    desk.commit(&Edit::Batch(EditName::RemoveAnnotation, edits))
}

/// Says whether an annotator has finished a document in the present round.
///
/// # Errors
/// When the round is closed, somebody else works in the window, or the change cannot be saved.
pub fn finish_document(desk: &mut Desk, request: FinishDocument) -> Result<(), Refusal> {
    desk.act_as(&request.by)?;
    let (round, opening) = desk.round(&request.first_round);
    let key = CodingKey {
        round,
        document: request.document,
        annotator: request.by,
    };
    let finished = request.finished;
    let coding = desk.project().united_coding(&key);
    if coding.is_some_and(|coding| coding.finished) == finished {
        return Ok(());
    }
    let edit = Edit::Annotation(AnnotationEdit::Finish { key, finished });
    let edits = opening.into_iter().chain([edit]).collect();
    desk.commit(&Edit::Batch(EditName::Finish, edits))
}

/// Where an annotation is kept.
///
/// # Errors
/// When it is not there.
pub(super) fn whose(project: &Project, id: &AnnotationId) -> Result<CodingKey, Refusal> {
    let found = project.annotation(id).map(|(key, _)| key.clone());
    found.ok_or_else(|| Refusal::Edit(EditError::NoAnnotation(id.clone())))
}
