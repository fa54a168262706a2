//! Removing a document from the list, with a count of the annotations that go with it.

use crate::app::action::DocumentAction;
use crate::app::computed::Computed;
use crate::app::context::{Actions, Context};
use crate::app::derived::ProjectVersion;
use crate::app::state::State;
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::arabic::visible;
use crate::model::{AnnotatorId, DocumentId};
use std::collections::BTreeSet;

/// Asks whether a document is to be removed.
pub struct RemoveDocument {
    document: DocumentId,
    coded: Computed<Option<ProjectVersion>, Coded>,
}

/// How much was coded in a document.
#[derive(Clone, Copy, Default)]
struct Coded {
    annotations: usize,
    annotators: usize,
}

impl RemoveDocument {
    /// Asks about a document.
    pub fn new(document: DocumentId) -> Self {
        Self {
            document,
            coded: Computed::default(),
        }
    }
}

impl Form for RemoveDocument {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("remove-title")
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        Foot::primary(ctx, "remove-do", true)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        let (look, state) = (body.look(), body.ctx.state);
        let Some(document) = state.seen().and_then(|seen| seen.document(&self.document)) else {
            return;
        };
        let now = ProjectVersion::of(state);
        let coded = *self.coded.get(now, || Coded::of(state, &self.document));
        let title = [("title", visible(&document.title).into())];
        body.text(&look.tr_with("remove-what", &title));
        body.gap(6.0);
        let counts = [
            ("count", coded.annotations.into()),
            ("people", coded.annotators.into()),
        ];
        let key = if coded.annotations == 0 {
            "remove-uncoded"
        } else {
            "remove-coded"
        };
        body.text(&look.tr_with(key, &counts));
        body.gap(6.0);
        body.hint(&look.tr("remove-kept"));
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        actions.push(DocumentAction::Remove(self.document.clone()).into());
        true
    }
}

impl Coded {
    /// Counts what everyone coded in a document, in every round.
    fn of(state: &State, document: &DocumentId) -> Self {
        let Some(seen) = state.seen() else {
            return Self::default();
        };
        let mut annotators: BTreeSet<&AnnotatorId> = BTreeSet::new();
        let mut annotations = 0;
        for (key, coding) in seen.codings_of(document) {
            annotations += coding.annotations.len();
            if !coding.annotations.is_empty() {
                annotators.insert(&key.annotator);
            }
        }
        Self {
            annotations,
            annotators: annotators.len(),
        }
    }
}
