//! Names replaced by others in a whole project: where they stand, and the project without them.
//!
//! Nothing here is an edit: what can be undone would still hold the names. The project that comes
//! out is exported, or written over the old one by the store.

mod apply;
mod strings;

pub use apply::pseudonymised;
pub use strings::{Field, Holder};

use crate::arabic::{ByteRange, NamePlace, Pseudonyms};
use crate::model::{Annotation, CodingKey, Document, DocumentId, MemoTopic, Project};
use std::collections::BTreeMap;

/// Bytes of text shown on each side of a place.
const AROUND: usize = 60;

/// A place in a project at which a name stands, or may stand.
#[derive(Clone, PartialEq, Debug)]
pub struct NameFound {
    /// Names the place as long as the project does not change: `d-1:text:120`.
    pub id: String,
    /// What holds the string.
    pub holder: Holder,
    /// Which string of it.
    pub field: Field,
    /// Where in the string, and what takes its place.
    pub place: NamePlace,
    /// The words as they stand, with what sticks to them.
    pub found: String,
    /// The words as they would stand.
    pub written: String,
    /// A little of what stands before.
    pub before: String,
    /// A little of what stands after.
    pub after: String,
}

/// In which documents names are replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reach {
    /// In all of them, in the codebook, and in what else is said of the project.
    Project,
    /// In one document, what is known of it, and its annotations.
    Document(DocumentId),
}

impl Reach {
    /// The document, where it is one.
    pub fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Project => None,
            Self::Document(id) => Some(id),
        }
    }

    /// Whether it reaches memos about something.
    fn reaches_memo(&self, about: &MemoTopic) -> bool {
        match self {
            Self::Project => true,
            Self::Document(id) => about.document() == Some(id),
        }
    }
}

/// Says how far some work is, in bytes done and bytes in all. Gives false to stop it.
pub type TellProgress<'a> = &'a dyn Fn(usize, usize) -> bool;

/// Every place at which a name of the list stands or may stand: what is said of the project first,
/// then document by document, removed ones last. Gives `None` when it was stopped.
pub fn find_names(
    project: &Project,
    names: &Pseudonyms,
    reach: &Reach,
    progress: TellProgress<'_>,
) -> Option<Vec<NameFound>> {
    let mut found = Vec::new();
    let mut look = |holder: Holder, field: Field, words: &str| {
        add(&mut found, names, (holder, field), words);
    };
    let documents: Vec<_> = match reach {
        Reach::Project => {
            let removed = project.removed.values().map(|removed| &removed.document);
            let listed = project.documents_in_order().into_iter();
            listed.chain(removed).collect()
        }
        Reach::Document(id) => document(project, id).into_iter().collect(),
    };
    if *reach == Reach::Project {
        strings::of_project(&mut project.clone(), |holder, field, words| {
            look(holder, field, words)
        });
    }
    let mut memos = project.memos.clone();
    let is_reached = |about: &MemoTopic| reach.reaches_memo(about);
    strings::of_memos(&mut memos, is_reached, |holder, field, words| {
        look(holder, field, words);
    });
    let total: usize = documents.iter().map(|d| d.text.as_str().len()).sum();
    let mut done = 0;
    let mut codings = annotations_by_document(project);
    for document in documents {
        if !progress(done, total) {
            return None;
        }
        let id = &document.id;
        strings::of_document(&mut document.clone(), |holder, field, words| {
            look(holder, field, words)
        });
        look(
            Holder::Document(id.clone()),
            Field::Text,
            document.text.as_str(),
        );
        for (key, annotation) in codings.remove(id).into_iter().flatten() {
            let holder = Holder::Annotation(key.clone(), annotation.id.clone());
            look(holder.clone(), Field::Memo, &annotation.memo);
            if annotation.target.resolve(&document.text).span().is_none() {
                look(holder, Field::Quote, &annotation.target.quote);
            }
        }
        done += document.text.as_str().len();
    }
    if *reach == Reach::Project {
        // Of documents that are not in the project.
        for (key, annotation) in codings.into_values().flatten() {
            let holder = Holder::Annotation(key.clone(), annotation.id.clone());
            look(holder.clone(), Field::Memo, &annotation.memo);
            look(holder, Field::Quote, &annotation.target.quote);
        }
    }
    progress(total, total).then_some(found)
}

