//! What was changed in a document on earlier days, and putting one's own annotations back as they were.

mod list;
mod preview;
mod reading;

use crate::app::action::AnnotateAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::background;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::widget::{Button, Choice, Icon};
use crate::arabic::visible;
use crate::desk::{Job, NoOutcome, Saving, history};
use crate::edit::EditName;
use crate::model::{CodingKey, DocumentId, Moment, Seen};
use egui::UiBuilder;
use list::List;
use preview::Preview;
use reading::{Read, read};
use std::sync::Arc;
use std::time::Duration;

/// The history of one document.
pub struct DocumentHistory {
    document: DocumentId,
    /// What was read, and the revision of the session for which it was.
    known: Option<(u64, Arc<Read>)>,
    reading: Option<(u64, Job<Read>)>,
    list: List,
    preview: Preview,
    /// Whether what was before the chosen change is put back, not what was after it.
    before: bool,
}

impl DocumentHistory {
    /// Begins to read the journal.
    pub fn new(document: DocumentId) -> Self {
        Self {
            document,
            known: None,
            reading: None,
            list: List::default(),
            preview: Preview::default(),
            before: true,
        }
    }

    /// Reads the journal when something was saved since, on a thread of its own; what is shown stays
    /// until then.
    fn follow(&mut self, body: &Body<'_, '_>) {
        let Some(desk) = &body.ctx.state.desk else {
            return;
        };
        if let Some((revision, job)) = &mut self.reading {
            let found = match job.take(Duration::ZERO) {
                None => return,
                Some(Ok(found)) => found,
                Some(Err(NoOutcome)) => Read::default(),
            };
            self.list.forget_place(found.rows.len());
            self.known = Some((*revision, Arc::new(found)));
            self.reading = None;
            self.preview = Preview::default();
        }
        let revision = desk.session.revision();
        let is_known = self
            .known
            .as_ref()
            .is_some_and(|(known, _)| *known == revision);
        if is_known || desk.saving == Saving::Writing {
            return;
        }
        let (project, me) = (desk.project().clone(), desk.me.clone());
        let (root, document) = (desk.root.clone(), self.document.clone());
        let locale = body.ctx.look.locale.clone();
        let work = move |_: &_| {
            let found = history(&root, &project, me.as_ref(), Some(&document));
            read(found, Seen::new(&project, me.as_ref()), &locale)
        };
        self.reading = Some((revision, background::start(body.ui.ctx(), "history", work)));
    }

    /// The user's own coding of the document.
    fn key(&self, ctx: &Context<'_>) -> Option<CodingKey> {
        Some(CodingKey {
            round: ctx.state.seen()?.current_round()?.id.clone(),
            document: self.document.clone(),
            annotator: ctx.state.me()?.clone(),
        })
    }

    /// The moment that is to come back.
    fn chosen(&self) -> Option<Moment> {
        let (_, known) = self.known.as_ref()?;
        let (at, before) = self.list.chosen(known)?;
        Some(before.filter(|_| self.before).unwrap_or(at))
    }

    /// Whether what was before a change or after it is to come back.
    fn side(&mut self, body: &mut Body<'_, '_>) {
        let look = body.look();
        let mut strip = body.strip(28.0);
        for (key, is_before) in [("history-side-before", true), ("history-side-after", false)] {
            let words = look.tr(key);
            let choice = Choice::radio(&words, self.before == is_before);
            let place = strip.start(choice.width(look));
            strip.start(18.0);
            let mut inside = body.ui.new_child(UiBuilder::new().max_rect(place));
            let (response, _) = choice.show(&mut inside, look, entry_id(key));
            if response.clicked() {
                self.before = is_before;
                body.ui.ctx().request_repaint();
            }
        }
    }

    fn may_restore(&self, ctx: &Context<'_>) -> bool {
        let desk = ctx.state.desk.as_ref();
        let key = self.key(ctx);
        desk.zip(key)
            .is_some_and(|(desk, key)| desk.may_change(&key))
    }

    /// What putting it back would do, or why nothing is to be put back.
    fn below(&mut self, body: &mut Body<'_, '_>) {
        let (Some((revision, known)), Some(desk)) = (&self.known, &body.ctx.state.desk) else {
            return;
        };
        let Some(key) = self.key(body.ctx) else {
            let words = body.tr("history-nobody");
            return body.hint(&words);
        };
        let Some((at, before)) = self.list.chosen(known) else {
            let words = body.tr("history-choose");
            return body.hint(&words);
        };
        let (known, is_now) = (known.clone(), *revision == desk.session.revision());
        if before.is_some() {
            self.side(body);
        }
        let before = before.filter(|_| self.before);
        let moment = before.unwrap_or(at);
        if is_now {
            self.preview.follow(body, &known, &key, moment);
        }
        self.preview.show(body, moment, before.map(|_| at));
    }
}

impl Form for DocumentHistory {
    fn title(&self, ctx: &Context<'_>) -> String {
        let document = ctx.state.seen().and_then(|p| p.document(&self.document));
        let name = document.map(|d| visible(&d.title)).unwrap_or_default();
        ctx.look.tr_with("history-title", &[("name", name.into())])
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let ready = self.preview.is_ready(self.chosen()) && self.may_restore(ctx);
        Foot {
            primary: Some((ctx.look.tr("history-restore"), ready)),
            close: ctx.look.tr("dialog-close"),
        }
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        self.follow(body);
        let Some((_, known)) = &self.known else {
            let words = body.tr("history-reading");
            body.text(&words);
            return;
        };
        let known = known.clone();
        if known.rows.is_empty() {
            let words = body.tr("history-empty");
            body.text(&words);
            let words = body.tr("history-empty-hint");
            body.hint(&words);
        } else {
            let most = body.ui.ctx().content_rect().height() * 0.42;
            self.list.show(body, &known, most.max(150.0));
            body.gap(8.0);
            self.below(body);
        }
        if known.broken > 0 {
            let values = [("count", known.broken.into())];
            let words = body.look().tr_with("history-broken", &values);
            body.trouble(&words);
        }
        undo(body);
    }

    /// Puts it back; the dialog stays, so that it can be taken back there.
    fn submit(&mut self, ctx: &Context<'_>, actions: &mut Actions) -> bool {
        if let Some(key) = self.key(ctx)
            && let Some(was) = self.preview.was(self.chosen())
        {
            self.list.forget();
            actions.push(AnnotateAction::Restore(key, was).into());
        }
        false
    }
}

/// What was just put back can be taken back where that was done.
fn undo(body: &mut Body<'_, '_>) {
    let desk = body.ctx.state.desk.as_ref();
    let last = desk.and_then(|d| d.session.history().undo_name());
    if last != Some(EditName::Restore) {
        return;
    }
    body.gap(8.0);
    let words = body.tr("history-undo");
    let mut strip = body.strip(30.0);
    let button = Button::new(&words).with_icon(Icon::Undo);
    if body
        .button_at_start(&mut strip, button, "history-undo")
        .clicked()
    {
        body.actions.push(AnnotateAction::Undo.into());
    }
}
