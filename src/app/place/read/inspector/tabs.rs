//! The tabs of the panel at the end side: details of what is looked at, and memos.

use crate::app::action::ViewAction;
use crate::app::context::{Actions, Context};
use crate::app::keys::cap;
use crate::app::shortcut::{Command, keys_of};
use crate::app::state::EndTab;
use crate::app::widget::{Button, Kind, Strip, group, tip};
use egui::accesskit::Role;
use egui::{Rect, Ui, UiBuilder, vec2};

/// Shows the tabs in a place.
pub(super) fn show(ui: &mut Ui, ctx: &Context<'_>, place: Rect, actions: &mut Actions) {
    let look = ctx.look;
    let mut strip = Strip::new(place.shrink2(vec2(12.0, 0.0)), look.is_rtl());
    let ui = &mut ui.new_child(UiBuilder::new().id_salt("tabs").max_rect(place));
    group(ui, Role::TabList, &look.tr("tabs-end"));
    let memos = match ctx.derived.memos.on_subject {
        0 => look.tr("tab-memos"),
        count => look.tr_with("tab-memos-count", &[("count", count.into())]),
    };
    let tabs = [
        (EndTab::Details, look.tr("tab-details"), None),
        (EndTab::Memos, memos, Some(Command::Memos)),
    ];
    for (tab, words, command) in tabs {
        let is_on = ctx.state.end_tab == tab;
        let kind = if is_on { Kind::Plain } else { Kind::Quiet };
        let button = Button::new(&words)
            .kind(kind)
            .role(Role::Tab)
            .selected(is_on);
        let place = strip.start(button.width(look) + 4.0);
        strip.start(2.0);
        let id = ui.scope_id().with(("tab", tab == EndTab::Memos));
        let mut response = button.show_in(ui, look, place, id);
        if let Some(command) = command {
            let keys = cap(keys_of(command), look.is_rtl());
            let name = look.tr("key-memos");
            response = tip(response, look, &format!("{name} ({keys})"));
        }
        if response.clicked() {
            actions.push(ViewAction::EndTab(tab).into());
        }
    }
}
