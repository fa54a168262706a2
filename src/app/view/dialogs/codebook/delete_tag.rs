//! Deleting a tag, with a plain account of what happens to annotations and to the tags below it.

use super::lines::{needs_annotator, reason_field, tag_line};
use super::usage::TagEffect;
use crate::app::action::CodebookAction;
use crate::app::computed::Computed;
use crate::app::context::{Actions, Context};
use crate::app::derived::ProjectVersion;
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::model::TagId;

/// The tag that goes, and why.
pub struct DeleteTag {
    tag: TagId,
    reason: String,
    usage: Computed<Option<ProjectVersion>, TagEffect>,
}

impl DeleteTag {
    /// Without a reason yet.
    pub fn new(tag: TagId) -> Self {
        Self {
            tag,
            reason: String::new(),
            usage: Computed::default(),
        }
    }

    fn account(&mut self, body: &mut Body<'_, '_>) {
        let look = body.look();
        let state = body.ctx.state;
        let now = ProjectVersion::of(state);
        let usage = *self.usage.get(now, || TagEffect::of(state, &self.tag));
        let mut lines = Vec::new();
        if usage.mine + usage.others == 0 {
            lines.push(look.tr("delete-unused"));
        } else {
            lines.push(look.tr_with("delete-mine", &[("count", usage.mine.into())]));
            lines.push(look.tr_with("delete-others", &[("count", usage.others.into())]));
        }
        if usage.children > 0 {
            lines.push(look.tr_with("delete-children", &[("count", usage.children.into())]));
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
