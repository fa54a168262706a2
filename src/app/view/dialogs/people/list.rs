//! The people of a project: what they are called, who is one person, and who only shares a name.

use crate::app::action::{PeopleChange, ProjectAction};
use crate::app::context::Context;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::widget::{Button, Icon, Row, Text};
use crate::model::{AnnotatorId, Moment, Project};
use crate::words::day;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of what a person did.
#[derive(Clone, Default)]
struct Done {
    documents: BTreeSet<String>,
    annotations: usize,
    first: Option<Moment>,
    last: Option<Moment>,
}

/// What everyone did, as of a revision of the session.
struct Counted {
    opening: u64,
    revision: u64,
    by: BTreeMap<AnnotatorId, Done>,
}

/// Whom the dialog is about, and the name that is typed for them.
#[derive(Default)]
pub struct People {
    chosen: Option<AnnotatorId>,
    /// The person as whom the chosen one is to be read.
    into: Option<AnnotatorId>,
    name: String,
    counted: Option<Counted>,
}

impl People {
    fn count(&mut self, ctx: &Context<'_>) {
        let Some(desk) = &ctx.state.desk else { return };
        let now = (desk.opening(), desk.session.revision());
        let is_fresh = |counted: &Counted| (counted.opening, counted.revision) == now;
        if !self.counted.as_ref().is_some_and(is_fresh) {
            self.counted = Some(Counted {
                opening: now.0,
                revision: now.1,
                by: count(desk.project()),
            });
        }
    }

    fn done(&self, id: &AnnotatorId) -> Done {
        let counted = self.counted.as_ref();
        let found = counted.and_then(|counted| counted.by.get(id));
        found.cloned().unwrap_or_default()
    }

    /// Asks whether people of one name are one person.
    fn ask(&mut self, body: &mut Body<'_, '_>) {
        let Some(project) = body.ctx.state.project() else {
            return;
        };
        for (at, people) in project.unions.equal_names().iter().enumerate() {
            let Some(first) = people.first() else {
                continue;
            };
            let known = project.annotators.get(first);
            let name = crate::arabic::visible(known.map_or(first.as_str(), |p| &p.name));
            let words = body.look().tr_with("people-ask", &[("name", name.into())]);
            body.text(&words);
            for id in people {
                let words = self.told(body, id);
                body.hint(&words);
            }
            body.gap(6.0);
            let (same, two) = (body.tr("people-same"), body.tr("people-two"));
            let mut strip = body.strip(31.0);
            if body
                .button_at_start(&mut strip, Button::new(&same), &format!("same-{at}"))
                .clicked()
            {
                let into = self.survivor(body.ctx, people);
                let others = people.iter().filter(|id| **id != into);
                for from in others.cloned() {
                    let into = into.clone();
                    push(body, PeopleChange::Join { from, into });
                }
            }
            if body
                .button_at_start(&mut strip, Button::new(&two), &format!("two-{at}"))
                .clicked()
            {
                push(body, PeopleChange::Apart(people.clone()));
            }
            body.gap(12.0);
        }
    }

    /// Of several people the one whose id is to remain: the user, else who tagged most.
    fn survivor(&self, ctx: &Context<'_>, people: &[AnnotatorId]) -> AnnotatorId {
        let me = ctx.state.me().filter(|me| people.contains(me));
        let most = || people.iter().max_by_key(|id| self.done(id).annotations);
        let survivor = me.or_else(most).or(people.first());
        survivor
            .cloned()
            .expect("a question is about several people")
    }

    /// Somebody by name, with what they did and when.
    fn told(&self, body: &Body<'_, '_>, id: &AnnotatorId) -> String {
        let done = self.done(id);
        let dates = match (done.first, done.last) {
            (Some(first), Some(last)) if day(first) == day(last) => day(first),
            (Some(first), Some(last)) => format!("{} – {}", day(first), day(last)),
            _ => String::new(),
        };
        let values = [
            ("name", body.ctx.state.person(id).into()),
            ("annotations", done.annotations.into()),
            ("documents", done.documents.len().into()),
            ("dates", dates.into()),
        ];
        body.look().tr_with("people-did", &values)
    }

    fn everyone(&mut self, body: &mut Body<'_, '_>) {
        let Some(seen) = body.ctx.state.seen() else {
            return;
        };
        let mut clicked = None;
        let people: Vec<&AnnotatorId> = seen.people().map(|person| &person.id).collect();
        body.list("people", 220.0, |body| {
            for id in people {
                if self.row(body, id) {
                    clicked = Some(id.clone());
                }
            }
        });
        if let Some(id) = clicked {
            let name = seen.person(&id).map(|person| person.name.clone());
            self.name = name.unwrap_or_default();
            self.chosen = Some(id);
            self.into = None;
        }
    }

