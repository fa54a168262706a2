//! Who is tagging: someone the project knows, or someone new.

use crate::app::action::ProjectAction;
use crate::app::computed::Computed;
use crate::app::context::{Actions, Context};
use crate::app::derived::ProjectVersion;
use crate::app::state::State;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::widget::{Icon, Row, Text};
use crate::model::{Annotator, AnnotatorId};
use std::rc::Rc;

/// Who was chosen, or the name that is typed.
#[derive(Default)]
pub struct WhoTags {
    name: String,
    /// Somebody else of that name is meant.
    is_another: bool,
    chosen: Option<AnnotatorId>,
    /// Everyone whom the project knows, by name.
    people: Computed<Option<ProjectVersion>, Rc<[AnnotatorId]>>,
    /// The people whose names are equal to what is typed.
    equal: Rc<[AnnotatorId]>,
    /// Finds them, for a project and a typed name.
    found: Computed<(Option<ProjectVersion>, String), Rc<[AnnotatorId]>>,
}

impl WhoTags {
    /// Finds the people whose names are equal to what is typed, where either changed.
    fn find_equal(&mut self, ctx: &Context<'_>) {
        let (state, name) = (ctx.state, &self.name);
        let now = ProjectVersion::of(state);
        let equal = || {
            let known = state.project().map(|project| project.people_called(name));
            let known = known.into_iter().flatten();
            let ids = known.map(|person| person.id.clone()).collect();
            ((now, name.clone()), ids)
        };
        let is_current =
            |(of, typed): &(Option<ProjectVersion>, String)| *of == now && typed == name;
        self.equal = self.found.get_if(is_current, equal).clone();
    }

    /// Asks whether somebody known is meant, where a known name is typed.
    fn ask(&mut self, body: &mut Body<'_, '_>) {
        self.find_equal(body.ctx);
        let Some(first) = self.equal.first() else {
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
        let state = body.ctx.state;
        let now = ProjectVersion::of(state);
        let people = self.people.get(now, || people_by_name(state)).clone();
        if people.is_empty() {
            return;
        }
        let words = body.tr("annotator-known");
        body.label(&words);
        let mut chosen = None;
        body.list("annotators", 240.0, |body| {
            for person in &people[..] {
                if row(body, person) {
                    chosen = Some(person.clone());
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
        let is_clear = match self.equal[..] {
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

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let action = match self.chosen.take() {
            Some(id) => ProjectAction::Be(id),
            None => match &self.equal[..] {
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

/// Everyone whom the project knows, by name, people of one name by id.
fn people_by_name(state: &State) -> Rc<[AnnotatorId]> {
    let seen = state.seen();
    let mut people: Vec<&Annotator> = seen.into_iter().flat_map(|seen| seen.people()).collect();
    people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    people.into_iter().map(|person| person.id.clone()).collect()
}

fn row(body: &mut Body<'_, '_>, person: &AnnotatorId) -> bool {
    let look = body.look();
    let name = body.ctx.state.person(person);
    let is_me = body.ctx.state.me() == Some(person);
    let id = entry_id(person.as_str());
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
