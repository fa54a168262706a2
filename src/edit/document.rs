//! Edits of documents: which there are, what is known of them, and a better text for one.

use super::{EditError, EditName};
use crate::arabic::Text;
use crate::model::{Direction, Document, DocumentId, Imported, Project};
use std::sync::Arc;

/// A change to the documents.
#[derive(Clone, PartialEq, Debug)]
pub enum DocumentEdit {
    /// Puts a document in.
    Add(Box<Document>),
    /// Takes a document out of the list; its text stays on disk, and annotations stay where they are.
    Remove(DocumentId),
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
            Self::Remove(id) | Self::Change { id, .. } | Self::ReplaceText { id, .. } => id,
        }
    }

    pub(super) fn name(&self) -> EditName {
        match self {
            Self::Add(_) => EditName::ImportDocument,
            Self::Remove(_) => EditName::RemoveDocument,
            Self::Change { .. } => EditName::DescribeDocument,
            Self::ReplaceText { .. } => EditName::ReplaceText,
        }
    }

    pub(super) fn apply(&self, project: &mut Project) -> Result<Self, EditError> {
        let documents = &mut project.documents;
        match self {
            Self::Add(document) if documents.contains_key(&document.id) => {
                Err(EditError::DocumentExists(document.id.clone()))
            }
            Self::Add(document) => {
                documents.insert(document.id.clone(), document.as_ref().clone());
                Ok(Self::Remove(document.id.clone()))
            }
            Self::Remove(id) => {
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
