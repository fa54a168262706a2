//! The differences of two states of the codebook, tag by tag, in the order of the tree.

use super::codebook::Codebook;
use super::id::TagId;
use super::tag::{Tag, Tombstone};
use crate::arabic::{Piece, changed_words};
use std::collections::{BTreeMap, BTreeSet};

listed! {
    /// A text of a tag. The variants stand in the order in which people read them.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
    #[allow(missing_docs, reason = "the names are the documentation")]
    pub enum TagFact {
        NameAr,
        NameEn,
        DefinitionAr,
        DefinitionEn,
        UseWhenAr,
        UseWhenEn,
        AvoidWhenAr,
        AvoidWhenEn,
        Example,
    }
}

impl TagFact {
    /// What a tag says of it.
    pub fn of(self, tag: &Tag) -> &str {
        match self {
            Self::NameAr => &tag.name.ar,
            Self::NameEn => &tag.name.en,
            Self::DefinitionAr => &tag.definition.ar,
            Self::DefinitionEn => &tag.definition.en,
            Self::UseWhenAr => &tag.use_when.ar,
            Self::UseWhenEn => &tag.use_when.en,
            Self::AvoidWhenAr => &tag.avoid_when.ar,
            Self::AvoidWhenEn => &tag.avoid_when.en,
            Self::Example => &tag.example,
        }
    }

    /// Its name for other programs, and in the locale files; never changes.
    pub fn key(self) -> &'static str {
        match self {
            Self::NameAr => "name",
            Self::NameEn => "name-en",
            Self::DefinitionAr => "definition",
            Self::DefinitionEn => "definition-en",
            Self::UseWhenAr => "use-when",
            Self::UseWhenEn => "use-when-en",
            Self::AvoidWhenAr => "avoid-when",
            Self::AvoidWhenEn => "avoid-when-en",
            Self::Example => "example",
        }
    }
}

/// One change of a tag.
#[derive(Clone, PartialEq, Debug)]
pub enum TagNews {
    /// It is new.
    Added,
    /// It was deleted; who did it and why, where that is known.
    Removed(Option<Tombstone>),
    /// It was merged into another.
    Merged {
        /// The tag that stands in its place.
        into: TagId,
        /// Who did it and why.
        stone: Tombstone,
    },
    /// It had been deleted or merged, and lives again.
    BroughtBack,
    /// What it was merged into is another tag now, or none.
    MergedElsewhere {
        /// What stood in its place.
        from: Option<TagId>,
        /// What stands there now.
        to: Option<TagId>,
    },
    /// It stands below another tag, or at the top.
    Moved {
        /// The tag above it then.
        from: Option<TagId>,
        /// The tag above it now.
        to: Option<TagId>,
    },
    /// It has another place among the same siblings.
    Reordered {
        /// The sibling before it now; none when it is the first.
        after: Option<TagId>,
    },
    /// A text says something else.
    Words {
        /// Which text.
        of: TagFact,
        /// The old and the new wording.
        pieces: Vec<Piece>,
    },
    /// It has another hue, in degrees.
    Colour {
        /// The hue then.
        from: u16,
        /// The hue now.
        to: u16,
    },
    /// It is applied by other strokes.
    Key {
        /// The strokes then; empty for none.
        from: String,
        /// The strokes now.
        to: String,
    },
    /// Passages can be tagged with it now, or no longer.
    Assignable(bool),
}

/// What changed of one tag.
#[derive(Clone, PartialEq, Debug)]
pub struct TagDifference {
    /// The tag.
    pub tag: TagId,
    /// Its changes, at least one.
    pub news: Vec<TagNews>,
}

/// The differences of two states of the codebook: living tags from top to bottom, then those that were
/// deleted or merged.
pub fn codebook_changes(old: &Codebook, new: &Codebook) -> Vec<TagDifference> {
    let places = Places::of(old, new);
    let mut all = Vec::new();
    let mut tell = |tag: &TagId, news: Vec<TagNews>| {
        if !news.is_empty() {
            let tag = tag.clone();
            all.push(TagDifference { tag, news });
        }
    };
    for (_, tag) in new.tree() {
        tell(&tag.id, living(old, tag, &places));
    }
    for (_, tag) in old.tree() {
        let is_gone = !new.get(&tag.id).is_some_and(is_living);
        tell(&tag.id, Vec::from_iter(is_gone.then(|| gone(tag, new))));
    }
    for tag in old.all().filter(|t| !is_living(t)) {
        let merged = new.get(&tag.id).and_then(|now| merged_elsewhere(tag, now));
        tell(&tag.id, Vec::from_iter(merged));
    }
    all
}

fn is_living(tag: &Tag) -> bool {
    tag.tombstone.is_none()
}

