//! Importing: texts that were read become documents, in the order of the request, behind those that are
//! there already.

use super::{Desk, Refusal};
use crate::arabic::Text;
use crate::edit::{DocumentEdit, Edit, EditName};
use crate::model::{Document, DocumentId, Imported, Moment};
use crate::store::original_name;

/// Texts to be imported.
#[derive(Clone, Debug)]
pub struct ImportFiles {
    /// One for each document, in the order of the list.
    pub documents: Vec<NewDocument>,
    /// When.
    pub at: Moment,
}

/// A text that was read and decoded, and what is known of it.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// A fresh id.
    pub id: DocumentId,
    /// What it is called.
    pub title: String,
    /// Its characters.
    pub text: Text,
    /// Name of the file, without its folder.
    pub file_name: String,
    /// The encoding it was read in.
    pub encoding: String,
    /// The file itself, if it is to be kept beside the text.
    pub original: Option<Vec<u8>>,
}

/// Imports texts. All of them are undone as one.
///
/// # Errors
/// When a document with such an id is there already, or the project cannot be changed or saved.
pub fn import(desk: &mut Desk, request: ImportFiles) -> Result<Vec<DocumentId>, Refusal> {
    let others = desk.project().documents.values();
    let last = others.map(|document| document.order).max();
    let first = last.map_or(0, |last| last.saturating_add(1));
    let (mut ids, mut edits) = (Vec::new(), Vec::new());
    for (order, new) in (first..).zip(request.documents) {
        let mut document = Document::new(new.id.clone(), new.title, new.text);
        document.order = order;
        document.imported = Imported {
            original: new.original.as_ref().map(|_| original_name(&new.file_name)),
            file_name: new.file_name,
            encoding: new.encoding,
            at: Some(request.at),
        };
        let name = document.imported.original.clone();
        if let Some(original) = name.zip(new.original) {
            desk.originals.insert(new.id.clone(), original);
        }
        ids.push(new.id);
        edits.push(Edit::Document(DocumentEdit::Add(Box::new(document))));
    }
    if edits.is_empty() {
        return Ok(ids);
    }
    let done = desk.commit(&Edit::Batch(EditName::ImportDocument, edits));
    if let Err(refusal) = done {
        ids.iter().for_each(|id| drop(desk.originals.remove(id)));
        return Err(refusal);
    }
    Ok(ids)
}
