//! What differs between two states of the codebook, tag by tag; words that were taken out and put in
//! are marked by colour and by a line.

use crate::app::paint::colour;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::passage::one_line;
use crate::app::widget::{Strip, Text, chip};
use crate::arabic::{Change, Piece};
use crate::model::{TagDifference, TagNews};
use crate::typeset::paragraph_direction;
use crate::words::States;
use egui::{Rect, Role, Sense, Stroke, UiBuilder, WidgetInfo, vec2};
use std::ops::Range;

/// Hues of what was put in and of what was taken out, in degrees.
const INSERTED: u16 = 150;
const DELETED: u16 = 25;
/// Between what was taken out and what was put in there: a thin space.
const APART: &str = "\u{2009}";
/// Before the changes of a tag, in points: they stand below its name.
const INSET: f32 = 21.0;

/// Shows every change, and how many tags differ.
pub fn show(body: &mut Body<'_, '_>, states: &States<'_>, changes: &[TagDifference]) {
    let look = body.look();
    if changes.is_empty() {
        let words = look.tr("versions-same");
        body.text(&words);
        return;
    }
    let words = look.tr_with("versions-differ", &[("count", changes.len().into())]);
    body.hint(&words);
    body.gap(4.0);
    body.list("differences", f32::INFINITY, |body| {
        for (place, difference) in changes.iter().enumerate() {
            if place > 0 {
                let strip = body.strip(13.0);
                let stroke = Stroke::new(1.0, look.line());
                let y = strip.rest.center().y;
                body.ui.painter().hline(strip.rest.x_range(), y, stroke);
            }
            tag(body, states, difference, place);
        }
    });
}

fn tag(body: &mut Body<'_, '_>, states: &States<'_>, difference: &TagDifference, place: usize) {
    let look = body.look();
    let known = states.new.get(&difference.tag);
    let known = known.or_else(|| states.old.get(&difference.tag));
    let name = states.name_of(&difference.tag, &look.locale);
    let mut strip = body.strip(24.0);
    let whole = strip.rest;
    chip(body.ui, look, strip.start(12.0), known.map(|tag| tag.hue));
    strip.start(9.0);
    Text::new(&name)
        .named()
        .medium()
        .paint(look, body.ui.painter(), strip.rest);
    let id = entry_id(&format!("differs-{place}"));
    let response = body.ui.interact(whole, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    for news in &difference.news {
        let words = states.change_in_words(news, &look.locale);
        match news {
            TagNews::Words { pieces, .. } => {
                inset(body, |body| {
                    body.label(&words);
                    marked(body, &words, pieces);
                });
            }
            _ => inset(body, |body| body.text(&words)),
        }
    }
}

fn inset(body: &mut Body<'_, '_>, content: impl FnOnce(&mut Body<'_, '_>)) {
    let look = body.look();
    let mut place = Strip::new(body.ui.available_rect_before_wrap(), look.is_rtl());
    place.start(INSET);
    let mut ui = body.ui.new_child(UiBuilder::new().max_rect(place.rest));
    content(&mut Body::new(&mut ui, body.ctx, body.actions));
    let height = ui.min_rect().height() + 3.0;
    let width = body.ui.available_width();
    body.ui.allocate_space(vec2(width, height));
}

/// A text with what was taken out struck through and what was put in underlined.
fn marked(body: &mut Body<'_, '_>, fact: &str, pieces: &[Piece]) {
    let look = body.look();
    let (words, places) = joined(pieces);
    let style = Text::new("").style(look);
    let width = body.ui.available_width();
    let direction = paragraph_direction(&words, look.direction());
    let set = look
        .letters
        .set(&words, &style, Some(width * look.scale), direction);
    let height = set.height / look.scale;
    let (rect, response) = body
        .ui
        .allocate_exact_size(vec2(width, height + 2.0), Sense::hover());
    let painter = body.ui.painter();
    let mut lines = Vec::new();
    for (change, bytes) in places {
        let hue = match change {
            Change::Same => continue,
            Change::Deleted => DELETED,
            Change::Inserted => INSERTED,
        };
        for (_, piece) in set.rects(bytes) {
            let at = |x: f32, y: f32| rect.min + vec2(x, y) / look.scale;
            let band = Rect::from_min_max(at(piece.left, piece.top), at(piece.right, piece.bottom));
            let tint = colour(look.palette.tint(hue));
            painter.rect_filled(band.shrink2(vec2(0.0, 1.0)), 2.0, tint);
            lines.push((change, band, colour(look.palette.thread(hue))));
        }
    }
    look.letters.paint_at(painter, &set, rect.min, look.ink());
    // A line through letters must lie over them, one below them clear of their tails.
    for (change, band, ink) in lines {
        let y = match change {
            Change::Deleted => band.center().y + 1.0,
            _ => band.bottom() - 1.5,
        };
        painter.hline(band.x_range(), y, Stroke::new(1.5, ink));
    }
    let told = told(body, fact, pieces);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
}

/// The pieces as one text, and where each of them is in it, in bytes.
fn joined(pieces: &[Piece]) -> (String, Vec<(Change, Range<usize>)>) {
    let mut words = String::new();
    let mut places = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let text = one_line(&piece.text);
        // What took the place of other words stands a little apart from them.
        let touches = !words.ends_with(' ') && !text.starts_with(' ');
        if touches && piece.change == Change::Inserted && !words.is_empty() {
            words.push_str(APART);
        }
        let start = words.len();
        words.push_str(&text);
        places.push((piece.change, start..words.len()));
    }
    (words, places)
}

/// What a screen reader says: colours and lines are put in words.
fn told(body: &Body<'_, '_>, fact: &str, pieces: &[Piece]) -> String {
    let look = body.look();
    let say = |piece: &Piece| {
        let text = one_line(&piece.text);
        let key = match piece.change {
            Change::Same => return text,
            Change::Deleted => "versions-deleted-words",
            Change::Inserted => "versions-inserted-words",
        };
        format!(
            " ({}) ",
            look.tr_with(key, &[("words", text.trim().into())])
        )
    };
    let said: String = pieces.iter().map(say).collect();
    format!(
        "{fact}: {}",
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}
