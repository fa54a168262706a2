//! Passages that were not found for certain in a text that was replaced: old and new side by side.

use crate::app::action::AnnotateAction;
use crate::app::context::{Actions, Context};
use crate::app::paint::colour;
use crate::app::view::dialogs::kit::background;
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::passage;
use crate::app::widget::{Button, Look};
use crate::arabic::{CharRange, Text, visible};
use crate::desk::Job;
use crate::edit::{Refound, find_again, unsettled};
use crate::model::{Annotation, AnnotationId, CodingKey, Document, Found, Tag, Target};
use std::sync::Arc;
use std::time::Duration;

/// A passage that is found in so long is there in the frame in which it comes up.
const AT_ONCE: Duration = Duration::from_millis(15);

/// What is to be reviewed, and which of it is looked at.
pub struct Unsettled {
    all: Vec<(CodingKey, AnnotationId)>,
    revision: u64,
    at: usize,
    search: Option<Search>,
}

/// One passage being looked for, in the background: in a long text it takes a while.
struct Search {
    id: AnnotationId,
    target: Target,
    text: Arc<Text>,
    job: Option<Job<Refound>>,
    refound: Option<Refound>,
}

impl Search {
    fn start(
        context: &egui::Context,
        key: &CodingKey,
        annotation: &Arc<Annotation>,
        text: &Arc<Text>,
    ) -> Self {
        let (of, annotation, within) = (key.clone(), annotation.clone(), text.clone());
        let (id, target) = (annotation.id.clone(), annotation.target.clone());
        let job = background::start(context, "review", move |_| {
            find_again(&within, &of, &annotation)
        });
        let mut search = Self {
            id,
            target,
            text: text.clone(),
            job: Some(job),
            refound: None,
        };
        search.look(AT_ONCE);
        search
    }

    fn is_of(&self, annotation: &Annotation, text: &Arc<Text>) -> bool {
        self.id == annotation.id
            && self.target == annotation.target
            && Arc::ptr_eq(&self.text, text)
    }

    /// What became of it, in words.
    fn outcome(&self, look: &Look) -> String {
        let found = self.refound.as_ref().map(|refound| refound.found);
        match found {
            Some(Found::Doubtful(Some((_, likeness)))) => {
                let values = [("likeness", likeness.0.to_string().into())];
                look.tr_with("review-likeness", &values)
            }
            Some(Found::Doubtful(None)) => look.tr("review-no-place"),
            Some(_) => look.tr("review-certain"),
            None if self.job.is_some() => look.tr("review-looking"),
            None => look.tr("findings-stopped"),
        }
    }

    fn look(&mut self, patience: Duration) {
        let Some(found) = self.job.as_mut().and_then(|job| job.take(patience)) else {
            return;
        };
        // A search that ended without an outcome is told by having neither.
        self.refound = found.ok();
        self.job = None;
    }
}

impl Unsettled {
    /// Looks for everything of the user's own that is not where it was.
    pub fn new(ctx: &Context<'_>) -> Self {
        let mut review = Self {
            all: Vec::new(),
            revision: 0,
            at: 0,
            search: None,
        };
        review.look(ctx);
        review
    }

    fn look(&mut self, ctx: &Context<'_>) {
        let (Some(desk), Some(me)) = (&ctx.state.desk, ctx.state.me()) else {
            return;
        };
        self.revision = desk.session.revision();
        self.all = unsettled(desk.session.project(), me);
        self.at = self.at.min(self.all.len().saturating_sub(1));
    }

    /// Sees to it that the passage that is looked at is looked for.
    fn seek(&mut self, body: &Body<'_, '_>) {
        let seen = body.ctx.state.seen();
        let current = self.all.get(self.at).and_then(|(key, id)| {
            let annotation = seen?.coding(key)?.annotations.get(id)?;
            Some((key, annotation, &seen?.document(&key.document)?.text))
        });
        let Some((key, annotation, text)) = current else {
            self.search = None;
            return;
        };
        match self.search.as_mut().filter(|s| s.is_of(annotation, text)) {
            Some(search) => search.look(Duration::ZERO),
            None => self.search = Some(Search::start(body.ui.ctx(), key, annotation, text)),
        }
    }

    /// The place that is proposed, once it is found.
    fn proposed(&self) -> Option<CharRange> {
        self.search.as_ref()?.refound.as_ref()?.found.likely()
    }

