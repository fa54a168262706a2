//! Codings of people with several ids, read as one coding of the id that stands for the person.
//!
//! A colleague's file is never written over, nor is the file of an id that was joined into another one.
//! So what a person tagged under their ids stays in several files, and is put together when it is read:
//!
//! - The nearer a file is to the id that stands for the person, the more it counts. An annotation hides
//!   those with its id in the files of ids joined into its own, and
//!   [`Coding::dropped`] takes out what was deleted there.
//! - Equal annotations of different files count once. An annotation is *equal* to one of a nearer file
//!   when both mean the same tag (merged tags mean the tag that they were merged into) on the same span,
//!   and it says nothing beside: its note is empty or the same, and it has no mark that the nearer one
//!   lacks. An annotation with a note of its own stays, so that no note is lost.
//! - The person has finished the document when any of the files says so.
//!
//! For example, `salma-2` was joined into `salma`:
//!
//! ```text
//! salma.ron      a1: exit 0..3           a2: exit 5..9              dropped: b3
//! salma-2.ron    b1: exit 0..3           b2: exit 5..9, "why?"      b3: home 12..15   a2: home 5..9
//! read as one    a1: exit 0..3           a2: exit 5..9   b2: exit 5..9, "why?"
//! ```
//!
//! `b1` is equal to `a1`, which stands for both; `b2` has a note of its own; `b3` was deleted; the `a2` of
//! `salma-2` is hidden by that of `salma`, by which it was changed.

use super::annotation::{Annotation, Coding, CodingKey, CodingState};
use super::annotator::Annotator;
use super::codebook::Codebook;
use super::id::{AnnotationId, AnnotatorId, TagId};
use super::project::Project;
use super::unions::Unions;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One coding of a person with several ids, put together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct United {
    /// What is read. What is dropped is that of the person's own file.
    pub coding: Coding,
    /// The annotations that are not shown because one that is shown is equal, by the one that is shown.
    pub equal: BTreeMap<AnnotationId, Vec<AnnotationId>>,
}

impl Project {
    /// Puts the codings of people with several ids together. Whoever changes people, tags or codings of
    /// a project that is then looked at calls it; [`Session`](crate::edit::Session) does after each change.
    pub fn unite(&mut self) {
        let mut unions = Unions::default();
        for id in self.annotators.keys() {
            let person = self.joined(id);
            if person != id {
                unions.joined.insert(id.clone(), person.clone());
            }
        }
        let called = |id: &AnnotatorId| (id.clone(), self.work_out_name(id));
        unions.called = self.annotators.keys().map(called).collect();
        let ids = |people: Vec<&Annotator>| people.iter().map(|p| p.id.clone()).collect();
        unions.equal_names = self.perhaps_one().into_iter().map(ids).collect();
        if !unions.joined.is_empty() {
            let keys = self.codings.keys();
            let joined = keys.filter_map(|key| Some((key, unions.joined.get(&key.annotator)?)));
            let keys: BTreeSet<CodingKey> = joined.map(|(key, by)| key.by(by)).collect();
            let united = |key: CodingKey| (key.clone(), self.united(&key).coding);
            unions.codings = keys.into_iter().map(united).collect();
        }
        self.unions = unions;
    }

    /// Puts one coding together anew, after it or one that was joined into it has changed.
    pub fn unite_coding(&mut self, key: &CodingKey) {
        let key = key.by(self.unions.person(&key.annotator));
        let joined = self.unions.joined.iter();
        let mut joined = joined.filter(|(_, person)| **person == key.annotator);
        let is_union = joined.any(|(id, _)| self.codings.contains_key(&key.by(id)));
        if is_union {
            let coding = self.united(&key).coding;
            self.unions.codings.insert(key, coding);
        } else {
            self.unions.codings.remove(&key);
        }
    }

    /// Everyone's codings, by key; those of a person with several ids as one.
    pub fn united_codings(&self) -> impl Iterator<Item = (&CodingKey, &Coding)> {
        let unions = &self.unions;
        let single = self.codings.iter().filter(move |(key, _)| {
            unions.is_empty()
                || !unions.is_joined(&key.annotator) && !unions.codings.contains_key(*key)
        });
        in_order(single, unions.codings.iter())
    }

