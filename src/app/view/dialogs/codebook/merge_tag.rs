//! Merging a tag into another, with a plain account of what happens to annotations.

use super::lines::{needs_annotator, reason_field, tag_line};
use super::usage::TagEffect;
use crate::app::action::CodebookAction;
use crate::app::computed::Computed;
use crate::app::context::{Actions, Context};
use crate::app::derived::ProjectVersion;
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::app::view::dialogs::kit::tag_list::TagList;
use crate::model::{Tag, TagId};

/// The tag that goes, the one that stays, and why.
pub struct MergeTag {
    from: TagId,
    into: Option<TagId>,
    reason: String,
    tags: TagList,
    usage: Computed<Option<ProjectVersion>, TagEffect>,
}

impl MergeTag {
    /// Nothing chosen yet.
    pub fn new(from: TagId) -> Self {
        Self {
            from,
            into: None,
            reason: String::new(),
            tags: TagList::default(),
            usage: Computed::default(),
        }
    }

    fn account(&mut self, body: &mut Body<'_, '_>) {
        let look = body.look();
        let state = body.ctx.state;
        let Some(into) = self
            .into
            .as_ref()
            .and_then(|t| state.seen()?.codebook().get(t))
        else {
            let words = body.tr("merge-choose");
            body.hint(&words);
            return;
        };
        let now = ProjectVersion::of(state);
        let usage = *self.usage.get(now, || TagEffect::of(state, &self.from));
        let name = look.name(&into.name);
        let mut lines = vec![
            look.tr_with("merge-mine", &[("count", usage.mine.into())]),
            look.tr_with("merge-others", &[("count", usage.others.into())]),
        ];
        if usage.children > 0 {
            let values = [
                ("count", usage.children.into()),
                ("name", name.as_str().into()),
            ];
            lines.push(look.tr_with("merge-children", &values));
        }
        lines.push(look.tr("merge-undo"));
        body.text(&lines.join("\n"));
    }
}

impl Form for MergeTag {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("merge-title")
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let ready = self.into.is_some() && ctx.state.me().is_some();
        Foot::primary(ctx, "merge-do", ready)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        tag_line(body, &self.from);
        needs_annotator(body);
        body.gap(8.0);
        let words = body.tr("merge-into");
        body.label(&words);
        let from = self.from.clone();
        let allowed = |tag: &Tag| tag.assignable && tag.id != from;
        if let Some(into) = self.tags.one(body, 210.0, self.into.as_ref(), allowed) {
            self.into = Some(into);
        }
        body.gap(10.0);
        self.account(body);
        body.gap(10.0);
        reason_field(body, &mut self.reason);
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let Some(into) = self.into.clone() else {
            return false;
        };
        let merge = CodebookAction::Merge {
            from: self.from.clone(),
            into,
            reason: self.reason.trim().to_owned(),
        };
        actions.push(merge.into());
        true
    }
}
