//! Check boxes and radio buttons: a box or ring, and words beside it.

use super::icon::Icon;
use super::look::Look;
use super::row::{announce, focus_ring};
use super::strip::Strip;
use super::text::Text;
use crate::app::paint::colour;
use egui::{Color32, CornerRadius, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, vec2};

/// How far a choice reaches beyond the words above and below it, in points.
const OVERHANG: f32 = 8.0;
/// The box or ring, and what is between it and the words, in points.
const BOX: f32 = 16.0;
const GAP: f32 = 9.0;

/// Something that is on or off.
#[derive(Clone, Copy)]
pub struct Choice<'a> {
    words: &'a str,
    on: bool,
    radio: bool,
    enabled: bool,
    hue: Option<u16>,
    inset: f32,
    medium: bool,
}

impl<'a> Choice<'a> {
    /// On or off by itself.
    pub fn check(words: &'a str, on: bool) -> Self {
        Self {
            words,
            on,
            radio: false,
            enabled: true,
            hue: None,
            inset: 0.0,
            medium: false,
        }
    }

    /// One of several, of which one is on.
    pub fn radio(words: &'a str, on: bool) -> Self {
        Self {
            radio: true,
            ..Self::check(words, on)
        }
    }

    /// Whether it can be changed.
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// With the chip of a tag before its words.
    pub fn hue(self, hue: u16) -> Self {
        Self {
            hue: Some(hue),
            ..self
        }
    }

    /// Further from the start, in points: for what stands below another.
    pub fn inset(self, inset: f32) -> Self {
        Self { inset, ..self }
    }

    /// Heavier letters, for what holds others.
    pub fn medium(self) -> Self {
        Self {
            medium: true,
            ..self
        }
    }

    /// What its box and its words take, in points.
    pub fn width(&self, look: &Look) -> f32 {
        self.inset + BOX + GAP + Text::new(self.words).width(look).ceil() + 2.0
    }

    /// Shows it over the available width, under an id that stays. Returns the response and what is
    /// left at the end of its words.
    pub fn show(self, ui: &mut Ui, look: &Look, id: Id) -> (Response, Strip) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 28.0));
        let sense = if self.enabled {
            Sense::click()
        } else {
            Sense::hover()
        };
        // Cut at the sides only: one that is scrolled out of sight keeps its place.
        let sides = Rect::from_x_y_ranges(ui.clip_rect().x_range(), rect.y_range());
        let over = rect.expand2(vec2(OVERHANG, 0.0)).intersect(sides);
        let response = ui.interact(over, id, sense);
        let role = if self.radio {
            Role::RadioButton
        } else {
            Role::CheckBox
        };
        announce(&response, role, self.enabled, Some(self.on), self.words);
        if self.enabled && response.hovered() {
            let fill = colour(look.palette.line).gamma_multiply(0.45);
            ui.painter().rect_filled(over, CornerRadius::same(7), fill);
        }
        focus_ring(ui, look, over, &response);
        let mut strip = Strip::new(rect, look.is_rtl());
        strip.start(self.inset);
        self.mark(ui, look, strip.start(BOX));
        strip.start(GAP);
        if let Some(hue) = self.hue {
            super::row::chip(ui, look, strip.start(11.0), Some(hue));
            strip.start(8.0);
        }
        let ink = if self.enabled {
            look.ink()
        } else {
            look.faint()
        };
        let text = Text::new(self.words).colour(ink);
        let text = if self.medium { text.medium() } else { text };
        let used = text.paint(look, ui.painter(), strip.rest);
        strip.start(used + 8.0);
        (response, strip)
    }

    fn mark(self, ui: &Ui, look: &Look, place: Rect) {
        let rect = Rect::from_center_size(place.center(), vec2(15.0, 15.0));
        let fade = if self.enabled { 1.0 } else { 0.5 };
        let radius = CornerRadius::same(if self.radio { 8 } else { 4 });
        let on = self.on && !self.radio;
        let fill = if on { look.accent() } else { look.field() }.gamma_multiply(fade);
        let line = if self.on { look.accent() } else { look.faint() }.gamma_multiply(fade);
        let stroke = Stroke::new(1.2, line);
        ui.painter()
            .rect(rect, radius, fill, stroke, StrokeKind::Inside);
        if on {
            let paper: Color32 = colour(look.palette.paper);
            Icon::Check.paint(look, ui.painter(), rect, 12.0, paper);
        } else if self.on {
            ui.painter()
                .circle_filled(rect.center(), 3.8, look.accent().gamma_multiply(fade));
        }
    }
}
