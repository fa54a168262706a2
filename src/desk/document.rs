//! What is known of a document; removing one from the list and restoring it.

use super::{Desk, Refusal};
use crate::edit::{DocumentChange, DocumentEdit, Edit, EditName};
use crate::model::{AnnotatorId, DocumentId, Moment};

/// Changes what is known of a document; undone as one.
///
/// # Errors
/// When the document is not there, or the project cannot be changed or saved.
pub fn describe_document(
    desk: &mut Desk,
    document: &DocumentId,
    changes: Vec<DocumentChange>,
) -> Result<(), Refusal> {
    let edit = |change| {
        let id = document.clone();
        Edit::Document(DocumentEdit::Change { id, change })
    };
    let edits: Vec<Edit> = changes.into_iter().map(edit).collect();
    if edits.is_empty() {
        return Ok(());
    }
    desk.commit(&Edit::Batch(EditName::DescribeDocument, edits))
}

/// A document that is to be removed.
#[derive(Clone, PartialEq, Debug)]
pub struct RemoveDocument {
    /// The document.
    pub document: DocumentId,
    /// When it is removed.
    pub at: Moment,
    /// Who removes it, where that is known.
    pub by: Option<AnnotatorId>,
}

/// Removes a document from the list. Nothing of it is deleted, and it can be restored.
///
/// # Errors
/// When the document is not listed, another program works as `by`, or the project cannot be changed or
/// saved.
pub fn remove_document(desk: &mut Desk, request: RemoveDocument) -> Result<(), Refusal> {
    desk.act_as_known(request.by.as_ref())?;
    let removal = DocumentEdit::Remove {
        id: request.document,
        at: request.at,
        by: request.by,
    };
    desk.commit(&Edit::Document(removal))
}

/// A removed document that is to be restored.
#[derive(Clone, PartialEq, Debug)]
pub struct RestoreDocument {
    /// The document.
    pub document: DocumentId,
    /// Who restores it, where that is known.
    pub by: Option<AnnotatorId>,
}

/// Restores a document that was removed.
///
/// # Errors
/// When the document was not removed, another program works as `by`, or the project cannot be changed or
/// saved.
pub fn restore_document(desk: &mut Desk, request: RestoreDocument) -> Result<(), Refusal> {
    desk.act_as_known(request.by.as_ref())?;
    desk.commit(&Edit::Document(DocumentEdit::Restore(request.document)))
}
