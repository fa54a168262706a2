//! What the parts of the window stand on: the colour of panels, and the lines between them.

use crate::app::context::Context;
use crate::app::paint::colour;
use crate::app::state::Side;
use egui::{Pos2, Rect, Stroke, Ui, UiBuilder, pos2};

/// A part of the window with the colour of panels.
pub fn panel(
    ui: &mut Ui,
    ctx: &Context<'_>,
    area: Rect,
    name: &str,
    content: impl FnOnce(&mut Ui),
) {
    ui.painter()
        .rect_filled(area, 0.0, colour(ctx.look.palette.panel));
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(area));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    content(&mut child);
}

/// The line between a panel at a side of the window and the page.
pub fn edge(ui: &Ui, ctx: &Context<'_>, area: Rect, side: Side) {
    let x = if (side == Side::Start) == ctx.look.is_rtl() {
        area.left()
    } else {
        area.right()
    };
    rule(ui, ctx, pos2(x, area.top()), pos2(x, area.bottom()));
}

/// A thin line between two parts.
pub fn rule(ui: &Ui, ctx: &Context<'_>, from: Pos2, to: Pos2) {
    ui.painter()
        .line_segment([from, to], Stroke::new(1.0, ctx.look.line()));
}
