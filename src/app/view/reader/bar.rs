//! The scroll bar with a small map of the annotations, at the end side of the view.

use super::Reader;
use crate::app::context::Context;
use crate::app::paint::colour;
use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeMap;

/// Shows where the view is in the document and where annotations are; a press or drag goes there.
pub(super) fn show(reader: &mut Reader, ui: &mut Ui, ctx: &Context<'_>, area: Rect) {
    let Some(p) = &mut reader.prepared else {
        return;
    };
    let look = ctx.look;
    let painter = ui.painter().with_clip_rect(area);
    let inner = if look.is_rtl() {
        area.right()
    } else {
        area.left()
    };
    painter.vline(inner, area.y_range(), Stroke::new(1.0, look.line()));
    let total = p.sheet.height(&p.flow);
    let visible = area.height() * look.scale;
    let from = p.view_top(&reader.scroll);
    let share = (visible / total).min(1.0);
    let length = p.flow.text().length().max(1) as f32;
    // Of many that begin at one pixel only the last would be seen.
    let mut rows: BTreeMap<i32, (f32, Option<u16>)> = BTreeMap::new();
    for mark in p.marks.all() {
        let y = area.top() + area.height() * (mark.span.start.0 as f32 / length).min(1.0);
        rows.insert((y * look.scale) as i32, (y, mark.hue));
    }
    for (y, hue) in rows.into_values() {
        let rect = Rect::from_min_size(pos2(area.left() + 3.0, y), vec2(area.width() - 6.0, 2.5));
        let ink = hue.map_or(look.faint(), |h| colour(look.palette.chip(h)));
        painter.rect_filled(rect, CornerRadius::same(1), ink);
    }
    let response = ui.interact(area, Reader::id().with("bar"), Sense::click_and_drag());
    let name = look.tr("scroll-bar");
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &name));
    if share >= 1.0 {
        return;
    }
    let thumb_height = (area.height() * share).max(28.0);
    let travel = area.height() - thumb_height;
    let furthest = (total - visible).max(1.0);
    let top = area.top() + travel * (from / furthest).clamp(0.0, 1.0);
    let thumb = Rect::from_min_size(
        pos2(area.left() + 1.5, top),
        vec2(area.width() - 3.0, thumb_height),
    );
    let strong = response.hovered() || response.dragged();
    let stroke = Stroke::new(
        1.0,
        look.faint().gamma_multiply(if strong { 1.0 } else { 0.6 }),
    );
    painter.rect_stroke(thumb, CornerRadius::same(3), stroke, StrokeKind::Inside);
    if let Some(at) = response.interact_pointer_pos() {
        let moved = response.drag_delta().y;
        if response.is_pointer_button_down_on() && moved == 0.0 && !thumb.contains(at) {
            reader.scroll_to_height(
                furthest
                    * ((at.y - thumb_height / 2.0 - area.top()) / travel.max(1.0)).clamp(0.0, 1.0),
            );
            ui.ctx().request_repaint();
        } else if moved != 0.0 {
            reader.scroll_by(moved * furthest / travel.max(1.0));
            ui.ctx().request_repaint();
        }
    }
}
