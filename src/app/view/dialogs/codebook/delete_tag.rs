//! Deleting a tag, with a plain account of what happens to annotations and to the tags below it.

use super::merge_tag::Toll;
use crate::app::action::{CodebookAction, ViewAction};
use crate::app::context::{Actions, Context};
use crate::app::state::Dialog;
use crate::app::view::dialogs::kit::body::{Body, entry_id};
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::widget::{Button, Text, chip};
use crate::model::TagId;
use egui::{Role, Sense, WidgetInfo};

/// The tag that goes, and why.
pub struct DeleteTag {
    tag: TagId,
    reason: String,
}

impl DeleteTag {
    /// Without a reason yet.
    pub fn new(tag: TagId) -> Self {
        Self {
            tag,
            reason: String::new(),
        }
    }

    fn account(&self, body: &mut Body<'_, '_>) {
        let look = body.look();
        let toll = Toll::of(body.ctx.state, &self.tag);
        let mut lines = Vec::new();
        if toll.mine + toll.others == 0 {
            lines.push(look.tr("delete-unused"));
        } else {
            lines.push(look.tr_with("delete-mine", &[("count", toll.mine.into())]));
            lines.push(look.tr_with("delete-others", &[("count", toll.others.into())]));
        }
        if toll.children > 0 {
            lines.push(look.tr_with("delete-children", &[("count", toll.children.into())]));
        }
        lines.push(look.tr("delete-kept"));
        body.text(&lines.join("\n"));
    }
}

impl Form for DeleteTag {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("delete-title")
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        Foot::primary(ctx, "delete-do", ctx.state.me().is_some())
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        tag_line(body, &self.tag);
        needs_annotator(body);
        body.gap(8.0);
        self.account(body);
        body.gap(12.0);
        reason_field(body, &mut self.reason);
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let delete = CodebookAction::Delete {
            tag: self.tag.clone(),
            reason: self.reason.trim().to_owned(),
        };
        actions.push(delete.into());
        true
    }
}

/// The tag that a dialog is about, with its colour.
pub(super) fn tag_line(body: &mut Body<'_, '_>, id: &TagId) {
    let Some(tag) = body.ctx.state.project().and_then(|p| p.codebook.get(id)) else {
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

/// What is done to the codebook is done in someone's name.
pub(super) fn needs_annotator(body: &mut Body<'_, '_>) {
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

/// Why it is done, which stays with the tag.
pub(super) fn reason_field(body: &mut Body<'_, '_>, reason: &mut String) {
    body.field("reason", reason);
    let words = body.tr("reason-hint");
    body.hint(&words);
}
