//! Everything about a tag: names, place, colour, key, and what it means.

use super::{hue, tag_fields};
use crate::app::action::CodebookAction;
use crate::app::context::{Actions, Context};
use crate::app::view::dialogs::kit::body::Body;
use crate::app::view::dialogs::kit::form::{Foot, Form};
use crate::edit::TagChange;
use crate::model::{Bilingual, Codebook, Tag, TagId};

/// A tag as it was, and as it is to be.
pub struct TagDetails {
    id: TagId,
    was: Option<Tag>,
    draft: Tag,
}

impl TagDetails {
    /// Begins with what is known of the tag.
    pub fn new(ctx: &Context<'_>, id: &TagId) -> Self {
        let was = ctx.state.seen().and_then(|p| p.codebook().get(id)).cloned();
        let draft = was
            .clone()
            .unwrap_or_else(|| Tag::new(id.clone(), Bilingual::default(), 0));
        Self {
            id: id.clone(),
            was,
            draft,
        }
    }

    fn is_ready(&self, ctx: &Context<'_>) -> bool {
        let Some(seen) = ctx.state.seen() else {
            return false;
        };
        let book = seen.codebook();
        let key = tag_fields::key_trouble(ctx.look, book, &self.draft.key, Some(&self.id));
        self.was.is_some() && !self.draft.name.is_blank() && key.is_none()
    }

    fn meaning(&mut self, body: &mut Body<'_, '_>) {
        tag_fields::bilingual(body, "tag-definition", &mut self.draft.definition);
        tag_fields::bilingual(body, "tag-use-when", &mut self.draft.use_when);
        tag_fields::bilingual(body, "tag-avoid-when", &mut self.draft.avoid_when);
        let words = body.tr("tag-example");
        body.label(&words);
        let entry = crate::app::view::dialogs::kit::body::Entry {
            name: &words,
            rows: Some((2, 6)),
            ..crate::app::view::dialogs::kit::body::Entry::default()
        };
        body.entry("tag-example", entry, &mut self.draft.example);
    }
}

impl Form for TagDetails {
    fn title(&self, ctx: &Context<'_>) -> String {
        ctx.look.tr("tag-title")
    }

    fn width(&self) -> f32 {
        580.0
    }

    fn foot(&self, ctx: &Context<'_>) -> Foot {
        Foot::primary(ctx, "dialog-save", self.is_ready(ctx))
    }

    fn body(&mut self, body: &mut Body<'_, '_>) {
        tag_fields::names(body, &mut self.draft.name);
        if self.draft.name.is_blank() {
            let words = body.tr("tag-name-missing");
            body.trouble(&words);
        }
        body.gap(10.0);
        let id = self.id.clone();
        let may_be = |book: &Codebook, tag: &Tag| book.may_move(&id, Some(&tag.id));
        tag_fields::parent(body, &mut self.draft.parent, may_be);
        body.gap(10.0);
        let name = body.look().name(&self.draft.name);
        hue::choose(body, &mut self.draft.hue, &name);
        body.gap(8.0);
        if body.check("tag-assignable", self.draft.assignable) {
            self.draft.assignable = !self.draft.assignable;
        }
        body.choice_hint("tag-assignable-hint");
        if self.draft.assignable {
            body.gap(4.0);
            tag_fields::key(body, &mut self.draft.key, Some(&self.id));
        }
        body.gap(12.0);
        self.meaning(body);
    }

    fn submit(&mut self, ctx: &Context<'_>, actions: &mut Actions) -> bool {
        let (Some(was), Some(seen)) = (&self.was, ctx.state.seen()) else {
            return false;
        };
        let changes = changes(seen.codebook(), was, &self.draft);
        actions.push(CodebookAction::Change(self.id.clone(), changes).into());
        true
    }
}

/// Only what differs.
fn changes(book: &Codebook, was: &Tag, draft: &Tag) -> Vec<TagChange> {
    let place = TagChange::Place {
        parent: draft.parent.clone(),
        order: book.order_at_end(draft.parent.as_ref()),
    };
    let differing = [
        (was.name != draft.name, TagChange::Name(draft.name.clone())),
        (was.parent != draft.parent, place),
        (was.hue != draft.hue, TagChange::Hue(draft.hue)),
        (was.key != draft.key, TagChange::Key(draft.key.clone())),
        (
            was.assignable != draft.assignable,
            TagChange::Assignable(draft.assignable),
        ),
        (
            was.definition != draft.definition,
            TagChange::Definition(draft.definition.clone()),
        ),
        (
            was.use_when != draft.use_when,
            TagChange::UseWhen(draft.use_when.clone()),
        ),
        (
            was.avoid_when != draft.avoid_when,
            TagChange::AvoidWhen(draft.avoid_when.clone()),
        ),
        (
            was.example != draft.example,
            TagChange::Example(draft.example.clone()),
        ),
    ];
    let differing = differing.into_iter().filter(|(differs, _)| *differs);
    differing.map(|(_, change)| change).collect()
}
