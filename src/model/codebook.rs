//! The codebook: a tree of tags kept flat, with tombstones for what was deleted or merged.

use super::id::TagId;
use super::tag::Tag;
use std::collections::{BTreeMap, BTreeSet};

/// Something in the tree that cannot be as it should.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CodebookFault {
    /// The tag stands below itself; it is shown at the top.
    Circle(TagId),
    /// The tag names a parent that does not exist; it is shown at the top.
    ParentMissing(TagId, TagId),
    /// The tag was merged into one that does not exist.
    MergeTargetMissing(TagId, TagId),
    /// The tag was merged, by way of others, into itself, as two merges at once can do: it means
    /// nothing.
    MergeCircle(TagId),
    /// Two tags are applied by the same strokes.
    KeyTwice(TagId, TagId, String),
}

/// All tags, living and dead, by id.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Codebook {
    tags: BTreeMap<TagId, Tag>,
}

impl Codebook {
    /// A tag by id, living or dead.
    pub fn get(&self, id: &TagId) -> Option<&Tag> {
        self.tags.get(id)
    }

    /// Every tag, living and dead, by id.
    pub fn all(&self) -> impl Iterator<Item = &Tag> {
        self.tags.values()
    }

    /// Every tag that can be seen, by id.
    pub fn living(&self) -> impl Iterator<Item = &Tag> {
        self.tags.values().filter(|t| t.tombstone.is_none())
    }

    /// Every living tag with which passages can be tagged: the others only hold tags.
    pub fn assignable(&self) -> impl Iterator<Item = &Tag> {
        self.living().filter(|t| t.assignable)
    }

    /// Puts a tag in, and gives back the one that had its id.
    pub fn insert(&mut self, tag: Tag) -> Option<Tag> {
        self.tags.insert(tag.id.clone(), tag)
    }

    /// Takes a tag out for good; only an undone creation does that.
    pub fn remove(&mut self, id: &TagId) -> Option<Tag> {
        self.tags.remove(id)
    }

    /// The living tag that an applied tag means now: itself, what it was merged into, or nothing.
    pub fn resolve(&self, id: &TagId) -> Option<&Tag> {
        let mut tag = self.tags.get(id)?;
        for _ in 0..=self.tags.len() {
            match &tag.tombstone {
                None => return Some(tag),
                Some(t) => tag = self.tags.get(t.merged_into.as_ref()?)?,
            }
        }
        None
    }

    /// The parent under which a tag is shown: living, existing, and not below the tag itself.
    pub fn parent_of(&self, tag: &Tag) -> Option<&Tag> {
        let parent = self.tags.get(tag.parent.as_ref()?)?;
        let hidden = parent.tombstone.is_some() || self.is_in_circle(&tag.id);
        (!hidden).then_some(parent)
    }

