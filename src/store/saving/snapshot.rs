//! The parts of a project that are to be saved, copied out so that a thread can write them.

use crate::edit::Part;
use crate::model::{AnnotatorId, CodebookVersion, Coding, Document, DocumentId, Project, Removal};
use crate::store::format::convert;
use crate::store::format::record::Body;
use crate::store::format::record::apart::ApartRecord;
use crate::store::format::record::dropped::DroppedRecord;
use crate::store::format::record::identity::IdentityRecord;
use crate::store::format::record::memo::MemoRecord;
use crate::store::ledger::known::Names;
use crate::store::ledger::waiting;
use std::collections::{BTreeMap, BTreeSet};

/// The parts of a project that are to be saved, as they were when they were taken.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    pub(crate) parts: BTreeMap<Part, (Content, Names)>,
    pub(crate) originals: BTreeMap<DocumentId, Original>,
    /// Who changed it, for the journal.
    pub(crate) by: Option<AnnotatorId>,
}

/// A part as it was.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// Records that need nothing else.
    Records(Vec<Body>),
    /// The tags, and the named versions, whose tags are files of their own.
    Codebook(Vec<Body>, Vec<CodebookVersion>),
    /// A document, with its removal if it was removed; none when it was taken out.
    Document(Option<Box<Document>>, Option<Removal>),
    /// A coding, turned into records by whoever writes it.
    Coding(Coding),
}

/// A file from which a document was made.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Original {
    /// Its name in the document's folder.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Snapshot {
    /// Copies parts out of a project. Texts are shared, not copied.
    pub fn take(project: &Project, parts: BTreeSet<Part>) -> Self {
        let with_content = parts.into_iter().map(|part| {
            let content = content(project, &part);
            let names = waiting::names(project, &part);
            (part, (content, names))
        });
        Self {
            parts: with_content.collect(),
            originals: BTreeMap::new(),
            by: None,
        }
    }

    /// Says who changed it; the journal remembers that.
    #[must_use]
    pub fn by(mut self, annotator: Option<AnnotatorId>) -> Self {
        self.by = annotator;
        self
    }

    /// Copies a whole project out.
    pub fn all(project: &Project) -> Self {
        let documents = project.documents.keys().chain(project.removed.keys());
        let documents = documents.cloned().map(Part::Document);
        let rounds = project.rounds.keys().cloned().map(Part::Round);
        let memos = project.memos.keys().cloned().map(Part::Memos);
        let codings = project.codings.keys().cloned().map(Part::Coding);
        let whole = [Part::Project, Part::Codebook].into_iter();
        Self::take(
            project,
            whole
                .chain(rounds)
                .chain(documents)
                .chain(codings)
                .chain(memos)
                .collect(),
        )
    }

    /// Keeps the file from which a new document was made. The name must be the one that
    /// [`original_name`](crate::store::original_name) gives, and stand in the document too.
    #[must_use]
    pub fn with_original(mut self, document: DocumentId, name: &str, bytes: Vec<u8>) -> Self {
        let name = name.to_owned();
        self.originals.insert(document, Original { name, bytes });
        self
    }

    /// The parts in it.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.keys()
    }

    /// Whether there is nothing to save.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Adds a later snapshot: what both have is as in the later one.
    pub(crate) fn add(&mut self, later: Self) {
        self.parts.extend(later.parts);
        self.originals.extend(later.originals);
        self.by = later.by.or(self.by.take());
    }
}

fn content(project: &Project, part: &Part) -> Content {
    match part {
        Part::Project => {
            let itself = convert::project_record(&project.title, project.is_sample);
            let people = project.annotators.values().map(convert::annotator_record);
            let confined = convert::confined_record(project.is_confined);
            let identity = project.id.as_ref().map(IdentityRecord::of);
            let all = [itself].into_iter().chain(people);
            let apart = project.apart.iter().map(ApartRecord::of);
            let all = all.chain(confined).chain(identity);
            Content::Records(all.chain(apart).collect())
        }
        Part::Codebook => {
            let tags = project.codebook.all().map(convert::tag_record);
            Content::Codebook(tags.collect(), project.versions.values().cloned().collect())
        }
        Part::Round(id) => {
            let round = project.rounds.get(id).map(convert::round_record);
            Content::Records(round.into_iter().collect())
        }
        Part::Memos(by) => {
            let memos = project.memos.get(by).into_iter().flatten();
            Content::Records(memos.map(|(_, memo)| MemoRecord::of(memo)).collect())
        }
        Part::Document(id) => match project.removed.get(id) {
            Some(removed) => {
                let document = Box::new(removed.document.clone());
                Content::Document(Some(document), Some(removed.removal.clone()))
            }
            None => {
                let document = project.documents.get(id).cloned().map(Box::new);
                Content::Document(document, None)
            }
        },
        Part::Coding(key) => Content::Coding(project.codings.get(key).cloned().unwrap_or_default()),
    }
}

/// A coding as records.
pub(crate) fn coding_records(coding: &Coding) -> Vec<Body> {
    let annotations = coding.annotations.values();
    convert::state_record(coding.state())
        .into_iter()
        .chain(annotations.map(|a| convert::annotation_record(a)))
        .chain(coding.dropped.iter().map(DroppedRecord::of))
        .collect()
}
