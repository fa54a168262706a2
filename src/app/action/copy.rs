//! Copying: a selection as text, an annotation with its source.

use crate::app::state::State;
use crate::app::widget::Look;
use crate::exchange::export::clipboard::{html, paragraph_number, plain};

/// Puts the selection, or else the current annotation with its source, on the clipboard.
pub(super) fn copy(state: &mut State, look: &Look) {
    let Some(document) = state.document() else {
        return;
    };
    let selected = state.focus.selection();
    if !selected.is_empty() {
        let text = document.text.slice(selected);
        state.clipboard = Some((plain(text, None), Some(html(text, None))));
        return;
    }
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
    state.clipboard = Some((plain(text, Some(&source)), Some(html(text, Some(&source)))));
}
