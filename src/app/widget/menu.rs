//! Menus: a button that opens a card of rows.

use super::icon::Icon;
use super::keycap::{keycap, keycap_width};
use super::look::Look;
use super::row::{Row, chip};
use super::scroll::scroll;
use super::text::Text;
use crate::app::paint::colour;
use crate::page::Theme;
use egui::accesskit::HasPopup;
use egui::{
    Color32, CornerRadius, Frame, Key, Margin, Popup, PopupCloseBehavior, Pos2, RectAlign,
    Response, Role, Shadow, Stroke, Ui,
};

/// A card that floats over the window: menus, the palette, dialogs.
pub fn card_frame(look: &Look) -> Frame {
    Frame::new()
        .fill(look.field())
        .stroke(Stroke::new(1.0, look.line()))
        .corner_radius(CornerRadius::same(11))
        .inner_margin(Margin::same(8))
        .shadow(float_shadow(look))
}

/// The shadow of what floats over the window.
pub(super) fn float_shadow(look: &Look) -> Shadow {
    let dark = look.theme == Theme::Dark;
    Shadow {
        offset: [0, 6],
        blur: 24,
        spread: 0,
        color: Color32::from_black_alpha(if dark { 140 } else { 41 }),
    }
}

/// The shadow of a tip, which is small and stands close.
pub(super) fn tip_shadow(look: &Look) -> Shadow {
    Shadow {
        offset: [0, 2],
        blur: 10,
        ..float_shadow(look)
    }
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
        let (context, id) = (&button.ctx, Popup::default_response_id(button));
        let was_open = Popup::is_id_open(context, id);
        Popup::menu(button)
            .align(align)
            .gap(4.0)
            .width(width)
            .frame(card_frame(look))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| inside(ui, look, width, content));
        let is_open = Popup::is_id_open(context, id);
        context.accesskit_node_builder(button.id, |node| {
            node.set_has_popup(HasPopup::Menu);
            node.set_expanded(is_open);
        });
        // Who closed it by keyboard goes on from the button.
        let by_key = [Key::Escape, Key::Enter, Key::Space]
            .into_iter()
            .any(|key| context.input(|i| i.key_pressed(key)));
        if was_open && by_key && !is_open {
            button.request_focus();
        }
    }

    /// Opens at a row by the second button of the pointer, or when `by_key` says so.
    pub fn context(
        row: &Response,
        look: &Look,
        width: f32,
        by_key: bool,
        content: impl FnOnce(&mut Menu<'_>),
    ) {
        let at = by_key.then(|| row.rect.center());
        Self::context_at(row, look, width, at, content);
    }

    /// Opens at a control by the second button of the pointer, or by a key at the point `open_at`.
    pub fn context_at(
        row: &Response,
        look: &Look,
        width: f32,
        open_at: Option<Pos2>,
        content: impl FnOnce(&mut Menu<'_>),
    ) {
        // egui remembers only where the pointer opened a menu.
        let kept = Popup::default_response_id(row).with("opened by key");
        let place = match open_at {
            _ if row.secondary_clicked() => None,
            None => row.ctx.data(|data| data.get_temp::<Pos2>(kept)),
            opened => opened,
        };
        let mut popup = Popup::context_menu(row)
            .width(width)
            .frame(card_frame(look))
            .close_behavior(PopupCloseBehavior::CloseOnClick);
        if open_at.is_some() {
            popup = popup.open_memory(egui::SetOpenCommand::Bool(true));
        }
        if let Some(point) = place {
            popup = popup.at_position(point);
        }
        popup.show(|ui| inside(ui, look, width, content));
        let is_open = Popup::is_id_open(&row.ctx, Popup::default_response_id(row));
        row.ctx.data_mut(|data| match place.filter(|_| is_open) {
            Some(point) => {
                data.insert_temp(kept, point);
            }
            None => data.remove::<Pos2>(kept),
        });
    }

    /// A command with the keys that do the same. Returns whether it was chosen.
    pub fn item(&mut self, icon: Option<Icon>, words: &str, keys: &str, enabled: bool) -> bool {
        let row = Row::new(words).role(Role::MenuItem).enabled(enabled);
        self.row(row, icon, words, keys, enabled)
    }

    /// A tag with its chip. Returns whether it was chosen.
    pub fn tag(&mut self, hue: Option<u16>, words: &str) -> bool {
        let row = Row::new(words).role(Role::MenuItem).height(31.0).rounded();
        let (response, mut strip) = row.show(self.ui, self.look);
        chip(self.ui, self.look, strip.start(16.0), hue);
        strip.start(9.0);
        Text::new(words).paint(self.look, self.ui.painter(), strip.rest);
        let chosen = response.clicked();
        if chosen {
            self.ui.close();
        }
        chosen
    }

    /// One of several choices, with a check mark where it is the one.
    pub fn choice(&mut self, words: &str, chosen: bool) -> bool {
        let row = Row::new(words).role(Role::MenuItemRadio).marked(chosen);
        self.row(row, chosen.then_some(Icon::Check), words, "", true)
    }

    fn row(
        &mut self,
        row: Row<'_>,
        icon: Option<Icon>,
        words: &str,
        keys: &str,
        enabled: bool,
    ) -> bool {
        let row = row.height(31.0).rounded();
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
        let chosen = response.clicked();
        if chosen {
            self.ui.close();
        }
        chosen
    }

    /// Rows that scroll when they are higher than so many points.
    pub fn scrolling(&mut self, most: f32, content: impl FnOnce(&mut Menu<'_>)) {
        let look = self.look;
        self.ui.scope(|ui| {
            ui.set_max_height(most);
            scroll(ui, look, "menu-rows", |ui| content(&mut Menu { ui, look }));
        });
    }

    /// A quiet line that names what follows.
    pub fn title(&mut self, words: &str) {
        let (_, rect) = self
            .ui
            .allocate_space(egui::vec2(self.ui.available_width(), 26.0));
        let rect = rect.shrink2(egui::vec2(8.0, 0.0));
        let id = self.ui.scope_id().with(words);
        self.ui
            .interact(rect, id, egui::Sense::hover())
            .widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, words));
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

/// The rows of a menu; they scroll in a window that is too low for them.
fn inside(ui: &mut Ui, look: &Look, width: f32, content: impl FnOnce(&mut Menu<'_>)) {
    let window = ui.ctx().content_rect();
    ui.set_width(width.min(window.width() - 32.0));
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.set_max_height((window.height() - 40.0).max(60.0));
    scroll(ui, look, "menu", |ui| content(&mut Menu { ui, look }));
}
