//! What people are called, and which of them may be one person.

use super::annotator::Annotator;
use super::apart::Apart;
use super::id::AnnotatorId;
use super::project::Project;
use crate::arabic::{name_key, visible};
use std::collections::{BTreeMap, BTreeSet};

/// The fewest characters of an id that tell two people of one name apart.
const SUFFIX_LENGTH: usize = 4;

/// The longest id that is shown whole, in characters.
const SHORT_ID: usize = 8;

impl Project {
    /// What a person is called in lists: their name, and the end of their id in brackets where somebody
    /// else has an equal name, such as `سلمى (7q2k)`. Someone who has no name is called by their id.
    pub fn called(&self, id: &AnnotatorId) -> String {
        let known = self.unions.called(id).cloned();
        known.unwrap_or_else(|| self.work_out_name(id))
    }

    /// Works out what [`called`](Self::called) returns, by comparing everyone's names.
    pub(super) fn work_out_name(&self, id: &AnnotatorId) -> String {
        let id = self.joined(id);
        let name = self.annotators.get(id).map_or("", |known| &known.name);
        if name.trim().is_empty() {
            return id.as_str().to_owned();
        }
        let name = visible(name.trim());
        let others: Vec<&AnnotatorId> = self
            .people_called(&name)
            .into_iter()
            .map(|other| &other.id)
            .filter(|other| *other != id)
            .collect();
        if others.is_empty() {
            name
        } else {
            format!("{name} ({})", suffix(id, &others))
        }
    }

    /// The people with an equal name, by id. Ids that were joined into others are not among them.
    pub fn people_called(&self, name: &str) -> Vec<&Annotator> {
        let key = name_key(name);
        let people = self.annotators.values();
        let is_called = |person: &&Annotator| {
            self.joined(&person.id) == &person.id
                && !key.is_empty()
                && name_key(&person.name) == key
        };
        people.filter(is_called).collect()
    }

    /// Groups of people with an equal name of whom nobody has said whether they are one person, by name.
    pub fn perhaps_one(&self) -> Vec<Vec<&Annotator>> {
        let mut by_name: BTreeMap<String, Vec<&Annotator>> = BTreeMap::new();
        for person in self.annotators.values() {
            let key = name_key(&person.name);
            if !key.is_empty() && self.joined(&person.id) == &person.id {
                by_name.entry(key).or_default().push(person);
            }
        }
        let is_open = |people: &Vec<&Annotator>| {
            let ids: BTreeSet<&AnnotatorId> = people.iter().map(|person| &person.id).collect();
            let mut pairs = ids.iter().flat_map(|a| ids.iter().map(move |b| (a, b)));
            pairs.any(|(a, b)| a < b && !self.is_apart(a, b))
        };
        by_name.into_values().filter(is_open).collect()
    }

    /// Whether two annotators were said to be different people.
    pub fn is_apart(&self, one: &AnnotatorId, other: &AnnotatorId) -> bool {
        self.apart.contains(&Apart::new(one.clone(), other.clone()))
    }
}

/// The end of an id, as short as tells it from the others; a short id is shown whole.
fn suffix<'a>(id: &'a AnnotatorId, others: &[&AnnotatorId]) -> &'a str {
    let id = id.as_str();
    if id.len() <= SHORT_ID {
        return id;
    }
    // Ids are ASCII.
    for length in SUFFIX_LENGTH..id.len() {
        let end = &id[id.len() - length..];
        let is_clean = end.starts_with(|c: char| c.is_ascii_alphanumeric());
        if is_clean && others.iter().all(|other| !other.as_str().ends_with(end)) {
            return end;
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(people: &[(&str, &str)]) -> Project {
        let mut project = Project::default();
        for (id, name) in people {
            let id = AnnotatorId::new(id).unwrap();
            let person = Annotator::new(id.clone(), *name);
            project.annotators.insert(id, person);
        }
        project
    }

    fn id(words: &str) -> AnnotatorId {
        AnnotatorId::new(words).unwrap()
    }

    #[test]
    fn people_of_one_name_are_told_apart_by_the_end_of_their_ids() {
        let mut project = project(&[
            ("p-0001aaaa7q2k", "سلمى"),
            ("p-0001bbbb7q2k", "سَلمى"),
            ("salma", "سلمـى"),
            ("karim", "كريم"),
            ("nameless", " "),
        ]);
        assert_eq!(project.called(&id("karim")), "كريم");
        assert_eq!(project.called(&id("nameless")), "nameless");
        assert_eq!(project.called(&id("p-0001aaaa7q2k")), "سلمى (a7q2k)");
        assert_eq!(project.called(&id("salma")), "سلمـى (salma)");
        assert_eq!(project.perhaps_one().len(), 1);
        for (one, other) in [
            ("salma", "p-0001aaaa7q2k"),
            ("p-0001bbbb7q2k", "salma"),
            ("p-0001aaaa7q2k", "p-0001bbbb7q2k"),
        ] {
            assert!(!project.perhaps_one().is_empty());
            project.apart.insert(Apart::new(id(one), id(other)));
        }
        assert!(project.perhaps_one().is_empty());
        for joined in ["p-0001aaaa7q2k", "p-0001bbbb7q2k"] {
            project.annotators.get_mut(joined).unwrap().joined_into = Some(id("salma"));
        }
        assert_eq!(project.called(&id("p-0001aaaa7q2k")), "سلمـى");
    }
}
