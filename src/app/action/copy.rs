//! Copying: a selection as text, an annotation with its source.

use crate::app::state::State;
use crate::app::widget::Look;
use crate::exchange::export::clipboard;

/// Puts the selection, or else the current annotation with its source, on the clipboard.
pub(super) fn copy(state: &mut State, look: &Look) {
    let Some(document) = state.document() else { return };
    let selected = state.focus.selection();
    if !selected.is_empty() {
        let quote = document.text.slice(selected);
        state.clipboard = Some((quote.to_owned(), Some(clipboard::html(quote, None))));
        return;
    }
    let found = state.focus.annotation.as_ref().and_then(|id| state.project()?.annotation(id));
    let Some((key, annotation)) = found else { return };
    let Some(source) = state.project().and_then(|p| p.documents.get(&key.document)) else {
        return;
    };
    let paragraph = source.text.paragraph_at(annotation.target.span.start) + 1;
    let title = crate::arabic::visible(&source.title);
    let label = look.tr_with("copy-source", &[("title", title.into()), ("paragraph", paragraph.into())]);
    let quote = &annotation.target.quote;
    state.clipboard = Some((clipboard::plain(quote, Some(&label)), Some(clipboard::html(quote, Some(&label)))));
}
