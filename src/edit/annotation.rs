//! Edits of annotations.

use super::{EditError, EditName};
use crate::model::{
    Annotation, AnnotationId, Coding, CodingKey, Flags, Moment, Project, TagId, Target,
};
use std::sync::Arc;

/// A change to one annotation, or to the state of a document for an annotator.
#[derive(Clone, PartialEq, Debug)]
pub enum AnnotationEdit {
    /// Puts a new annotation in.
    Add {
        /// Whose, where.
        key: CodingKey,
        /// The annotation.
        annotation: Arc<Annotation>,
    },
    /// Takes an annotation out.
    Remove {
        /// Whose, where.
        key: CodingKey,
        /// Which.
        id: AnnotationId,
    },
    /// Changes one thing of an annotation.
    Change {
        /// Whose, where.
        key: CodingKey,
        /// Which.
        id: AnnotationId,
        /// What it becomes.
        change: AnnotationChange,
        /// When.
        at: Moment,
    },
    /// Says whether the annotator has finished the document.
    Finish {
        /// Whose, where.
        key: CodingKey,
        /// Finished or not.
        finished: bool,
    },
}

/// One thing of an annotation, as it becomes.
#[derive(Clone, PartialEq, Debug)]
pub enum AnnotationChange {
    /// Another tag, or none.
    Tag(Option<TagId>),
    /// Another place.
    Target(Target),
    /// Another note.
    Memo(String),
    /// Other marks.
    Flags(Flags),
}

impl AnnotationEdit {
    /// Whose coding it changes.
    pub fn key(&self) -> &CodingKey {
        match self {
            Self::Add { key, .. }
            | Self::Remove { key, .. }
            | Self::Change { key, .. }
            | Self::Finish { key, .. } => key,
        }
    }

    /// The annotation that it changes, with where it is kept.
    pub(super) fn annotation(&self) -> Option<(&CodingKey, &AnnotationId)> {
        match self {
            Self::Add { key, annotation } => Some((key, &annotation.id)),
            Self::Remove { key, id } | Self::Change { key, id, .. } => Some((key, id)),
            Self::Finish { .. } => None,
        }
    }

    pub(super) fn name(&self) -> EditName {
        match self {
            Self::Add { .. } => EditName::Annotate,
            Self::Remove { .. } => EditName::RemoveAnnotation,
            Self::Finish { .. } => EditName::Finish,
            Self::Change { change, .. } => match change {
                AnnotationChange::Tag(_) => EditName::Retag,
                AnnotationChange::Target(_) => EditName::Rebound,
                AnnotationChange::Memo(_) => EditName::Memo,
                AnnotationChange::Flags(_) => EditName::Flag,
            },
        }
    }

    pub(super) fn apply(&self, project: &mut Project) -> Result<Self, EditError> {
        match self {
            Self::Add { key, annotation } => add(project, key, annotation),
            Self::Remove { key, id } => remove(project, key, id),
            Self::Change {
                key,
                id,
                change,
                at,
            } => self::change(project, key, id, change, *at),
            Self::Finish { key, finished } => Ok(finish(project, key, *finished)),
        }
    }
}

fn add(
    project: &mut Project,
    key: &CodingKey,
    annotation: &Arc<Annotation>,
) -> Result<AnnotationEdit, EditError> {
    // Document and annotator are not asked for: undo must put back what it took out, also after
    // one of them left the list. Who makes a new annotation asks, in `annotate`.
    let taken = |c: &Coding| c.annotations.contains_key(&annotation.id);
    if project.codings.get(key).is_some_and(taken) {
        return Err(EditError::AnnotationExists(annotation.id.clone()));
    }
    let coding = project.codings.entry(key.clone()).or_default();
    coding
        .annotations
        .insert(annotation.id.clone(), annotation.clone());
    Ok(AnnotationEdit::Remove {
        key: key.clone(),
        id: annotation.id.clone(),
    })
}

fn remove(
    project: &mut Project,
    key: &CodingKey,
    id: &AnnotationId,
) -> Result<AnnotationEdit, EditError> {
    let missing = || EditError::NoAnnotation(id.clone());
    let coding = project.codings.get_mut(key).ok_or_else(missing)?;
    let annotation = coding.annotations.remove(id.as_str()).ok_or_else(missing)?;
    forget_if_blank(project, key);
    Ok(AnnotationEdit::Add {
        key: key.clone(),
        annotation,
    })
}

fn change(
    project: &mut Project,
    key: &CodingKey,
    id: &AnnotationId,
    change: &AnnotationChange,
    at: Moment,
) -> Result<AnnotationEdit, EditError> {
    let coding = project.codings.get_mut(key);
    let annotation = coding
        .and_then(|c| c.annotations.get_mut(id.as_str()))
        .ok_or_else(|| EditError::NoAnnotation(id.clone()))?;
    let before = std::mem::replace(&mut annotation.modified, at);
    let old = match change.clone() {
        AnnotationChange::Tag(tag) => {
            AnnotationChange::Tag(std::mem::replace(&mut annotation.tag, tag))
        }
        AnnotationChange::Target(target) => {
            AnnotationChange::Target(std::mem::replace(&mut annotation.target, target))
        }
        AnnotationChange::Memo(memo) => {
            AnnotationChange::Memo(std::mem::replace(&mut annotation.memo, memo))
        }
        AnnotationChange::Flags(flags) => {
            AnnotationChange::Flags(std::mem::replace(&mut annotation.flags, flags))
        }
    };
    Ok(AnnotationEdit::Change {
        key: key.clone(),
        id: id.clone(),
        change: old,
        at: before,
    })
}

fn finish(project: &mut Project, key: &CodingKey, finished: bool) -> AnnotationEdit {
    let coding = project.codings.entry(key.clone()).or_default();
    let before = std::mem::replace(&mut coding.finished, finished);
    forget_if_blank(project, key);
    AnnotationEdit::Finish {
        key: key.clone(),
        finished: before,
    }
}

/// Keeps undo exact: a coding with nothing in it is as if it had never been.
fn forget_if_blank(project: &mut Project, key: &CodingKey) {
    if project.codings.get(key).is_some_and(Coding::is_blank) {
        project.codings.remove(key);
    }
}
