//! The sidebar: the codebook as a tree, or the documents as a list.

mod documents;
mod new_row;
mod tags;

use crate::app::action::ViewAction;
use crate::app::context::{Actions, Context};
use crate::app::keys::cap;
use crate::app::shortcut::{Command, keys_of};
use crate::app::state::Tab;
use crate::app::view::reader::Reader;
use crate::app::widget::{Button, Field, Icon, Kind, Strip, group};
use documents::Documents;
use egui::accesskit::Role;
use egui::{Rect, Ui, UiBuilder, vec2};
use tags::Tags;

/// Height of the row that leads to the removed documents, points.
const REMOVED: f32 = 32.0;

/// The lists of the sidebar, with what is typed into their filters.
#[derive(Default)]
pub struct Sidebar {
    tags: Tags,
    documents: Documents,
}

impl Sidebar {
    /// Shows the sidebar over its whole place.
    pub fn show(&mut self, ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
        let mut strip = Strip::new(ui.max_rect(), ctx.look.is_rtl());
        strip.top(10.0);
        tabs(ui, ctx, strip.top(27.0), actions);
        strip.top(8.0);
        let field = strip.top(28.0).shrink2(vec2(12.0, 0.0));
        self.filter(ui, ctx, field);
        strip.top(8.0);
        let bottom = strip.bottom(42.0);
        let removed = (ctx.state.tab == Tab::Documents && documents::removed(ctx) > 0)
            .then(|| strip.bottom(REMOVED));
        let mut list = ui.new_child(UiBuilder::new().id_salt("list").max_rect(strip.rest));
        list.set_clip_rect(strip.rest.intersect(ui.clip_rect()));
        list.spacing_mut().item_spacing = egui::Vec2::ZERO;
        match ctx.state.tab {
            Tab::Tags => self.tags.show(&mut list, ctx, actions),
            Tab::Documents => self.documents.show(&mut list, ctx, actions),
        }
        if let Some(place) = removed {
            let mut place = ui.new_child(UiBuilder::new().id_salt("removed").max_rect(place));
            documents::show_removed(&mut place, ctx, actions);
        }
        let mut below = ui.new_child(UiBuilder::new().id_salt("below").max_rect(bottom));
        match ctx.state.tab {
            Tab::Tags => tags::show_new(&mut below, ctx, actions),
            Tab::Documents => documents::show_new(&mut below, ctx, actions),
        }
    }

    fn filter(&mut self, ui: &mut Ui, ctx: &Context<'_>, place: Rect) {
        let look = ctx.look;
        let (text, key, keys) = match ctx.state.tab {
            Tab::Tags => (
                &mut self.tags.filter,
                "filter-tags",
                cap(keys_of(Command::FilterTags), look.is_rtl()),
            ),
            Tab::Documents => (
                &mut self.documents.filter,
                "filter-documents",
                String::new(),
            ),
        };
        let words = look.tr(key);
        let wanted = ctx.state.focus_filter;
        let field = Field::new(text)
            .name(&words)
            .placeholder(&words)
            .icon(Icon::Search)
            .keys(&keys)
            .take_focus(wanted);
        let shown = field.show_in(ui, look, place, ui.scope_id().with(key));
        if wanted {
            shown.response.request_focus();
        }
        if shown.cancelled {
            text_of(ctx, self).clear();
            ui.memory_mut(|m| m.request_focus(Reader::main_id()));
        }
    }
}

fn text_of<'a>(ctx: &Context<'_>, sidebar: &'a mut Sidebar) -> &'a mut String {
    match ctx.state.tab {
        Tab::Tags => &mut sidebar.tags.filter,
        Tab::Documents => &mut sidebar.documents.filter,
    }
}

fn tabs(ui: &mut Ui, ctx: &Context<'_>, place: Rect, actions: &mut Actions) {
    let look = ctx.look;
    let mut strip = Strip::new(place.shrink2(vec2(12.0, 0.0)), look.is_rtl());
    let ui = &mut ui.new_child(UiBuilder::new().id_salt("tabs").max_rect(place));
    group(ui, Role::TabList, &look.tr("tabs"));
    for (tab, key) in [(Tab::Tags, "tab-tags"), (Tab::Documents, "tab-documents")] {
        let words = look.tr(key);
        let on = ctx.state.tab == tab;
        let kind = if on { Kind::Plain } else { Kind::Quiet };
        let button = Button::new(&words).kind(kind).role(Role::Tab).selected(on);
        let place = strip.start(button.width(look) + 4.0);
        strip.start(2.0);
        if button
            .show_in(ui, look, place, ui.scope_id().with(key))
            .clicked()
        {
            actions.push(ViewAction::Tab(tab).into());
        }
    }
}
