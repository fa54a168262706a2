//! Panels: they draw from a read-only context and push actions. They keep drafts and scroll places.

pub mod dialogs;
mod drawer;
mod footer;
mod header;
mod inspector;
mod notices;
mod palette;
pub mod reader;
mod regions;
mod sidebar;

use super::action::ViewAction;
use super::context::{Actions, Context};
use super::paint::colour;
use super::state::Side;
use super::widget::Strip;
use egui::{Rect, Stroke, Ui, UiBuilder};

/// Narrower than this the panels make room for the text: first the inspector, then the sidebar.
const ROOM_FOR_INSPECTOR: f32 = 1020.0;
const ROOM_FOR_SIDEBAR: f32 = 700.0;
/// On a page lower than this a panel over it takes the footer's place too.
const LOW: f32 = 330.0;
/// Widths of the panels.
const SIDEBAR: f32 = 292.0;
const INSPECTOR: f32 = 304.0;

/// The panels and their drafts.
#[derive(Default)]
pub struct Views {
    reader: reader::Reader,
    sidebar: sidebar::Sidebar,
    inspector: inspector::Inspector,
    palette: palette::Palette,
    dialogs: dialogs::Dialogs,
}

impl Views {
    /// Shows the whole window.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let mut strip = Strip::new(ui.max_rect(), ctx.look.is_rtl());
        let width = strip.rest.width();
        let top = strip.top(44.0);
        let bottom = strip.bottom(28.0);
        let banners = strip.top(notices::height(ctx, strip.rest));
        let room = Room::of(width);
        let sidebar = room.sidebar.then(|| strip.start(SIDEBAR));
        let inspector = room.inspector.then(|| strip.end(INSPECTOR));
        panel(ui, ctx, top, "header", |ui| {
            header::show(ui, ctx, room, actions)
        });
        rule(ui, ctx, top.left_bottom(), top.right_bottom());
        notices::show(ui, ctx, banners, actions);
        if let Some(area) = sidebar {
            panel(ui, ctx, area, "sidebar", |ui| {
                self.sidebar.show(ui, ctx, actions)
            });
        }
        // In the order of reading, which is that of Tab.
        let mut child = ui.new_child(UiBuilder::new().id_salt("page").max_rect(strip.rest));
        child.set_clip_rect(strip.rest.intersect(ui.clip_rect()));
        self.reader.show(&mut child, ctx, actions);
        if let Some(area) = sidebar {
            edge(ui, ctx, area, Side::Start);
        }
        if let Some(area) = inspector {
            panel(ui, ctx, area, "inspector", |ui| {
                self.inspector.show(ui, ctx, actions)
            });
            edge(ui, ctx, area, Side::End);
        }
        panel(ui, ctx, bottom, "footer", |ui| {
            footer::show(ui, ctx, actions)
        });
        rule(ui, ctx, bottom.left_top(), bottom.right_top());
        let over = if strip.rest.height() < LOW {
            Rect::from_min_max(top.left_bottom(), bottom.right_bottom())
        } else {
            strip.rest
        };
        let drawer = self.drawer(ui, ctx, room, over, actions);
        let here = [
            Some(top),
            Some(banners),
            sidebar,
            Some(strip.rest),
            inspector,
            Some(bottom),
        ];
        let here = here.into_iter().flatten().map(|area| (ui.layer_id(), area));
        let parts = here.chain(drawer).collect();
        regions::follow(ui, ctx, &parts, actions);
        self.palette
            .show(ui, ctx, self.reader.caret_rect(), strip.rest, actions);
        self.dialogs.show(ui, ctx, actions);
        // A field that was to take the keyboard has it, or is not there: it must not take it later.
        if ctx.state.focus_memo {
            actions.push(ViewAction::FocusMemo(false).into());
        }
        if ctx.state.focus_filter {
            actions.push(ViewAction::FocusFilter(false).into());
        }
    }

    /// What is being written in the panels, as it would be kept if its field were left now.
    pub fn drafts(&self) -> Actions {
        self.inspector.draft().into_iter().collect()
    }
}

/// Which panels there is room for beside the page.
#[derive(Clone, Copy)]
struct Room {
    sidebar: bool,
    inspector: bool,
}

impl Room {
    /// In a window of so many points.
    fn of(width: f32) -> Self {
        Self {
            sidebar: width >= ROOM_FOR_SIDEBAR,
            inspector: width >= ROOM_FOR_INSPECTOR,
        }
    }

    fn has(self, side: Side) -> bool {
        match side {
            Side::Start => self.sidebar,
            Side::End => self.inspector,
        }
    }
}

/// The letter that stands for a person.
fn initial(name: &str) -> String {
    let letter = name.chars().find(|c| c.is_alphanumeric());
    letter.into_iter().collect()
}

/// A part of the window with the colour of panels.
fn panel(ui: &mut Ui, ctx: &Context<'_>, area: Rect, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.painter()
        .rect_filled(area, 0.0, colour(ctx.look.palette.panel));
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(area));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    content(&mut child);
}

/// The line between a panel and the page.
fn edge(ui: &Ui, ctx: &Context<'_>, area: Rect, side: Side) {
    let x = if (side == Side::Start) == ctx.look.is_rtl() {
        area.left()
    } else {
        area.right()
    };
    rule(
        ui,
        ctx,
        egui::pos2(x, area.top()),
        egui::pos2(x, area.bottom()),
    );
}

fn rule(ui: &Ui, ctx: &Context<'_>, from: egui::Pos2, to: egui::Pos2) {
    ui.painter()
        .line_segment([from, to], Stroke::new(1.0, ctx.look.line()));
}
