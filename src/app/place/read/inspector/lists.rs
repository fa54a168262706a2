//! The lists of the inspector: what else lies where the current annotation lies, what has no place in
//! the text any more, and all annotations of the document.

use crate::app::action::ReadingAction;
use crate::app::context::{Actions, Context};
use crate::app::place::read::in_sight::show_in_sight;
use crate::app::widget::{Look, Row, Strip, Text, chip, group, paragraph, size_of, tip};
use crate::model::Annotation;
use crate::page::Mark;
use crate::typeset::{Face, paragraph_direction};
use egui::{Id, Role, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// Height of a row, points.
const ROW: f32 = 31.0;

/// What else lies where the annotation lies.
pub(super) fn here(ui: &mut Ui, ctx: &Context<'_>, annotation: &Annotation, actions: &mut Actions) {
    let Some(document) = ctx.state.document() else {
        return;
    };
    let Some(span) = annotation.target.resolve(&document.text).span() else {
        return;
    };
    let marks = &ctx.derived.marks;
    let others: Vec<&Mark> = marks
        .within(span)
        .into_iter()
        .map(|i| &*marks.all()[i])
        .filter(|m| m.id != annotation.id)
        .take(8)
        .collect();
    if others.is_empty() {
        return;
    }
    section(ui, ctx.look, &ctx.look.tr("annotations-here"), others.len());
    ui.scope(|ui| {
        group(ui, Role::ListBox, &ctx.look.tr("annotations-here"));
        size_of(ui.ctx(), ui.unique_id(), others.len());
        for (index, mark) in others.into_iter().enumerate() {
            let name = mark_name(ctx, mark);
            let person = ctx.state.person(&mark.annotator);
            entry(ui, ctx, mark, (&name, &person), ("here", index), actions);
        }
    });
}

/// The annotations of the document, in its order.
pub(super) fn of_document(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    let look = ctx.look;
    let Some(document) = ctx.state.document() else {
        return;
    };
    let all = ctx.derived.marks.all();
    let name = look.tr("annotations-document");
    section(ui, look, &name, all.len());
    if all.is_empty() {
        let place = ui.available_rect_before_wrap().shrink2(vec2(14.0, 0.0));
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
        let words = look.tr("empty-annotations");
        let shown = paragraph(&mut inside, look, Text::new(&words), &words, look.quiet());
        ui.add_space(shown.rect.height());
    }
    let words = |mark: &Mark| document.text.slice(mark.span).chars().take(80).collect();
    let list = List {
        all,
        name: &name,
        salt: "list",
    };
    rows_in_sight(ui, ctx, list, words, actions);
}

/// The annotations whose passage is not in the text, in the order of where they were; nothing when
/// there are none.
pub(super) fn lost(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    let all = ctx.derived.marks.lost();
    let Some(seen) = ctx.state.seen().filter(|_| !all.is_empty()) else {
        return;
    };
    let name = ctx.look.tr("annotations-lost");
    section(ui, ctx.look, &name, all.len());
    let words = |mark: &Mark| {
        let found = seen.annotation(&mark.id);
        let quote = found.map_or("", |(_, annotation)| &annotation.target.quote);
        quote.chars().take(80).collect()
    };
    let list = List {
        all,
        name: &name,
        salt: "lost",
    };
    rows_in_sight(ui, ctx, list, words, actions);
}

/// The rows in sight of a long list.
fn rows_in_sight(
    ui: &mut Ui,
    ctx: &Context<'_>,
    list: List<'_>,
    words: impl Fn(&Mark) -> String,
    actions: &mut Actions,
) {
    let List { all, name, salt } = list;
    show_in_sight(ui, ROW, all.len(), |ui, range| {
        ui.scope(|ui| {
            group(ui, Role::ListBox, name);
            size_of(ui.ctx(), ui.unique_id(), all.len());
            for index in range {
                let mark = &all[index];
                let words = words(mark).replace(['\n', '\t'], " ");
                let words = crate::arabic::visible(&words);
                let person = ctx.state.person(&mark.annotator);
                let about = format!("{} · {person}", mark_name(ctx, mark));
                entry(ui, ctx, mark, (&words, &about), (salt, index), actions);
            }
        });
    });
}

/// A list of annotations.
struct List<'a> {
    all: &'a [Arc<Mark>],
    name: &'a str,
    /// Tells the ids of its rows from those of another list.
    salt: &'static str,
}

fn mark_name(ctx: &Context<'_>, mark: &Mark) -> String {
    if mark.hue.is_some() {
        ctx.look.name(&mark.name)
    } else {
        ctx.look.tr("untagged")
    }
}

fn entry(
    ui: &mut Ui,
    ctx: &Context<'_>,
    mark: &Mark,
    (words, about): (&str, &str),
    (salt, place): (&str, usize),
    actions: &mut Actions,
) {
    let look = ctx.look;
    let selected = ctx.state.focus.annotation.as_ref() == Some(&mark.id);
    let id = Id::unique((salt, mark.id.as_str()));
    let (response, mut strip) = Row::new(words)
        .height(ROW)
        .selected(selected)
        .role(Role::ListBoxOption)
        .place(place)
        .show_as(ui, look, id);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(about));
    chip(ui, look, strip.start(11.0), mark.hue);
    strip.start(8.0);
    if ctx.derived.shown().len() > 1 {
        initial(ui, ctx, mark, strip.end(16.0));
        strip.end(4.0);
    }
    let text = Text::new(words).direction(paragraph_direction(words, look.direction()));
    if salt != "here" {
        text.face(Face::Naskh).size(14.5)
    } else {
        text
    }
    .paint(look, ui.painter(), strip.rest);
    if response.clicked() {
        actions.push(ReadingAction::GoTo(mark.id.clone()).into());
    }
    tip(response, look, about);
}

/// Whose it is, where several people's are listed together: a letter, the user's own in the accent.
fn initial(ui: &Ui, ctx: &Context<'_>, mark: &Mark, place: egui::Rect) {
    let look = ctx.look;
    let letter = crate::app::view::initial(&ctx.state.person(&mark.annotator));
    let mine = ctx.state.me() == Some(&mark.annotator);
    Text::new(&letter)
        .size(12.0)
        .medium()
        .colour(if mine { look.accent() } else { look.quiet() })
        .centred()
        .paint(look, ui.painter(), place);
}

pub(super) fn section(ui: &mut Ui, look: &Look, words: &str, count: usize) {
    ui.add_space(6.0);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 28.0));
    let mut strip = Strip::new(rect.shrink2(vec2(14.0, 0.0)), look.is_rtl());
    let number = count.to_string();
    Text::new(&number)
        .size(12.0)
        .colour(look.faint())
        .at_end()
        .paint(look, ui.painter(), strip.end(40.0));
    let response = ui.interact(strip.rest, ui.scope_id().with(words), Sense::hover());
    let name = format!("{words} ({count})");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    Text::new(words)
        .medium()
        .colour(look.quiet())
        .paint(look, ui.painter(), strip.rest);
}
