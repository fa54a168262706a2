//! Edits that consist of several changes: tagging a passage, moving bounds, merging and deleting tags.

use super::{AnnotationChange, AnnotationEdit, CodebookEdit, Edit, EditName, TagChange};
use crate::arabic::{CharRange, TextError};
use crate::model::{
    Annotation, AnnotationId, AnnotatorId, CodingKey, DocumentId, Flags, Moment, Origin, Project,
    TagId, Target, Tombstone,
};
use std::sync::Arc;
use thiserror::Error;

/// A new annotation, as it is asked for.
#[derive(Clone, Debug)]
pub struct NewAnnotation {
    /// Its id, fresh.
    pub id: AnnotationId,
    /// The coding to which it belongs.
    pub key: CodingKey,
    /// The tag; `None` for an annotation that is to be tagged later.
    pub tag: Option<TagId>,
    /// The passage; its ends must not cut a grapheme.
    pub span: CharRange,
    /// The note on it; may be empty.
    pub memo: String,
    /// The moment at which it is made.
    pub at: Moment,
}

/// Why a passage cannot be annotated.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnnotateError {
    /// There is no such document.
    #[error("there is no document {0}")]
    NoDocument(DocumentId),
    /// There is no such tag, or it was deleted.
    #[error("there is no tag {0}")]
    NoTag(TagId),
    /// The tag only groups others.
    #[error("{0} is a group of tags, not a tag to apply")]
    Group(TagId),
    /// The span does not fit the text.
    #[error(transparent)]
    Span(#[from] TextError),
}

/// Annotates a span, with a tag or without one yet.
///
/// # Errors
/// When the document or tag is not there, the tag is a group, or the span is empty, too long or
/// cuts a grapheme.
pub fn annotate(project: &Project, new: NewAnnotation) -> Result<Edit, AnnotateError> {
    let document = project
        .documents
        .get(&new.key.document)
        .ok_or_else(|| AnnotateError::NoDocument(new.key.document.clone()))?;
    if let Some(tag) = &new.tag {
        check_tag(project, tag)?;
    }
    document.text.check(new.span)?;
    Ok(Edit::Annotation(AnnotationEdit::Add {
        key: new.key,
        annotation: Arc::new(Annotation {
            id: new.id,
            tag: new.tag,
            target: Target::new(&document.text, new.span),
            memo: new.memo,
            flags: Flags::default(),
            origin: Origin::Hand,
            codebook: None,
            created: new.at,
            modified: new.at,
        }),
    }))
}

/// Checks that a tag can be applied to passages.
///
/// # Errors
/// When the tag is not there, is deleted, or only groups others.
pub fn check_tag(project: &Project, id: &TagId) -> Result<(), AnnotateError> {
    let tag = project.codebook.get(id).filter(|t| t.tombstone.is_none());
    let tag = tag.ok_or_else(|| AnnotateError::NoTag(id.clone()))?;
    if tag.assignable {
        Ok(())
    } else {
        Err(AnnotateError::Group(id.clone()))
    }
}

/// Moves the bounds of an annotation.
///
/// # Errors
/// When the document is not there, or the span is empty, too long or cuts a grapheme.
pub fn rebound(
    project: &Project,
    key: &CodingKey,
    id: &AnnotationId,
    span: CharRange,
    at: Moment,
) -> Result<Edit, AnnotateError> {
    let document = project
        .documents
        .get(&key.document)
        .ok_or_else(|| AnnotateError::NoDocument(key.document.clone()))?;
    document.text.check(span)?;
    Ok(Edit::Annotation(AnnotationEdit::Change {
        key: key.clone(),
        id: id.clone(),
        change: AnnotationChange::Target(Target::new(&document.text, span)),
        at,
    }))
}

/// Merges a tag into another. A tombstone stays in the codebook, the children move to the other tag, and the
/// annotations of the one who merges are rewritten, except in closed rounds. Colleagues' files are not
/// touched: their annotations resolve through the tombstone.
pub fn merge_tags(project: &Project, from: &TagId, into: &TagId, tombstone: Tombstone) -> Edit {
    let me = tombstone.by.clone();
    let at = tombstone.at;
    let mut edits = children_to(project, from, Some(into));
    let merged = Tombstone {
        merged_into: Some(into.clone()),
        ..tombstone
    };
    edits.push(bury(from, merged));
    for (key, annotation) in own_with(project, &me, from) {
        edits.push(Edit::Annotation(AnnotationEdit::Change {
            key: key.clone(),
            id: annotation.id.clone(),
            change: AnnotationChange::Tag(Some(into.clone())),
            at,
        }));
    }
    Edit::Batch(EditName::MergeTags, edits)
}

/// Deletes a tag. A tombstone stays in the codebook, the children move up, and annotations stay as
/// annotations without a tag.
pub fn delete_tag(project: &Project, id: &TagId, tombstone: Tombstone) -> Edit {
    let parent = project.codebook.get(id).and_then(|t| t.parent.as_ref());
    let mut edits = children_to(project, id, parent);
    let deleted = Tombstone {
        merged_into: None,
        ..tombstone
    };
    edits.push(bury(id, deleted));
    Edit::Batch(EditName::DeleteTag, edits)
}

