//! Changing the codebook: tags are added, described, moved, merged, split and deleted.

use super::{COMMAND_LINE, Desk, Refusal, Turn};
use crate::edit::{
    self, AnnotateError, AnnotationChange, AnnotationEdit, CodebookEdit, Edit, EditError, EditName,
    TagChange,
};
use crate::model::{
    AnnotationId, AnnotatorId, Bilingual, Codebook, CountedApart, Moment, Project, Seen, Tag,
    TagId, Tombstone,
};
use std::collections::BTreeSet;
use thiserror::Error;

/// Why the codebook was not changed.
#[derive(Debug, Error)]
pub enum CodebookError {
    /// A reason that every task may have.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The tag would have no name.
    #[error("a tag needs a name")]
    Blank,
    /// A tag would be merged into itself.
    #[error("the tag {0} cannot be merged into itself")]
    IntoItself(TagId),
}

/// What a new tag is to be.
#[derive(Clone, PartialEq, Debug)]
pub struct NewTag {
    /// A fresh id.
    pub id: TagId,
    /// The tag above it; none for the top of the tree.
    pub parent: Option<TagId>,
    /// What it is called, in one language at least.
    pub name: Bilingual,
    /// Its hue in degrees; none for one far from the others.
    pub hue: Option<u16>,
    /// The strokes that apply it; empty for none.
    pub key: String,
}

/// Where a tag is to stand.
#[derive(Clone, PartialEq, Debug)]
pub struct MoveTag {
    /// The tag.
    pub tag: TagId,
    /// The tag above it; none for the top of the tree.
    pub parent: Option<TagId>,
    /// The sibling that follows it; none for the end.
    pub before: Option<TagId>,
}

/// A tag that goes, who says so, when and why.
#[derive(Clone, PartialEq, Debug)]
pub struct EndTag {
    /// The tag.
    pub tag: TagId,
    /// Whose annotations are rewritten; none for nobody's, which resolve through the tombstone.
    pub by: Option<AnnotatorId>,
    /// Why; empty for no reason.
    pub reason: String,
    /// When.
    pub at: Moment,
}

/// How many annotations a merge or a deletion concerns, in the whole project.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TagUsage {
    /// Annotations of everybody that have the tag.
    pub annotations: usize,
}

/// Adds a tag at the end of its siblings.
///
/// # Errors
/// When it has no name, its parent is not there, another program has the codebook's turn, or the project
/// cannot be changed or saved.
pub fn add_tag(desk: &mut Desk, new: NewTag) -> Result<TagId, CodebookError> {
    if new.name.is_blank() {
        return Err(CodebookError::Blank);
    }
    desk.take_turn(Turn::Codebook)?;
    let tag = tag_of(&desk.project().codebook, new);
    let id = tag.id.clone();
    desk.commit(&Edit::Codebook(CodebookEdit::Add(Box::new(tag))))?;
    Ok(id)
}

/// A new tag as it comes into a codebook.
pub(super) fn tag_of(book: &Codebook, new: NewTag) -> Tag {
    let hue = new.hue.unwrap_or_else(|| book.free_hue());
    let mut tag = Tag::new(new.id, new.name, hue);
    tag.order = book.order_at_end(new.parent.as_ref());
    tag.parent = new.parent;
    tag.key = new.key;
    tag
}

/// Changes things of a tag; undone as one.
///
/// # Errors
/// When the tag is not there or would have no name, another program has the codebook's turn, or the
/// project cannot be changed or saved.
pub fn change_tag(
    desk: &mut Desk,
    tag: &TagId,
    changes: Vec<TagChange>,
) -> Result<(), CodebookError> {
    let is_blank = |change: &TagChange| matches!(change, TagChange::Name(name) if name.is_blank());
    if changes.iter().any(is_blank) {
        return Err(CodebookError::Blank);
    }
    desk.take_turn(Turn::Codebook)?;
    let edit = |change| {
        let id = tag.clone();
        Edit::Codebook(CodebookEdit::Change { id, change })
    };
    let mut edits: Vec<Edit> = changes.into_iter().map(edit).collect();
    let edit = match edits.len() {
        0 => return Ok(()),
        1 => edits.remove(0),
        _ => Edit::Batch(edits[0].name(), edits),
    };
    Ok(desk.commit(&edit)?)
}

