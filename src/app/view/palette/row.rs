//! The rows of the palette.

use super::entry::Entry;
use crate::app::context::Context;
use crate::app::keys::{cap, tag_cap};
use crate::app::offers::Offer;
use crate::app::shortcut::{Command, OnlyHere, keys_here, keys_of};
use crate::app::widget::{Icon, Look, Row, Strip, Text, chip, keycap, keycap_width};
use crate::model::Tag;
use egui::accesskit::Role;
use egui::{Color32, Ui};

/// Height of a row, in points.
pub const ROW: f32 = 31.0;

/// Shows an entry as the row of this number. Returns whether it was clicked.
pub fn show(
    ui: &mut Ui,
    ctx: &Context<'_>,
    entry: &Entry<'_>,
    index: usize,
    (chosen, follows): (bool, bool),
) -> bool {
    let look = ctx.look;
    let name = match entry {
        Entry::Tag(tag) => look.name(&tag.name),
        Entry::Command(offer) => look.tr(offer.key),
        Entry::InVivo => look.tr("palette-in-vivo"),
        Entry::NewTag => look.tr("new-tag"),
    };
    let row = Row::new(&name).height(ROW).rounded().selected(chosen);
    let row = match entry {
        Entry::Tag(_) | Entry::Command(_) => row.role(Role::ListBoxOption).place(index),
        // Below the list.
        Entry::InVivo | Entry::NewTag => row,
    };
    let id = ui.scope_id().with(match entry {
        Entry::Tag(tag) => ("tag", tag.id.as_str()),
        Entry::Command(offer) => ("command", offer.key),
        Entry::InVivo => ("new", "in-vivo"),
        Entry::NewTag => ("new", "own"),
    });
    let (response, strip) = row.show_as(ui, look, id);
    if chosen && follows {
        response.scroll_to_me(None);
    }
    match entry {
        Entry::Tag(tag) => of_tag(ui, look, strip, (tag, &name), chosen),
        Entry::Command(offer) => {
            let keys = if chosen {
                keys_here(OnlyHere::Choose).to_owned()
            } else {
                keys(look, offer)
            };
            more(ui, look, strip, (offer.icon, &name), &keys, look.ink());
        }
        Entry::InVivo => {
            let keys = cap(keys_of(Command::InVivo), look.is_rtl());
            more(ui, look, strip, (Icon::Add, &name), &keys, look.quiet());
        }
        Entry::NewTag => more(ui, look, strip, (Icon::Add, &name), "", look.quiet()),
    }
    response.clicked()
}

fn keys(look: &Look, offer: &Offer) -> String {
    let keys = offer.command.map(|c| cap(keys_of(c), look.is_rtl()));
    keys.unwrap_or_default()
}

fn of_tag(ui: &Ui, look: &Look, mut strip: Strip, (tag, name): (&Tag, &str), chosen: bool) {
    chip(ui, look, strip.start(11.0), Some(tag.hue));
    strip.start(9.0);
    let keys = if chosen {
        keys_here(OnlyHere::Choose).to_owned()
    } else {
        tag_cap(&tag.key, look.is_rtl())
    };
    end_cap(ui, look, &mut strip, &keys);
    Text::new(name)
        .named()
        .paint(look, ui.painter(), strip.rest);
}

fn more(
    ui: &Ui,
    look: &Look,
    mut strip: Strip,
    (icon, words): (Icon, &str),
    keys: &str,
    ink: Color32,
) {
    icon.paint(look, ui.painter(), strip.start(14.0), 14.0, look.quiet());
    strip.start(6.0);
    end_cap(ui, look, &mut strip, keys);
    Text::new(words)
        .colour(ink)
        .paint(look, ui.painter(), strip.rest);
}

fn end_cap(ui: &Ui, look: &Look, strip: &mut Strip, keys: &str) {
    if !keys.is_empty() {
        let place = strip.end(keycap_width(look, keys));
        keycap(look, ui.painter(), place, keys);
    }
}
