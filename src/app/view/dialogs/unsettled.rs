//! Passages that were not found for certain in a text that was replaced: old and new side by side.

use super::body::Body;
use super::form::{Foot, Form};
use super::passage;
use crate::app::action::AnnotateAction;
use crate::app::context::{Actions, Context};
use crate::app::paint::colour;
use crate::app::widget::Button;
use crate::arabic::visible;
use crate::edit::{Refound, unsettled};
use crate::model::{Document, Found, Tag};

/// What is to be reviewed, and which of it is looked at.
pub struct Unsettled {
    all: Vec<Refound>,
    revision: u64,
    at: usize,
}

impl Unsettled {
    /// Looks for everything of the user's own that is not where it was.
    pub fn new(ctx: &Context<'_>) -> Self {
        let mut review = Self {
            all: Vec::new(),
            revision: 0,
            at: 0,
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

    fn current(&self) -> Option<&Refound> {
        self.all.get(self.at)
    }

    /// The buttons besides the one at the foot.
    fn buttons(&mut self, body: &mut Body<'_, '_>) {
        let Some(refound) = self.current() else {
            return;
        };
        let (id, found) = (refound.id.clone(), refound.found);
        let [seek, lost, back, next] =
            ["review-seek", "review-lost", "review-back", "review-next"].map(|key| body.tr(key));
        let mut strip = body.strip(30.0);
        let seek = Button::new(&seek);
        if body
            .button_at_start(&mut strip, seek, "review-seek")
            .clicked()
        {
            let near = found.likely().map(|place| place.start);
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
        let Some(refound) = self.current() else {
            return Foot::close(ctx);
        };
        Foot {
            primary: Some((
                ctx.look.tr("review-accept"),
                refound.found.likely().is_some(),
            )),
            close: ctx.look.tr("dialog-close"),
        }
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        let revision = body.ctx.state.desk.as_ref().map(|d| d.session.revision());
        if revision.is_some_and(|r| r != self.revision) {
            self.look(body.ctx);
        }
        let look = body.look();
        let Some(refound) = self.current() else {
            let words = look.tr("review-none");
            body.text(&words);
            return;
        };
        let project = body.ctx.state.project();
        let annotation = project
            .and_then(|p| p.annotation(&refound.id))
            .map(|(_, a)| a);
        let document = project.and_then(|p| p.documents.get(&refound.key.document));
        let tag = annotation.and_then(|a| project?.codebook.resolve(a.tag.as_ref()?));
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
        side_by_side(body, refound, document, tag);
        body.gap(6.0);
        let words = match refound.found {
            Found::Doubtful(Some((_, likeness))) => {
                let values = [("likeness", likeness.0.to_string().into())];
                look.tr_with("review-likeness", &values)
            }
            Found::Doubtful(None) => look.tr("review-no-place"),
            _ => look.tr("review-certain"),
        };
        body.text(&words);
        body.gap(8.0);
        self.buttons(body);
        body.hint(&look.tr("review-hint"));
    }

    /// Takes the proposed place; the next one comes up, and the dialog stays.
    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        if let Some(refound) = self.current()
            && let Some(place) = refound.found.likely()
        {
            actions.push(AnnotateAction::Settle(refound.id.clone(), Some(place)).into());
        }
        false
    }
}

/// The passage as it was and as it may be now, each under its name.
fn side_by_side(
    body: &mut Body<'_, '_>,
    refound: &Refound,
    document: Option<&Document>,
    tag: Option<&Tag>,
) {
    let look = body.look();
    let before = &refound.before;
    let old = passage::joined(
        &format!("… {}", passage::one_line(&before.before)),
        &before.quote,
        &format!("{} …", passage::one_line(&before.after)),
    );
    let new = document.zip(refound.found.likely()).map(|(d, place)| {
        let (ahead, behind) = passage::around(&d.text, place);
        passage::joined(&ahead, d.text.slice(place), &behind)
    });
    let new = new.unwrap_or_else(|| (look.tr("review-no-place"), 0..0));
    let tint = colour(look.palette.tint(tag.map_or(0, |t| t.hue)));
    passage::side_by_side(body, [("review-old", old), ("review-new", new)], tint);
}
