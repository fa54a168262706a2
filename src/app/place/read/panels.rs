//! The panels at the sides of the page.

use super::inspector::Inspector;
use super::sidebar::Sidebar;
use crate::app::context::{Actions, Context};
use crate::app::state::Side;
use crate::app::view::{Room, edge, panel};
use crate::app::widget::Strip;
use egui::{Rect, Ui, UiBuilder};

/// Width of the sidebar, points.
pub(super) const SIDEBAR: f32 = 292.0;
/// Width of the inspector, points.
pub(super) const INSPECTOR: f32 = 304.0;

/// The panels and their drafts.
#[derive(Default)]
pub struct Panels {
    pub(super) sidebar: Sidebar,
    pub(super) inspector: Inspector,
}

/// Where the panels and the page are.
#[derive(Clone, Copy)]
pub struct Layout {
    /// The sidebar, if there is room for it.
    pub sidebar: Option<Rect>,
    /// The page.
    pub page: Rect,
    /// The inspector, if there is room for it.
    pub inspector: Option<Rect>,
}

impl Layout {
    /// Divides the middle of the window.
    pub fn of(middle: Rect, room: Room, is_rtl: bool) -> Self {
        let mut strip = Strip::new(middle, is_rtl);
        Self {
            sidebar: room.sidebar.then(|| strip.start(SIDEBAR)),
            inspector: room.inspector.then(|| strip.end(INSPECTOR)),
            page: strip.rest,
        }
    }
}

impl Panels {
    /// Shows the panels that there is room for, and between them the page: in the order of reading,
    /// which is that of Tab.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        layout: &Layout,
        actions: &mut Actions,
        page: impl FnOnce(&mut Ui, &mut Actions),
    ) {
        if let Some(area) = layout.sidebar {
            panel(ui, ctx, area, "sidebar", |ui| {
                self.sidebar.show(ui, ctx, actions)
            });
        }
        let mut child = ui.new_child(UiBuilder::new().id_salt("page").max_rect(layout.page));
        child.set_clip_rect(layout.page.intersect(ui.clip_rect()));
        page(&mut child, actions);
        if let Some(area) = layout.sidebar {
            edge(ui, ctx, area, Side::Start);
        }
        if let Some(area) = layout.inspector {
            panel(ui, ctx, area, "inspector", |ui| {
                self.inspector.show(ui, ctx, actions)
            });
            edge(ui, ctx, area, Side::End);
        }
    }

    /// What is being written in the panels, as it would be kept if its field were left now.
    pub fn drafts(&self) -> Actions {
        self.inspector.drafts()
    }
}
