//! Menus: a button that opens a card of rows.

use super::icon::Icon;
use super::keycap::{keycap, keycap_width};
use super::look::Look;
use super::row::Row;
use super::text::Text;
use crate::app::paint::colour;
use egui::{
    Color32, CornerRadius, Frame, Margin, Popup, PopupCloseBehavior, RectAlign, Response, Role,
    Stroke, Ui,
};

/// A card that floats over the window: menus, the palette, dialogs.
pub fn card_frame(look: &Look) -> Frame {
    let dark = look.theme == crate::page::Theme::Dark;
    Frame::new()
        .fill(look.field())
        .stroke(Stroke::new(1.0, look.line()))
        .corner_radius(CornerRadius::same(11))
        .inner_margin(Margin::same(8))
        .shadow(egui::Shadow {
            offset: [0, 6],
            blur: 24,
            spread: 0,
            color: Color32::from_black_alpha(if dark { 140 } else { 41 }),
        })
}

/// The inside of an open menu.
pub struct Menu<'a> {
    ui: &'a mut Ui,
    look: &'a Look,
}

impl<'a> Menu<'a> {
    /// Opens below a button when it is clicked; `width` in points.
    pub fn below(button: &Response, look: &Look, width: f32, content: impl FnOnce(&mut Menu<'_>)) {
        let align = if look.is_rtl() {
            RectAlign::BOTTOM_END
        } else {
            RectAlign::BOTTOM_START
        };
        Popup::menu(button)
            .align(align)
            .width(width)
            .frame(card_frame(look))
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .show(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                content(&mut Menu { ui, look });
            });
    }

    /// A command with the keys that do the same. Gives whether it was chosen.
    pub fn item(&mut self, icon: Option<Icon>, words: &str, keys: &str, enabled: bool) -> bool {
        let row = Row::new(words).height(31.0).rounded().role(Role::Button);
        let (response, mut strip) = row.show(self.ui, self.look);
        let ink = if enabled {
            self.look.ink()
        } else {
            self.look.faint().gamma_multiply(0.6)
        };
        let place = strip.start(16.0);
        if let Some(icon) = icon {
            icon.paint(self.look, self.ui.painter(), place, 15.0, ink);
        }
        strip.start(9.0);
        if !keys.is_empty() {
            let width = keycap_width(self.look, keys);
            keycap(self.look, self.ui.painter(), strip.end(width), keys);
            strip.end(8.0);
        }
        Text::new(words)
            .colour(ink)
            .paint(self.look, self.ui.painter(), strip.rest);
        response.clicked() && enabled
    }

    /// One of several choices, with a check mark where it is the one.
    pub fn choice(&mut self, words: &str, chosen: bool) -> bool {
        self.item(chosen.then_some(Icon::Check), words, "", true)
    }

    /// A quiet line that names what follows.
    pub fn title(&mut self, words: &str) {
        let (_, rect) = self
            .ui
            .allocate_space(egui::vec2(self.ui.available_width(), 26.0));
        let rect = rect.shrink2(egui::vec2(8.0, 0.0));
        Text::new(words).size(12.0).colour(self.look.quiet()).paint(
            self.look,
            self.ui.painter(),
            rect,
        );
    }

    /// A line between groups.
    pub fn separator(&mut self) {
        let (_, rect) = self
            .ui
            .allocate_space(egui::vec2(self.ui.available_width(), 9.0));
        let stroke = Stroke::new(1.0, colour(self.look.palette.line));
        self.ui
            .painter()
            .hline(rect.x_range(), rect.center().y, stroke);
    }
}
