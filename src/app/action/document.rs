//! Going through documents, importing and describing them.

use super::going::go_to;
use super::task;
use super::texts::{self, TextReplacement};
use crate::app::notice::{Notice, Way};
use crate::app::state::State;
use crate::app::widget::Look;
use crate::arabic::{Text, visible};
use crate::desk::{self, ImportFiles, NewDocument, RemoveDocument, RestoreDocument, fresh};
use crate::edit::DocumentChange;
use crate::model::DocumentId;

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
    /// Removes a document from the list.
    Remove(DocumentId),
    /// Restores a document that was removed, and reads it.
    Restore(DocumentId),
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
        DocumentAction::Restore(id) => restore(state, look, id),
        DocumentAction::ReplaceText(replacing) => texts::replace(state, look, *replacing),
    }
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
    task(state, look, |desk| {
        desk::describe_document(desk, id, changes)
    });
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
    let title = title_of(state, &id);
    let by = state.me().cloned();
    let request = RemoveDocument {
        document: id.clone(),
        at: desk::now(),
        by,
    };
    let done = task(state, look, |desk| desk::remove_document(desk, request));
    if done.is_none() {
        return;
    }
    let words = look.tr_with("notice-document-removed", &[("name", title.into())]);
    state.notify(Notice::done(words).leading(Way::Restore(id)));
    if was_read {
        let first = state
            .project()
            .and_then(|p| p.documents_in_order().first().map(|d| d.id.clone()));
        go_to(state, first);
    }
}

fn restore(state: &mut State, look: &Look, id: DocumentId) {
    let way = Some(Way::Restore(id.clone()));
    let request = RestoreDocument {
        document: id.clone(),
        by: state.me().cloned(),
    };
    let done = task(state, look, |desk| desk::restore_document(desk, request));
    if done.is_none() {
        return;
    }
    state.notices.retain(|notice| notice.way != way);
    let title = title_of(state, &id);
    let words = look.tr_with("notice-document-restored", &[("name", title.into())]);
    state.notify(Notice::done(words));
    go_to(state, Some(id));
}

/// The title of a listed document as the window shows it.
fn title_of(state: &State, id: &DocumentId) -> String {
    let document = state.seen().and_then(|seen| seen.document(id));
    document.map_or_else(String::new, |document| visible(&document.title))
}
