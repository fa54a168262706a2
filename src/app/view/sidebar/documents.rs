//! The documents as a list: title, how far along, how much was tagged.

use super::new_row;
use crate::app::action::{DocumentAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::state::Dialog;
use crate::app::widget::{
    Icon, Look, Menu, Row, Strip, Text, group, paragraph, scroll, size_of, tip,
};
use crate::arabic::{Folding, fold};
use crate::model::{Document, DocumentId};
use egui::accesskit::Role;
use egui::{CornerRadius, Id, Rect, Ui, pos2, vec2};
use std::collections::BTreeMap;

/// How a document stands.
#[derive(Clone, Copy, Default)]
struct Standing {
    mine: usize,
    all: usize,
    finished: bool,
    /// How much the user has read, percent.
    read: u8,
}

/// Shows the list.
pub fn show(ui: &mut Ui, ctx: &Context<'_>, filter: &str, actions: &mut Actions) {
    let Some(project) = ctx.state.project() else {
        return;
    };
    let look = ctx.look;
    let wanted = fold(filter.trim(), Folding::ALL);
    let documents: Vec<&Document> = project
        .documents_in_order()
        .into_iter()
        .filter(|d| wanted.is_empty() || fold(&d.title, Folding::ALL).contains(&wanted))
        .collect();
    let standings = standings(ctx);
    scroll(ui, look, "documents", |ui| {
        group(ui, Role::ListBox, &look.tr("tab-documents"));
        size_of(ui.ctx(), ui.unique_id(), documents.len());
        for (index, document) in documents.iter().enumerate() {
            let mut standing = standings.get(&document.id).copied().unwrap_or_default();
            let length = document.text.length();
            standing.read = ctx.state.reached.percent(&document.id, length);
            row(ui, ctx, document, (index, standing), actions);
        }
        if documents.is_empty() {
            ui.add_space(18.0);
            let place = ui.available_rect_before_wrap().shrink2(vec2(20.0, 0.0));
            let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
            let words = look.tr(if wanted.is_empty() {
                "empty-documents"
            } else {
                "empty-filter"
            });
            paragraph(&mut inside, look, Text::new(&words), &words, look.quiet());
        }
    });
}

/// The row below the list that imports.
pub fn show_new(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    if ctx.state.desk.is_some() && new_row(ui, ctx.look, &ctx.look.tr("menu-import")) {
        actions.push(ViewAction::Open(Dialog::Import(Vec::new())).into());
    }
}

fn standings(ctx: &Context<'_>) -> BTreeMap<DocumentId, Standing> {
    let mut standings: BTreeMap<DocumentId, Standing> = BTreeMap::new();
    let Some(project) = ctx.state.project() else {
        return standings;
    };
    let round = project.current_round().map(|r| &r.id);
    for (key, coding) in project
        .codings
        .iter()
        .filter(|(k, _)| Some(&k.round) == round)
    {
        let standing = standings.entry(key.document.clone()).or_default();
        standing.all += coding.annotations.len();
        if Some(&key.annotator) == ctx.state.me() {
            standing.mine += coding.annotations.len();
            standing.finished |= coding.finished;
        }
    }
    standings
}

fn row(
    ui: &mut Ui,
    ctx: &Context<'_>,
    document: &Document,
    (index, standing): (usize, Standing),
    actions: &mut Actions,
) {
    let look = ctx.look;
    let title = crate::arabic::visible(&document.title);
    let selected = ctx.state.focus.document.as_ref() == Some(&document.id);
    let id = Id::unique(("document", document.id.as_str()));
    let (response, mut strip) = Row::new(&title)
        .height(32.0)
        .selected(selected)
        .role(Role::ListBoxOption)
        .place(index)
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
    let place = strip.end(width);
    if standing.all > 0 {
        count.at_end().paint(look, ui.painter(), place);
    }
    strip.end(8.0);
    if !standing.finished {
        read_line(ui, look, strip.rest, standing.read);
    }
    let text = Text::new(&title).named();
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
            actions.push(DocumentAction::Remove(document.id.clone()).into());
        }
    });
    let values = [("mine", standing.mine.into()), ("all", standing.all.into())];
    let counts = look.tr_with("document-counts", &values);
    let stands = words_of(look, standing);
    let read = words_of_reading(look, standing.read);
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

/// How a document stands, for who does not see its icon and line.
fn words_of(look: &Look, standing: Standing) -> String {
    if standing.finished {
        look.tr("document-finished")
    } else {
        words_of_reading(look, standing.read)
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
