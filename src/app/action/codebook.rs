//! Changing tags: adding, describing, moving, merging, splitting, deleting.

use super::annotate::{self, me};
use super::task;
use crate::app::state::{Dialog, State};
use crate::app::widget::Look;
use crate::desk::{self, EndTag, MoveTag, TagInVivo, fresh};
use crate::edit::TagChange;
use crate::model::{AnnotationId, Bilingual, TagId};
use crate::words::first_round_name;

/// What can be asked about tags.
#[derive(Clone, PartialEq, Debug)]
pub enum CodebookAction {
    /// A new tag, and whether the target span is tagged with it.
    Add {
        /// The tag.
        tag: TagDraft,
        /// Tag the target span with it.
        apply: bool,
    },
    /// A new tag named after the target span, which is tagged with it.
    InVivo,
    /// Changes things of a tag, undone as one.
    Change(TagId, Vec<TagChange>),
    /// Moves a tag below another (or to the top), before a sibling or to the end.
    Move {
        /// Which.
        tag: TagId,
        /// The tag above it from now on.
        parent: Option<TagId>,
        /// The sibling that follows it; `None` for the end.
        before: Option<TagId>,
    },
    /// Merges a tag into another.
    Merge {
        /// The tag that goes.
        from: TagId,
        /// The tag that stays.
        into: TagId,
        /// Why.
        reason: String,
    },
    /// Deletes a tag.
    Delete {
        /// Which.
        tag: TagId,
        /// Why.
        reason: String,
    },
    /// Gives annotations of a tag other tags, as decided one by one.
    Split(Vec<(AnnotationId, TagId)>),
}

/// What a new tag is to be.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TagDraft {
    /// The tag above it.
    pub parent: Option<TagId>,
    /// What it is called.
    pub name: Bilingual,
    /// Hue in degrees; `None` for one far from its siblings'.
    pub hue: Option<u16>,
    /// The strokes that apply it.
    pub key: String,
}

pub(super) fn apply(action: CodebookAction, state: &mut State, look: &Look) {
    match action {
        CodebookAction::Add { tag, apply } => add(state, look, tag, apply),
        CodebookAction::InVivo => in_vivo(state, look),
        CodebookAction::Change(id, changes) => {
            task(state, look, |desk| desk::change_tag(desk, &id, changes));
        }
        CodebookAction::Move {
            tag,
            parent,
            before,
        } => {
            let place = MoveTag {
                tag,
                parent,
                before,
            };
            task(state, look, |desk| desk::move_tag(desk, place));
        }
        CodebookAction::Merge { from, into, reason } => merge(state, look, from, &into, reason),
        CodebookAction::Delete { tag, reason } => delete(state, look, tag, reason),
        CodebookAction::Split(choices) => {
            task(state, look, |desk| {
                desk::split_tag(desk, choices, desk::now())
            });
        }
    }
}

fn add(state: &mut State, look: &Look, new: TagDraft, apply: bool) {
    let new = desk::NewTag {
        id: fresh::tag(),
        parent: new.parent,
        name: new.name,
        hue: new.hue,
        key: new.key,
    };
    let Some(id) = task(state, look, |desk| desk::add_tag(desk, new)) else {
        return;
    };
    state.answers.made_tag(id.clone());
    if apply {
        annotate::apply(super::AnnotateAction::Apply(Some(id)), state, look);
    }
}

fn in_vivo(state: &mut State, look: &Look) {
    let (Some(span), Some(by)) = (state.target_span(), me(state)) else {
        return;
    };
    let Some(document) = state.focus.document.clone() else {
        return;
    };
    let in_vivo = TagInVivo {
        document,
        by,
        span,
        tag: fresh::tag(),
        annotation: fresh::annotation(),
        at: desk::now(),
        first_round: first_round_name(),
    };
    let (tag, annotation) = (in_vivo.tag.clone(), in_vivo.annotation.clone());
    let done = task(state, look, |desk| desk::tag_in_vivo(desk, in_vivo));
    if done.is_some() {
        state.focus.annotation = Some(annotation);
        state.last_tag = Some(tag.clone());
        state.dialog = Some(Dialog::TagDetails(tag));
    }
}

/// A tag that goes, by the annotator of the window; none while that has to be asked.
fn end(state: &mut State, tag: TagId, reason: String) -> Option<EndTag> {
    Some(EndTag {
        tag,
        by: Some(me(state)?),
        reason,
        at: desk::now(),
    })
}

fn merge(state: &mut State, look: &Look, from: TagId, into: &TagId, reason: String) {
    let Some(end) = end(state, from.clone(), reason) else {
        return;
    };
    let done = task(state, look, |desk| desk::merge_tags(desk, end, into));
    if done.is_some() && state.last_tag.as_ref() == Some(&from) {
        state.last_tag = Some(into.clone());
    }
}

fn delete(state: &mut State, look: &Look, tag: TagId, reason: String) {
    let Some(end) = end(state, tag.clone(), reason) else {
        return;
    };
    let done = task(state, look, |desk| desk::delete_tag(desk, end));
    if done.is_some() && state.last_tag.as_ref() == Some(&tag) {
        state.last_tag = None;
    }
}
