//! A new tag: its names, the tag above it, its colour and key; and whether the passage gets it.

use super::{hue, tag_fields};
use crate::app::action::{CodebookAction, TagDraft};
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::model::{Bilingual, TagId};

/// What the tag is to be.
pub struct MakeTag {
    name: Bilingual,
    parent: Option<TagId>,
    hue: u16,
    key: String,
    apply: bool,
}

impl MakeTag {
    /// Below a parent, in a colour far from the others.
    pub fn new(ctx: &Context<'_>, parent: Option<TagId>, apply: bool) -> Self {
        let hue = ctx.state.seen().map_or(0, |p| p.codebook().free_hue());
        Self {
            name: Bilingual::default(),
            parent,
            hue,
            key: String::new(),
            apply,
        }
    }
}

impl Form for MakeTag {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("new-tag")
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        let trouble = ctx
            .state
            .seen()
            .and_then(|p| tag_fields::key_trouble(ctx.look, p.codebook(), &self.key, None));
        let ready = !self.name.is_blank() && trouble.is_none();
        let key = if self.apply {
            "new-tag-apply"
        } else {
            "new-tag-do"
        };
        Foot::primary(ctx, key, ready)
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        tag_fields::names(body, &mut self.name);
        let words = body.tr("tag-names-hint");
        body.hint(&words);
        body.gap(10.0);
        tag_fields::parent(body, &mut self.parent, |_, _| true);
        body.gap(10.0);
        let name = body.look().name(&self.name);
        hue::choose(body, &mut self.hue, &name);
        body.gap(8.0);
        tag_fields::key(body, &mut self.key, None);
    }

    fn submit(&mut self, _ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let trimmed = |text: &str| text.trim().to_owned();
        let tag = TagDraft {
            parent: self.parent.clone(),
            name: Bilingual::new(trimmed(&self.name.ar), trimmed(&self.name.en)),
            hue: Some(self.hue),
            key: self.key.clone(),
        };
        let apply = self.apply;
        actions.push(CodebookAction::Add { tag, apply }.into());
        true
    }
}
