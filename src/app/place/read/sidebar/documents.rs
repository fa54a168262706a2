//! The documents as a list: title, how far along, how much was tagged.

use super::new_row::new_row;
use crate::app::action::{DocumentAction, ViewAction};
use crate::app::computed::Computed;
use crate::app::context::{Actions, Context};
use crate::app::derived::{DocumentEntry, DocumentProgress};
use crate::app::place::read::in_sight::show_in_sight;
use crate::app::state::Dialog;
use crate::app::widget::{
    Icon, Look, Menu, Row, Strip, Text, group, paragraph, scroll, size_of, tip,
};
use egui::accesskit::Role;
use egui::{CornerRadius, Id, Rect, Ui, pos2, vec2};

/// Height of a row, points.
const ROW: f32 = 32.0;

/// The list of documents, and what is typed into its filter.
#[derive(Default)]
pub struct Documents {
    /// What titles must hold to be shown.
    pub filter: String,
    /// For an edition of the list and a filter: the places of what is shown, if not all is.
    matching: Computed<(u64, String), Option<Vec<usize>>>,
}

impl Documents {
    /// Shows the list. Only the rows in sight are made.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        if ctx.state.desk.is_none() {
            return;
        }
        let look = ctx.look;
        let all = &ctx.derived.lists.documents;
        let filter = &self.filter;
        let matching = self.matching.get_if(
            |(edition, of)| *edition == all.edition && of == filter,
            || {
                let is_all = filter.trim().is_empty();
                let matching = (!is_all).then(|| all.matching(filter));
                ((all.edition, filter.clone()), matching)
            },
        );
        let matching = matching.as_deref();
        let count = matching.map_or(all.entries.len(), <[usize]>::len);
        scroll(ui, look, "documents", |ui| {
            group(ui, Role::ListBox, &look.tr("tab-documents"));
            size_of(ui.ctx(), ui.unique_id(), count);
            show_in_sight(ui, ROW, count, |ui, range| {
                for place in range {
                    let at = matching.map_or(place, |places| places[place]);
                    row(ui, ctx, &all.entries[at], place, actions);
                }
            });
            if count == 0 {
                nothing(ui, look, matching.is_some());
            }
        });
    }
}

/// Why the list is empty.
fn nothing(ui: &mut Ui, look: &Look, is_filtered: bool) {
    ui.add_space(18.0);
    let place = ui.available_rect_before_wrap().shrink2(vec2(20.0, 0.0));
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let key = if is_filtered {
        "empty-filter"
    } else {
        "empty-documents"
    };
    let words = look.tr(key);
    paragraph(&mut inside, look, Text::new(&words), &words, look.quiet());
}

/// How many documents were removed from the list.
pub fn removed(ctx: &Context<'_>) -> usize {
    ctx.state.seen().map_or(0, |seen| seen.removed().len())
}

/// The row below the list that leads to the removed documents.
pub fn show_removed(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    let look = ctx.look;
    let words = look.tr_with("removed-count", &[("count", removed(ctx).into())]);
    let (response, mut strip) = Row::new(&words).show(ui, look);
    strip.start(10.0);
    Icon::Delete.paint(look, ui.painter(), strip.start(14.0), 15.0, look.quiet());
    strip.start(9.0);
    Text::new(&words)
        .colour(look.quiet())
        .paint(look, ui.painter(), strip.rest);
    if response.clicked() {
        actions.push(ViewAction::Open(Dialog::RemovedDocuments).into());
    }
}

/// The row below the list that imports.
pub fn show_new(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    if ctx.state.desk.is_some() && new_row(ui, ctx.look, &ctx.look.tr("menu-import")) {
        actions.push(ViewAction::Open(Dialog::Import(Vec::new())).into());
    }
}

