//! Choosing the hue of a tag: a row of swatches in the colours of the theme, and fine steps.

use crate::app::paint::colour;
use crate::app::shortcut::{OnlyHere, consumed_times};
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::widget::{Button, Text, focus_ring};
use crate::typeset::{Direction, Face, paragraph_direction};
use egui::{CornerRadius, EventFilter, Rect, Role, Sense, Stroke, StrokeKind, WidgetInfo, vec2};

const SWATCHES: u16 = 24;
const STEP: u16 = 360 / SWATCHES;
const FINE: u16 = 3;

/// Shows the choice, with a name as it will be highlighted. Returns whether it was changed.
pub fn choose(body: &mut Body<'_, '_>, hue: &mut u16, name: &str) -> bool {
    let before = *hue;
    let words = body.tr("tag-hue");
    body.label(&words);
    swatches(body, hue, &words);
    body.gap(8.0);
    fine(body, hue, name);
    *hue != before
}

/// One control for all swatches: a click chooses, arrows go on to the next.
fn swatches(body: &mut Body<'_, '_>, hue: &mut u16, name: &str) {
    let look = body.look();
    let place = body.strip(24.0).rest;
    let response = body
        .ui
        .interact(place, entry_id("tag-hues"), Sense::click_and_drag());
    let width = place.width() / f32::from(SWATCHES);
    if let Some(at) = response.interact_pointer_pos() {
        let from_start = if look.is_rtl() {
            place.right() - at.x
        } else {
            at.x - place.left()
        };
        let index = (from_start / width).clamp(0.0, f32::from(SWATCHES - 1)) as u16;
        *hue = index * STEP;
        response.request_focus();
    }
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        body.ui
            .memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
        let (left, right) = body.ui.input_mut(|i| {
            (
                consumed_times(i, OnlyHere::HueLeft),
                consumed_times(i, OnlyHere::HueRight),
            )
        });
        let (on, back) = if look.is_rtl() {
            (left, right)
        } else {
            (right, left)
        };
        let steps = 360 + STEP * (on as u16 % 24) - STEP * (back as u16 % 24);
        *hue = (*hue + steps) % 360;
    }
    response.widget_info(|| WidgetInfo::slider(true, f64::from(*hue), name));
    let painter = body.ui.painter();
    let nearest = ((*hue + STEP / 2) / STEP) % SWATCHES;
    let mut strip = crate::app::widget::Strip::new(place, look.is_rtl());
    for index in 0..SWATCHES {
        let swatch = strip.start(width);
        let side = (width - 3.0).min(19.0);
        let square = Rect::from_center_size(swatch.center(), vec2(side, 19.0));
        let fill = colour(look.palette.chip(index * STEP));
        painter.rect_filled(square, CornerRadius::same(5), fill);
        if index == nearest {
            let ring = square.expand(2.5);
            let stroke = Stroke::new(1.8, look.ink());
            painter.rect_stroke(ring, CornerRadius::same(7), stroke, StrokeKind::Inside);
        }
    }
    focus_ring(body.ui, look, place.expand(3.0), &response);
}

/// Steps of few degrees, and the tag's name over its tint.
fn fine(body: &mut Body<'_, '_>, hue: &mut u16, name: &str) {
    let look = body.look();
    let mut strip = body.strip(32.0);
    for (sign, key, step) in [
        ("−", "tag-hue-less", 360 - FINE),
        ("+", "tag-hue-more", FINE),
    ] {
        let place = strip.start(30.0);
        strip.start(4.0);
        let words = body.tr(key);
        let response = Button::new(sign).show_in(body.ui, look, place, entry_id(key));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        if response.clicked() {
            *hue = (*hue + step) % 360;
        }
    }
    strip.start(4.0);
    let degrees = format!("{hue}°");
    let text = Text::new(&degrees).size(12.0).colour(look.quiet());
    text.direction(Direction::Ltr)
        .paint(look, body.ui.painter(), strip.start(40.0));
    strip.start(8.0);
    let words = if name.trim().is_empty() {
        look.tr("tag-sample")
    } else {
        crate::arabic::visible(name)
    };
    let text = Text::new(&words)
        .face(Face::Naskh)
        .size(16.0)
        .direction(paragraph_direction(&words, look.direction()));
    let width = (text.width(look).ceil() + 16.0).min(strip.rest.width());
    let place = strip.start(width);
    let band = Rect::from_center_size(place.center(), vec2(place.width(), 30.0));
    let fill = colour(look.palette.tint(*hue));
    let painter = body.ui.painter();
    painter.rect_filled(band, CornerRadius::same(3), fill);
    let line = Rect::from_min_max(
        egui::pos2(band.left(), band.bottom() - 2.0),
        band.right_bottom(),
    );
    painter.rect_filled(line, 0.0, colour(look.palette.chip(*hue)));
    text.centred().paint(look, painter, band);
}
