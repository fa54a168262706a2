//! Passages that were not found for certain in a text that was replaced: old and new side by side.

use super::body::{Body, frame, label_in};
use super::form::{Foot, Form};
use super::passage;
use crate::app::action::AnnotateAction;
use crate::app::context::{Actions, Context};
use crate::app::paint::colour;
use crate::app::widget::Button;
use crate::arabic::visible;
use crate::edit::{Refound, unsettled};
use crate::model::{Document, Found, Tag};
use egui::{Rect, UiBuilder, pos2, vec2};
use std::ops::Range;

/// Between the two passages, points.
const GAP: f32 = 12.0;

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
        body.text(&format!("{name}: {title}"));
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
    let sides: [(&str, (String, Range<usize>)); 2] = [("review-old", old), ("review-new", new)];
    let area = body.ui.available_rect_before_wrap();
    let width = (area.width() - GAP) / 2.0;
    let mut lowest = area.top();
    for (index, (key, (words, quote))) in sides.iter().enumerate() {
        // The old one comes first for the reader.
        let is_left = (index == 0) != look.is_rtl();
        let left = if is_left {
            area.left()
        } else {
            area.right() - width
        };
        let place = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
        let mut ui = body.ui.new_child(UiBuilder::new().max_rect(place));
        let line = Rect::from_min_size(place.min, vec2(width, 21.0));
        label_in(&ui, look, line, &look.tr(key));
        ui.add_space(21.0);
        frame(look).show(&mut ui, |ui| {
            ui.set_width(ui.available_width());
            let place = ui.available_rect_before_wrap().shrink2(vec2(12.0, 4.0));
            let height = passage::paint(ui, look, place, (words, quote.clone()), tint, key);
            ui.allocate_space(vec2(ui.available_width(), height + 8.0));
        });
        lowest = lowest.max(ui.min_rect().bottom());
    }
    body.ui
        .allocate_space(vec2(area.width(), lowest - area.top()));
}
