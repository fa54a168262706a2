//! The card of a dialog: in the middle of a dimmed window, with title, scrolling body and foot.

use super::body::{Body, trouble_line};
use super::form::{Foot, Form};
use crate::app::context::{Actions, Context};
use crate::app::paint::colour;
use crate::app::shortcut::{OnlyHere, consumed, pressed};
use crate::app::widget::{
    Button, FocusedField, Icon, Kind, Look, Strip, Text, card_frame, group, scroll,
};
use crate::page::Theme;
use egui::{
    Color32, Frame, Id, Margin, Modal, Popup, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

/// Space at the sides of a dialog's content, in points.
pub const SIDE: f32 = 20.0;
const HEAD: f32 = 52.0;
const FOOT: f32 = 56.0;

/// What was asked of a dialog in this frame.
#[derive(Clone, Copy, Default)]
pub struct FormAsked {
    /// To do what it is for.
    pub submit: bool,
    /// To close.
    pub close: bool,
    /// The field that the keyboard goes to when the dialog opens.
    pub first: Option<Id>,
}

/// Shows a dialog; `trouble` says what its last attempt met with.
pub fn show(
    form: &mut dyn Form,
    ui: &Ui,
    ctx: &Context<'_>,
    trouble: &str,
    actions: &mut Actions,
) -> FormAsked {
    let window = ui.ctx().content_rect();
    let width = form.width().min(window.width() - 24.0);
    let foot = form.foot(ctx);
    let mut asked = keys(ui, &foot);
    let look = ctx.look;
    let dim = if look.theme == Theme::Dark { 150 } else { 70 };
    let panel = colour(look.palette.panel);
    let card = card_frame(look).fill(panel).inner_margin(Margin::ZERO);
    let shown = Modal::new(Id::unique("dialog"))
        .backdrop_color(Color32::from_black_alpha(dim))
        .frame(card)
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
            let title = form.title(ctx);
            group(ui, egui::accesskit::Role::Dialog, &title);
            ui.ctx()
                .accesskit_node_builder(ui.unique_id(), |node| node.set_modal());
            asked.close |= head(ui, look, &title);
            let room = window.height() - 32.0 - HEAD - FOOT;
            let in_body = body(ui, ctx, form, room, actions);
            asked.submit |= in_body.submit;
            asked.first = in_body.first;
            if !trouble.is_empty() {
                inset(ui, |ui| trouble_line(ui, look, trouble));
            }
            let pressed = show_foot(ui, look, &foot);
            asked.submit |= pressed.submit;
            asked.close |= pressed.close;
        });
    follow_height(ui, shown.response.rect.height());
    // What was just typed or clicked may have made it ready.
    let primary = form.foot(ctx).primary;
    asked.submit &= primary.is_some_and(|(_, ready)| ready);
    asked
}

/// Escape closes, Ctrl+Enter does what the dialog is for; plain Enter too while nothing has the
/// keyboard. A menu that is open in the dialog gets its keys first.
fn keys(ui: &Ui, foot: &Foot) -> FormAsked {
    if Popup::is_any_open(ui.ctx()) {
        return FormAsked::default();
    }
    let free = ui.memory(|m| m.focused().is_none());
    ui.input_mut(|i| {
        let close = consumed(i, OnlyHere::Close);
        let submit =
            consumed(i, OnlyHere::SubmitFromField) || (free && consumed(i, OnlyHere::Submit));
        FormAsked {
            submit,
            close: close || (submit && foot.primary.is_none()),
            first: None,
        }
    })
}

fn head(ui: &mut Ui, look: &Look, title: &str) -> bool {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEAD));
    let mut strip = Strip::new(rect.shrink2(vec2(SIDE, 0.0)), look.is_rtl());
    let words = look.tr("dialog-close-window");
    let place = strip.end(28.0);
    let button = Button::icon(Icon::Close, &words);
    let place = place.translate(vec2(if look.is_rtl() { -7.0 } else { 7.0 }, 0.0));
    let close = button.show_in(ui, look, place, Id::unique("dialog-close"));
    strip.end(8.0);
    let name = ui.interact(strip.rest, Id::unique("dialog-title"), Sense::hover());
    name.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let text = Text::new(title).size(16.5).semibold();
    text.paint(look, ui.painter(), strip.rest);
    close.clicked()
}

fn body(
    ui: &mut Ui,
    ctx: &Context<'_>,
    form: &mut dyn Form,
    room: f32,
    actions: &mut Actions,
) -> FormAsked {
    let mut asked = FormAsked::default();
    ui.scope(|ui| {
        ui.set_max_height(room.max(80.0));
        scroll(ui, ctx.look, "dialog-body", |ui| {
            inset(ui, |ui| {
                let mut body = Body::new(ui, ctx, actions);
                form.body(&mut body);
                (asked.submit, asked.first) = (body.submitted, body.first);
                ui.add_space(10.0);
            });
            // After what is in it: a list that scrolls by itself would take it.
            scroll_by_keys(ui, room);
        });
    });
    asked
}

/// A page up or down, also where the dialog only tells something and no control is in it.
fn scroll_by_keys(ui: &Ui, room: f32) {
    if FocusedField::of(ui.ctx()).is_some() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let (up, down) = ui.input(|i| {
        (
            pressed(i, OnlyHere::ScrollUp),
            pressed(i, OnlyHere::ScrollDown),
        )
    });
    if up != down {
        let by = if down { -room } else { room } * 0.8;
        ui.scroll_with_delta(vec2(0.0, by));
    }
}

fn inset(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let margin = Margin::symmetric(SIDE as i8, 0);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
}

/// The buttons, the one that does something at the end.
fn show_foot(ui: &mut Ui, look: &Look, foot: &Foot) -> FormAsked {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), FOOT));
    let stroke = Stroke::new(1.0, look.line());
    ui.painter().hline(rect.x_range(), rect.top(), stroke);
    let mut strip = Strip::new(rect.shrink2(vec2(SIDE, 0.0)), look.is_rtl());
    let mut asked = FormAsked::default();
    if let Some((words, ready)) = &foot.primary {
        let button = Button::new(words).kind(Kind::Primary).enabled(*ready);
        asked.submit = at_end(ui, look, &mut strip, button, "dialog-primary");
    }
    let button = Button::new(&foot.close);
    asked.close = at_end(ui, look, &mut strip, button, "dialog-cancel");
    asked
}

fn at_end(ui: &mut Ui, look: &Look, strip: &mut Strip, button: Button<'_>, id: &str) -> bool {
    let place: Rect = strip.end(button.width(look).max(84.0));
    strip.end(8.0);
    let response = button.show_in(ui, look, place, Id::unique(id));
    response.clicked()
}

/// The card stands in the middle by its height in the frame before: another one asks for a frame.
fn follow_height(ui: &Ui, height: f32) {
    let id = Id::unique("dialog-height");
    let before: Option<f32> = ui.data(|d| d.get_temp(id));
    if before != Some(height) {
        ui.data_mut(|d| d.insert_temp(id, height));
        ui.ctx().request_repaint();
    }
}
