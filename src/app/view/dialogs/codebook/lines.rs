//! Lines that dialogs about a tag share: the tag itself, who is asked for, and the reason.

use crate::app::action::ViewAction;
use crate::app::state::Dialog;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::widget::{Button, Text, chip};
use crate::model::TagId;
use egui::{Role, Sense, WidgetInfo};

/// The tag that a dialog is about, with its colour.
pub fn tag_line(body: &mut Body<'_, '_>, id: &TagId) {
    let Some(tag) = body.ctx.state.seen().and_then(|p| p.codebook().get(id)) else {
        return;
    };
    let look = body.look();
    let name = look.name(&tag.name);
    let mut strip = body.strip(26.0);
    let whole = strip.rest;
    if tag.assignable {
        chip(body.ui, look, strip.start(11.0), Some(tag.hue));
        strip.start(9.0);
    }
    Text::new(&name)
        .named()
        .size(14.5)
        .medium()
        .paint(look, body.ui.painter(), strip.rest);
    let response = body.ui.interact(whole, entry_id("the-tag"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
}

/// While nobody is named who works here: says that someone must be, with the way to say who. What
/// is done to the codebook carries a name.
pub fn needs_annotator(body: &mut Body<'_, '_>) {
    if body.ctx.state.me().is_some() {
        return;
    }
    let words = body.tr("annotator-needed");
    body.trouble(&words);
    let words = body.tr("menu-annotator");
    let mut strip = body.strip(30.0);
    let button = Button::new(&words);
    if body
        .button_at_start(&mut strip, button, "annotator-needed")
        .clicked()
    {
        body.actions
            .push(ViewAction::Open(Dialog::Annotator).into());
    }
}

/// A field for the reason, which stays with the tag.
pub fn reason_field(body: &mut Body<'_, '_>, reason: &mut String) {
    body.field("reason", reason);
    let words = body.tr("reason-hint");
    body.hint(&words);
}
