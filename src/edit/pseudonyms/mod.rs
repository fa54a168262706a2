//! Finds names of a list in a whole project, and makes a copy of the project with other names.
//!
//! None of this is an edit, since undo would keep the names. The copy is exported, or written over the
//! project by the store.

mod apply;
mod strings;

pub use apply::pseudonymised;
pub use strings::{Field, Holder};

use crate::arabic::{ByteRange, NamePlace, Pseudonyms};
use crate::model::{Annotation, CodingKey, Document, DocumentId, MemoTopic, Project};
use std::collections::BTreeMap;

/// Most bytes of text shown on each side of a place.
const AROUND: usize = 60;

/// A place in a project at which a name stands, or may stand.
#[derive(Clone, PartialEq, Debug)]
pub struct NameFound {
    /// Identifies the place until the project changes: `d-1:text:120`.
    pub id: String,
    /// What holds the string.
    pub holder: Holder,
    /// Which string of it.
    pub field: Field,
    /// The place in the string, and its replacement.
    pub place: NamePlace,
    /// The words at the place, with the clitics attached to them.
    pub found: String,
    /// The words that would replace them.
    pub written: String,
    /// A little of the text before the place.
    pub before: String,
    /// A little of the text after the place.
    pub after: String,
}

/// In which documents names are replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reach {
    /// In all documents, the codebook, and the project's other records.
    Project,
    /// In one document, its record, and its annotations.
    Document(DocumentId),
}

impl Reach {
    /// The document, where names are replaced in one only.
    pub fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Project => None,
            Self::Document(id) => Some(id),
        }
    }

    /// Whether memos on a topic are included.
    fn reaches_memo(&self, about: &MemoTopic) -> bool {
        match self {
            Self::Project => true,
            Self::Document(id) => about.document() == Some(id),
        }
    }
}

/// Reports progress, in bytes done and bytes in all. Returns `false` to stop the work.
pub type TellProgress<'a> = &'a dyn Fn(usize, usize) -> bool;

/// Finds every place at which a name of the list stands or may stand: in the project's records first, then
/// document by document, removed ones last. Returns `None` when it was stopped.
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

/// How often each name of a list was found, for certain and doubtfully, by row of the list.
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

/// The rows of a list of which a name was found and whose replacement occurs in a text already: a reader
/// could not tell the two apart.
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

/// The text on both sides of a place, in whole words.
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

/// The annotators whose names hold a name of the list. They keep it, since it says who annotated.
pub fn annotators_named(project: &Project, names: &Pseudonyms) -> Vec<String> {
    let people = project.annotators.values().map(|a| &a.name);
    let is_named = |name: &&String| !names.find(name).is_empty();
    people.filter(is_named).cloned().collect()
}