    /// The living children of a tag, or the top of the tree, in their order.
    pub fn children(&self, parent: Option<&TagId>) -> Vec<&Tag> {
        let mut found: Vec<&Tag> = self
            .living()
            .filter(|t| self.parent_of(t).map(|p| &p.id) == parent)
            .collect();
        found.sort_by(|a, b| a.order.total_cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
        found
    }

    /// The living tags from top to bottom, each with its depth from 0.
    pub fn tree(&self) -> Vec<(usize, &Tag)> {
        // One pass over the tags: `children` for every tag would be quadratic.
        let mut below: BTreeMap<Option<&TagId>, Vec<&Tag>> = BTreeMap::new();
        for tag in self.living() {
            below
                .entry(self.parent_of(tag).map(|p| &p.id))
                .or_default()
                .push(tag);
        }
        for siblings in below.values_mut() {
            siblings.sort_by(|a, b| b.order.total_cmp(&a.order).then_with(|| b.id.cmp(&a.id)));
        }
        let mut stack: Vec<(usize, &Tag)> = Vec::new();
        for tag in below.remove(&None).into_iter().flatten() {
            stack.push((0, tag));
        }
        let mut tree = Vec::with_capacity(self.tags.len());
        while let Some((depth, tag)) = stack.pop() {
            tree.push((depth, tag));
            for child in below.remove(&Some(&tag.id)).into_iter().flatten() {
                stack.push((depth + 1, child));
            }
        }
        tree
    }

    /// The tags above one, from the top down, and itself.
    pub fn path<'a>(&'a self, tag: &'a Tag) -> Vec<&'a Tag> {
        let mut path = vec![tag];
        while let Some(parent) = path.last().and_then(|t| self.parent_of(t)) {
            if path.iter().any(|t| t.id == parent.id) {
                break;
            }
            path.push(parent);
        }
        path.reverse();
        path
    }

    /// A tag and all living tags below it.
    pub fn with_descendants(&self, id: &TagId) -> BTreeSet<TagId> {
        let mut found = BTreeSet::from([id.clone()]);
        loop {
            let more: Vec<TagId> = self
                .living()
                .filter(|t| {
                    !found.contains(&t.id)
                        && self.parent_of(t).is_some_and(|p| found.contains(&p.id))
                })
                .map(|t| t.id.clone())
                .collect();
            if more.is_empty() {
                return found;
            }
            found.extend(more);
        }
    }

    /// Whether `tag` could stand below `parent` without standing below itself.
    pub fn may_move(&self, tag: &TagId, parent: Option<&TagId>) -> bool {
        parent.is_none_or(|p| !self.with_descendants(tag).contains(p))
    }

    /// The order that puts a tag after the last child of a parent.
    pub fn order_at_end(&self, parent: Option<&TagId>) -> f64 {
        self.children(parent)
            .last()
            .map_or(1.0, |t| t.order.floor() + 1.0)
    }

    /// A hue in degrees for a new tag: the middle of the widest gap between the hues in use.
    pub fn free_hue(&self) -> u16 {
        let used: BTreeSet<u16> = self.living().map(|t| t.hue % 360).collect();
        let Some(first) = used.first() else {
            return 255;
        };
        let after = used.iter().skip(1).copied().chain([first + 360]);
        let widest = used
            .iter()
            .zip(after)
            .map(|(a, b)| (b - a, *a))
            .max_by_key(|(gap, at)| (*gap, std::cmp::Reverse(*at)));
        widest.map_or(255, |(gap, at)| (at + gap / 2) % 360)
    }

    /// The living tag that these strokes apply.
    pub fn by_key(&self, key: &str) -> Option<&Tag> {
        self.living()
            .find(|t| t.assignable && !key.is_empty() && t.key == key)
    }

    /// Finds a living tag by id, or by either name when exactly one has it.
    pub fn find(&self, words: &str) -> Option<&Tag> {
        if words.is_empty() {
            return None;
        }
        if let Some(tag) = self.tags.get(words).filter(|t| t.tombstone.is_none()) {
            return Some(tag);
        }
        let mut named = self
            .living()
            .filter(|t| t.name.ar == words || t.name.en.eq_ignore_ascii_case(words));
        named.next().filter(|_| named.next().is_none())
    }

    /// What is wrong with the tree.
    pub fn faults(&self) -> Vec<CodebookFault> {
        let mut faults = Vec::new();
        let mut keys: BTreeMap<&str, &TagId> = BTreeMap::new();
        for tag in self.tags.values() {
            if let Some(parent) = tag.parent.as_ref().filter(|p| !self.tags.contains_key(*p)) {
                faults.push(CodebookFault::ParentMissing(tag.id.clone(), parent.clone()));
            }
            if self.is_in_circle(&tag.id) {
                faults.push(CodebookFault::Circle(tag.id.clone()));
            }
            let merged = tag.tombstone.as_ref().and_then(|t| t.merged_into.as_ref());
            if let Some(into) = merged.filter(|i| !self.tags.contains_key(*i)) {
                faults.push(CodebookFault::MergeTargetMissing(
                    tag.id.clone(),
                    into.clone(),
                ));
            }
            if self.is_merged_into_itself(&tag.id) {
                faults.push(CodebookFault::MergeCircle(tag.id.clone()));
            }
            if tag.tombstone.is_none()
                && !tag.key.is_empty()
                && let Some(other) = keys.insert(&tag.key, &tag.id)
            {
                faults.push(CodebookFault::KeyTwice(
                    other.clone(),
                    tag.id.clone(),
                    tag.key.clone(),
                ));
            }
        }
        faults
    }

    /// The circles of tags that stand below each other, each from the tag with the first id on:
    /// every tag stands below the next, the last below the first.
    pub fn circles(&self) -> Vec<Vec<TagId>> {
        self.rings(above)
    }

    /// The circles of tags that were merged into each other, each from the tag with the first id on:
    /// every tag was merged into the next, the last into the first.
    pub fn merge_circles(&self) -> Vec<Vec<TagId>> {
        self.rings(instead)
    }

    fn rings(&self, link: fn(&Tag) -> Option<&TagId>) -> Vec<Vec<TagId>> {
        let mut seen: BTreeSet<&TagId> = BTreeSet::new();
        let mut rings = Vec::new();
        for tag in self.tags.values() {
            if !self.leads_back(&tag.id, link) || !seen.insert(&tag.id) {
                continue;
            }
            let mut ring = vec![tag.id.clone()];
            let mut at = link(tag);
            while let Some(next) = at.filter(|next| seen.insert(next)) {
                ring.push(next.clone());
                at = self.tags.get(next).and_then(link);
            }
            rings.push(ring);
        }
        rings
    }

    fn is_in_circle(&self, id: &TagId) -> bool {
        self.leads_back(id, above)
    }

    fn is_merged_into_itself(&self, id: &TagId) -> bool {
        self.leads_back(id, instead)
    }

    /// Whether following a link from tag to tag comes back to where it began.
    fn leads_back(&self, id: &TagId, link: fn(&Tag) -> Option<&TagId>) -> bool {
        let mut at = self.tags.get(id).and_then(link);
        for _ in 0..=self.tags.len() {
            match at {
                None => return false,
                Some(next) if next == id => return true,
                Some(next) => at = self.tags.get(next).and_then(link),
            }
        }
        false
    }
}

/// The tag that one names as the one above it.
fn above(tag: &Tag) -> Option<&TagId> {
    tag.parent.as_ref()
}

/// The tag that stands in the place of one that was merged.
fn instead(tag: &Tag) -> Option<&TagId> {
    tag.tombstone.as_ref()?.merged_into.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnnotatorId, Bilingual, Tombstone};
    use jiff::Timestamp;

