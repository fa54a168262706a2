//! What was changed in several places at once: the versions side by side, and the choice.

use crate::app::action::{AnnotateAction, ChoosingAction};
use crate::app::computed::Computed;
use crate::app::context::Context;
use crate::app::derived::ProjectVersion;
use crate::app::paint::colour;
use crate::app::shortcut::digit_keys;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::Form;
use crate::app::widget::{Button, Icon, Kind, Strip, Text, paragraph};
use crate::edit::EditName;
use crate::model::{RecordId, TagId};
use crate::store::Alternatives;
use crate::words::{Fact, facts, kind_in_words};
use egui::{Color32, Rect, UiBuilder, pos2, vec2};
use std::rc::Rc;

/// Width of the names of facts, in points.
const NAMES: f32 = 118.0;
/// Space between two columns, in points.
const BETWEEN: f32 = 14.0;

/// Which of what waits is looked at, and which of its other versions.
#[derive(Default)]
pub struct Choices {
    at: usize,
    other: usize,
    waiting: Computed<Option<ProjectVersion>, Rc<Vec<Waiting>>>,
}

/// One thing that waits for a choice.
enum Waiting {
    Record(Alternatives),
    /// Tags that stand below each other.
    Circle(Vec<TagId>),
    /// Tags that were merged into each other.
    Merged(Vec<TagId>),
}

fn waiting(ctx: &Context<'_>) -> Vec<Waiting> {
    let Some(seen) = ctx.state.seen() else {
        return Vec::new();
    };
    let records = ctx.state.alternatives();
    let records = records.into_iter().map(Waiting::Record);
    let book = seen.codebook();
    let circles = book.circles().into_iter().map(Waiting::Circle);
    let merged = book.merge_circles().into_iter().map(Waiting::Merged);
    records.chain(circles).chain(merged).collect()
}

impl Form for Choices {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("choices-title")
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        let ctx = body.ctx;
        let now = ProjectVersion::of(ctx.state);
        let all = self.waiting.get(now, || Rc::new(waiting(ctx))).clone();
        self.at = self.at.min(all.len().saturating_sub(1));
        match all.get(self.at) {
            None => {
                let words = body.tr("choices-none");
                body.text(&words);
            }
            Some(one) => {
                let what = match one {
                    Waiting::Record(record) => named(body, record),
                    Waiting::Circle(_) => body.tr("choices-circle"),
                    Waiting::Merged(_) => body.tr("choices-merged"),
                };
                self.top(body, &what, all.len());
                match one {
                    Waiting::Record(record) => self.record(body, record),
                    Waiting::Circle(circle) => circle_of(body, circle, &BELOW),
                    Waiting::Merged(circle) => circle_of(body, circle, &MERGED),
                }
            }
        }
        undo(body);
        aside(body);
    }
}

impl Choices {
    /// What it is, which of how many, and the way to the others.
    fn top(&mut self, body: &mut Body<'_, '_>, what: &str, count: usize) {
        let look = body.look();
        let mut strip = body.strip(30.0);
        if count > 1 {
            let [next, previous] = ["choices-next", "choices-previous"].map(|key| body.tr(key));
            let forth = Button::new(&next).enabled(self.at + 1 < count);
            if body
                .button_at_end(&mut strip, forth, "choices-next")
                .clicked()
            {
                (self.at, self.other) = (self.at + 1, 0);
            }
            let back = Button::new(&previous).enabled(self.at > 0);
            if body
                .button_at_end(&mut strip, back, "choices-previous")
                .clicked()
            {
                (self.at, self.other) = (self.at - 1, 0);
            }
        }
        let values = [
            ("what", what.into()),
            ("number", (self.at + 1).into()),
            ("count", count.into()),
        ];
        let words = look.tr_with("choices-which", &values);
        let mut inside = body.ui.new_child(UiBuilder::new().max_rect(strip.rest));
        paragraph(
            &mut inside,
            look,
            Text::new(&words).medium(),
            &words,
            look.ink(),
        );
    }

    fn record(&mut self, body: &mut Body<'_, '_>, record: &Alternatives) {
        let Some(seen) = body.ctx.state.seen() else {
            return;
        };
        let look = body.look();
        let others = record.versions.len() - 1;
        self.other = self.other.min(others.saturating_sub(1));
        let pair = [0, self.other + 1];
        if others > 1 {
            self.which_other(body, others);
        }
        let facts = facts(seen, record, &look.locale);
        let written = pair.map(|place| {
            let written = record.versions.get(place).and_then(|v| v.written);
            written.map_or_else(String::new, crate::words::when)
        });
        let heads = [look.tr("choices-shown"), look.tr("choices-other")];
        row(body, "", (&heads[0], &heads[1]), Mark::Head);
        if written[0] != written[1] {
            let name = body.tr("choices-written");
            row(body, &name, (&written[0], &written[1]), Mark::Same);
        }
        for fact in &facts {
            let mark = if fact.values[pair[0]] != fact.values[pair[1]] {
                Mark::Differs
            } else {
                Mark::Same
            };
            let said = pair.map(|place| value(fact, place, look.tr("choices-nothing")));
            row(body, &fact.name, (&said[0], &said[1]), mark);
        }
        body.gap(10.0);
        self.buttons(body, record);
    }

