//! Changing tags: adding, describing, moving, merging, splitting, deleting.

use super::annotate::coding_key;
use super::{annotate, run, writable};
use crate::app::state::{Dialog, State};
use crate::app::widget::Look;
use crate::desk::{self, fresh};
use crate::edit::{
    self, AnnotationChange, AnnotationEdit, CodebookEdit, Edit, EditName, NewAnnotation, TagChange,
};
use crate::model::{AnnotationId, Bilingual, Codebook, Tag, TagId, Tombstone};

/// What can be asked about tags.
#[derive(Clone, PartialEq, Debug)]
pub enum CodebookAction {
    /// A new tag, and whether the target span is tagged with it.
    Add {
        /// The tag.
        tag: NewTag,
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
pub struct NewTag {
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
        CodebookAction::Change(id, changes) => change(state, look, &id, changes),
        CodebookAction::Move {
            tag,
            parent,
            before,
        } => place(state, look, &tag, parent, before.as_ref()),
        CodebookAction::Merge { from, into, reason } => merge(state, look, &from, &into, reason),
        CodebookAction::Delete { tag, reason } => delete(state, look, &tag, reason),
        CodebookAction::Split(choices) => split(state, look, choices),
    }
}

fn new_tag(book: &Codebook, new: NewTag) -> Tag {
    let hue = new.hue.unwrap_or_else(|| book.free_hue());
    let mut tag = Tag::new(fresh::tag(), new.name, hue);
    tag.order = book.order_at_end(new.parent.as_ref());
    tag.parent = new.parent;
    tag.key = new.key;
    tag
}

fn add(state: &mut State, look: &Look, new: NewTag, apply: bool) {
    let Some(desk) = writable(state, look) else {
        return;
    };
    let tag = new_tag(&desk.session.project().codebook, new);
    let id = tag.id.clone();
    if run(
        state,
        look,
        &Edit::Codebook(CodebookEdit::Add(Box::new(tag))),
    ) && apply
    {
        annotate::apply(super::AnnotateAction::Apply(Some(id)), state, look);
    }
}

/// One undo takes back both the tag and the annotation that it was made for.
fn in_vivo(state: &mut State, look: &Look) {
    let (Some(span), Some(key)) = (state.target_span(), coding_key(state)) else {
        return;
    };
    let Some(document) = state.document() else {
        return;
    };
    let words: Vec<&str> = document.text.slice(span).split_whitespace().collect();
    let mut name = words.iter().take(6).copied().collect::<Vec<_>>().join(" ");
    if words.len() > 6 {
        name.push('…');
    }
    let arabic = crate::arabic::count_letters(&name).0 > 0;
    let name = if arabic {
        Bilingual::new(name, "")
    } else {
        Bilingual::new("", name)
    };
    let Some(desk) = writable(state, look) else {
        return;
    };
    let project = desk.session.project();
    let tag = new_tag(
        &project.codebook,
        NewTag {
            name,
            ..NewTag::default()
        },
    );
    let new = NewAnnotation {
        id: fresh::annotation(),
        key,
        tag: None,
        span,
        memo: String::new(),
        at: desk::now(),
    };
    let (annotation, tag_id, key) = (new.id.clone(), tag.id.clone(), new.key.clone());
    let Ok(marked) = edit::annotate(project, new) else {
        return;
    };
    let tagged = Edit::Annotation(AnnotationEdit::Change {
        key,
        id: annotation.clone(),
        change: AnnotationChange::Tag(Some(tag_id.clone())),
        at: desk::now(),
    });
    let added = Edit::Codebook(CodebookEdit::Add(Box::new(tag)));
    if run(
        state,
        look,
        &Edit::Batch(EditName::TagInVivo, vec![added, marked, tagged]),
    ) {
        state.focus.annotation = Some(annotation);
        state.last_tag = Some(tag_id.clone());
        state.dialog = Some(Dialog::TagDetails(tag_id));
    }
}

fn change(state: &mut State, look: &Look, id: &TagId, changes: Vec<TagChange>) {
    let mut edits: Vec<Edit> = changes
        .into_iter()
        .map(|change| {
            Edit::Codebook(CodebookEdit::Change {
                id: id.clone(),
                change,
            })
        })
        .collect();
    match edits.len() {
        0 => {}
        1 => {
            run(state, look, &edits.remove(0));
        }
        _ => {
            let name = edits[0].name();
            run(state, look, &Edit::Batch(name, edits));
        }
    }
}

fn place(
    state: &mut State,
    look: &Look,
    tag: &TagId,
    parent: Option<TagId>,
    before: Option<&TagId>,
) {
    let Some(book) = state.project().map(|p| &p.codebook) else {
        return;
    };
    let siblings: Vec<&Tag> = book
        .children(parent.as_ref())
        .into_iter()
        .filter(|t| &t.id != tag)
        .collect();
    let at = before.and_then(|b| siblings.iter().position(|t| &t.id == b));
    let order = match at {
        None => siblings.last().map_or(1.0, |t| t.order.floor() + 1.0),
        Some(0) => siblings[0].order - 1.0,
        Some(i) => (siblings[i - 1].order + siblings[i].order) / 2.0,
    };
    change(state, look, tag, vec![TagChange::Place { parent, order }]);
}

fn tombstone(state: &mut State, reason: String) -> Option<Tombstone> {
    let Some(by) = state.me().cloned() else {
        state.dialog = Some(Dialog::Annotator);
        return None;
    };
    Some(Tombstone {
        at: desk::now(),
        by,
        merged_into: None,
        reason,
    })
}

fn merge(state: &mut State, look: &Look, from: &TagId, into: &TagId, reason: String) {
    let Some(tombstone) = tombstone(state, reason) else {
        return;
    };
    let Some(project) = state.project() else {
        return;
    };
    let edit = edit::merge_tags(project, from, into, tombstone);
    if run(state, look, &edit) && state.last_tag.as_ref() == Some(from) {
        state.last_tag = Some(into.clone());
    }
}

fn delete(state: &mut State, look: &Look, tag: &TagId, reason: String) {
    let Some(tombstone) = tombstone(state, reason) else {
        return;
    };
    let Some(project) = state.project() else {
        return;
    };
    let edit = edit::delete_tag(project, tag, tombstone);
    if run(state, look, &edit) && state.last_tag.as_ref() == Some(tag) {
        state.last_tag = None;
    }
}

fn split(state: &mut State, look: &Look, choices: Vec<(AnnotationId, TagId)>) {
    let at = desk::now();
    let Some(project) = state.project() else {
        return;
    };
    let edits = choices
        .into_iter()
        .filter_map(|(id, tag)| {
            let (key, _) = project.annotation(&id)?;
            Some(Edit::Annotation(AnnotationEdit::Change {
                key: key.clone(),
                id,
                change: AnnotationChange::Tag(Some(tag)),
                at,
            }))
        })
        .collect::<Vec<_>>();
    if !edits.is_empty() {
        run(state, look, &Edit::Batch(EditName::SplitTag, edits));
    }
}
