//! What is waited for in the place of a page: a project that is being read or written anew.

use crate::app::action::ProjectAction;
use crate::app::context::{Actions, Context};
use crate::app::shortcut::{OnlyHere, pressed};
use crate::app::under_way::Opening;
use crate::app::view::Vacant;
use egui::Ui;

/// Shows what is waited for over the whole of what is left of `ui`; returns whether something is.
pub fn show(ui: &mut Ui, ctx: &Context<'_>, actions: &mut Actions) -> bool {
    if ctx.state.renaming.is_some() {
        being_renamed(ui, ctx);
    } else if let Some(opening) = &ctx.state.opening {
        being_opened(ui, ctx, opening, actions);
    } else {
        return false;
    }
    true
}

/// A project is being written without names, which cannot be stopped half way.
fn being_renamed(ui: &mut Ui, ctx: &Context<'_>) {
    let page = Vacant {
        words: &ctx.look.tr("pseudonyms-writing"),
        hint: &ctx.look.tr("pseudonyms-writing-hint"),
        buttons: &[],
    };
    page.show(ui, ctx);
}

/// A project is being read; Escape stops it too.
fn being_opened(ui: &mut Ui, ctx: &Context<'_>, opening: &Opening, actions: &mut Actions) {
    let path = crate::arabic::visible(&opening.root.display().to_string());
    let values = [("path", path.into())];
    let page = Vacant {
        words: &ctx.look.tr("opening-project"),
        hint: &ctx.look.tr_with("opening-project-hint", &values),
        buttons: &["stop"],
    };
    let is_stopped = page.show(ui, ctx).is_some();
    if is_stopped || ui.input(|i| pressed(i, OnlyHere::Close)) {
        actions.push(ProjectAction::StopOpening.into());
    }
}
