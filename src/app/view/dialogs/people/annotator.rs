//! Who is tagging: someone the project knows, or someone new.

use crate::app::action::ProjectAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::widget::{Icon, Row, Text};
use crate::model::{Annotator, AnnotatorId};

/// Who was chosen, or the name that is typed.
#[derive(Default)]
pub struct WhoTags {
    name: String,
    /// Somebody else of that name is meant.
    is_another: bool,
    chosen: Option<AnnotatorId>,
}

impl WhoTags {
    /// The people whose names are equal to what is typed.
    fn equal(&self, ctx: &Context<'_>) -> Vec<AnnotatorId> {
        let known = ctx.state.project().map(|p| p.people_called(&self.name));
        let known = known.into_iter().flatten();
        known.map(|person| person.id.clone()).collect()
    }

    /// Asks whether somebody known is meant, where a known name is typed.
    fn ask(&mut self, body: &mut Body<'_, '_>) {
        let equal = self.equal(body.ctx);
        let Some(first) = equal.first() else {
            return;
        };
        let name = body.ctx.state.person(first);
        let known = [("name", name.into())];
        let words = body.look().tr_with("annotator-is-known", &known);
        body.gap(6.0);
        body.hint(&words);
        body.gap(4.0);
        if body.check("annotator-another", self.is_another) {
            self.is_another = !self.is_another;
        }
    }

    fn people(&mut self, body: &mut Body<'_, '_>) {
        let Some(seen) = body.ctx.state.seen() else {
            return;
        };
        let mut people: Vec<&Annotator> = seen.people().collect();
        people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        if people.is_empty() {
            return;
        }
        let words = body.tr("annotator-known");
        body.label(&words);
        let mut chosen = None;
        body.list("annotators", 240.0, |body| {
            for person in people {
                if row(body, person) {
                    chosen = Some(person.id.clone());
                }
            }
        });
        if chosen.is_some() {
            self.chosen = chosen;
            body.submitted = true;
        }
        body.gap(12.0);
    }
}

impl Form for WhoTags {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("annotator-title")
    }

    fn width(&self) -> f32 {
        420.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let is_clear = match self.equal(ctx)[..] {
            [] | [_] => true,
            _ => self.is_another,
        };
        let ready = self.chosen.is_some() || (is_clear && !self.name.trim().is_empty());
        Foot::primary(ctx, "annotator-do", ready)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        let words = body.tr("annotator-hint");
        body.text(&words);
        body.gap(10.0);
        self.people(body);
        body.field("annotator-new", &mut self.name);
        self.ask(body);
        body.gap(8.0);
        let words = body.tr("annotator-locks");
        body.hint(&words);
    }

    fn submit(&mut self, ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let action = match self.chosen.take() {
            Some(id) => ProjectAction::Be(id),
            None => match &self.equal(ctx)[..] {
                [known] if !self.is_another => ProjectAction::Be(known.clone()),
                equal => ProjectAction::BeNew {
                    name: self.name.trim().to_owned(),
                    is_another: !equal.is_empty(),
                },
            },
        };
        actions.push(action.into());
        true
    }
}

fn row(body: &mut Body<'_, '_>, person: &Annotator) -> bool {
    let look = body.look();
    let name = body.ctx.state.person(&person.id);
    let is_me = body.ctx.state.me() == Some(&person.id);
    let id = entry_id(person.id.as_str());
    let (response, mut strip) = Row::new(&name)
        .height(31.0)
        .rounded()
        .marked(is_me)
        .show_as(body.ui, look, id);
    let painter = body.ui.painter();
    Icon::User.paint(look, painter, strip.start(16.0), 15.0, look.quiet());
    strip.start(9.0);
    if is_me {
        Icon::Check.paint(look, painter, strip.end(16.0), 15.0, look.accent());
        strip.end(8.0);
    }
    Text::new(&name).named().paint(look, painter, strip.rest);
    response.clicked()
}