    /// A coding, as one for a person with several ids, of which the key may have any.
    pub fn united_coding(&self, key: &CodingKey) -> Option<&Coding> {
        let unions = &self.unions;
        if unions.is_joined(&key.annotator) {
            unions.codings.get(&key.by(unions.person(&key.annotator)))
        } else {
            let united = unions.codings.get(key);
            united.or_else(|| self.codings.get(key))
        }
    }

    /// Puts the coding of a person together, by the key with the id that stands for them.
    pub fn united(&self, key: &CodingKey) -> United {
        let with = self.joined_with(&key.annotator);
        let mut files = Vec::new();
        let gathered = self.gather(key, &with, &mut files);
        let mut by_file: Vec<Vec<Arc<Annotation>>> = vec![Vec::new(); files.len()];
        for (file, annotation) in gathered.annotations.into_values() {
            by_file[file].push(annotation);
        }
        let mut equal: BTreeMap<AnnotationId, Vec<AnnotationId>> = BTreeMap::new();
        let mut shown: BTreeMap<(usize, usize), Vec<Arc<Annotation>>> = BTreeMap::new();
        for annotations in by_file {
            // Of one file all stay: an annotator may put a tag twice on a span.
            let mut kept = Vec::new();
            for annotation in annotations {
                let same_span = shown.get(&span(&annotation)).into_iter().flatten();
                let mut nearer = same_span;
                match nearer.find(|near| says_all_of(near, &annotation, &self.codebook)) {
                    Some(near) => equal
                        .entry(near.id.clone())
                        .or_default()
                        .push(annotation.id.clone()),
                    None => kept.push(annotation),
                }
            }
            for annotation in kept {
                shown.entry(span(&annotation)).or_default().push(annotation);
            }
        }
        let own = self.codings.get(key);
        let mut coding = Coding {
            dropped: own.map(|own| own.dropped.clone()).unwrap_or_default(),
            ..Coding::default()
        };
        coding.set_state(gathered.state);
        for annotation in shown.into_values().flatten() {
            coding.annotations.insert(annotation.id.clone(), annotation);
        }
        United { coding, equal }
    }

    /// What stands in the file of a key and in those of the ids joined into it. `with` are the ids of
    /// the person, `files` those that were looked at so far, the nearest first.
    fn gather(
        &self,
        key: &CodingKey,
        with: &[&AnnotatorId],
        files: &mut Vec<AnnotatorId>,
    ) -> Gathered {
        let nothing = Coding::default();
        let own = self.codings.get(key).unwrap_or(&nothing);
        let file = files.len();
        files.push(key.annotator.clone());
        let mut below = Gathered::default();
        let into = |id: &AnnotatorId| self.annotators.get(id)?.joined_into.as_ref();
        for id in with.iter().filter(|id| into(id) == Some(&key.annotator)) {
            // One that was joined into itself stands in no other file.
            if **id == key.annotator {
                continue;
            }
            below.add(self.gather(&key.by(id), with, files));
        }
        let state = &mut below.state;
        state.finished &= !own.dropped.contains(Coding::STATE);
        state.finished |= own.finished;
        let first = [state.first_finished, own.first_finished];
        state.first_finished = first.into_iter().flatten().min();
        below.annotations.retain(|id, _| !own.dropped.contains(id));
        for (id, annotation) in &own.annotations {
            let annotation = (file, annotation.clone());
            below.annotations.insert(id.clone(), annotation);
        }
        below
    }
}

/// What stands in the files of several ids.
#[derive(Default)]
struct Gathered {
    state: CodingState,
    /// Each with the number of its file.
    annotations: BTreeMap<AnnotationId, (usize, Arc<Annotation>)>,
}

