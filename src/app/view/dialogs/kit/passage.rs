//! A passage over its tint among what stands around it.

use super::body::{Body, entry_id, frame, label_in};
use crate::app::widget::{Look, Text as Words};
use crate::arabic::{CharOffset, CharRange, Text, visible};
use crate::typeset::{Face, paragraph_direction};
use egui::{Color32, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::ops::Range;

/// Between two passages, points.
const GAP: f32 = 12.0;
/// Code points of context on each side of a passage.
const AROUND: usize = 160;
/// Code points of a passage that are shown.
const LONGEST: usize = 1200;

/// Paints words with a passage in them, given in bytes, into the upper part of a place. Returns the
/// height that they take, points. `id` must be its own in the dialog.
pub fn paint(
    ui: &Ui,
    look: &Look,
    place: Rect,
    (words, passage): (&str, Range<usize>),
    tint: Color32,
    id: &str,
) -> f32 {
    let style = Words::new("").face(Face::Naskh).size(16.5).style(look);
    let width = place.width() * look.scale;
    let direction = paragraph_direction(words, look.direction());
    let set = look.letters.set(words, &style, Some(width), direction);
    for (_, rect) in set.rects(passage) {
        let at = |x: f32, y: f32| place.min + vec2(x, y) / look.scale;
        let band = Rect::from_min_max(at(rect.left, rect.top), at(rect.right, rect.bottom));
        ui.painter()
            .rect_filled(band.shrink2(vec2(0.0, 1.0)), 2.0, tint);
    }
    look.letters
        .paint_at(ui.painter(), &set, place.min, look.ink());
    let height = set.height / look.scale;
    let said = Rect::from_min_size(place.min, vec2(place.width(), height));
    let response = ui.interact(said, entry_id(id), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    height
}

/// Two passages beside each other, each under its name and with its words marked.
pub fn side_by_side(
    body: &mut Body<'_, '_>,
    sides: [(&str, (String, Range<usize>)); 2],
    tint: Color32,
) {
    let look = body.look();
    let area = body.ui.available_rect_before_wrap();
    let width = (area.width() - GAP) / 2.0;
    let mut lowest = area.top();
    for (index, (key, (words, quote))) in sides.iter().enumerate() {
        // The old one comes first for the reader.
        let is_left = (index == 0) != look.is_rtl();
        let left = if is_left {
            area.left()
        } else {
            area.right() - width
        };
        let place = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
        let mut ui = body.ui.new_child(UiBuilder::new().max_rect(place));
        let line = Rect::from_min_size(place.min, vec2(width, 21.0));
        label_in(&ui, look, line, &look.tr(key));
        ui.add_space(21.0);
        frame(look).show(&mut ui, |ui| {
            ui.set_width(ui.available_width());
            let place = ui.available_rect_before_wrap().shrink2(vec2(12.0, 4.0));
            let height = paint(ui, look, place, (words, quote.clone()), tint, key);
            ui.allocate_space(vec2(ui.available_width(), height + 8.0));
        });
        lowest = lowest.max(ui.min_rect().bottom());
    }
    body.ui
        .allocate_space(vec2(area.width(), lowest - area.top()));
}

/// What stands before and after a span, in whole words on one line.
pub fn around(text: &Text, span: CharRange) -> (String, String) {
    let from = CharOffset(span.start.0.saturating_sub(AROUND));
    let to = CharOffset((span.end.0 + AROUND).min(text.length()));
    let part = |start, end| one_line(text.slice(CharRange { start, end }));
    let (before, after) = (part(from, span.start), part(span.end, to));
    let before = if from.0 > 0 {
        from_word(&before)
    } else {
        before
    };
    let after = if to.0 < text.length() {
        to_word(&after)
    } else {
        after
    };
    (before, after)
}

/// A passage between what stands around it, on one line, and where in it the passage is, in bytes.
pub fn joined(before: &str, passage: &str, after: &str) -> (String, Range<usize>) {
    let mut letters = passage.chars();
    let mut shown = one_line(&letters.by_ref().take(LONGEST).collect::<String>());
    if letters.next().is_some() {
        shown.push('…');
    }
    let range = before.len()..before.len() + shown.len();
    (format!("{before}{shown}{after}"), range)
}

/// Words as they are shown on one line.
pub fn one_line(text: &str) -> String {
    visible(&text.replace(['\n', '\t'], " "))
}

/// Without the piece of a word at its start.
fn from_word(before: &str) -> String {
    let rest = before.split_once(' ').map_or("", |(_, rest)| rest);
    format!("… {rest}")
}

/// Without the piece of a word at its end.
fn to_word(after: &str) -> String {
    let rest = after.rsplit_once(' ').map_or("", |(rest, _)| rest);
    format!("{rest} …")
}
