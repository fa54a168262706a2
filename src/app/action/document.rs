//! Going through documents, importing and describing them.

use super::texts::{self, TextReplacement};
use super::{run, task};
use crate::app::state::{Reveal, State};
use crate::app::widget::Look;
use crate::arabic::{CharOffset, Text};
use crate::desk::{self, ImportFiles, NewDocument, fresh};
use crate::edit::{DocumentChange, DocumentEdit, Edit, EditName};
use crate::model::DocumentId;
use crate::page::DocumentCaret;

/// What can be asked about documents.
#[derive(Clone, PartialEq, Debug)]
pub enum DocumentAction {
    /// Reads a document.
    Open(DocumentId),
    /// Reads the next one of the list.
    Next,
    /// Reads the previous one of the list.
    Previous,
    /// Changes what is known of a document, undone as one.
    Change(DocumentId, Vec<DocumentChange>),
    /// Puts files that were read into the project, and reads the first of them.
    Import(Vec<Import>),
    /// Takes a document out of the list.
    Remove(DocumentId),
    /// Puts a better text in the place of a document's.
    ReplaceText(Box<TextReplacement>),
}

/// A file that was read and decoded, and what is known of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Import {
    /// What it is called.
    pub title: String,
    /// Its characters.
    pub text: String,
    /// Name of the file.
    pub file_name: String,
    /// The encoding it was read in.
    pub encoding: String,
    /// The file itself, if it is to be kept.
    pub original: Option<Vec<u8>>,
}

pub(super) fn apply(action: DocumentAction, state: &mut State, look: &Look) {
    match action {
        DocumentAction::Open(id) => go_to(state, Some(id)),
        DocumentAction::Next => step(state, 1),
        DocumentAction::Previous => step(state, -1),
        DocumentAction::Change(id, changes) => change(state, look, &id, changes),
        DocumentAction::Import(files) => import(state, look, files),
        DocumentAction::Remove(id) => remove(state, look, id),
        DocumentAction::ReplaceText(replacing) => texts::replace(state, look, *replacing),
    }
}

/// Reads a document, at the place where it was left.
pub(super) fn go_to(state: &mut State, document: Option<DocumentId>) {
    if let Some(old) = state.focus.document.clone() {
        state.places.entry(old).or_insert(CharOffset(0));
        // A window that ends without being closed loses no more than the last document's place.
        super::remembering::remember_place(state);
    }
    let length = |d: &DocumentId| {
        let found = state.project().and_then(|p| p.documents.get(d));
        found.map_or(0, |d| d.text.length())
    };
    let place = document
        .as_ref()
        .and_then(|d| state.places.get(d).map(|o| o.0.min(length(d))));
    let offset = CharOffset(place.unwrap_or(0));
    state.focus.document = document;
    state.focus.annotation = None;
    state.moving_bounds = false;
    state.focus.put_caret(DocumentCaret::before(offset));
    state.reveal = Some(Reveal::Top(offset));
}

fn step(state: &mut State, by: isize) {
    let Some(project) = state.project() else {
        return;
    };
    let list: Vec<DocumentId> = project
        .documents_in_order()
        .iter()
        .map(|d| d.id.clone())
        .collect();
    let at = list
        .iter()
        .position(|d| Some(d) == state.focus.document.as_ref());
    let next = at
        .and_then(|i| i.checked_add_signed(by))
        .and_then(|i| list.get(i).cloned());
    if next.is_some() {
        go_to(state, next);
    }
}

fn change(state: &mut State, look: &Look, id: &DocumentId, changes: Vec<DocumentChange>) {
    let edits: Vec<Edit> = changes
        .into_iter()
        .map(|change| {
            Edit::Document(DocumentEdit::Change {
                id: id.clone(),
                change,
            })
        })
        .collect();
    if !edits.is_empty() {
        run(state, look, &Edit::Batch(EditName::DescribeDocument, edits));
    }
}

fn import(state: &mut State, look: &Look, files: Vec<Import>) {
    let documents = files.into_iter().map(|file| NewDocument {
        id: fresh::document(),
        title: file.title,
        text: Text::new(file.text),
        file_name: file.file_name,
        encoding: file.encoding,
        original: file.original,
    });
    let files = ImportFiles {
        documents: documents.collect(),
        at: desk::now(),
    };
    let done = task(state, look, |desk| desk::import(desk, files));
    if let Some(first) = done.and_then(|ids| ids.into_iter().next()) {
        go_to(state, Some(first));
    }
}

fn remove(state: &mut State, look: &Look, id: DocumentId) {
    let was_read = state.focus.document.as_ref() == Some(&id);
    let by = state.me().cloned();
    let removal = DocumentEdit::Remove {
        id,
        at: desk::now(),
        by,
    };
    if run(state, look, &Edit::Document(removal)) && was_read {
        let first = state
            .project()
            .and_then(|p| p.documents_in_order().first().map(|d| d.id.clone()));
        go_to(state, first);
    }
}