/// Moves a tag below another, or to the top of the tree.
///
/// # Errors
/// When a tag is not there or would stand below itself, another program has the codebook's turn, or the
/// project cannot be changed or saved.
pub fn move_tag(desk: &mut Desk, request: MoveTag) -> Result<(), CodebookError> {
    desk.take_turn(Turn::Codebook)?;
    let place = |(id, order)| {
        let parent = request.parent.clone();
        let change = TagChange::Place { parent, order };
        Edit::Codebook(CodebookEdit::Change { id, change })
    };
    let orders = orders(&desk.project().codebook, &request);
    let mut edits: Vec<Edit> = orders.into_iter().map(place).collect();
    let edit = match edits.len() {
        1 => edits.remove(0),
        _ => Edit::Batch(EditName::MoveTag, edits),
    };
    Ok(desk.commit(&edit)?)
}

/// The order that puts a tag before a sibling, or at the end of its siblings. Where no number lies between
/// those of its neighbours, every sibling gets a new one.
///
/// Of siblings a, b and c with orders 1, 1 and 2, putting c before b gives a, c and b the orders 1, 2 and 3.
fn orders(book: &Codebook, request: &MoveTag) -> Vec<(TagId, f64)> {
    let siblings = book.children(request.parent.as_ref()).into_iter();
    let mut siblings: Vec<&Tag> = siblings.filter(|t| t.id != request.tag).collect();
    let before = request.before.as_ref();
    let place = before.and_then(|b| siblings.iter().position(|t| t.id == *b));
    let order = match place {
        None => siblings.last().map_or(1.0, |t| t.order.floor() + 1.0),
        Some(0) => siblings[0].order - 1.0,
        Some(place) => f64::midpoint(siblings[place - 1].order, siblings[place].order),
    };
    let place = place.unwrap_or(siblings.len());
    let is_above = place == 0 || siblings[place - 1].order < order;
    let is_below = siblings.get(place).is_none_or(|next| order < next.order);
    if is_above && is_below && order.is_finite() {
        return vec![(request.tag.clone(), order)];
    }
    let Some(moved) = book.get(&request.tag) else {
        return vec![(request.tag.clone(), order)];
    };
    siblings.insert(place, moved);
    let numbered = siblings.into_iter().zip(1_u32..);
    numbered
        .map(|(tag, number)| (tag.id.clone(), f64::from(number)))
        .collect()
}

/// Merges a tag into another. Its children move along, and the annotations of the one who merges are
/// rewritten; everybody else's resolve through the tombstone.
///
/// # Errors
/// When a tag is not there, both are one, a tag would become a group, another program has the codebook's
/// turn or works as the annotator, or the project cannot be changed or saved.
pub fn merge_tags(
    desk: &mut Desk,
    request: EndTag,
    into: &TagId,
) -> Result<TagUsage, CodebookError> {
    if request.tag == *into {
        return Err(CodebookError::IntoItself(request.tag));
    }
    let tombstone = tombstone(desk, &request)?;
    let (from, project) = (request.tag, desk.project());
    let is_tag = |id: &TagId| {
        let tag = project.codebook.get(id);
        let tag = tag.ok_or_else(|| Refusal::Edit(EditError::NoTag(id.clone())));
        tag.map(|tag| tag.assignable)
    };
    if is_tag(&from)? && !is_tag(into)? {
        return Err(Refusal::Annotate(AnnotateError::Group(into.clone())).into());
    }
    let usage = usage(project, &from);
    let edit = edit::merge_tags(project, &from, into, tombstone);
    desk.commit(&edit)?;
    Ok(usage)
}

/// Deletes a tag. Its children move up, and every annotation stays, as one without a tag.
///
/// # Errors
/// When the tag is not there, another program has the codebook's turn, or the project cannot be changed
/// or saved.
pub fn delete_tag(desk: &mut Desk, request: EndTag) -> Result<TagUsage, CodebookError> {
    let tombstone = tombstone(desk, &request)?;
    let usage = usage(desk.project(), &request.tag);
    let edit = edit::delete_tag(desk.project(), &request.tag, tombstone);
    desk.commit(&edit)?;
    Ok(usage)
}

