//! Edits of tags, and of the versions of the codebook.

use super::{EditError, EditName};
use crate::model::{
    Bilingual, CodebookVersion, Project, RecordId, Tag, TagId, Tombstone, VersionId,
};
use std::collections::{BTreeMap, BTreeSet};

/// A change to the codebook.
#[derive(Clone, PartialEq, Debug)]
pub enum CodebookEdit {
    /// Puts a new tag in.
    Add(Box<Tag>),
    /// Takes a tag out without a trace: the inverse of `Add`. Deleting is a tombstone.
    Remove(TagId),
    /// Changes one thing of a tag.
    Change {
        /// Which.
        id: TagId,
        /// What it becomes.
        change: TagChange,
    },
    /// Makes several tags what they were at another time, tombstones and all; `None` for one that there
    /// was not. Other tags stay as they are.
    Become(BTreeMap<TagId, Option<Tag>>),
    /// Returns what the codebook was at some time a name.
    AddVersion(Box<CodebookVersion>),
    /// Takes a version out: the inverse of `AddVersion` and nothing else. Versions are not deleted.
    RemoveVersion(VersionId),
    /// Says something else of a version. Its tags, time and author stay.
    NoteVersion(VersionNote),
}

/// What is said of a version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VersionNote {
    /// Which.
    pub id: VersionId,
    /// What it is called.
    pub name: String,
    /// Why it was named.
    pub reason: String,
}

/// One thing of a tag, as it becomes.
#[derive(Clone, PartialEq, Debug)]
pub enum TagChange {
    /// Other names.
    Name(Bilingual),
    /// Another hue, in degrees.
    Hue(u16),
    /// Other strokes.
    Key(String),
    /// Another place in the tree.
    Place {
        /// The tag above, or the top.
        parent: Option<TagId>,
        /// Place among its siblings.
        order: f64,
    },
    /// Whether passages can be tagged with it.
    Assignable(bool),
    /// What it means.
    Definition(Bilingual),
    /// When to use it.
    UseWhen(Bilingual),
    /// When not to use it.
    AvoidWhen(Bilingual),
    /// A passage that it fits.
    Example(String),
    /// Deleted or merged, or living again.
    Tombstone(Option<Tombstone>),
}

impl CodebookEdit {
    /// Adds the records that it changes.
    pub(super) fn records(&self, records: &mut BTreeSet<RecordId>) {
        let record = match self {
            Self::Add(tag) => RecordId::Tag(tag.id.clone()),
            Self::Remove(id) | Self::Change { id, .. } => RecordId::Tag(id.clone()),
            Self::Become(tags) => return records.extend(tags.keys().cloned().map(RecordId::Tag)),
            Self::AddVersion(version) => RecordId::Version(version.id.clone()),
            Self::RemoveVersion(id) => RecordId::Version(id.clone()),
            Self::NoteVersion(note) => RecordId::Version(note.id.clone()),
        };
        records.insert(record);
    }

    pub(super) fn name(&self) -> EditName {
        match self {
            Self::Add(_) => EditName::AddTag,
            Self::Remove(_) => EditName::DeleteTag,
            Self::Change { change, .. } => match change {
                TagChange::Name(_) => EditName::RenameTag,
                TagChange::Hue(_) => EditName::RecolourTag,
                TagChange::Key(_) => EditName::KeyTag,
                TagChange::Place { .. } => EditName::MoveTag,
                TagChange::Tombstone(_) => EditName::DeleteTag,
                _ => EditName::DescribeTag,
            },
            Self::Become(_) => EditName::BringBackVersion,
            Self::AddVersion(_) | Self::RemoveVersion(_) => EditName::NameVersion,
            Self::NoteVersion(_) => EditName::NoteVersion,
        }
    }

