//! Moving the caret, selecting, going to annotations.

use crate::app::state::{Reveal, State};
use crate::arabic::{CharOffset, CharRange};
use crate::model::{AnnotationId, DocumentId};
use crate::page::{DocumentCaret, Marks};

/// What can be asked about where the reader is.
#[derive(Clone, PartialEq, Debug)]
pub enum ReadingAction {
    /// Puts the fixed and the moving end of the selection.
    Select {
        /// The fixed end.
        anchor: CharOffset,
        /// The moving end.
        caret: DocumentCaret,
    },
    /// Selects everything.
    SelectAll,
    /// Looks at an annotation, or at none.
    Look(Option<AnnotationId>),
    /// Goes to an annotation, wherever it is.
    GoTo(AnnotationId),
    /// Goes to a place in a document.
    GoToPlace(DocumentId, CharOffset),
    /// Goes to the next annotation of the document.
    Next,
    /// Goes to the previous annotation of the document.
    Previous,
    /// Begins or ends moving the bounds of the current annotation by keys.
    MoveBounds(bool),
    /// What was asked to be brought into sight is there.
    Revealed,
    /// Remembers the place at the top of the view.
    Left(DocumentId, CharOffset),
    /// Notes what of a document is in view.
    Seen(DocumentId, CharRange),
}

pub(super) fn apply(action: ReadingAction, state: &mut State) {
    match action {
        ReadingAction::Select { anchor, caret } => {
            state.focus.anchor = anchor;
            state.focus.caret = caret;
            // What was looked at before must not be what a key then deletes or flags.
            if !state.focus.selection().is_empty() && !state.moving_bounds {
                state.focus.annotation = None;
            }
        }
        ReadingAction::SelectAll => {
            let length = state.document().map_or(0, |d| d.text.length());
            state.focus.select(CharRange::new(0, length));
        }
        ReadingAction::Look(id) => {
            state.moving_bounds &= id.is_some() && id == state.focus.annotation;
            state.focus.annotation = id;
        }
        ReadingAction::GoTo(id) => go_to(state, &id),
        ReadingAction::GoToPlace(document, offset) => {
            super::going::go_to(state, Some(document));
            state.focus.put_caret(DocumentCaret::before(offset));
            state.reveal = Some(Reveal::Place(offset));
        }
        ReadingAction::Next => neighbour(state, true),
        ReadingAction::Previous => neighbour(state, false),
        ReadingAction::MoveBounds(on) => {
            state.moving_bounds = on && state.focus.annotation.is_some()
        }
        ReadingAction::Revealed => state.reveal = None,
        ReadingAction::Left(document, offset) => {
            state.places.insert(document, offset);
        }
        ReadingAction::Seen(document, view) => state.reached.see(&document, view),
    }
}

fn go_to(state: &mut State, id: &AnnotationId) {
    let Some((key, annotation)) = state.project().and_then(|p| p.annotation(id)) else {
        return;
    };
    let document = key.document.clone();
    let text = state
        .project()
        .and_then(|p| p.documents.get(&document))
        .map(|d| d.text.clone());
    let start = text
        .and_then(|t| annotation.target.resolve(&t).span())
        .map(|s| s.start);
    if state.focus.document.as_ref() != Some(&document) {
        super::going::go_to(state, Some(document));
    }
    state.focus.annotation = Some(id.clone());
    if let Some(start) = start {
        state.focus.put_caret(DocumentCaret::before(start));
        state.reveal = Some(Reveal::Place(start));
    }
}

fn neighbour(state: &mut State, forward: bool) {
    let Some((seen, round, document)) = state.seen().and_then(|p| {
        Some((
            p,
            p.current_round()?.id.clone(),
            state.focus.document.clone()?,
        ))
    }) else {
        return;
    };
    let marks = Marks::collect(seen, &round, &document, &state.scope());
    let all = marks.all();
    let current = state
        .focus
        .annotation
        .as_ref()
        .and_then(|id| marks.index_of(id));
    let caret = state.focus.caret.offset;
    let next = match (current, forward) {
        (Some(i), true) => i.checked_add(1),
        (Some(i), false) => i.checked_sub(1),
        (None, true) => all.iter().position(|m| m.span.start >= caret),
        (None, false) => all.iter().rposition(|m| m.span.start < caret),
    };
    if let Some(mark) = next.and_then(|i| all.get(i)) {
        let id = mark.id.clone();
        go_to(state, &id);
    }
}