    /// The buttons besides the one at the foot.
    fn buttons(&mut self, body: &mut Body<'_, '_>) {
        let Some((_, id)) = self.all.get(self.at) else {
            return;
        };
        let (id, found) = (id.clone(), self.proposed());
        let [seek, lost, back, next] =
            ["review-seek", "review-lost", "review-back", "review-next"].map(|key| body.tr(key));
        let mut strip = body.strip(30.0);
        let seek = Button::new(&seek);
        if body
            .button_at_start(&mut strip, seek, "review-seek")
            .clicked()
        {
            let near = found.map(|place| place.start);
            body.actions
                .push(AnnotateAction::Seek(id.clone(), near).into());
        }
        let lost = Button::new(&lost);
        if body
            .button_at_start(&mut strip, lost, "review-lost")
            .clicked()
        {
            body.actions.push(AnnotateAction::Settle(id, None).into());
        }
        let next = Button::new(&next).enabled(self.at + 1 < self.all.len());
        let next = body
            .button_at_end(&mut strip, next, "review-next")
            .clicked();
        let back = Button::new(&back).enabled(self.at > 0);
        let back = body
            .button_at_end(&mut strip, back, "review-back")
            .clicked();
        if next || back {
            self.at = if next { self.at + 1 } else { self.at - 1 };
            body.ui.ctx().request_repaint();
        }
    }
}

impl Form for Unsettled {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("review-title")
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        if self.all.is_empty() {
            return Foot::close(ctx);
        }
        Foot {
            primary: Some((ctx.look.tr("review-accept"), self.proposed().is_some())),
            close: ctx.look.tr("dialog-close"),
        }
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        let revision = body.ctx.state.desk.as_ref().map(|d| d.session.revision());
        if revision.is_some_and(|r| r != self.revision) {
            self.look(body.ctx);
        }
        self.seek(body);
        let look = body.look();
        let Some(search) = &self.search else {
            let words = look.tr("review-none");
            body.text(&words);
            return;
        };
        let seen = body.ctx.state.seen();
        let found = seen.and_then(|p| p.annotation(&search.id));
        let document = found.and_then(|(key, _)| seen?.document(&key.document));
        let tag = found.and_then(|(_, a)| seen?.codebook().resolve(a.tag.as_ref()?));
        let values = [
            ("at", (self.at + 1).to_string().into()),
            ("all", self.all.len().to_string().into()),
        ];
        let words = look.tr_with("split-progress", &values);
        body.label(&words);
        let title = document.map(|d| visible(&d.title)).unwrap_or_default();
        let name = tag.map_or_else(|| look.tr("untagged"), |t| look.name(&t.name));
        body.text(&format!("\u{2068}{name}\u{2069}: \u{2068}{title}\u{2069}"));
        body.gap(8.0);
        side_by_side(body, search, document, tag);
        body.gap(6.0);
        // Without a place the words stand where the passage would.
        if self.proposed().is_some() {
            body.text(&search.outcome(look));
        }
        body.gap(8.0);
        self.buttons(body);
        body.hint(&look.tr("review-hint"));
    }

    /// Takes the proposed place; the next one comes up, and the dialog stays.
    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        if let Some((_, id)) = self.all.get(self.at)
            && let Some(place) = self.proposed()
        {
            actions.push(AnnotateAction::Settle(id.clone(), Some(place)).into());
        }
        false
    }
}

/// The passage as it was and as it may be now, each under its name.
fn side_by_side(
    body: &mut Body<'_, '_>,
    search: &Search,
    document: Option<&Document>,
    tag: Option<&Tag>,
) {
    let look = body.look();
    let before = &search.target;
    let old = passage::joined(
        &format!("… {}", passage::one_line(&before.before)),
        &before.quote,
        &format!("{} …", passage::one_line(&before.after)),
    );
    let place = search.refound.as_ref().and_then(|r| r.found.likely());
    let new = document.zip(place).map(|(d, place)| {
        let (ahead, behind) = passage::around(&d.text, place);
        passage::joined(&ahead, d.text.slice(place), &behind)
    });
    let new = new.unwrap_or_else(|| (search.outcome(look), 0..0));
    let tint = colour(look.palette.tint(tag.map_or(0, |t| t.hue)));
    passage::side_by_side(body, [("review-old", old), ("review-new", new)], tint);
}