fn row(
    ui: &mut Ui,
    ctx: &Context<'_>,
    document: &DocumentEntry,
    place: usize,
    actions: &mut Actions,
) {
    let look = ctx.look;
    let (title, standing) = (document.title.as_str(), document.standing);
    let percent = ctx.state.reached.percent(&document.id, document.length);
    let selected = ctx.state.focus.document.as_ref() == Some(&document.id);
    let id = Id::unique(("document", document.id.as_str()));
    let (response, mut strip) = Row::new(title)
        .height(ROW)
        .selected(selected)
        .role(Role::ListBoxOption)
        .place(place)
        .show_as(ui, look, id);
    let (icon, ink) = if standing.finished {
        (Icon::Finished, look.accent())
    } else {
        (Icon::Document, look.faint())
    };
    icon.paint(look, ui.painter(), strip.start(16.0), 15.0, ink);
    strip.start(9.0);
    let number = if standing.mine == standing.all {
        standing.all.to_string()
    } else {
        format!("{}/{}", standing.mine, standing.all)
    };
    let count = Text::new(&number)
        .size(12.0)
        .colour(look.faint())
        .direction(crate::typeset::Direction::Ltr);
    let width = (count.width(look).ceil() + 1.0).max(14.0);
    let end = strip.end(width);
    if standing.all > 0 {
        count.at_end().paint(look, ui.painter(), end);
    }
    strip.end(8.0);
    if !standing.finished {
        read_line(ui, look, strip.rest, percent);
    }
    let text = Text::new(title).named();
    if selected { text.medium() } else { text }.paint(look, ui.painter(), strip.rest);
    if response.clicked() {
        actions.push(DocumentAction::Open(document.id.clone()).into());
    }
    Menu::context(&response, look, 240.0, false, |m| {
        if m.item(Some(Icon::Edit), &look.tr("menu-document"), "", true) {
            actions.push(ViewAction::Open(Dialog::DocumentDetails(document.id.clone())).into());
        }
        if m.item(Some(Icon::Retry), &look.tr("menu-replace-text"), "", true) {
            actions.push(ViewAction::Open(Dialog::ReplaceText(document.id.clone())).into());
        }
        if m.item(Some(Icon::Undo), &look.tr("menu-history"), "", true) {
            actions.push(ViewAction::Open(Dialog::History(document.id.clone())).into());
        }
        if m.item(Some(Icon::Delete), &look.tr("document-remove"), "", true) {
            actions.push(ViewAction::Open(Dialog::RemoveDocument(document.id.clone())).into());
        }
    });
    let values = [("mine", standing.mine.into()), ("all", standing.all.into())];
    let counts = look.tr_with("document-counts", &values);
    let stands = words_of(look, standing, percent);
    let read = words_of_reading(look, percent);
    let state = look.tr(if standing.finished {
        "document-finished"
    } else {
        "document-open"
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!("{stands}. {counts}"));
    });
    tip(
        response,
        look,
        &format!("{title}\n{counts}\n{read}\n{state}"),
    );
}

/// How a document stands, for those who do not see its icon and line.
fn words_of(look: &Look, standing: DocumentProgress, percent: u8) -> String {
    if standing.finished {
        look.tr("document-finished")
    } else {
        words_of_reading(look, percent)
    }
}

fn words_of_reading(look: &Look, percent: u8) -> String {
    match percent {
        0 => look.tr("document-unread"),
        1..100 => look.tr_with("document-read", &[("percent", percent.into())]),
        _ => look.tr("document-read-whole"),
    }
}

/// A thin line below a title, as long as the part of the document that was read.
fn read_line(ui: &Ui, look: &Look, place: Rect, percent: u8) {
    if percent == 0 {
        return;
    }
    let whole = Rect::from_min_max(
        pos2(place.left(), place.bottom() - 4.0),
        pos2(place.right(), place.bottom() - 2.0),
    );
    let length = whole.width() * f32::from(percent.min(100)) / 100.0;
    let mut strip = Strip::new(whole, look.is_rtl());
    let radius = CornerRadius::same(1);
    ui.painter().rect_filled(whole, radius, look.line());
    ui.painter()
        .rect_filled(strip.start(length), radius, look.accent());
}
