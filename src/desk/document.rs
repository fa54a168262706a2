//! What is known of a document; removing one from the list and restoring it.

use super::{Desk, Refusal};
use crate::edit::{DocumentChange, DocumentEdit, Edit, EditName};
use crate::model::{DocumentId, Moment};

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

/// Removes a document from the list at a moment. Nothing of it is deleted, and it can be restored.
///
/// # Errors
/// When the document is not there, or the project cannot be changed or saved.
pub fn remove_document(desk: &mut Desk, document: DocumentId, at: Moment) -> Result<(), Refusal> {
    let removal = DocumentEdit::Remove {
        id: document,
        at,
        by: desk.me.clone(),
    };
    desk.commit(&Edit::Document(removal))
}

/// Restores a document that was removed.
///
/// # Errors
/// When the document was not removed, or the project cannot be changed or saved.
pub fn restore_document(desk: &mut Desk, document: DocumentId) -> Result<(), Refusal> {
    desk.commit(&Edit::Document(DocumentEdit::Restore(document)))
}