    fn which_other(&mut self, body: &mut Body<'_, '_>, others: usize) {
        let look = body.look();
        let mut strip = body.strip(30.0);
        let words = look.tr_with("choices-next-other", &[("count", others.into())]);
        let button = Button::new(&words);
        if body
            .button_at_end(&mut strip, button, "choices-other")
            .clicked()
        {
            self.other = (self.other + 1) % others;
        }
    }

    /// One button a column, and one for keeping both; the digits do the same.
    fn buttons(&self, body: &mut Body<'_, '_>, record: &Alternatives) {
        let state = body.ctx.state;
        let theirs = record.of.coding();
        let may = |key| state.desk.as_ref().is_some_and(|d| d.may_settle(key));
        let may = theirs.is_none_or(may);
        if let Some(key) = theirs.filter(|_| !may) {
            let name = state.person(&key.annotator);
            let words = body
                .look()
                .tr_with("choices-theirs", &[("name", name.into())]);
            body.hint(&words);
        }
        let digit = body.digit().filter(|_| may);
        let version = &record.versions[self.other + 1].version;
        let mut strip = body.strip(32.0);
        strip.start(NAMES);
        let columns = columns(strip);
        let words = ["choices-take-shown", "choices-take-other"].map(|key| body.tr(key));
        let names = [None, Some(version.name.clone())];
        for (place, name) in names.into_iter().enumerate() {
            let keys = (place + 1).to_string();
            let button = Button::new(&words[place])
                .kind(Kind::Primary)
                .keys(&keys)
                .enabled(may);
            let mut column = Strip::new(columns[place], body.look().is_rtl());
            let id = ["choices-take-shown", "choices-take-other"][place];
            let clicked = body.button_at_start(&mut column, button, id).clicked();
            if clicked || digit == Some(place + 1) {
                let choose = ChoosingAction::Choose(record.of.clone(), name);
                body.actions.push(choose.into());
                return;
            }
        }
        let living = record
            .versions
            .iter()
            .filter(|v| !v.version.says.is_deleted());
        if !matches!(record.of, RecordId::Annotation(..)) || living.count() < 2 {
            return;
        }
        body.gap(6.0);
        let mut strip = body.strip(32.0);
        strip.start(NAMES);
        let words = body.tr("choices-keep-both");
        let keys = digit_keys(3);
        let button = Button::new(&words).keys(&keys).enabled(may);
        let clicked = body.button_at_start(&mut strip, button, "choices-keep-both");
        if clicked.clicked() || digit == Some(3) {
            let keep = ChoosingAction::KeepEvery(record.of.clone());
            body.actions.push(keep.into());
        }
    }
}

/// What kind of record it is, and whose.
fn named(body: &Body<'_, '_>, record: &Alternatives) -> String {
    let kind = kind_in_words(&record.of, &body.look().locale);
    match record.of.coding() {
        Some(key) => format!("{kind} ({})", body.ctx.state.person(&key.annotator)),
        None => kind,
    }
}

/// What a version says of a fact. A screen reader is told when it says nothing.
fn value(fact: &Fact, place: usize, nothing: String) -> String {
    match fact.values.get(place) {
        Some(value) if !value.is_empty() => value.clone(),
        _ => nothing,
    }
}

/// How a row looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Head,
    Same,
    Differs,
}

/// Two columns of the same width.
fn columns(strip: Strip) -> [Rect; 2] {
    let mut strip = strip;
    let width = ((strip.rest.width() - BETWEEN) / 2.0).max(40.0);
    let first = strip.start(width);
    strip.start(BETWEEN);
    [first, strip.start(width)]
}

/// A fact with what both versions say of it; a bar at its start says that they differ.
fn row(body: &mut Body<'_, '_>, name: &str, values: (&str, &str), mark: Mark) {
    let look = body.look();
    let room = body.ui.available_rect_before_wrap();
    let mut strip = Strip::new(room, look.is_rtl());
    let mut names = Strip::new(strip.start(NAMES), look.is_rtl());
    let edge = names.start(9.0);
    names.end(8.0);
    let differs = mark == Mark::Differs;
    let told = if differs {
        look.tr_with("choices-differs", &[("name", name.into())])
    } else {
        name.to_owned()
    };
    let ink = if differs { look.ink() } else { look.quiet() };
    let mut bottom = room.top();
    let mut cell = |place: Rect, words: &str, text: Text<'_>, ink: Color32| {
        if words.is_empty() {
            return;
        }
        let mut inside = body.ui.new_child(UiBuilder::new().max_rect(place));
        paragraph(&mut inside, look, text, words, ink);
        bottom = bottom.max(inside.min_rect().bottom());
    };
    cell(names.rest, &told, Text::new(&told).size(12.0), ink);
    for (place, words) in columns(strip).into_iter().zip([values.0, values.1]) {
        let text = match mark {
            Mark::Same => Text::new(words),
            Mark::Head | Mark::Differs => Text::new(words).medium(),
        };
        let ink = if mark == Mark::Same {
            look.quiet()
        } else {
            look.ink()
        };
        cell(place, words, text, ink);
    }
    if differs {
        let x = edge.center().x;
        let bar = Rect::from_min_max(pos2(x - 1.5, room.top() + 2.0), pos2(x + 1.5, bottom - 2.0));
        body.ui
            .painter()
            .rect_filled(bar, 1.5, colour(look.palette.warning));
    }
    let height = bottom - room.top() + 6.0;
    body.ui.allocate_space(vec2(room.width(), height));
}

