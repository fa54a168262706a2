//! The list of changes by day: only the rows in sight are made, so that ten thousand are as quick as ten.

use super::reading::{Read, Row as Entry, before};
use crate::app::shortcut::{OnlyHere, consumed};
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::widget::{FocusedField, Row, Strip, Text, group};
use crate::model::Moment;
use crate::typeset::{Direction, Face, paragraph_direction};
use egui::{Rect, Role, Sense, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

/// Heights of rows, in points.
const DAY: f32 = 30.0;
const CHANGE: f32 = 64.0;
const BEFORE: f32 = 34.0;
/// Width of the time of the day, in points.
const TIME: f32 = 66.0;

/// Which row is chosen.
#[derive(Default)]
pub struct List {
    chosen: Option<usize>,
    /// Whether it is still to be brought into sight.
    follows: bool,
    /// Where each row begins; one more than rows.
    tops: Vec<f32>,
}

impl List {
    /// The moment that is chosen, before all changes or of one; the latter also gives the last moment
    /// before it.
    pub fn chosen(&self, read: &Read) -> Option<(Moment, Option<Moment>)> {
        match read.rows.get(self.chosen?)? {
            Entry::Change { at, .. } => Some((*at, Some(before(*at)))),
            Entry::Before(at) => Some((*at, None)),
            Entry::Day(_) => None,
        }
    }

    /// Nothing is chosen any more, and what was done last comes into sight.
    pub fn forget(&mut self) {
        self.chosen = None;
        self.follows = true;
    }

    /// The rows are others now.
    pub fn forget_place(&mut self, count: usize) {
        // Rows are told from the end: new ones come at the start.
        let before = self.tops.len().saturating_sub(1);
        self.chosen = self.chosen.map(|at| at + count.saturating_sub(before));
        self.chosen = self.chosen.filter(|at| *at < count && before > 0);
        self.tops.clear();
    }

    /// Shows it in a box that scrolls when it is higher than so many points.
    pub fn show(&mut self, body: &mut Body<'_, '_>, read: &Read, most: f32) {
        if self.tops.len() != read.rows.len() + 1 {
            self.tops = tops(read);
        }
        self.keys(body, read);
        let name = body.tr("history-changes");
        body.list("history", most, |body| {
            group(body.ui, accesskit::Role::ListBox, &name);
            let height = self.tops.last().copied().unwrap_or(0.0);
            let width = body.ui.available_width();
            let (_, whole) = body.ui.allocate_space(vec2(width, height));
            let seen = body.ui.clip_rect();
            let place = |at: usize| {
                Rect::from_min_max(
                    pos2(whole.left(), whole.top() + self.tops[at]),
                    pos2(whole.right(), whole.top() + self.tops[at + 1]),
                )
            };
            let first = self
                .tops
                .partition_point(|top| whole.top() + top < seen.top());
            let mut clicked = None;
            for at in first.saturating_sub(1)..read.rows.len() {
                let rect = place(at);
                if rect.top() > seen.bottom() {
                    break;
                }
                if row(body, &read.rows[at], at, rect, self.chosen == Some(at)) {
                    clicked = Some(at);
                }
            }
            if std::mem::take(&mut self.follows) && !read.rows.is_empty() {
                body.ui
                    .scroll_to_rect(place(self.chosen.unwrap_or(0)), None);
            }
            if let Some(at) = clicked {
                self.chosen = Some(at);
                body.ui.ctx().request_repaint();
            }
        });
    }

    /// Up and down go from change to change.
    fn keys(&mut self, body: &Body<'_, '_>, read: &Read) {
        if FocusedField::of(body.ui.ctx()).is_some() {
            return;
        }
        let (up, down) = body
            .ui
            .input_mut(|i| (consumed(i, OnlyHere::RowUp), consumed(i, OnlyHere::RowDown)));
        if up == down {
            return;
        }
        let is_row = |at: &usize| !matches!(read.rows.get(*at), None | Some(Entry::Day(_)));
        let next = match (self.chosen, down) {
            (None, _) => (0..read.rows.len()).find(is_row),
            (Some(at), true) => (at + 1..read.rows.len()).find(is_row),
            (Some(at), false) => (0..at).rev().find(is_row),
        };
        if next.is_some() {
            self.chosen = next;
            self.follows = true;
        }
    }
}

fn tops(read: &Read) -> Vec<f32> {
    let mut tops = Vec::with_capacity(read.rows.len() + 1);
    let mut at = 0.0;
    for row in &read.rows {
        tops.push(at);
        at += match row {
            Entry::Day(_) => DAY,
            Entry::Change { facts, .. } if facts.is_empty() => CHANGE - 20.0,
            Entry::Change { .. } => CHANGE,
            Entry::Before(_) => BEFORE,
        };
    }
    tops.push(at);
    tops
}

/// Shows a row in its place. Returns whether it was clicked.
fn row(body: &mut Body<'_, '_>, entry: &Entry, at: usize, rect: Rect, chosen: bool) -> bool {
    let look = body.look();
    match entry {
        Entry::Day(day) => {
            let text = Text::new(day).size(12.0).semibold().colour(look.quiet());
            let line = rect.with_min_y(rect.top() + 6.0);
            text.paint(look, body.ui.painter(), line);
            let response =
                body.ui
                    .interact(rect, entry_id(&format!("history-{day}")), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, day));
            false
        }
        Entry::Before(_) => {
            let words = look.tr("history-before");
            let (response, strip) = option(body, &words, at, rect, chosen);
            Text::new(&words).paint(look, body.ui.painter(), strip.rest);
            response.clicked()
        }
        Entry::Change {
            time,
            what,
            of,
            facts,
            ..
        } => {
            let said = [time, what, of, facts].map(String::as_str);
            let said = said.into_iter().filter(|words| !words.is_empty());
            let name = said.collect::<Vec<&str>>().join(". ");
            let (response, mut strip) = option(body, &name, at, rect, chosen);
            let painter = body.ui.painter();
            let mut line = strip.start(TIME);
            line.set_height(24.0);
            let clock = Text::new(time).size(12.0).colour(look.quiet());
            clock.direction(Direction::Ltr).paint(look, painter, line);
            let lines = |from: f32, height: f32| {
                Rect::from_min_size(
                    pos2(strip.rest.left(), rect.top() + from),
                    vec2(strip.rest.width(), height),
                )
            };
            let quiet = Text::new(what).size(12.0).colour(look.quiet());
            quiet.paint(look, painter, lines(2.0, 19.0));
            let passage = Text::new(of).face(Face::Naskh).size(15.0);
            let passage = passage.direction(paragraph_direction(of, look.direction()));
            passage.paint(look, painter, lines(20.0, 23.0));
            Text::new(facts)
                .size(12.0)
                .paint(look, painter, lines(42.0, 19.0));
            response.clicked()
        }
    }
}

/// A row that can be chosen.
fn option(
    body: &mut Body<'_, '_>,
    name: &str,
    at: usize,
    rect: Rect,
    chosen: bool,
) -> (egui::Response, Strip) {
    let mut inside = body.ui.new_child(UiBuilder::new().max_rect(rect));
    let row = Row::new(name).height(rect.height()).rounded();
    let row = row.selected(chosen).role(Role::ListBoxOption).place(at);
    let id = entry_id(&format!("history-row-{at}"));
    row.show_as(&mut inside, body.look(), id)
}
