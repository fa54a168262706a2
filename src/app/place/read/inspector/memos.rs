//! The memos beside the page: those on what is looked at, or of the whole project.

use super::lists::section;
use super::memo_drafts::Drafts;
use super::{card, quiet_line};
use crate::app::action::{Action, DocumentAction, MemoAction, ReadingAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::derived::{GroupedBy, MemoEntry, MemoGroup};
use crate::app::view::reader::Reader;
use crate::app::widget::{Button, Field, Icon, Look, Menu, Row, Strip, Text, group, paragraph};
use crate::model::{Memo, MemoId, MemoOrder, MemoTopic, Seen};
use crate::typeset::Face;
use crate::words::{topic_in_words, when};
use egui::accesskit::Role;
use egui::{Id, Rect, Ui, vec2};
use std::collections::HashMap;

/// Height of a memo that was not shown yet, points.
const USUAL: f32 = 104.0;
/// How far beyond the view memos are made, so that Tab finds the next, points.
const BEYOND: f32 = 160.0;
/// The most lines of a field; a longer memo scrolls inside it.
const MOST_LINES: usize = 400;
/// Size of a memo's letters, points.
const LETTERS: f32 = 15.0;

/// The memos with what is being written in them.
#[derive(Default)]
pub struct Memos {
    drafts: Drafts,
    /// Heights of memos as they were last shown, points.
    heights: HashMap<MemoId, f32>,
}

impl Memos {
    /// Shows what is above the list: which memos are listed, and the way to list others.
    pub fn choices(&self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let look = ctx.look;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 27.0));
        let mut strip = Strip::new(rect.shrink2(vec2(12.0, 0.0)), look.is_rtl());
        let shown = &ctx.state.memos;
        let words = look.tr("memos-all");
        let all = Button::new(&words).selected(shown.all);
        let place = strip.end(all.width(look));
        strip.end(6.0);
        // What comes first at the start side is reached first by Tab.
        if shown.all {
            order_menu(ui, ctx, strip.rest, actions);
        } else {
            subject_menu(ui, ctx, strip.rest, actions);
        }
        let id = ui.scope_id().with("memos-all");
        if all.show_in(ui, look, place, id).clicked() {
            let memos = shown.clone().whole(!shown.all);
            actions.push(ViewAction::Memos(memos).into());
        }
        ui.add_space(8.0);
    }

    /// Shows the field for a new memo, unless those of the whole project are listed.
    pub fn new_memo(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let subject = ctx.state.memos.subject(&ctx.derived.memos.subjects);
        let may_write = is_writable(ctx) && !ctx.state.memos.all;
        self.drafts
            .turn_to(subject.filter(|_| may_write), ctx, actions);
        let Some(about) = subject.filter(|_| may_write) else {
            return;
        };
        let look = ctx.look;
        card(ui, look, |ui| {
            let words = look.tr("memo-new");
            quiet_line(ui, look, &words);
            let hint = look.tr("memo-new-hint");
            let field = Field::new(&mut self.drafts.new.text)
                .id(Id::unique("new-memo"))
                .multiline(2, MOST_LINES)
                .name(&words)
                .placeholder(&hint)
                .frame(false);
            let width = ui.available_width();
            let shown = field.face(Face::Naskh).size(LETTERS).show(ui, look, width);
            if ctx.state.focus_new_memo {
                shown.response.request_focus();
            }
            if shown.submitted || shown.left {
                self.drafts.write(about, actions);
            }
            if shown.submitted || shown.cancelled {
                ui.memory_mut(|m| m.request_focus(Reader::main_id()));
            }
        });
    }

    /// Shows the list.
    pub fn list(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let Some(seen) = ctx.state.seen() else {
            return;
        };
        let groups = &ctx.derived.memos.groups;
        if groups.is_empty() {
            self.nothing(ui, ctx);
        }
        for at in groups {
            ui.scope(|ui| {
                if ctx.state.memos.all {
                    title(ui, ctx, seen, at, actions);
                }
                group(ui, Role::List, &look_name(ctx, seen, at));
                for entry in &at.memos {
                    self.entry(ui, ctx, seen, entry, actions);
                }
            });
        }
        self.drafts.keep_hidden(actions);
    }

    /// What there is to do where no memo is.
    fn nothing(&self, ui: &mut Ui, ctx: &Context<'_>) {
        let key = match (ctx.state.memos.all, is_writable(ctx)) {
            (true, _) => "empty-memos-all",
            (false, true) => "empty-memos-here",
            (false, false) => "empty-memos-here-read",
        };
        let words = ctx.look.tr(key);
        let place = ui.available_rect_before_wrap().shrink2(vec2(16.0, 0.0));
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
        let ink = ctx.look.quiet();
        let shown = paragraph(&mut inside, ctx.look, Text::new(&words), &words, ink);
        ui.add_space(shown.rect.height());
    }

    /// Keeps what is being written: the memos are not shown.
    pub fn put_away(&mut self, actions: &mut Actions) {
        self.drafts.put_away(actions);
    }

    /// What is being written, as it would be kept if its field were left now.
    pub fn drafts(&self) -> Vec<Action> {
        self.drafts
            .all()
            .into_iter()
            .chain(self.drafts.unwritten())
            .collect()
    }

    /// A memo, or as much room as it takes where it is out of sight.
    fn entry(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        seen: Seen<'_>,
        entry: &MemoEntry,
        actions: &mut Actions,
    ) {
        let Some(memo) = seen.memo(&entry.by, &entry.id) else {
            return;
        };
        let height = self.heights.get(&entry.id).copied().unwrap_or(USUAL);
        let top = ui.cursor().top();
        let view = ui.clip_rect().expand(BEYOND);
        if top + height < view.top() || top > view.bottom() {
            ui.add_space(height);
            return;
        }
        let look = ctx.look;
        let may_change = entry.is_mine && is_writable(ctx);
        card(ui, look, |ui| {
            head(ui, ctx, entry, memo, may_change, actions);
            if may_change {
                self.field(ui, ctx, entry, memo, actions);
            } else {
                let text = Text::new(&memo.text).face(Face::Naskh).size(LETTERS);
                paragraph(ui, look, text, &memo.text, look.ink());
            }
            let is_titled = ctx.state.memos.order == MemoOrder::Thing;
            if ctx.state.memos.all && !is_titled {
                thing(ui, ctx, seen, entry, actions);
            }
        });
        self.heights
            .insert(entry.id.clone(), ui.cursor().top() - top);
    }

    /// The text of a memo of the user.
    fn field(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        entry: &MemoEntry,
        memo: &Memo,
        actions: &mut Actions,
    ) {
        let look = ctx.look;
        let author = ctx.state.person(&entry.by);
        let values = [
            ("author", author.into()),
            ("when", when(memo.created).into()),
        ];
        let name = look.tr_with("memo-text", &values);
        let draft = self.drafts.of(&entry.id, memo);
        let field = Field::new(&mut draft.text)
            .id(Id::unique((
                "memo-of",
                entry.by.as_str(),
                entry.id.as_str(),
            )))
            .multiline(1, MOST_LINES)
            .name(&name)
            .frame(false);
        let width = ui.available_width();
        let shown = field.face(Face::Naskh).size(LETTERS).show(ui, look, width);
        if shown.cancelled {
            draft.text.clone_from(&memo.text);
        }
        if shown.submitted || shown.left {
            actions.extend(draft.change(&entry.id));
        }
        if shown.submitted || shown.cancelled {
            ui.memory_mut(|m| m.request_focus(Reader::main_id()));
        }
    }
}