    fn row(&self, body: &mut Body<'_, '_>, id: &AnnotatorId) -> bool {
        let look = body.look();
        let name = body.ctx.state.person(id);
        let count = self.done(id).annotations;
        let count = look.tr_with("people-count", &[("count", count.into())]);
        let (response, mut strip) = Row::new(&name)
            .height(31.0)
            .rounded()
            .selected(self.chosen.as_ref() == Some(id))
            .show_as(body.ui, look, entry_id(id.as_str()));
        let painter = body.ui.painter();
        Icon::User.paint(look, painter, strip.start(16.0), 15.0, look.quiet());
        strip.start(9.0);
        let count = Text::new(&count).size(12.0).colour(look.quiet());
        let width = count.width(look).ceil();
        count.paint(look, painter, strip.end(width));
        strip.end(8.0);
        Text::new(&name).named().paint(look, painter, strip.rest);
        response.clicked()
    }

    /// What can be done with the one who is chosen.
    fn change(&mut self, body: &mut Body<'_, '_>) {
        let Some(id) = self.chosen.clone() else {
            return;
        };
        body.gap(10.0);
        body.field("people-name", &mut self.name);
        body.gap(6.0);
        let rename = body.tr("people-rename");
        let mut strip = body.strip(31.0);
        let name = self.name.trim().to_owned();
        let button = Button::new(&rename).enabled(!name.is_empty());
        let is_asked = body.button_at_start(&mut strip, button, "rename").clicked();
        if is_asked && !name.is_empty() {
            push(body, PeopleChange::Rename(id.clone(), name));
        }
        let Some(project) = body.ctx.state.project() else {
            return;
        };
        self.ids(body, project, &id);
        let others = project.annotators.keys();
        let others: Vec<&AnnotatorId> = others
            .filter(|other| **other != id && !project.unions.is_joined(other))
            .collect();
        if others.is_empty() {
            return;
        }
        self.join(body, &id, &others);
    }

    /// Chooses the person as whom the chosen one is to be read, and joins them.
    fn join(&mut self, body: &mut Body<'_, '_>, id: &AnnotatorId, others: &[&AnnotatorId]) {
        body.gap(8.0);
        let words = body.tr("people-is-same-as");
        body.label(&words);
        let into = &mut self.into;
        body.list("others", 130.0, |body| {
            for other in others {
                let name = body.ctx.state.person(other);
                let key = format!("into-{other}");
                let (response, strip) = Row::new(&name)
                    .height(29.0)
                    .rounded()
                    .selected(into.as_ref() == Some(*other))
                    .show_as(body.ui, body.ctx.look, entry_id(&key));
                let text = Text::new(&name).named();
                text.paint(body.ctx.look, body.ui.painter(), strip.rest);
                if response.clicked() {
                    *into = Some((*other).clone());
                }
            }
        });
        body.gap(6.0);
        let words = body.tr("people-join");
        let mut strip = body.strip(31.0);
        let button = Button::new(&words).enabled(self.into.is_some());
        let is_asked = body.button_at_start(&mut strip, button, "join").clicked();
        if let Some(into) = self.into.take_if(|_| is_asked) {
            let from = id.clone();
            push(body, PeopleChange::Join { from, into });
        }
    }

    /// The ids that were joined into a person, each with a button that parts it.
    fn ids(&self, body: &mut Body<'_, '_>, project: &Project, id: &AnnotatorId) {
        for other in project.joined_with(id).into_iter().filter(|o| *o != id) {
            body.gap(6.0);
            let known = project.annotators.get(other);
            let name = crate::arabic::visible(known.map_or("", |person| &person.name));
            let values = [("name", name.into()), ("id", other.as_str().into())];
            let words = body.look().tr_with("people-part", &values);
            let mut strip = body.strip(31.0);
            let button = Button::new(&words);
            let key = format!("part-{other}");
            if body.button_at_start(&mut strip, button, &key).clicked() {
                push(body, PeopleChange::Part(other.clone()));
            }
        }
    }
}

impl Form for People {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("people-title")
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        Foot::close(ctx)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        self.count(body.ctx);
        let is_joined = |id: &AnnotatorId| {
            let project = body.ctx.state.project();
            project.is_none_or(|project| project.unions.is_joined(id))
        };
        if self.chosen.as_ref().is_some_and(is_joined) {
            self.chosen = None;
        }
        self.ask(body);
        self.everyone(body);
        self.change(body);
        let words = body.tr("people-hint");
        body.hint(&words);
    }
}

fn push(body: &mut Body<'_, '_>, change: PeopleChange) {
    body.actions.push(ProjectAction::People(change).into());
}

/// What everyone did in the project, by the id under which they did it.
fn count(project: &Project) -> BTreeMap<AnnotatorId, Done> {
    let mut all: BTreeMap<AnnotatorId, Done> = BTreeMap::new();
    for (key, coding) in project.united_codings() {
        let done = all.entry(key.annotator.clone()).or_default();
        for annotation in coding.annotations.values() {
            done.documents.insert(key.document.as_str().to_owned());
            done.annotations += 1;
            let first = done.first.into_iter().chain([annotation.created]).min();
            let last = done.last.into_iter().chain([annotation.modified]).max();
            (done.first, done.last) = (first, last);
        }
    }
    all
}