/// What is new of a tag that lives now.
fn living(old: &Codebook, tag: &Tag, places: &Places) -> Vec<TagNews> {
    let Some(before) = old.get(&tag.id) else {
        return vec![TagNews::Added];
    };
    let mut news = Vec::new();
    if is_living(before) {
        news.extend(places.news_of(&tag.id));
    } else {
        news.push(TagNews::BroughtBack);
    }
    for of in TagFact::ALL {
        let (was, is) = (of.of(before), of.of(tag));
        if was != is {
            let pieces = changed_words(was, is);
            news.push(TagNews::Words { of, pieces });
        }
    }
    if before.hue != tag.hue {
        let (from, to) = (before.hue, tag.hue);
        news.push(TagNews::Colour { from, to });
    }
    if before.key != tag.key {
        let (from, to) = (before.key.clone(), tag.key.clone());
        news.push(TagNews::Key { from, to });
    }
    if before.assignable != tag.assignable {
        news.push(TagNews::Assignable(tag.assignable));
    }
    news
}

/// How a tag that lived came to its end.
fn gone(tag: &Tag, new: &Codebook) -> TagNews {
    let stone = new.get(&tag.id).and_then(|now| now.tombstone.clone());
    match stone {
        Some(stone) if stone.merged_into.is_some() => TagNews::Merged {
            into: stone.merged_into.clone().unwrap_or_else(|| tag.id.clone()),
            stone,
        },
        stone => TagNews::Removed(stone),
    }
}

fn merged_elsewhere(tag: &Tag, now: &Tag) -> Option<TagNews> {
    let (was, is) = (tag.tombstone.as_ref()?, now.tombstone.as_ref()?);
    let (from, to) = (was.merged_into.clone(), is.merged_into.clone());
    (from != to).then_some(TagNews::MergedElsewhere { from, to })
}

/// The tags that live in both states, and where they stand elsewhere now.
struct Places {
    news: BTreeMap<TagId, TagNews>,
}

impl Places {
    fn of(old: &Codebook, new: &Codebook) -> Self {
        let (was, is) = (siblings(old), siblings(new));
        let parents = |all: &Families| -> BTreeMap<TagId, Option<TagId>> {
            let of = |(parent, children): (&Option<TagId>, &Vec<TagId>)| {
                let parent = parent.clone();
                let pairs = children.iter().map(move |c| (c.clone(), parent.clone()));
                pairs.collect::<Vec<_>>()
            };
            all.iter().flat_map(of).collect()
        };
        let (above, above_now) = (parents(&was), parents(&is));
        let mut news = BTreeMap::new();
        for (tag, to) in &above_now {
            if let Some(from) = above.get(tag).filter(|from| *from != to) {
                let (from, to) = (from.clone(), to.clone());
                news.insert(tag.clone(), TagNews::Moved { from, to });
            }
        }
        for (parent, children) in &is {
            let before = was.get(parent).map_or(&[][..], Vec::as_slice);
            for tag in out_of_order(before, children) {
                let at = children.iter().position(|c| *c == tag);
                let after = at.and_then(|at| at.checked_sub(1));
                let after = after.map(|before| children[before].clone());
                news.insert(tag, TagNews::Reordered { after });
            }
        }
        Self { news }
    }

    fn news_of(&self, tag: &TagId) -> Option<TagNews> {
        self.news.get(tag).cloned()
    }
}

/// The children of each tag, and of the top, in their order.
type Families = BTreeMap<Option<TagId>, Vec<TagId>>;

fn siblings(book: &Codebook) -> Families {
    let mut all = Families::new();
    for (_, tag) in book.tree() {
        let parent = book.parent_of(tag).map(|p| p.id.clone());
        all.entry(parent).or_default().push(tag.id.clone());
    }
    all
}

/// The fewest siblings whose removal leaves both lists in the same order: those that were moved.
fn out_of_order(old: &[TagId], new: &[TagId]) -> Vec<TagId> {
    let was: BTreeMap<&TagId, usize> = old.iter().enumerate().map(|(i, id)| (id, i)).collect();
    let both: Vec<(usize, &TagId)> = new
        .iter()
        .filter_map(|id| Some((*was.get(id)?, id)))
        .collect();
    let stays = longest_rise(&both.iter().map(|(at, _)| *at).collect::<Vec<_>>());
    let moved = both.iter().enumerate().filter(|(i, _)| !stays.contains(i));
    moved.map(|(_, (_, id))| (*id).clone()).collect()
}