/// Rewrites the annotations of one person whose tags were merged to the tags that took their place, except
/// in closed rounds. Returns the edit and the number of annotations, or `None` when there are none. Their
/// time of change stays, so that two computers that do this make equal changes.
pub fn follow_merges(project: &Project, me: &AnnotatorId) -> Option<(Edit, usize)> {
    let mut edits = Vec::new();
    let own = project.codings.iter();
    let own = own.filter(|(key, _)| &key.annotator == me && !project.is_closed(&key.round));
    for (key, coding) in own {
        for annotation in coding.annotations.values() {
            let Some(tag) = &annotation.tag else { continue };
            let now = project.codebook.resolve(tag).filter(|now| &now.id != tag);
            if let Some(now) = now {
                edits.push(Edit::Annotation(AnnotationEdit::Change {
                    key: key.clone(),
                    id: annotation.id.clone(),
                    change: AnnotationChange::Tag(Some(now.id.clone())),
                    at: annotation.modified,
                }));
            }
        }
    }
    let count = edits.len();
    (count > 0).then_some((Edit::Batch(EditName::FollowMerges, edits), count))
}

fn bury(id: &TagId, tombstone: Tombstone) -> Edit {
    Edit::Codebook(CodebookEdit::Change {
        id: id.clone(),
        change: TagChange::Tombstone(Some(tombstone)),
    })
}

fn children_to(project: &Project, from: &TagId, to: Option<&TagId>) -> Vec<Edit> {
    let book = &project.codebook;
    // Merging into one's own descendant first lifts that descendant out.
    let lifted = book.get(from).and_then(|t| t.parent.clone());
    let first = book.order_at_end(to);
    book.children(Some(from))
        .into_iter()
        .enumerate()
        .map(|(i, child)| {
            let inside = to.is_some_and(|t| book.with_descendants(&child.id).contains(t));
            let parent = if inside { lifted.clone() } else { to.cloned() };
            Edit::Codebook(CodebookEdit::Change {
                id: child.id.clone(),
                change: TagChange::Place {
                    parent,
                    order: first + i as f64,
                },
            })
        })
        .collect()
}

/// The annotations of one person with a tag, except in closed rounds.
fn own_with<'a>(
    project: &'a Project,
    me: &'a AnnotatorId,
    tag: &'a TagId,
) -> impl Iterator<Item = (&'a CodingKey, &'a Annotation)> {
    project
        .codings
        .iter()
        .filter(move |(key, _)| &key.annotator == me && !project.is_closed(&key.round))
        .flat_map(|(key, coding)| coding.annotations.values().map(move |a| (key, &**a)))
        .filter(move |(_, a)| a.tag.as_ref() == Some(tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Text;
    use crate::model::{Annotator, Bilingual, Document, Round, RoundId, Tag};

    #[test]
    fn a_merge_rewrites_ones_own_annotations_but_not_those_of_closed_rounds() {
        let (me, at) = (AnnotatorId::new("a").unwrap(), Moment::UNIX_EPOCH);
        let (from, into) = (TagId::new("from").unwrap(), TagId::new("into").unwrap());
        let document = DocumentId::new("d").unwrap();
        let mut project = Project::default();
        project
            .annotators
            .insert(me.clone(), Annotator::new(me.clone(), "أ"));
        project.documents.insert(
            document.clone(),
            Document::new(document.clone(), "", Text::new("قال نعم")),
        );
        for id in [&from, &into] {
            project
                .codebook
                .insert(Tag::new(id.clone(), Bilingual::default(), 0));
        }
        for (name, closed) in [("r1", Some(at)), ("r2", None)] {
            let id = RoundId::new(name).unwrap();
            let name = Bilingual::default();
            project.rounds.insert(
                id.clone(),
                Round {
                    id: id.clone(),
                    name,
                    started: None,
                    closed,
                },
            );
            let new = NewAnnotation {
                id: AnnotationId::new(&format!("in-{id}")).unwrap(),
                key: CodingKey {
                    round: id,
                    document: document.clone(),
                    annotator: me.clone(),
                },
                tag: Some(from.clone()),
                span: CharRange::new(0, 3),
                memo: String::new(),
                at,
            };
            annotate(&project, new)
                .unwrap()
                .apply(&mut project)
                .unwrap();
        }
        let tombstone = Tombstone {
            at,
            by: me,
            merged_into: None,
            reason: String::new(),
        };
        merge_tags(&project, &from, &into, tombstone)
            .apply(&mut project)
            .unwrap();
        let tags: Vec<Option<TagId>> = project
            .codings
            .values()
            .flat_map(|c| c.annotations.values().map(|a| a.tag.clone()))
            .collect();
        assert_eq!(tags, [Some(from.clone()), Some(into.clone())]);
        assert_eq!(project.codebook.resolve(&from).map(|t| &t.id), Some(&into));
    }
}
