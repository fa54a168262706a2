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
use crate::model::{AnnotatorId, CodebookFault};
use crate::store::{Finding, FindingKind, ReadOnlyReason};
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
    let read_only = desk.why_read_only();
    let found = count_untold(&desk);
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
    super::going::go_to(state, first);
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
    super::waiting::tell(state, look);
    super::choosing::follow_merges(state, look);
}

/// How many findings are told by nothing else. What waits for a choice, or to be put away, is told by
/// itself, and so are people of one name and why the project can only be read.
fn count_untold(desk: &Desk) -> usize {
    let project = desk.project();
    let book = &project.codebook;
    let has_circles = !book.circles().is_empty() || !book.merge_circles().is_empty();
    let waits = !project.waiting.is_empty() || has_circles || !desk.aside.is_empty();
    let is_newer = desk.why_read_only() == Some(ReadOnlyReason::NewerSchema);
    let is_told = |finding: &&Finding| match &finding.kind {
        FindingKind::NewerSchema { .. } => is_newer,
        FindingKind::EqualNames { .. } => true,
        kind => waits && is_choice(kind),
    };
    desk.findings.len() - desk.findings.iter().filter(is_told).count()
}

/// Whether a finding is that something waits for a choice, or to be put away.
fn is_choice(kind: &FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::Alternatives { .. }
            | FindingKind::DuplicateId { .. }
            | FindingKind::SyncConflict { .. }
            | FindingKind::Codebook(CodebookFault::Circle(_) | CodebookFault::MergeCircle(_))
    )
}
