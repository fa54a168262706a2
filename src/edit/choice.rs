//! Edits that settle what was changed in several places at once.

use super::{AnnotationEdit, Edit, EditName};
use crate::model::{
    Annotation, AnnotationId, Codebook, CodingKey, Project, RecordId, Said, Tag, TagId, Version,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Says what a record is, and which of its other versions still wait. Its inverse is of the same
/// kind: it says what the record was, and which versions waited then.
#[derive(Clone, PartialEq, Debug)]
pub struct ChoiceEdit {
    /// The record.
    pub of: RecordId,
    /// What it says from now on.
    pub says: Said,
    /// The versions that wait from now on; none once it is settled.
    pub waiting: Vec<Version>,
}

impl ChoiceEdit {
    pub(super) fn apply(&self, project: &mut Project) -> Self {
        let before = project.says(&self.of);
        project.put(&self.of, &self.says);
        let waited = if self.waiting.is_empty() {
            project.waiting.remove(&self.of)
        } else {
            let waiting = self.waiting.clone();
            project.waiting.insert(self.of.clone(), waiting)
        };
        Self {
            of: self.of.clone(),
            says: before,
            waiting: waited.unwrap_or_default(),
        }
    }

    /// The annotation that the edit changes; `None` when it changes a record that is no part of a coding.
    pub(super) fn annotations(&self) -> Option<BTreeSet<(&CodingKey, &AnnotationId)>> {
        match &self.of {
            RecordId::Annotation(key, id) => Some(BTreeSet::from([(key, id)])),
            RecordId::Finished(_) => Some(BTreeSet::new()),
            _ => None,
        }
    }
}

/// Chooses a version of a record; all others are replaced. The version that is shown is chosen
/// without a name. Returns `None` when nothing waits, or no version has that name.
pub fn choose(project: &Project, of: &RecordId, name: Option<&str>) -> Option<Edit> {
    let waiting = project.waiting.get(of)?;
    let says = match name {
        None => project.says(of),
        Some(name) => waiting.iter().find(|v| v.name == name)?.says.clone(),
    };
    Some(Edit::Choice(Box::new(ChoiceEdit {
        of: of.clone(),
        says,
        waiting: Vec::new(),
    })))
}

/// Keeps every version of an annotation: the one that is shown under its id, the others as new
/// annotations under fresh ids. Returns `None` when nothing waits, or the record is no annotation.
pub fn keep_every(
    project: &Project,
    of: &RecordId,
    mut fresh: impl FnMut() -> AnnotationId,
) -> Option<Edit> {
    let RecordId::Annotation(key, _) = of else {
        return None;
    };
    let waiting = project.waiting.get(of)?;
    let mut edits = vec![choose(project, of, None)?];
    for version in waiting {
        if let Said::Annotation(annotation) = &version.says {
            let annotation = Arc::new(Annotation {
                id: fresh(),
                ..annotation.as_ref().clone()
            });
            let key = key.clone();
            edits.push(Edit::Annotation(AnnotationEdit::Add { key, annotation }));
        }
    }
    Some(Edit::Batch(EditName::Choose, edits))
}

/// Takes a tag out of the circle in which it stands below itself: it goes to the top of the tree.
/// Returns `None` when it stands in no circle.
pub fn lift_out(book: &Codebook, waiting: Vec<Version>, tag: &TagId) -> Option<Edit> {
    let circles = book.circles();
    circles.iter().flatten().find(|id| *id == tag)?;
    let mut lifted = book.get(tag)?.clone();
    lifted.parent = None;
    lifted.order = book.order_at_end(None);
    Some(becomes(lifted, waiting))
}

/// Brings one of the tags back that were merged into each other in a circle: the others then mean it,
/// and what stood below them stands below it. Returns `None` when it is in no such circle.
pub fn revive(project: &Project, tag: &TagId) -> Option<Edit> {
    let mut book = project.codebook.clone();
    let circles = book.merge_circles();
    let circle = circles.iter().find(|circle| circle.contains(tag))?;
    let waiting = |tag: &TagId| {
        let waiting = project.waiting.get(&RecordId::Tag(tag.clone()));
        waiting.cloned().unwrap_or_default()
    };
    let mut revived = book.get(tag)?.clone();
    revived.tombstone = None;
    book.insert(revived.clone());
    if book.circles().iter().any(|circle| circle.contains(tag)) {
        // It stood below what is below it.
        revived.parent = None;
        revived.order = book.order_at_end(None);
        book.insert(revived.clone());
    }
    let mut edits = vec![becomes(revived, waiting(tag))];
    let merged = |id: &TagId| id != tag && circle.contains(id);
    let orphans = project.codebook.living();
    let orphans = orphans.filter(|t| t.parent.as_ref().is_some_and(merged));
    for orphan in orphans.filter(|t| book.may_move(&t.id, Some(tag)) && t.id != *tag) {
        let mut child = orphan.clone();
        child.parent = Some(tag.clone());
        edits.push(becomes(child, waiting(&orphan.id)));
    }
    Some(Edit::Batch(EditName::Choose, edits))
}

/// Makes a tag what it is given as, by a choice: unlike a move, it lets undo put a circle back.
fn becomes(tag: Tag, waiting: Vec<Version>) -> Edit {
    Edit::Choice(Box::new(ChoiceEdit {
        of: RecordId::Tag(tag.id.clone()),
        says: Said::Tag(Box::new(tag)),
        waiting,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnnotatorId, Bilingual, Moment, Tombstone};

    fn version(name: &str, hue: u16) -> Version {
        let tag = Tag::new(TagId::new("t").unwrap(), Bilingual::new(name, ""), hue);
        Version {
            name: name.to_owned(),
            says: Said::Tag(Box::new(tag)),
        }
    }

    fn waiting() -> (Project, RecordId) {
        let of = RecordId::Tag(TagId::new("t").unwrap());
        let mut project = Project::default();
        project.put(&of, &version("shown", 1).says);
        let gone = Version {
            name: "gone".into(),
            says: Said::Deleted(None),
        };
        let others = vec![version("other", 2), gone];
        project.waiting.insert(of.clone(), others);
        (project, of)
    }

    #[test]
    fn a_choice_settles_and_undo_restores_what_waited() {
        for name in [None, Some("other"), Some("gone")] {
            let (mut project, of) = waiting();
            let before = project.clone();
            let edit = choose(&project, &of, name).unwrap();
            let inverse = edit.apply(&mut project).unwrap();
            assert!(project.waiting.is_empty());
            let hue = match project.says(&of) {
                Said::Tag(tag) => Some(tag.hue),
                _ => None,
            };
            let chosen = match name {
                None => Some(1),
                Some("other") => Some(2),
                _ => None,
            };
            assert_eq!(hue, chosen);
            let settled = project.clone();
            let again = inverse.apply(&mut project).unwrap();
            assert_eq!(project, before);
            again.apply(&mut project).unwrap();
            assert_eq!(project, settled);
        }
        let (project, of) = waiting();
        assert_eq!(choose(&project, &of, Some("unknown")), None);
        assert_eq!(choose(&project, &RecordId::Project, None), None);
    }

    #[test]
    fn a_circle_is_opened_and_can_be_put_back() {
        let mut project = Project::default();
        for (id, parent) in [("a", "b"), ("b", "a")] {
            let mut tag = Tag::new(TagId::new(id).unwrap(), Bilingual::default(), 0);
            tag.parent = TagId::new(parent).ok();
            project.codebook.insert(tag);
        }
        let before = project.clone();
        let a = TagId::new("a").unwrap();
        assert_eq!(project.codebook.circles().len(), 1);
        let edit = lift_out(&project.codebook, Vec::new(), &a).unwrap();
        let inverse = edit.apply(&mut project).unwrap();
        assert_eq!(project.codebook.faults(), []);
        assert_eq!(lift_out(&project.codebook, Vec::new(), &a), None);
        inverse.apply(&mut project).unwrap();
        assert_eq!(project, before);
    }

    #[test]
    fn of_tags_merged_into_each_other_one_comes_back_and_the_others_mean_it() {
        let id = |name: &str| TagId::new(name).unwrap();
        let mut project = Project::default();
        for (name, parent, into) in [
            ("a", None, Some("b")),
            ("b", Some("below-b"), Some("a")),
            ("below-a", Some("a"), None),
            ("below-b", Some("b"), None),
        ] {
            let mut tag = Tag::new(id(name), Bilingual::default(), 0);
            tag.parent = parent.map(id);
            tag.tombstone = into.map(|into| Tombstone {
                at: Moment::UNIX_EPOCH,
                by: AnnotatorId::new("x").unwrap(),
                merged_into: Some(id(into)),
                reason: String::new(),
            });
            project.codebook.insert(tag);
        }
        let before = project.clone();
        assert_eq!(revive(&project, &id("below-a")), None);
        let inverse = revive(&project, &id("a")).unwrap().apply(&mut project);
        let book = &project.codebook;
        assert_eq!(book.faults(), []);
        for name in ["a", "b"] {
            assert_eq!(book.resolve(&id(name)).map(|t| &t.id), Some(&id("a")));
        }
        let below: Vec<_> = book
            .children(Some(&id("a")))
            .into_iter()
            .map(|t| t.id.clone())
            .collect();
        assert_eq!(below, [id("below-a"), id("below-b")]);
        inverse.unwrap().apply(&mut project).unwrap();
        assert_eq!(project, before);
        // One that stood below what was merged into it does not come to stand below itself.
        revive(&project, &id("b"))
            .unwrap()
            .apply(&mut project)
            .unwrap();
        assert_eq!(project.codebook.circles(), Vec::<Vec<TagId>>::new());
        assert_eq!(project.codebook.tree().len(), 3);
    }
}