/// How a circle of tags is told and opened.
struct Telling {
    /// How one tag leads to the next.
    link: &'static str,
    hint: &'static str,
    /// What can be done with each tag.
    choose: &'static str,
    ask: fn(TagId) -> ChoosingAction,
}

/// One of the tags goes to the top.
const BELOW: Telling = Telling {
    link: "choices-below",
    hint: "choices-circle-hint",
    choose: "choices-to-top",
    ask: ChoosingAction::LiftOut,
};

/// One of the tags comes back.
const MERGED: Telling = Telling {
    link: "choices-merged-into",
    hint: "choices-merged-hint",
    choose: "choices-keep-tag",
    ask: ChoosingAction::Revive,
};

/// Tags that lead to each other.
fn circle_of(body: &mut Body<'_, '_>, circle: &[TagId], telling: &Telling) {
    let look = body.look();
    let Some(seen) = body.ctx.state.seen() else {
        return;
    };
    let name = |id: &TagId| {
        let tag = seen.codebook().get(id);
        tag.map_or_else(|| id.as_str().to_owned(), |tag| look.name(&tag.name))
    };
    for (place, tag) in circle.iter().enumerate() {
        let next = &circle[(place + 1) % circle.len()];
        let values = [("tag", name(tag).into()), ("above", name(next).into())];
        let words = look.tr_with(telling.link, &values);
        body.text(&words);
    }
    let words = body.tr(telling.hint);
    body.hint(&words);
    body.gap(8.0);
    let may = body
        .ctx
        .state
        .desk
        .as_ref()
        .is_some_and(|d| d.is_writable());
    for (place, tag) in circle.iter().enumerate() {
        let words = look.tr_with(telling.choose, &[("tag", name(tag).into())]);
        let mut strip = body.strip(34.0);
        let button = Button::new(&words).enabled(may);
        if body
            .button_at_start(&mut strip, button, &format!("choices-top-{place}"))
            .clicked()
        {
            body.actions.push((telling.ask)(tag.clone()).into());
        }
    }
}

/// The last choice can be taken back where it was made.
fn undo(body: &mut Body<'_, '_>) {
    let desk = body.ctx.state.desk.as_ref();
    let last = desk.and_then(|d| d.session.history().undo_name());
    if last != Some(EditName::Choose) {
        return;
    }
    body.gap(8.0);
    let words = body.tr("choices-undo");
    let mut strip = body.strip(30.0);
    let button = Button::new(&words).with_icon(Icon::Undo);
    if body
        .button_at_start(&mut strip, button, "choices-undo")
        .clicked()
    {
        body.actions.push(AnnotateAction::Undo.into());
    }
}

/// What a sync tool put aside, and putting it away.
fn aside(body: &mut Body<'_, '_>) {
    let desk = body.ctx.state.desk.as_ref();
    let Some(desk) = desk.filter(|d| !d.aside.is_empty()) else {
        return;
    };
    let look = body.look();
    body.gap(12.0);
    let words = look.tr_with("choices-aside", &[("count", desk.aside.len().into())]);
    body.text(&words);
    let names: Vec<String> = desk
        .aside
        .iter()
        .map(|a| crate::arabic::visible(&a.file))
        .collect();
    for name in names.iter().take(8) {
        let place = body.strip(19.0);
        let text = Text::new(name).size(12.0).colour(look.quiet());
        let text = text.direction(crate::typeset::Direction::Ltr);
        text.paint(look, body.ui.painter(), place.rest);
        let id = entry_id(&format!("aside-{name}"));
        let response = body.ui.interact(place.rest, id, egui::Sense::hover());
        let told = || egui::WidgetInfo::labeled(egui::Role::Label, true, name);
        response.widget_info(told);
    }
    let words = body.tr("choices-put-away");
    let mut strip = body.strip(34.0);
    let button = Button::new(&words).enabled(desk.is_writable());
    if body
        .button_at_start(&mut strip, button, "choices-put-away")
        .clicked()
    {
        body.actions.push(ChoosingAction::PutAway.into());
    }
    let words = body.tr("choices-put-away-hint");
    body.hint(&words);
}
