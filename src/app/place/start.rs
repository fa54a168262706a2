//! The start: no project is open.

use super::waiting;
use crate::app::action::ViewAction;
use crate::app::context::{Actions, Context};
use crate::app::state::Dialog;
use crate::app::view::Vacant;
use egui::Ui;

/// Shows what can be opened, or what is waited for, over the whole of what is left of `ui`.
pub fn show(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) {
    if waiting::show(ui, ctx, actions) {
        return;
    }
    let page = Vacant {
        words: &ctx.look.tr("empty-no-project"),
        hint: &ctx.look.tr("empty-no-project-hint"),
        buttons: &["menu-open-project", "menu-new-project"],
    };
    let dialog = match page.show(ui, ctx) {
        Some("menu-open-project") => Dialog::OpenProject,
        Some(_) => Dialog::NewProject,
        None => return,
    };
    actions.push(ViewAction::Open(dialog).into());
}