impl Gathered {
    /// Adds what stands in a file that is as near: of an annotation that both have, the one that was
    /// changed last is kept, and of two of one moment the first.
    fn add(&mut self, more: Self) {
        self.state.finished |= more.state.finished;
        let first = [self.state.first_finished, more.state.first_finished];
        self.state.first_finished = first.into_iter().flatten().min();
        for (id, found) in more.annotations {
            let known = self.annotations.get(&id);
            if known.is_none_or(|known| known.1.modified < found.1.modified) {
                self.annotations.insert(id, found);
            }
        }
    }
}

fn span(annotation: &Annotation) -> (usize, usize) {
    let span = annotation.target.span;
    (span.start.0, span.end.0)
}

/// Whether an annotation says all that another one on its span does.
fn says_all_of(shown: &Annotation, other: &Annotation, book: &Codebook) -> bool {
    let (has, more) = (shown.flags, other.flags);
    let adds_mark = (more.unsure && !has.unsure)
        || (more.quotable && !has.quotable)
        || (more.discuss && !has.discuss)
        || (more.lost && !has.lost);
    let adds_note = !other.memo.is_empty() && other.memo != shown.memo;
    meaning(shown, book) == meaning(other, book) && !adds_mark && !adds_note
}

/// The tag that an annotation means; that of a deleted tag is the tag itself.
fn meaning<'a>(annotation: &'a Annotation, book: &'a Codebook) -> Option<&'a TagId> {
    let tag = annotation.tag.as_ref()?;
    Some(book.resolve(tag).map_or(tag, |tag| &tag.id))
}

