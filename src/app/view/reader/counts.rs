//! The counts in the margin of annotations whose bars have no room: each opens their list.

use super::frame::Frame;
use super::kept::Reader;
use super::naming::words_of;
use super::shown::{Request, Requests};
use crate::app::context::Context;
use crate::app::widget::{Menu, focus_ring};
use crate::model::AnnotationId;
use egui::{Role, Sense, Ui, WidgetInfo};

/// Height of the list before it scrolls, points.
const MOST: f32 = 320.0;

/// Makes the counts that were painted controls.
pub(super) fn show(
    reader: &mut Reader,
    ui: &mut Ui,
    ctx: &Context<'_>,
    frame: Frame,
    requests: &mut Requests,
) {
    let Some(p) = &reader.prepared else { return };
    let look = ctx.look;
    for (rect, several) in p.sheet.counts() {
        let marks: Vec<_> = several
            .iter()
            .filter_map(|i| p.marks.all().get(*i))
            .collect();
        let Some(first) = marks.first() else { continue };
        let place = frame.to_screen(*rect).intersect(frame.area);
        if !place.is_positive() {
            continue;
        }
        let id = reader.id.with(("count", first.id.as_str()));
        let response = ui.interact(place, id, Sense::click());
        let name = look.tr_with("margin-more", &[("count", marks.len().into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        focus_ring(ui, look, place.expand(2.0), &response);
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        let mut chosen: Option<AnnotationId> = None;
        Menu::below(&response, look, 250.0, |m| {
            m.title(&name);
            m.scrolling(MOST, |m| {
                for mark in &marks {
                    if m.tag(mark.hue, &words_of(ctx, p.marks.lanes(), mark)) {
                        chosen = Some(mark.id.clone());
                    }
                }
            });
        });
        requests.extend(chosen.map(|id| Request::Look(Some(id))));
    }
}
