//! The panel that lies over the page, in a window too narrow for it to stand beside.

use super::panels::{INSPECTOR, Panels, SIDEBAR};
use crate::app::action::ViewAction;
use crate::app::context::{Actions, Context};
use crate::app::shortcut::{OnlyHere, pressed};
use crate::app::state::Side;
use crate::app::view::reader::Reader;
use crate::app::view::{Room, edge, panel};
use crate::app::widget::Strip;
use egui::{Area, Id, LayerId, Order, Rect, Sense, Ui};

/// Width of the page that stays in sight beside the panel, points.
const PAGE_IN_SIGHT: f32 = 56.0;

impl Panels {
    /// Shows the panel that was asked for, if there is no room for it beside the page. Returns its
    /// layer and place.
    pub fn drawer(
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
        let most = page.width() - PAGE_IN_SIGHT;
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
        let is_closed = ui.input(|i| {
            let at = i.pointer.interact_pos().filter(|_| i.pointer.any_pressed());
            pressed(i, OnlyHere::Close) || at.is_some_and(|at| strip.rest.contains(at))
        });
        if alone && is_closed && !egui::Popup::is_any_open(ui.ctx()) {
            actions.push(ViewAction::Drawer(None).into());
            ui.memory_mut(|m| m.request_focus(Reader::main_id()));
        }
        Some((shown.response.layer_id, area))
    }
}