/// Gives annotations of a tag other tags, as decided one by one; undone as one. Annotations that are gone
/// are passed over. Returns how many were given another tag.
///
/// # Errors
/// When a tag cannot be applied, one of the annotations is somebody else's in the window, its round is
/// closed, or the project cannot be changed or saved.
pub fn split_tag(
    desk: &mut Desk,
    choices: Vec<(AnnotationId, TagId)>,
    at: Moment,
) -> Result<usize, Refusal> {
    let keys = choices.iter().filter_map(|(id, _)| {
        let (key, _) = desk.project().annotation(id)?;
        Some(key.annotator.clone())
    });
    let annotators: BTreeSet<AnnotatorId> = keys.collect();
    annotators.iter().try_for_each(|who| desk.act_as(who))?;
    let mut edits = Vec::new();
    for (id, tag) in choices {
        edit::check_tag(desk.project(), &tag)?;
        let Some((key, _)) = desk.project().annotation(&id) else {
            continue;
        };
        edits.push(Edit::Annotation(AnnotationEdit::Change {
            key: key.clone(),
            id,
            change: AnnotationChange::Tag(Some(tag)),
            at,
        }));
    }
    let count = edits.len();
    if count > 0 {
        desk.commit(&Edit::Batch(EditName::SplitTag, edits))?;
    }
    Ok(count)
}

/// Takes the turn and the lock that the end of a tag needs, and says who ends it, when and why.
fn tombstone(desk: &mut Desk, request: &EndTag) -> Result<Tombstone, Refusal> {
    desk.take_turn(Turn::Codebook)?;
    if let Some(by) = &request.by {
        desk.act_as(by)?;
    }
    let by = request.by.clone();
    Ok(Tombstone {
        at: request.at,
        by: by.unwrap_or_else(|| AnnotatorId::new(COMMAND_LINE).expect("a valid id")),
        merged_into: None,
        reason: request.reason.clone(),
    })
}

fn usage(project: &Project, tag: &TagId) -> TagUsage {
    let counts = Seen::new(project, None).tag_counts(CountedApart::default());
    let annotations = counts.get(tag).map_or(0, |count| count.project);
    TagUsage { annotations }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A codebook of tags at the top with these orders, by id.
    fn book(orders: &[(&str, f64)]) -> Codebook {
        let mut book = Codebook::default();
        for (id, order) in orders {
            let tag = Tag::new(TagId::new(id).unwrap(), Bilingual::new(*id, ""), 0);
            book.insert(Tag {
                order: *order,
                ..tag
            });
        }
        book
    }

    /// The tags from top to bottom after one was put before another, or at the end.
    fn moved(mut book: Codebook, tag: &str, before: Option<&str>) -> Vec<String> {
        let request = MoveTag {
            tag: TagId::new(tag).unwrap(),
            parent: None,
            before: before.map(|id| TagId::new(id).unwrap()),
        };
        for (id, order) in orders(&book, &request) {
            let tag = book.get(&id).unwrap().clone();
            book.insert(Tag { order, ..tag });
        }
        let children = book.children(None).into_iter();
        children.map(|tag| tag.id.to_string()).collect()
    }

    #[test]
    fn a_tag_stands_where_it_was_put_also_among_equal_orders() {
        let equal = || book(&[("a", 1.0), ("b", 1.0), ("c", 1.0), ("d", 2.0)]);
        assert_eq!(moved(equal(), "d", Some("b")), ["a", "d", "b", "c"]);
        assert_eq!(moved(equal(), "c", Some("a")), ["c", "a", "b", "d"]);
        assert_eq!(moved(equal(), "a", Some("c")), ["b", "a", "c", "d"]);
        assert_eq!(moved(equal(), "a", None), ["b", "c", "d", "a"]);
        let apart = || book(&[("a", 1.0), ("b", 2.0), ("c", 3.0)]);
        assert_eq!(moved(apart(), "c", Some("b")), ["a", "c", "b"]);
        let request = MoveTag {
            tag: TagId::new("c").unwrap(),
            parent: None,
            before: TagId::new("b").ok(),
        };
        assert_eq!(orders(&apart(), &request).len(), 1);
        let next = f64::from_bits(1.0_f64.to_bits() + 1);
        let dense = book(&[("a", 1.0), ("b", next), ("c", 3.0)]);
        assert_eq!(moved(dense, "c", Some("b")), ["a", "c", "b"]);
    }
}
