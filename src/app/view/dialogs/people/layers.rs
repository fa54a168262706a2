//! Whose annotations are shown in the text and its margin, and of which tags.

use crate::app::action::{LayerChange, ViewAction};
use crate::app::context::Context;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::tag_list::TagList;
use crate::app::widget::{Choice, Text};
use crate::model::{AnnotatorId, TagId};
use std::collections::BTreeSet;

/// What is typed into the filter of the tags; what is shown changes at once.
#[derive(Default)]
pub struct ShownLayers {
    tags: TagList,
    /// The shown tags as the list has them, to be changed there.
    chosen: BTreeSet<TagId>,
}

impl ShownLayers {
    fn tags(&mut self, body: &mut Body<'_, '_>) {
        let shown = body.ctx.state.layers.tags.as_ref();
        let words = body.tr("layers-tags");
        body.label(&words);
        if body.radio("layers-all-tags", shown.is_none()) {
            body.actions
                .push(ViewAction::Layers(LayerChange::Tags(None)).into());
        }
        if body.radio("layers-some-tags", shown.is_some()) && shown.is_none() {
            let none = LayerChange::Tags(Some(Default::default()));
            body.actions.push(ViewAction::Layers(none).into());
        }
        let Some(shown) = shown else { return };
        if self.chosen != *shown {
            self.chosen.clone_from(shown);
        }
        body.gap(6.0);
        if self.tags.several(body, 250.0, &mut self.chosen, |_| true) {
            let change = LayerChange::Tags(Some(self.chosen.clone()));
            body.actions.push(ViewAction::Layers(change).into());
        }
    }
}

impl Form for ShownLayers {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("layers-title")
    }

    fn width(&self) -> f32 {
        460.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        Foot::close(ctx)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        let words = body.tr("layers-people");
        body.label(&words);
        people(body);
        let words = body.tr("layers-lanes");
        body.hint(&words);
        body.gap(12.0);
        self.tags(body);
    }
}

/// Everyone with a check box, whoever is tagging first.
fn people(body: &mut Body<'_, '_>) {
    let derived = body.ctx.derived;
    for person in derived.people() {
        let lane = derived.shown().iter().position(|shown| shown == person);
        row(body, person, lane);
    }
}

fn row(body: &mut Body<'_, '_>, person: &AnnotatorId, lane: Option<usize>) {
    let (look, state) = (body.look(), body.ctx.state);
    let name = state.person(person);
    let is_me = state.me() == Some(person);
    let words = if is_me {
        look.tr_with("layers-me", &[("name", name.into())])
    } else {
        name
    };
    let choice = Choice::check(&words, lane.is_some());
    let (response, strip) = choice.show(body.ui, look, entry_id(person.as_str()));
    let about = match lane {
        Some(lane) => look.tr_with("layers-lane", &[("lane", (lane + 1).to_string().into())]),
        None => look.tr("layers-hidden"),
    };
    Text::new(&about)
        .size(12.0)
        .colour(look.quiet())
        .at_end()
        .paint(look, body.ui.painter(), strip.rest);
    if response.clicked() {
        let change = LayerChange::Person(person.clone(), lane.is_none());
        body.actions.push(ViewAction::Layers(change).into());
    }
}
