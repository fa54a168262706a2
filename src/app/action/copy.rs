//! Copying: a selection as text, an annotation with its source.

use crate::app::state::State;
use crate::app::widget::Look;
use crate::arabic::LetterDirection;
use crate::exchange::export::clipboard::{Passage, copy as passage, paragraph_number};
use crate::typeset::document_direction;

/// Puts the selection, or else the current annotation with its source, on the clipboard.
pub(super) fn copy(state: &mut State, look: &Look) {
    let Some(document) = state.document() else {
        return;
    };
    let selected = state.focus.selection();
    let copied = if selected.is_empty() {
        let found = state
            .focus
            .annotation
            .as_ref()
            .and_then(|id| state.project()?.annotation(id));
        let Some((key, annotation)) = found else {
            return;
        };
        let Some(from) = state.project().and_then(|p| p.documents.get(&key.document)) else {
            return;
        };
        let paragraph = paragraph_number(&from.text, annotation.target.span);
        let title = crate::arabic::visible(&from.title);
        let source = look.tr_with(
            "copy-source",
            &[("title", title.into()), ("paragraph", paragraph.into())],
        );
        let text = &annotation.target.quote;
        passage(&Passage {
            text,
            direction: direction(text),
            source: Some(&source),
        })
    } else {
        let text = document.text.slice(selected);
        passage(&Passage {
            text,
            direction: direction(text),
            source: None,
        })
    };
    state.clipboard = Some((copied.plain, Some(copied.html)));
}

fn direction(text: &str) -> LetterDirection {
    if document_direction(text).is_rtl() {
        LetterDirection::RightToLeft
    } else {
        LetterDirection::LeftToRight
    }
}
