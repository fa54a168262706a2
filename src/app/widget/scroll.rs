//! Scrolling lists with a thin bar at the end side.

use super::look::Look;
use egui::scroll_area::ScrollBarVisibility;
use egui::{CornerRadius, Id, Rect, ScrollArea, Sense, Ui, pos2};

/// Shows content that scrolls when it is higher than the room there is.
pub fn scroll(ui: &mut Ui, look: &Look, salt: &str, content: impl FnOnce(&mut Ui)) {
    // Where the bar was dragged to is kept for the next frame: egui takes an offset only then.
    let wanted_id = ui.scope_id().with((salt, "wanted"));
    let wanted = ui.data_mut(|d| d.remove_temp::<f32>(wanted_id));
    let mut area = ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink([false, true])
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    if let Some(offset) = wanted {
        area = area.vertical_scroll_offset(offset);
    }
    let output = area.show(ui, content);
    let (view, total) = (output.inner_rect, output.content_size.y);
    if total <= view.height() + 1.0 {
        return;
    }
    let offset = output.state.clamped_offset().y;
    let moved = bar(ui, look, view, total, offset, output.id.with("bar"));
    if moved != 0.0 {
        let to = (offset + moved).clamp(0.0, total - view.height());
        ui.data_mut(|d| d.insert_temp(wanted_id, to));
        ui.ctx().request_repaint();
    }
}

/// Paints the bar; gives by how much it was dragged, in points of content.
fn bar(ui: &Ui, look: &Look, view: Rect, total: f32, offset: f32, id: Id) -> f32 {
    let length = (view.height() * view.height() / total).max(24.0);
    let travel = view.height() - length;
    let top = view.top() + travel * (offset / (total - view.height())).clamp(0.0, 1.0);
    let x = if look.is_rtl() {
        view.left() + 1.0
    } else {
        view.right() - 6.0
    };
    let thumb = Rect::from_min_max(pos2(x, top), pos2(x + 5.0, top + length));
    // Not reached by Tab: what scrolls is moved by keys through its rows.
    let response = ui.interact(thumb.expand2(egui::vec2(3.0, 0.0)), id, Sense::DRAG);
    let strength = if response.hovered() || response.dragged() {
        0.8
    } else {
        0.35
    };
    ui.painter().rect_filled(
        thumb,
        CornerRadius::same(2),
        look.faint().gamma_multiply(strength),
    );
    if response.dragged() {
        response.drag_delta().y * (total - view.height()) / travel.max(1.0)
    } else {
        0.0
    }
}
