//! The documents that were removed from the list: who removed them, and restoring one.

use crate::app::action::DocumentAction;
use crate::app::computed::Computed;
use crate::app::context::{Actions, Context};
use crate::app::derived::ProjectVersion;
use crate::app::state::State;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::widget::{Icon, Look, Row, Text};
use crate::arabic::visible;
use crate::locale::Language;
use crate::model::{DocumentId, RemovedDocument};
use crate::words::day;

/// Height of a row: the title, and a line on its removal; points.
const ROW: f32 = 48.0;
/// Height of the list, points; a longer one scrolls.
const LIST: f32 = 312.0;

/// The removed documents, one of which is chosen.
#[derive(Default)]
pub struct RemovedDocuments {
    chosen: Option<DocumentId>,
    entries: Computed<(Option<ProjectVersion>, Language), Vec<Entry>>,
}

/// A removed document in the list.
struct Entry {
    id: DocumentId,
    title: String,
    /// When it was removed, by whom, and how many annotations it has.
    account: String,
}

impl Form for RemovedDocuments {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("removed-title")
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let removed = ctx.state.seen().map_or(0, |seen| seen.removed().len());
        if removed == 0 {
            Foot::close(ctx)
        } else {
            Foot::primary(ctx, "removed-restore", self.chosen.is_some())
        }
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        let (state, look) = (body.ctx.state, body.look());
        let now = (ProjectVersion::of(state), look.locale.language());
        let entries = self.entries.get(now, || entries(state, look));
        let chosen = &mut self.chosen;
        if !entries
            .iter()
            .any(|entry| Some(&entry.id) == chosen.as_ref())
        {
            *chosen = entries.first().map(|entry| entry.id.clone());
        }
        if entries.is_empty() {
            body.text(&look.tr("removed-none"));
            return;
        }
        body.list("removed", LIST, |body| {
            for (place, entry) in entries.iter().enumerate() {
                if row(body, entry, place, chosen.as_ref() == Some(&entry.id)) {
                    *chosen = Some(entry.id.clone());
                }
            }
        });
        body.gap(6.0);
        body.hint(&look.tr("removed-hint"));
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let Some(id) = self.chosen.take() else {
            return false;
        };
        actions.push(DocumentAction::Restore(id).into());
        true
    }
}

/// Shows a removed document. Returns whether it was clicked.
fn row(body: &mut Body<'_, '_>, entry: &Entry, place: usize, is_chosen: bool) -> bool {
    let look = body.look();
    let (response, mut strip) = Row::new(&entry.title)
        .height(ROW)
        .rounded()
        .selected(is_chosen)
        .place(place)
        .show_as(body.ui, look, entry_id(entry.id.as_str()));
    let painter = body.ui.painter();
    Icon::Document.paint(look, painter, strip.start(16.0), 15.0, look.quiet());
    strip.start(9.0);
    strip.top(6.0);
    Text::new(&entry.title)
        .named()
        .paint(look, painter, strip.top(20.0));
    Text::new(&entry.account)
        .size(12.0)
        .colour(look.quiet())
        .paint(look, painter, strip.top(17.0));
    body.ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(entry.account.clone());
    });
    response.clicked()
}

/// The removed documents, the one removed last first.
fn entries(state: &State, look: &Look) -> Vec<Entry> {
    let Some(seen) = state.seen() else {
        return Vec::new();
    };
    let counts = seen.removed_counts();
    let mut removed: Vec<&RemovedDocument> = seen.removed().collect();
    removed.sort_by_key(|removed| std::cmp::Reverse(removed.removal.at));
    let entry = |removed: &RemovedDocument| {
        let document = &removed.document;
        let count = counts.get(&document.id).copied().unwrap_or(0);
        let values = [
            ("date", day(removed.removal.at).into()),
            ("count", count.into()),
        ];
        let account = match &removed.removal.by {
            None => look.tr_with("removed-account", &values),
            Some(by) => {
                let by = ("name", seen.called(by).into());
                look.tr_with("removed-account-by", &[&values[..], &[by]].concat())
            }
        };
        Entry {
            id: document.id.clone(),
            title: visible(&document.title),
            account,
        }
    };
    removed.into_iter().map(entry).collect()
}