    fn id(name: &str) -> TagId {
        TagId::new(name).unwrap()
    }

    fn book(pairs: &[(&str, Option<&str>)]) -> Codebook {
        let mut book = Codebook::default();
        for (order, (name, parent)) in pairs.iter().enumerate() {
            let mut tag = Tag::new(id(name), Bilingual::new(*name, *name), 10);
            tag.order = order as f64;
            tag.parent = parent.map(id);
            book.insert(tag);
        }
        book
    }

    fn bury(book: &mut Codebook, name: &str, into: Option<&str>) {
        let mut tag = book.get(&id(name)).unwrap().clone();
        tag.tombstone = Some(Tombstone {
            at: Timestamp::UNIX_EPOCH,
            by: AnnotatorId::new("x").unwrap(),
            merged_into: into.map(id),
            reason: String::new(),
        });
        book.insert(tag);
    }

    fn names(book: &Codebook) -> Vec<String> {
        book.tree()
            .iter()
            .map(|(depth, t)| format!("{depth}{}", t.id))
            .collect()
    }

    #[test]
    fn the_tree_goes_from_top_to_bottom() {
        let book = book(&[("z", None), ("a", Some("z")), ("m", None), ("b", Some("a"))]);
        assert_eq!(names(&book), ["0z", "1a", "2b", "0m"]);
        assert!(!book.may_move(&id("z"), Some(&id("b"))));
        assert!(book.may_move(&id("b"), Some(&id("m"))));
    }

    #[test]
    fn a_new_tag_gets_the_farthest_hue() {
        let mut book = Codebook::default();
        assert_eq!(book.free_hue(), 255);
        for (name, hue) in [("a", 10), ("b", 100), ("c", 350)] {
            book.insert(Tag::new(id(name), Bilingual::default(), hue));
        }
        assert_eq!(book.free_hue(), 225);
        book.insert(Tag::new(id("d"), Bilingual::default(), 225));
        assert_eq!(book.free_hue(), 162);
    }

    #[test]
    fn a_circle_is_shown_at_the_top_and_told() {
        let book = book(&[("a", Some("b")), ("b", Some("a")), ("c", Some("a"))]);
        assert_eq!(names(&book), ["0a", "1c", "0b"]);
        assert_eq!(
            book.faults(),
            [
                CodebookFault::Circle(id("a")),
                CodebookFault::Circle(id("b"))
            ]
        );
    }

    #[test]
    fn no_name_is_not_the_name_of_a_tag_without_one() {
        let mut book = book(&[("a", None)]);
        book.insert(Tag::new(id("b"), Bilingual::new("اسم", ""), 10));
        assert_eq!(book.find(""), None);
        assert!(book.find("اسم").is_some() && book.find("a").is_some());
    }

    #[test]
    fn merged_tags_mean_what_they_were_merged_into() {
        let mut book = book(&[("a", None), ("b", None), ("c", None), ("d", Some("a"))]);
        bury(&mut book, "a", Some("b"));
        bury(&mut book, "b", Some("c"));
        assert_eq!(book.resolve(&id("a")).map(|t| t.id.clone()), Some(id("c")));
        bury(&mut book, "c", Some("a"));
        assert_eq!(
            book.resolve(&id("a")),
            None,
            "a circle of merges means nothing"
        );
        let told = ["a", "b", "c"].map(|name| CodebookFault::MergeCircle(id(name)));
        assert_eq!(book.faults(), told);
        assert_eq!(book.merge_circles(), [["a", "b", "c"].map(id)]);
        assert_eq!(names(&book), ["0d"], "children of the dead come to the top");
    }
}