fn is_writable(ctx: &Context<'_>) -> bool {
    let desk = ctx.state.desk.as_ref();
    desk.is_some_and(crate::desk::Desk::is_writable)
}

/// The button that names the thing whose memos are listed, with the others in its menu.
fn subject_menu(ui: &mut Ui, ctx: &Context<'_>, place: Rect, actions: &mut Actions) {
    let (look, state) = (ctx.look, ctx.state);
    let subjects = &ctx.derived.memos.subjects;
    let (Some(seen), Some(subject)) = (state.seen(), state.memos.subject(subjects)) else {
        return;
    };
    let name = |topic: &MemoTopic| topic_name(look, seen, topic);
    let words = name(subject);
    let button = Button::new(&words).with_icon(Icon::ChevronDown);
    let width = button.width(look).min(place.width());
    let place = Strip::new(place, look.is_rtl()).start(width);
    let button = button.show_in(ui, look, place, ui.scope_id().with("memos-subject"));
    Menu::below(&button, look, 320.0, |menu| {
        for topic in subjects {
            if menu.choice(&name(topic), topic == subject) {
                let mut memos = state.memos.clone();
                memos.choose(topic.clone(), subjects);
                actions.push(ViewAction::Memos(memos).into());
            }
        }
    });
}

/// The button that says what the memos of the project are grouped by.
fn order_menu(ui: &mut Ui, ctx: &Context<'_>, place: Rect, actions: &mut Actions) {
    let (look, state) = (ctx.look, ctx.state);
    let name = |order: MemoOrder| {
        look.tr(match order {
            MemoOrder::Thing => "memos-by-thing",
            MemoOrder::Person => "memos-by-person",
            MemoOrder::Date => "memos-by-date",
        })
    };
    let words = name(state.memos.order);
    let button = Button::new(&words).with_icon(Icon::ChevronDown);
    let width = button.width(look).min(place.width());
    let place = Strip::new(place, look.is_rtl()).start(width);
    let button = button.show_in(ui, look, place, ui.scope_id().with("memos-order"));
    Menu::below(&button, look, 200.0, |menu| {
        menu.title(&look.tr("memos-order"));
        for order in MemoOrder::ALL {
            if menu.choice(&name(order), order == state.memos.order) {
                let memos = state.memos.clone().grouped(order);
                actions.push(ViewAction::Memos(memos).into());
            }
        }
    });
}

