//! The whole window: header and footer, the place between them, and what lies over all.

use super::read::{Layout, Page, Panels};
use super::start;
use super::which::WindowPlace;
use crate::app::action::ViewAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::Dialogs;
use crate::app::view::palette::Palette;
use crate::app::view::regions::{self, Regions};
use crate::app::view::{Room, footer, header, notices, panel, rule};
use crate::app::widget::Strip;
use egui::{LayerId, Rect, Ui};

/// On a page lower than this a panel over it takes the footer's place too, points.
const LOW: f32 = 330.0;

/// The places and what they keep between frames: drafts, scroll places, the dialog that is open.
#[derive(Default)]
pub struct Places {
    page: Page,
    panels: Panels,
    palette: Palette,
    dialogs: Dialogs,
}

/// Where the parts of the window are.
struct Areas {
    header: Rect,
    notices: Rect,
    layout: Layout,
    footer: Rect,
}

impl Places {
    /// Shows the whole window.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let room = Room::of(ui.max_rect().width());
        let areas = Areas::of(ui, ctx, room);
        panel(ui, ctx, areas.header, "header", |ui| {
            header::show(ui, ctx, room, actions)
        });
        let under_header = (areas.header.left_bottom(), areas.header.right_bottom());
        rule(ui, ctx, under_header.0, under_header.1);
        notices::show(ui, ctx, areas.notices, actions);
        self.show_place(ui, ctx, &areas.layout, actions);
        panel(ui, ctx, areas.footer, "footer", |ui| {
            footer::show(ui, ctx, actions)
        });
        rule(ui, ctx, areas.footer.left_top(), areas.footer.right_top());
        let over = areas.drawer();
        let drawer = self.panels.drawer(ui, ctx, room, over, actions);
        regions::follow(ui, ctx, &areas.regions(ui, drawer), actions);
        let caret = match WindowPlace::of(ctx.state) {
            WindowPlace::Start => None,
            WindowPlace::Read => self.page.caret_rect(),
        };
        self.palette
            .show(ui, ctx, caret, areas.layout.page, actions);
        self.dialogs.show(ui, ctx, actions);
        // A field that was to take the keyboard has it, or is not there: it must not take it later.
        if ctx.state.focus_memo {
            actions.push(ViewAction::FocusMemo(false).into());
        }
        if ctx.state.focus_new_memo {
            actions.push(ViewAction::FocusNewMemo(false).into());
        }
        if ctx.state.focus_filter {
            actions.push(ViewAction::FocusFilter(false).into());
        }
    }

    /// Shows the place between header and footer.
    fn show_place(
        &mut self,
        ui: &mut Ui,
        ctx: &Context<'_>,
        layout: &Layout,
        actions: &mut Actions,
    ) {
        let page = &mut self.page;
        match WindowPlace::of(ctx.state) {
            WindowPlace::Start => {
                page.put_away(ctx);
                self.panels.show(ui, ctx, layout, actions, |ui, actions| {
                    start::show(ui, ctx, actions)
                });
            }
            WindowPlace::Read => self.panels.show(ui, ctx, layout, actions, |ui, actions| {
                page.show(ui, ctx, actions)
            }),
        }
    }

    /// What is being written, as it would be kept if its field were left now.
    pub fn drafts(&self) -> Actions {
        self.panels.drafts()
    }
}

impl Areas {
    fn of(ui: &Ui, ctx: &Context<'_>, room: Room) -> Self {
        let mut strip = Strip::new(ui.max_rect(), ctx.look.is_rtl());
        let header = strip.top(44.0);
        let footer = strip.bottom(28.0);
        let notices = strip.top(notices::height(ctx, strip.rest));
        Self {
            header,
            notices,
            layout: Layout::of(strip.rest, room, ctx.look.is_rtl()),
            footer,
        }
    }

    /// What a panel over the page may cover.
    fn drawer(&self) -> Rect {
        if self.layout.page.height() < LOW {
            Rect::from_min_max(self.header.left_bottom(), self.footer.right_bottom())
        } else {
            self.layout.page
        }
    }

    /// The parts in the order in which they are read; the drawer is in a layer of its own.
    fn regions(&self, ui: &Ui, drawer: Option<(LayerId, Rect)>) -> Regions {
        let here = [
            Some(self.header),
            Some(self.notices),
            self.layout.sidebar,
            Some(self.layout.page),
            self.layout.inspector,
            Some(self.footer),
        ];
        let here = here.into_iter().flatten();
        let here = here.map(|area| (ui.layer_id(), area));
        here.chain(drawer).collect()
    }
}