/// Two lists of codings, each by key, as one.
fn in_order<'p>(
    first: impl Iterator<Item = (&'p CodingKey, &'p Coding)>,
    second: impl Iterator<Item = (&'p CodingKey, &'p Coding)>,
) -> impl Iterator<Item = (&'p CodingKey, &'p Coding)> {
    let (mut first, mut second) = (first.peekable(), second.peekable());
    std::iter::from_fn(move || match (first.peek(), second.peek()) {
        (Some((a, _)), Some((b, _))) if a > b => second.next(),
        (None, _) => second.next(),
        _ => first.next(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::{CharRange, Text};
    use crate::model::{
        Bilingual, DocumentId, Flags, Moment, Origin, RoundId, Seen, Tag, Target, Tombstone,
    };

    const TEXT: &str = "قال إنه خرج ليلا إلى المدينة";

    fn by(name: &str) -> AnnotatorId {
        AnnotatorId::new(name).unwrap()
    }

    fn key(name: &str) -> CodingKey {
        CodingKey {
            round: RoundId::new("r1").unwrap(),
            document: DocumentId::new("d1").unwrap(),
            annotator: by(name),
        }
    }

    fn project(people: &[(&str, Option<&str>)]) -> Project {
        let mut project = Project::default();
        for (name, into) in people {
            let mut person = Annotator::new(by(name), *name);
            person.joined_into = into.map(by);
            project.annotators.insert(person.id.clone(), person);
        }
        for tag in ["exit", "home", "old"] {
            let mut tag = Tag::new(TagId::new(tag).unwrap(), Bilingual::default(), 1);
            let is_merged = tag.id.as_str() == "old";
            tag.tombstone = is_merged.then(|| Tombstone {
                at: Moment::UNIX_EPOCH,
                by: by("x"),
                merged_into: TagId::new("exit").ok(),
                reason: String::new(),
            });
            project.codebook.insert(tag);
        }
        project
    }

    /// Puts an annotation into a file: id, tag, span, memo.
    fn put(project: &mut Project, who: &str, said: (&str, &str, (usize, usize), &str)) {
        let (id, tag, (start, end), memo) = said;
        let annotation = Annotation {
            id: AnnotationId::new(id).unwrap(),
            tag: TagId::new(tag).ok(),
            target: Target::new(&Text::new(TEXT), CharRange::new(start, end)),
            memo: memo.to_owned(),
            flags: Flags::default(),
            origin: Origin::Hand,
            codebook: None,
            created: Moment::UNIX_EPOCH,
            modified: Moment::UNIX_EPOCH,
        };
        let coding = project.codings.entry(key(who)).or_default();
        coding.annotations.insert(annotation.id.clone(), annotation);
    }

    /// The annotations that are seen, each as its annotator, id, tag and memo.
    fn shown(project: &mut Project) -> Vec<String> {
        project.unite();
        let mut all = Vec::new();
        for (key, coding) in Seen::new(project, None).codings() {
            for a in coding.annotations.values() {
                let tag = a.tag.as_ref().map_or("", |t| t.as_str());
                all.push(format!("{}/{}/{tag}/{}", key.annotator, a.id, a.memo));
            }
        }
        all
    }

    #[test]
    fn the_example_of_the_docs_is_read_as_it_says() {
        let mut project = project(&[("salma", None), ("salma-2", Some("salma"))]);
        put(&mut project, "salma", ("a1", "exit", (0, 3), ""));
        put(&mut project, "salma", ("a2", "exit", (5, 9), ""));
        let dropped = AnnotationId::new("b3").unwrap();
        let own = project.codings.get_mut(&key("salma")).unwrap();
        own.dropped.insert(dropped);
        put(&mut project, "salma-2", ("b1", "exit", (0, 3), ""));
        put(&mut project, "salma-2", ("b2", "exit", (5, 9), "why?"));
        put(&mut project, "salma-2", ("b3", "home", (12, 15), ""));
        put(&mut project, "salma-2", ("a2", "home", (5, 9), ""));
        let expected = ["salma/a1/exit/", "salma/a2/exit/", "salma/b2/exit/why?"];
        assert_eq!(shown(&mut project), expected);
        let united = project.united(&key("salma"));
        let a1 = AnnotationId::new("a1").unwrap();
        assert_eq!(united.equal[&a1], [AnnotationId::new("b1").unwrap()]);
    }

    #[test]
    fn a_merged_tag_means_the_one_it_was_merged_into_and_one_file_keeps_its_own_twins() {
        let mut project = project(&[("a", None), ("b", Some("a")), ("z", None)]);
        put(&mut project, "a", ("a1", "exit", (0, 3), ""));
        put(&mut project, "a", ("a2", "exit", (0, 3), ""));
        put(&mut project, "b", ("b1", "old", (0, 3), ""));
        put(&mut project, "b", ("b2", "home", (0, 3), ""));
        put(&mut project, "z", ("z1", "exit", (0, 3), ""));
        let expected = ["a/a1/exit/", "a/a2/exit/", "a/b2/home/", "z/z1/exit/"];
        assert_eq!(shown(&mut project), expected);
    }

    #[test]
    fn a_chain_and_siblings_are_one_and_finished_when_any_is() {
        let people = [
            ("a", None),
            ("b", Some("a")),
            ("c", Some("b")),
            ("d", Some("a")),
        ];
        let mut project = project(&people);
        put(&mut project, "c", ("c1", "exit", (0, 3), ""));
        put(&mut project, "c", ("c2", "home", (4, 6), ""));
        // What `b` says of an annotation of `c` counts for `a` too.
        put(&mut project, "b", ("c2", "exit", (4, 6), ""));
        put(&mut project, "d", ("d1", "exit", (0, 3), ""));
        project.codings.get_mut(&key("d")).unwrap().finished = true;
        let expected = ["a/c1/exit/", "a/c2/exit/"];
        assert_eq!(shown(&mut project), expected);
        assert!(project.united(&key("a")).coding.finished);
        let state = AnnotationId::new(Coding::STATE).unwrap();
        let own = project.codings.entry(key("a")).or_default();
        own.dropped.insert(state);
        assert!(!project.united(&key("a")).coding.finished);
    }

    #[test]
    fn ids_in_a_circle_are_read_apart() {
        let people = [("a", Some("b")), ("b", Some("a")), ("c", Some("c"))];
        let mut project = project(&people);
        for name in ["a", "b", "c"] {
            put(
                &mut project,
                name,
                (&format!("{name}1"), "exit", (0, 3), ""),
            );
        }
        let expected = ["a/a1/exit/", "b/b1/exit/", "c/c1/exit/"];
        assert_eq!(shown(&mut project), expected);
    }
}