    pub(super) fn apply(&self, project: &mut Project) -> Result<Self, EditError> {
        let book = &mut project.codebook;
        match self {
            Self::Add(tag) if book.get(&tag.id).is_some() => {
                Err(EditError::TagExists(tag.id.clone()))
            }
            Self::Add(tag) => {
                book.insert(tag.as_ref().clone());
                Ok(Self::Remove(tag.id.clone()))
            }
            Self::Remove(id) => {
                let tag = book
                    .remove(id)
                    .ok_or_else(|| EditError::NoTag(id.clone()))?;
                Ok(Self::Add(Box::new(tag)))
            }
            Self::Change { id, change } => self::change(project, id, change),
            Self::Become(tags) => {
                let put = |(id, tag): (&TagId, &Option<Tag>)| {
                    let was = match tag {
                        Some(tag) => book.insert(tag.clone()),
                        None => book.remove(id),
                    };
                    (id.clone(), was)
                };
                Ok(Self::Become(tags.iter().map(put).collect()))
            }
            Self::AddVersion(version) => add_version(project, version),
            Self::RemoveVersion(id) => remove_version(project, id),
            Self::NoteVersion(note) => note_version(project, note),
        }
    }
}

fn change(
    project: &mut Project,
    id: &TagId,
    change: &TagChange,
) -> Result<CodebookEdit, EditError> {
    let book = &mut project.codebook;
    let mut tag = book
        .get(id)
        .cloned()
        .ok_or_else(|| EditError::NoTag(id.clone()))?;
    if let TagChange::Place { parent, .. } = change
        && !book.may_move(id, parent.as_ref())
    {
        return Err(EditError::TagCircle(id.clone()));
    }
    let old = exchange(&mut tag, change.clone());
    book.insert(tag);
    Ok(CodebookEdit::Change {
        id: id.clone(),
        change: old,
    })
}

/// Puts the new value in and gives the old one.
fn exchange(tag: &mut Tag, change: TagChange) -> TagChange {
    use std::mem::replace;
    match change {
        TagChange::Name(v) => TagChange::Name(replace(&mut tag.name, v)),
        TagChange::Hue(v) => TagChange::Hue(replace(&mut tag.hue, v % 360)),
        TagChange::Key(v) => TagChange::Key(replace(&mut tag.key, v)),
        TagChange::Place { parent, order } => TagChange::Place {
            parent: replace(&mut tag.parent, parent),
            order: replace(&mut tag.order, order),
        },
        TagChange::Assignable(v) => TagChange::Assignable(replace(&mut tag.assignable, v)),
        TagChange::Definition(v) => TagChange::Definition(replace(&mut tag.definition, v)),
        TagChange::UseWhen(v) => TagChange::UseWhen(replace(&mut tag.use_when, v)),
        TagChange::AvoidWhen(v) => TagChange::AvoidWhen(replace(&mut tag.avoid_when, v)),
        TagChange::Example(v) => TagChange::Example(replace(&mut tag.example, v)),
        TagChange::Tombstone(v) => TagChange::Tombstone(replace(&mut tag.tombstone, v)),
    }
}

/// Adds a version; the inverse removes it.
fn add_version(
    project: &mut Project,
    version: &CodebookVersion,
) -> Result<CodebookEdit, EditError> {
    let id = version.id.clone();
    if project.versions.contains_key(&id) {
        return Err(EditError::VersionExists(id));
    }
    project.versions.insert(id.clone(), version.clone());
    Ok(CodebookEdit::RemoveVersion(id))
}

/// Removes a version; the inverse adds it again.
fn remove_version(project: &mut Project, id: &VersionId) -> Result<CodebookEdit, EditError> {
    let gone = project.versions.remove(id);
    let gone = gone.ok_or_else(|| EditError::NoVersion(id.clone()))?;
    Ok(CodebookEdit::AddVersion(Box::new(gone)))
}

/// Renames a version and gives it another reason; the inverse restores both.
fn note_version(project: &mut Project, note: &VersionNote) -> Result<CodebookEdit, EditError> {
    let version = project.versions.get_mut(&note.id);
    let version = version.ok_or_else(|| EditError::NoVersion(note.id.clone()))?;
    Ok(CodebookEdit::NoteVersion(VersionNote {
        id: note.id.clone(),
        name: std::mem::replace(&mut version.name, note.name.clone()),
        reason: std::mem::replace(&mut version.reason, note.reason.clone()),
    }))
}
