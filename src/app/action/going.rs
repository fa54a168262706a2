//! Where the reader goes: to a document, and away from what is there no more.

use super::remembering::remember_place;
use crate::app::state::{Reveal, State};
use crate::arabic::CharOffset;
use crate::model::DocumentId;
use crate::page::DocumentCaret;

/// Reads a document, at the place where the reader was last.
pub(super) fn go_to(state: &mut State, document: Option<DocumentId>) {
    if let Some(old) = state.focus.document.clone() {
        state.places.entry(old).or_insert(CharOffset(0));
        // A window that ends without being closed loses no more than the last document's place.
        remember_place(state);
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

/// After undo the current annotation or document may not exist any more, and a text be shorter.
pub(super) fn forget_what_is_gone(state: &mut State) {
    let Some(project) = state.project() else {
        return;
    };
    let annotation_gone = state
        .focus
        .annotation
        .as_ref()
        .is_some_and(|id| project.annotation(id).is_none());
    let document_gone = state
        .focus
        .document
        .as_ref()
        .is_some_and(|id| !project.documents.contains_key(id));
    if annotation_gone {
        state.focus.annotation = None;
        state.moving_bounds = false;
    }
    let length = state.document().map(|d| d.text.length());
    if let Some(end) = length.map(CharOffset)
        && state.focus.anchor.max(state.focus.caret.offset) > end
    {
        state.focus.put_caret(DocumentCaret::before(end));
    }
    if document_gone {
        let first = state
            .project()
            .and_then(|p| p.documents_in_order().first().map(|d| d.id.clone()));
        go_to(state, first);
    }
}
