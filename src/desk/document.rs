//! What is known of a document, and taking one out of the list.

use super::{Desk, Refusal};
use crate::edit::{DocumentChange, DocumentEdit, Edit, EditName};
use crate::model::DocumentId;

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

/// Takes a document out of the list. Its annotations stay.
///
/// # Errors
/// When the document is not there, or the project cannot be changed or saved.
pub fn remove_document(desk: &mut Desk, document: DocumentId) -> Result<(), Refusal> {
    desk.commit(&Edit::Document(DocumentEdit::Remove(document)))
}
