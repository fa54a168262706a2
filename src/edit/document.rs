//! Edits of documents: which there are, what is known of them, and a better text for one.

use super::{EditError, EditName};
use crate::arabic::Text;
use crate::model::{
    AnnotatorId, Direction, Document, DocumentId, Imported, Moment, Project, Removal,
    RemovedDocument,
};
use std::sync::Arc;

/// A change to the documents.
#[derive(Clone, PartialEq, Debug)]
pub enum DocumentEdit {
    /// Puts a document in.
    Add(Box<Document>),
    /// Takes an added document out again: undoing its import. Its text stays on disk, and annotations
    /// stay where they are.
    TakeOut(DocumentId),
    /// Removes a document from the list. Nothing of it is deleted, and it can be restored.
    Remove {
        /// The document.
        id: DocumentId,
        /// The moment of the removal.
        at: Moment,
        /// The person who removes it, where that is known.
        by: Option<AnnotatorId>,
    },
    /// Brings a removed document back into the list.
    Restore(DocumentId),
    /// Changes one thing that is known of a document.
    Change {
        /// Which.
        id: DocumentId,
        /// What it becomes.
        change: DocumentChange,
    },
    /// Puts another text in the place of a document's. Annotations are not moved by it.
    ReplaceText {
        /// Which.
        id: DocumentId,
        /// What its text becomes.
        text: Arc<Text>,
        /// How that came in.
        imported: Box<Imported>,
    },
}

/// One thing that is known of a document, as it becomes.
#[derive(Clone, PartialEq, Debug)]
pub enum DocumentChange {
    /// What it is called.
    Title(String),
    /// Where it is from.
    Source(String),
    /// Who wrote or said it.
    Author(String),
    /// When, as the source says it.
    Date(String),
    /// Free variables.
    Variables(Vec<(String, String)>),
    /// Which way it runs.
    Direction(Direction),
}

impl DocumentEdit {
    /// The document that it changes.
    pub fn document(&self) -> &DocumentId {
        match self {
            Self::Add(document) => &document.id,
            Self::TakeOut(id)
            | Self::Restore(id)
            | Self::Remove { id, .. }
            | Self::Change { id, .. }
            | Self::ReplaceText { id, .. } => id,
        }
    }

    pub(super) fn name(&self) -> EditName {
        match self {
            Self::Add(_) => EditName::ImportDocument,
            Self::TakeOut(_) | Self::Remove { .. } => EditName::RemoveDocument,
            Self::Restore(_) => EditName::RestoreDocument,
            Self::Change { .. } => EditName::DescribeDocument,
            Self::ReplaceText { .. } => EditName::ReplaceText,
        }
    }

    pub(super) fn apply(&self, project: &mut Project) -> Result<Self, EditError> {
        let documents = &mut project.documents;
        match self {
            Self::Add(document)
                if documents.contains_key(&document.id)
                    || project.removed.contains_key(&document.id) =>
            {
                Err(EditError::DocumentExists(document.id.clone()))
            }
            Self::Add(document) => {
                documents.insert(document.id.clone(), document.as_ref().clone());
                Ok(Self::TakeOut(document.id.clone()))
            }
            Self::Remove { id, at, by } => {
                let removal = Removal {
                    at: *at,
                    by: by.clone(),
                };
                remove(project, id, removal)
            }
            Self::Restore(id) => restore(project, id),
            Self::TakeOut(id) => {
                let document = documents
                    .remove(id)
                    .ok_or_else(|| EditError::NoDocument(id.clone()))?;
                Ok(Self::Add(Box::new(document)))
            }
            Self::Change { id, change } => {
                let document = documents
                    .get_mut(id)
                    .ok_or_else(|| EditError::NoDocument(id.clone()))?;
                Ok(Self::Change {
                    id: id.clone(),
                    change: exchange(document, change.clone()),
                })
            }
            Self::ReplaceText { id, text, imported } => {
                let document = documents
                    .get_mut(id)
                    .ok_or_else(|| EditError::NoDocument(id.clone()))?;
                let imported = std::mem::replace(&mut document.imported, (**imported).clone());
                Ok(Self::ReplaceText {
                    id: id.clone(),
                    text: std::mem::replace(&mut document.text, text.clone()),
                    imported: Box::new(imported),
                })
            }
        }
    }
}

fn remove(
    project: &mut Project,
    id: &DocumentId,
    removal: Removal,
) -> Result<DocumentEdit, EditError> {
    let document = project.documents.remove(id);
    let document = document.ok_or_else(|| EditError::NoDocument(id.clone()))?;
    let removed = RemovedDocument { document, removal };
    project.removed.insert(id.clone(), removed);
    Ok(DocumentEdit::Restore(id.clone()))
}

fn restore(project: &mut Project, id: &DocumentId) -> Result<DocumentEdit, EditError> {
    let removed = project.removed.remove(id);
    let removed = removed.ok_or_else(|| EditError::NotRemoved(id.clone()))?;
    let Removal { at, by } = removed.removal;
    project.documents.insert(id.clone(), removed.document);
    Ok(DocumentEdit::Remove {
        id: id.clone(),
        at,
        by,
    })
}

/// Puts the new value in and gives the old one.
fn exchange(document: &mut Document, change: DocumentChange) -> DocumentChange {
    use std::mem::replace;
    match change {
        DocumentChange::Title(v) => DocumentChange::Title(replace(&mut document.title, v)),
        DocumentChange::Source(v) => DocumentChange::Source(replace(&mut document.source, v)),
        DocumentChange::Author(v) => DocumentChange::Author(replace(&mut document.author, v)),
        DocumentChange::Date(v) => DocumentChange::Date(replace(&mut document.date, v)),
        DocumentChange::Variables(v) => {
            DocumentChange::Variables(replace(&mut document.variables, v))
        }
        DocumentChange::Direction(v) => {
            DocumentChange::Direction(replace(&mut document.direction, v))
        }
    }
}
