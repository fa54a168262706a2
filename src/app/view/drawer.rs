//! The panel that lies over the page, in a window too narrow for it to stand beside.

use super::reader::Reader;
use super::{INSPECTOR, Room, SIDEBAR, Views, edge, panel};
use crate::app::action::ViewAction;
use crate::app::context::{Actions, Context};
use crate::app::state::Side;
use crate::app::widget::Strip;
use egui::{Area, Id, Key, LayerId, Order, Rect, Sense, Ui};

/// So much of the page is seen beside the panel.
const LEFT_OF_PAGE: f32 = 56.0;

impl Views {
    /// Shows the panel that was asked for, if there is no room for it beside the page. Gives its
    /// layer and place.
    pub(super) fn drawer(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        room: Room,
        page: Rect,
        actions: &mut Actions,
    ) -> Option<(LayerId, Rect)> {
        let side = ctx.state.drawer.filter(|side| !room.has(*side));
        if !room.inspector && side != Some(Side::End) {
            self.inspector.put_away(actions);
        }
        let Some(side) = side else {
            if ctx.state.drawer.is_some() {
                actions.push(ViewAction::Drawer(None).into());
            }
            return None;
        };
        let mut strip = Strip::new(page, ctx.look.is_rtl());
        let most = page.width() - LEFT_OF_PAGE;
        let area = match side {
            Side::Start => strip.start(SIDEBAR.min(most)),
            Side::End => strip.end(INSPECTOR.min(most)),
        };
        let place = Area::new(Id::unique("drawer"))
            .order(Order::Middle)
            .fixed_pos(area.min)
            .constrain(false);
        let shown = place.show(ui.ctx(), |ui| {
            ui.allocate_rect(area, Sense::empty());
            panel(ui, ctx, area, "panel", |ui| match side {
                Side::Start => self.sidebar.show(ui, ctx, actions),
                Side::End => self.inspector.show(ui, ctx, actions),
            });
            edge(ui, ctx, area, side);
        });
        // What lies over the panel in its turn is closed first.
        let alone = ctx.state.dialog.is_none() && ctx.state.palette.is_none();
        let left = ui.input(|i| {
            let at = i.pointer.interact_pos().filter(|_| i.pointer.any_pressed());
            i.key_pressed(Key::Escape) || at.is_some_and(|at| strip.rest.contains(at))
        });
        if alone && left && !egui::Popup::is_any_open(ui.ctx()) {
            actions.push(ViewAction::Drawer(None).into());
            ui.memory_mut(|m| m.request_focus(Reader::id()));
        }
        Some((shown.response.layer_id, area))
    }
}