/// The places of a longest rising run of different numbers, by patience sorting.
fn longest_rise(numbers: &[usize]) -> BTreeSet<usize> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let pile = tops.partition_point(|top| numbers[*top] < *number);
        before.push(pile.checked_sub(1).map(|left| tops[left]));
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut rise = BTreeSet::new();
    let mut next = tops.last().copied();
    while let Some(at) = next {
        rise.insert(at);
        next = before[at];
    }
    rise
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Change;
    use crate::model::{AnnotatorId, Bilingual};
    use proptest::prelude::*;

    fn id(name: &str) -> TagId {
        TagId::new(name).unwrap()
    }

    fn stone(into: Option<&str>) -> Tombstone {
        Tombstone {
            at: jiff::Timestamp::UNIX_EPOCH,
            by: AnnotatorId::new("x").unwrap(),
            merged_into: into.map(id),
            reason: "r".into(),
        }
    }

    fn book(tags: &[(&str, Option<&str>)]) -> Codebook {
        let mut book = Codebook::default();
        for (order, (name, parent)) in tags.iter().enumerate() {
            let mut tag = Tag::new(id(name), Bilingual::new(*name, ""), 10);
            (tag.order, tag.parent) = (order as f64, parent.map(id));
            book.insert(tag);
        }
        book
    }

    fn told(old: &Codebook, new: &Codebook) -> Vec<(String, String)> {
        let name = |news: &TagNews| match news {
            TagNews::Removed(_) => "Removed".to_owned(),
            TagNews::Merged { into, .. } => format!("Merged {into}"),
            TagNews::Words { of, .. } => format!("{of:?}"),
            other => format!("{other:?}"),
        };
        let all = codebook_changes(old, new).into_iter();
        all.map(|d| {
            let news: Vec<String> = d.news.iter().map(name).collect();
            (d.tag.to_string(), news.join(", "))
        })
        .collect()
    }

    #[test]
    fn each_kind_of_change_is_told() {
        let old = book(&[("a", None), ("b", Some("a")), ("c", Some("a")), ("d", None)]);
        let mut new = old.clone();
        for (name, into) in [("c", Some("b")), ("d", None)] {
            let mut tag = new.get(&id(name)).unwrap().clone();
            tag.tombstone = Some(stone(into));
            new.insert(tag);
        }
        let mut tag = new.get(&id("b")).unwrap().clone();
        (tag.parent, tag.hue, tag.key) = (None, 20, "g".into());
        tag.definition.en = "new".into();
        tag.assignable = false;
        new.insert(tag);
        new.insert(Tag::new(id("e"), Bilingual::default(), 1));
        let pair = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
        let moved = "Moved { from: Some(TagId(a)), to: None }, DefinitionEn, \
            Colour { from: 10, to: 20 }, Key { from: \"\", to: \"g\" }, Assignable(false)";
        assert_eq!(
            told(&old, &new),
            [
                ("e", "Added"),
                ("b", moved),
                ("c", "Merged b"),
                ("d", "Removed")
            ]
            .map(pair)
        );
        assert_eq!(told(&new, &old).len(), 4);
        assert!(told(&new, &old).contains(&pair(("d", "BroughtBack"))));
        let mut other = new.clone();
        let mut tag = other.get(&id("c")).unwrap().clone();
        tag.tombstone = Some(stone(Some("a")));
        other.insert(tag);
        assert_eq!(told(&new, &other).len(), 1);
    }

    #[test]
    fn one_tag_that_was_put_elsewhere_is_told_alone() {
        let old = book(&[("a", None), ("b", None), ("c", None), ("d", None)]);
        let mut new = old.clone();
        let mut tag = new.get(&id("a")).unwrap().clone();
        tag.order = 2.5;
        new.insert(tag);
        let after = "Reordered { after: Some(TagId(c)) }".to_owned();
        assert_eq!(told(&old, &new), [("a".to_owned(), after)]);
    }

    fn any_book() -> impl Strategy<Value = Codebook> {
        let tag = (
            proptest::option::of(0usize..6),
            0u32..6,
            "[ab]{0,2}",
            0u16..2,
            "[g]{0,1}",
            0usize..8,
            any::<bool>(),
        );
        proptest::collection::vec(proptest::option::weighted(0.8, tag), 6).prop_map(|tags| {
            let mut book = Codebook::default();
            for (place, tag) in tags.into_iter().enumerate() {
                let Some((parent, order, words, hue, key, end, assignable)) = tag else {
                    continue;
                };
                let mut made = Tag::new(id(&format!("t{place}")), Bilingual::new(&*words, ""), hue);
                made.parent = parent.map(|p| id(&format!("t{p}")));
                made.order = f64::from(order);
                (made.key, made.assignable, made.example) = (key, assignable, words);
                made.tombstone = match end {
                    0 => Some(stone(None)),
                    1 => Some(stone(Some("t0"))),
                    _ => None,
                };
                book.insert(made);
            }
            book
        })
    }

    /// What is seen of a living tag, except its place among its siblings.
    type TagsSeen = (Option<TagId>, Vec<String>, u16, String, bool);

    fn seen(book: &Codebook) -> BTreeMap<TagId, TagsSeen> {
        let of = |tag: &Tag| {
            let parent = book.parent_of(tag).map(|p| p.id.clone());
            let texts = TagFact::ALL.map(|f| f.of(tag).to_owned()).to_vec();
            (parent, texts, tag.hue, tag.key.clone(), tag.assignable)
        };
        book.living().map(|t| (t.id.clone(), of(t))).collect()
    }

    /// Does to the old state what the changes say of it.
    fn apply(
        old: &Codebook,
        new: &Codebook,
        changes: &[TagDifference],
    ) -> BTreeMap<TagId, TagsSeen> {
        let (mut state, now) = (seen(old), seen(new));
        for TagDifference { tag, news } in changes {
            for news in news {
                match news {
                    TagNews::Added => drop(state.insert(tag.clone(), now[tag].clone())),
                    TagNews::Removed(_) | TagNews::Merged { .. } => drop(state.remove(tag)),
                    TagNews::BroughtBack => {
                        let dead = old.get(tag).unwrap();
                        let mut alone = Codebook::default();
                        alone.insert(Tag {
                            tombstone: None,
                            ..dead.clone()
                        });
                        let mut back = seen(&alone).remove(tag).unwrap();
                        back.0 = now[tag].0.clone();
                        state.insert(tag.clone(), back);
                    }
                    _ => change(state.get_mut(tag), news),
                }
            }
        }
        state
    }

    fn change(seen: Option<&mut TagsSeen>, news: &TagNews) {
        let Some(seen) = seen else { return };
        match news {
            TagNews::Moved { from, to } => {
                assert_eq!(&seen.0, from);
                seen.0.clone_from(to);
            }
            TagNews::Words { of, pieces } => {
                let place = TagFact::ALL.iter().position(|f| f == of).unwrap();
                let but = |other| -> String {
                    let all = pieces.iter().filter(|p| p.change != other);
                    all.map(|p| p.text.as_str()).collect()
                };
                assert_eq!(seen.1[place], but(Change::Inserted));
                seen.1[place] = but(Change::Deleted);
            }
            TagNews::Colour { from, to } => {
                assert_eq!(seen.2, *from);
                seen.2 = *to;
            }
            TagNews::Key { from, to } => {
                assert_eq!(&seen.3, from);
                seen.3.clone_from(to);
            }
            TagNews::Assignable(is) => seen.4 = *is,
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn the_changes_lead_from_one_state_to_the_other(old in any_book(), new in any_book()) {
            prop_assert_eq!(codebook_changes(&old, &old), []);
            let changes = codebook_changes(&old, &new);
            prop_assert_eq!(apply(&old, &new, &changes), seen(&new));
            let tags: BTreeSet<&TagId> = changes.iter().map(|d| &d.tag).collect();
            prop_assert_eq!(tags.len(), changes.len(), "each tag is told once");
            for difference in &changes {
                let kinds = difference.news.iter().map(|n| match n {
                    TagNews::Words { of, .. } => format!("{of:?}"),
                    other => format!("{:?}", std::mem::discriminant(other)),
                });
                let count = difference.news.len();
                prop_assert_eq!(kinds.collect::<BTreeSet<_>>().len(), count, "and each change");
            }
        }

        #[test]
        fn siblings_that_are_not_told_keep_their_order(old in any_book(), new in any_book()) {
            let changes = codebook_changes(&old, &new);
            let elsewhere: BTreeMap<&TagId, Option<&TagId>> = changes.iter().flat_map(|d| {
                d.news.iter().filter_map(|n| match n {
                    TagNews::Reordered { after } => Some((&d.tag, after.as_ref())),
                    _ => None,
                })
            }).collect();
            let (was, is) = (siblings(&old), siblings(&new));
            for (parent, children) in &is {
                let before = was.get(parent).cloned().unwrap_or_default();
                let stays = |list: &[TagId], other: &[TagId]| -> Vec<TagId> {
                    let stays = |t: &&TagId| other.contains(t) && !elsewhere.contains_key(t);
                    list.iter().filter(stays).cloned().collect()
                };
                prop_assert_eq!(stays(children, &before), stays(&before, children));
                for pair in children.windows(2) {
                    if let Some(after) = elsewhere.get(&pair[1]) {
                        prop_assert_eq!(*after, Some(&pair[0]));
                    }
                }
            }
        }
    }
}