/// What a thing is called, with what kind of thing it is.
fn topic_name(look: &Look, seen: Seen<'_>, topic: &MemoTopic) -> String {
    let words = topic_in_words(seen, topic, &look.locale);
    let name = words.name.replace(['\n', '\t'], " ");
    let short: String = name.chars().take(80).collect();
    let values = [("kind", words.kind.into()), ("name", short.into())];
    look.tr_with("memos-thing", &values)
}

fn look_name(ctx: &Context<'_>, seen: Seen<'_>, group: &MemoGroup) -> String {
    match &group.of {
        GroupedBy::Thing(topic) => topic_name(ctx.look, seen, topic),
        GroupedBy::Person(person) => ctx.state.person(person),
        GroupedBy::Day(day) => day.clone(),
    }
}

/// The title of a group; that of a thing leads there.
fn title(ui: &mut Ui, ctx: &Context<'_>, seen: Seen<'_>, group: &MemoGroup, actions: &mut Actions) {
    let words = look_name(ctx, seen, group);
    let GroupedBy::Thing(topic) = &group.of else {
        section(ui, ctx.look, &words, group.memos.len());
        return;
    };
    ui.add_space(6.0);
    let id = Id::unique(("memos-on", words.as_str()));
    lead(ui, ctx, (seen, topic), id, actions);
}

/// The thing that a memo is about, which leads there.
fn thing(ui: &mut Ui, ctx: &Context<'_>, seen: Seen<'_>, entry: &MemoEntry, actions: &mut Actions) {
    ui.add_space(4.0);
    let id = Id::unique(("memo-thing", entry.by.as_str(), entry.id.as_str()));
    lead(ui, ctx, (seen, &entry.about), id, actions);
}

/// A row that names a thing and leads there.
fn lead(
    ui: &mut Ui,
    ctx: &Context<'_>,
    (seen, topic): (Seen<'_>, &MemoTopic),
    id: Id,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let words = topic_name(look, seen, topic);
    let way = way_to(seen, topic);
    let row = Row::new(&words).height(27.0).enabled(way.is_some());
    let (response, mut strip) = row.show_as(ui, look, id);
    if way.is_some() {
        let place = strip.end(14.0);
        Icon::ChevronEnd.paint(look, ui.painter(), place, 14.0, look.faint());
        strip.end(4.0);
    }
    Text::new(&words)
        .medium()
        .size(12.5)
        .colour(look.quiet())
        .paint(look, ui.painter(), strip.rest);
    if response.clicked() {
        actions.extend(way);
    }
}

/// What leads to a thing; nothing where it is the project or is not there.
fn way_to(seen: Seen<'_>, topic: &MemoTopic) -> Option<Action> {
    match topic {
        MemoTopic::Project => None,
        MemoTopic::Annotation(_, id) => {
            seen.annotation(id)?;
            Some(ReadingAction::GoTo(id.clone()).into())
        }
        MemoTopic::Tag(id) => {
            seen.codebook().resolve(id)?;
            Some(ViewAction::LookAtTag(Some(id.clone())).into())
        }
        MemoTopic::Document(id) | MemoTopic::Decision(id, _) => {
            seen.document(id)?;
            Some(DocumentAction::Open(id.clone()).into())
        }
    }
}

/// A line about a memo: its author and date, and for the user's own a button that deletes it.
fn head(
    ui: &mut Ui,
    ctx: &Context<'_>,
    entry: &MemoEntry,
    memo: &Memo,
    may_change: bool,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let mut values = vec![
        ("author", ctx.state.person(&entry.by).into()),
        ("when", when(memo.created).into()),
    ];
    let key = if when(memo.modified) == when(memo.created) {
        "memo-written"
    } else {
        values.push(("changed", when(memo.modified).into()));
        "memo-rewritten"
    };
    let words = look.tr_with(key, &values);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 22.0));
    let mut strip = Strip::new(rect, look.is_rtl());
    if may_change {
        let delete = look.tr("memo-delete");
        let place = strip.end(24.0);
        let id = Id::unique(("memo-delete", entry.by.as_str(), entry.id.as_str()));
        let button = Button::icon(Icon::Delete, &delete);
        if button.show_in(ui, look, place, id).clicked() {
            actions.push(MemoAction::Remove(entry.id.clone()).into());
        }
    }
    let response = ui.interact(
        strip.rest,
        Id::unique(("memo-head", entry.by.as_str(), entry.id.as_str())),
        egui::Sense::hover(),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    Text::new(&words)
        .size(12.0)
        .colour(look.quiet())
        .paint(look, ui.painter(), strip.rest);
}