/// How often each name of a list was found for certain, and how often it is doubtful, by row.
pub fn count_names(found: &[NameFound], rows: usize) -> Vec<(usize, usize)> {
    let mut counts = vec![(0, 0); rows];
    for place in found.iter().map(|f| &f.place) {
        if let Some(count) = counts.get_mut(place.index) {
            match place.doubt {
                None => count.0 += 1,
                Some(_) => count.1 += 1,
            }
        }
    }
    counts
}

/// The rows of a list of which a name was found, and the replacement stands in a text already: whoever
/// reads it later cannot tell the two apart.
pub fn replacements_in_use(
    project: &Project,
    names: &Pseudonyms,
    found: &[NameFound],
) -> Vec<usize> {
    let counts = count_names(found, names.list().len());
    let own = names.list().iter().map(|p| crate::arabic::Pseudonym {
        name: p.replacement.clone(),
        variants: Vec::new(),
        replacement: p.replacement.clone(),
    });
    let own = Pseudonyms::new(own.collect());
    let mut rows = std::collections::BTreeSet::new();
    let removed = project.removed.values().map(|removed| &removed.document);
    for document in project.documents.values().chain(removed) {
        let found = own.find(document.text.as_str());
        rows.extend(found.iter().filter(|p| p.doubt.is_none()).map(|p| p.index));
    }
    rows.retain(|row| counts[*row] != (0, 0));
    rows.into_iter().collect()
}

/// A document with its text, listed or removed.
fn document<'a>(project: &'a Project, id: &DocumentId) -> Option<&'a Document> {
    let removed = || project.removed.get(id).map(|removed| &removed.document);
    project.documents.get(id).or_else(removed)
}

fn annotations_by_document(
    project: &Project,
) -> BTreeMap<DocumentId, Vec<(&CodingKey, &Annotation)>> {
    let mut all: BTreeMap<DocumentId, Vec<_>> = BTreeMap::new();
    for (key, coding) in &project.codings {
        let of = all.entry(key.document.clone()).or_default();
        of.extend(coding.annotations.values().map(|a| (key, &**a)));
    }
    all
}

fn add(
    found: &mut Vec<NameFound>,
    names: &Pseudonyms,
    (holder, field): (Holder, Field),
    words: &str,
) {
    let (mut byte, mut chars) = (0, 0);
    for place in names.find(words) {
        let start = place.from.0;
        chars += words[byte..start].chars().count();
        byte = start;
        let (before, after) = around(
            words,
            ByteRange {
                start: place.from,
                end: place.place.end,
            },
        );
        found.push(NameFound {
            id: format!("{}:{}:{chars}", holder.id(), field.code()),
            holder: holder.clone(),
            field,
            found: place.found(words).to_owned(),
            written: place.written(words),
            before: before.to_owned(),
            after: after.to_owned(),
            place,
        });
    }
}

/// What stands on both sides of a place, in whole words.
fn around(words: &str, place: ByteRange) -> (&str, &str) {
    let (before, after) = (&words[..place.start.0], &words[place.end.0..]);
    let mut from = before.len().saturating_sub(AROUND);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let mut to = AROUND.min(after.len());
    while !after.is_char_boundary(to) {
        to -= 1;
    }
    let cut = |at: usize, of: &str| at > 0 && at < of.len();
    let first = before[from..]
        .find(char::is_whitespace)
        .filter(|_| cut(from, before));
    let last = after[..to]
        .rfind(char::is_whitespace)
        .filter(|_| cut(to, after));
    (
        &before[from + first.unwrap_or(0)..],
        &after[..last.unwrap_or(to)],
    )
}

/// The names of annotators that hold a name of a list: they stay, since they say who tagged.
pub fn annotators_named(project: &Project, names: &Pseudonyms) -> Vec<String> {
    let people = project.annotators.values().map(|a| &a.name);
    let is_named = |name: &&String| !names.find(name).is_empty();
    people.filter(is_named).cloned().collect()
}
