//! Buttons: with words, with an icon, or with both.

use super::icon::Icon;
use super::keycap::{keycap, keycap_width};
use super::look::Look;
use super::row::{announce, focus_ring};
use super::strip::Strip;
use super::text::Text;
use super::tip::tip;
use crate::app::paint::colour;
use egui::{Color32, CornerRadius, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, vec2};

/// How loud a button is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The one thing to do next: filled with the accent.
    Primary,
    /// A field with a line around it.
    Plain,
    /// Nothing but its words until the pointer is over it.
    Quiet,
}

/// A button.
#[derive(Clone)]
pub struct Button<'a> {
    words: &'a str,
    icon: Option<Icon>,
    words_shown: bool,
    kind: Kind,
    keys: &'a str,
    enabled: bool,
    selected: Option<bool>,
    role: Role,
}

impl<'a> Button<'a> {
    /// A plain button with words.
    pub fn new(words: &'a str) -> Self {
        Self {
            words,
            icon: None,
            words_shown: true,
            kind: Kind::Plain,
            keys: "",
            enabled: true,
            selected: None,
            role: Role::Button,
        }
    }

    /// A quiet button that shows an icon only; its words are its name and tip.
    pub fn icon(icon: Icon, words: &'a str) -> Self {
        Self {
            icon: Some(icon),
            words_shown: false,
            kind: Kind::Quiet,
            ..Self::new(words)
        }
    }

    /// With an icon before the words.
    pub fn with_icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// How loud it is.
    pub fn kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// The keys that do the same, shown as a keycap, or in the tip of an icon.
    pub fn keys(self, keys: &'a str) -> Self {
        Self { keys, ..self }
    }

    /// Whether it can be pressed.
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// It is a switch or a tab, and whether it is on.
    pub fn selected(self, selected: bool) -> Self {
        Self {
            selected: Some(selected),
            ..self
        }
    }

    /// What it is to accessibility.
    pub fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// Its width in points when nothing is cut off.
    pub fn width(&self, look: &Look) -> f32 {
        if !self.words_shown {
            return 28.0;
        }
        let icon = if self.icon.is_some() { 21.0 } else { 0.0 };
        let keys = if self.keys.is_empty() {
            0.0
        } else {
            keycap_width(look, self.keys) + 6.0
        };
        (20.0 + icon + keys + self.text().width(look)).ceil()
    }

    /// Shows it in the flow of the panel.
    pub fn show(self, ui: &mut Ui, look: &Look) -> Response {
        let width = self.width(look).min(ui.available_width().max(28.0));
        let (id, rect) = ui.allocate_space(vec2(width, 27.0));
        self.show_in(ui, look, rect, id)
    }

    /// Shows it in a place of its own; 27 points high at the most.
    pub fn show_in(self, ui: &mut Ui, look: &Look, place: Rect, id: Id) -> Response {
        let height = place.height().min(27.0);
        let rect = Rect::from_center_size(place.center(), vec2(place.width(), height));
        let sense = if self.enabled {
            Sense::click()
        } else {
            Sense::hover()
        };
        let response = ui.interact(rect, id, sense);
        announce(
            &response,
            self.role,
            self.enabled,
            self.selected,
            self.words,
        );
        if !self.keys.is_empty() {
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(self.keys));
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, look, rect, &response);
        }
        if self.words_shown {
            return response;
        }
        let words = if self.keys.is_empty() {
            self.words.to_owned()
        } else {
            format!("{} ({})", self.words, self.keys)
        };
        tip(response, look, &words)
    }

    fn is_on(&self) -> bool {
        self.selected == Some(true)
    }

    fn text(&self) -> Text<'a> {
        let text = Text::new(self.words);
        if self.kind == Kind::Primary || self.is_on() {
            text.medium()
        } else {
            text
        }
    }

    fn paint(&self, ui: &Ui, look: &Look, rect: Rect, response: &Response) {
        let painter = ui.painter();
        let over = self.enabled && (response.hovered() || response.is_pointer_button_down_on());
        let (fill, line, ink) = self.colours(look, over);
        painter.rect(
            rect,
            CornerRadius::same(7),
            fill,
            Stroke::new(1.0, line),
            StrokeKind::Inside,
        );
        focus_ring(ui, look, rect, response);
        if self.kind == Kind::Primary && response.has_focus() {
            // The ring is of the colour of such a button: a second one inside it shows.
            let stroke = Stroke::new(1.5, colour(look.palette.paper));
            let inside = rect.shrink(2.5);
            painter.rect_stroke(inside, CornerRadius::same(5), stroke, StrokeKind::Inside);
        }
        if !self.words_shown {
            if let Some(icon) = self.icon {
                icon.paint(look, painter, rect, 16.0, ink);
            }
            return;
        }
        let mut strip = Strip::new(rect.shrink2(vec2(10.0, 0.0)), look.is_rtl());
        if let Some(icon) = self.icon {
            icon.paint(look, painter, strip.start(15.0), 15.0, ink);
            strip.start(6.0);
        }
        if !self.keys.is_empty() {
            let width = keycap_width(look, self.keys);
            keycap(look, painter, strip.end(width), self.keys);
            strip.end(6.0);
        }
        let text = self.text().colour(ink);
        if self.icon.is_some() || !self.keys.is_empty() {
            text
        } else {
            text.centred()
        }
        .paint(look, painter, strip.rest);
    }

    fn colours(&self, look: &Look, over: bool) -> (Color32, Color32, Color32) {
        let p = &look.palette;
        let ink = if self.enabled {
            colour(p.ink)
        } else {
            colour(p.ink_faint).gamma_multiply(0.7)
        };
        match self.kind {
            Kind::Primary if self.enabled => {
                let fill = if over {
                    colour(p.accent).gamma_multiply(0.9)
                } else {
                    colour(p.accent)
                };
                (fill, fill, colour(p.paper))
            }
            _ if self.role == Role::Tab && self.is_on() => (colour(p.field), colour(p.line), ink),
            Kind::Quiet if self.role == Role::Tab && !over => {
                (Color32::TRANSPARENT, Color32::TRANSPARENT, look.quiet())
            }
            _ if self.is_on() => (colour(p.accent_soft), colour(p.accent_soft), ink),
            Kind::Quiet if over => (
                colour(p.line).gamma_multiply(0.6),
                Color32::TRANSPARENT,
                ink,
            ),
            Kind::Quiet => (Color32::TRANSPARENT, Color32::TRANSPARENT, ink),
            _ if over => (colour(p.desk), colour(p.line), ink),
            _ => (colour(p.field), colour(p.line), ink),
        }
    }
}
