//! The state of the window around a project that was just opened.

use super::hold;
use super::people::show_own_only;
use super::remembering::recall_reading;
use crate::app::errand::Errand;
use crate::app::notice::{Notice, Way};
use crate::app::state::{Focus, State};
use crate::app::widget::Look;
use crate::arabic::CharOffset;
use crate::desk::Desk;
use crate::model::AnnotatorId;
use crate::store::{Finding, ReadOnlyReason};
use crate::words::InWords as _;

/// Sets the window up around a project that was opened: who is tagging, which document is read and
/// where, what is shown, and what is to be told.
pub(super) fn settle(state: &mut State, look: &Look, context: &egui::Context, mut desk: Desk) {
    let root = desk.root.clone();
    let project = desk.session.project();
    let known = state
        .preferences
        .annotator(&root)
        .and_then(|a| AnnotatorId::new(a).ok());
    let only = if project.is_sample {
        project.annotators.keys().next_back().cloned()
    } else {
        None
    };
    let me = known
        .filter(|a| project.annotators.contains_key(a))
        .or(only);
    let left = state.preferences.place(&root).cloned();
    let documents = project.documents_in_order();
    let first = left
        .as_ref()
        .and_then(|p| documents.iter().find(|d| d.id.as_str() == p.document));
    let first = first.or(documents.first()).map(|d| d.id.clone());
    // What waits for a choice is told by itself.
    let told = [
        "alternatives",
        "duplicate-id",
        "tag-circle",
        "merge-circle",
        "sync-conflict",
    ];
    let book = &project.codebook;
    let is_round = !book.circles().is_empty() || !book.merge_circles().is_empty();
    let waits = !project.waiting.is_empty() || is_round || !desk.aside.is_empty();
    let read_only = desk.why_read_only();
    let told = |finding: &&Finding| match finding.kind.code() {
        "newer-schema" => read_only == Some(ReadOnlyReason::NewerSchema),
        code => waits && told.contains(&code),
    };
    let found = desk.findings.len() - desk.findings.iter().filter(told).count();
    if let Some(me) = me {
        desk.be(me);
    }
    state.preferences.opened(&root);
    state.desk = Some(desk);
    hold(state, look);
    state.focus = Focus::default();
    show_own_only(state);
    state.palette = None;
    state.dialog = None;
    state.places.clear();
    if let (Some(place), Some(document)) = (left, &first) {
        state
            .places
            .insert(document.clone(), CharOffset(place.offset));
    }
    recall_reading(state, &root);
    super::document::go_to(state, first);
    state.seeking = None;
    state.backups = Errand::default();
    state.names_saving = Errand::default();
    super::texts::move_along(state, look, context);
    if let Some(reason) = read_only {
        let words = reason.in_words(&look.locale);
        let hint = words.hint.unwrap_or_default();
        state.notify(Notice::standing(words.message, hint));
    }
    if found > 0 {
        let message = look.tr_with("notice-findings", &[("count", found.into())]);
        let notice = Notice::standing(message, look.tr("notice-findings-hint"));
        state.notify(notice.leading(Way::Findings));
    }
    super::choosing::tell(state, look);
    super::choosing::follow_merges(state, look);
}
