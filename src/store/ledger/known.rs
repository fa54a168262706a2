//! The ledger: what was last read from or written to each file, so that a save knows what changed where.
//!
//! Two things are kept of each file, since they may differ: its lines as they stand on disk, and the records
//! as the project in memory was given them (`shown`). A record of which memory says something else than
//! `shown` was changed by the user; a file whose hash is another one was changed by someone else. Both are
//! joined (see `becoming`), and neither is dropped.

use crate::edit::Part;
use crate::model::{Codebook, DocumentId};
use crate::store::disk::bytes::Hash;
use crate::store::disk::layout;
use crate::store::format::record::{Body, Key, Line};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The names of the versions of each record that wait for a choice, as the project in memory has them.
pub(crate) type Names = BTreeMap<Key, Vec<String>>;

/// A version of a record that waits for a choice, with the name by which it is chosen.
pub(crate) type Named = (String, Line);

/// The tags of named versions of the codebook, by the hash of their file.
pub(crate) type Contents = BTreeMap<String, Arc<Codebook>>;

/// What was last read from or written to each file of a project.
#[derive(Debug, Default)]
pub struct Ledger {
    pub(crate) files: BTreeMap<String, FileLedger>,
    /// A file of a newer schema was found: nothing may be written.
    pub(crate) newer_schema: Option<u32>,
}

/// What was last seen of one file.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct FileLedger {
    /// Hash of its bytes; none when there was no file.
    pub hash: Option<Hash>,
    /// What stands in it, alternatives too.
    pub lines: Vec<Line>,
    /// What the project in memory was given, or gave last: a change is what differs from this.
    pub shown: BTreeMap<Key, Line>,
    /// The other versions that the project in memory was given, or has put back.
    pub waiting: BTreeMap<Key, Vec<Named>>,
    /// Versions that were replaced by a choice since the file was opened: undo puts them back.
    pub settled: BTreeMap<Key, Vec<Named>>,
    /// Hash of the text that the project in memory was given, in the file of a document.
    pub text: Option<Hash>,
    /// The tags of named versions that the project in memory was given, in the file of the codebook.
    pub versions: Contents,
    /// Lines that people wrote for people.
    pub comments: Vec<String>,
    /// Some of it is of an older schema: it is kept before it is written anew.
    pub is_older: bool,
    /// It holds something that was not understood.
    pub is_blocked: bool,
    /// It is blocked by more than an id that stands for two things.
    pub is_not_understood: bool,
    /// The last write could not be confirmed and must be done again.
    pub is_unconfirmed: bool,
}

impl Ledger {
    /// The files that hold something that was not understood; they are never written. Paths are
    /// relative to the project, with `/` between their parts.
    pub fn blocked(&self) -> impl Iterator<Item = &str> {
        let blocked = self.files.iter().filter(|(_, file)| file.is_blocked);
        blocked.map(|(name, _)| name.as_str())
    }

    /// Whether a part could not be read in full, so that saving it fails.
    pub fn is_blocked(&self, part: &Part) -> bool {
        let file = self.files.get(&layout::file_of(part));
        file.is_some_and(|f| f.is_blocked)
    }

    /// The documents that have a record, living or not.
    pub(crate) fn documents_with_record(&self) -> Vec<DocumentId> {
        let prefix = format!("{}/", layout::DOCUMENTS);
        let files = self.files.keys();
        let ids = files.filter_map(|f| f.strip_prefix(&prefix)?.strip_suffix("/document.ron"));
        ids.filter_map(|id| DocumentId::new(id).ok()).collect()
    }

    /// The documents that were withdrawn.
    pub(crate) fn withdrawn(&self) -> BTreeSet<DocumentId> {
        let mut all = self.documents_with_record();
        all.retain(|id| {
            let file = layout::file_of(&Part::Document(id.clone()));
            let lines = self.files.get(&file).map(|known| &known.lines);
            let mut bodies = lines.into_iter().flatten().map(|line| &*line.body);
            bodies.any(|body| matches!(body, Body::Deleted(r) if r.withdrawn))
        });
        all.into_iter().collect()
    }
}

impl Ledger {
    /// Forgets that the project in memory was given records about a withdrawn document, such as memos.
    /// That memory lacks them is no deletion then: they stay on disk until the document is withdrawn
    /// again, and their texts do not go into the journal.
    pub(crate) fn forget_document(&mut self, document: &DocumentId) {
        for known in self.files.values_mut() {
            known.forget_document(document);
        }
    }
}

impl FileLedger {
    /// Forgets that the project in memory was given records about a withdrawn document.
    pub fn forget_document(&mut self, document: &DocumentId) {
        let is_about = |line: &Line| line.body.document() == Some(document.as_str());
        self.shown.retain(|_, line| !is_about(line));
        for versions in [&mut self.waiting, &mut self.settled] {
            versions.retain(|_, named| {
                named.retain(|(_, line)| !is_about(line));
                !named.is_empty()
            });
        }
    }

    /// Whether a line of it says that its document was withdrawn.
    pub fn is_withdrawn(&self) -> bool {
        self.lines.iter().any(|line| line.body.is_withdrawn())
    }

    /// Someone mended the file: of a record that stood in several versions, those whose lines they
    /// deleted are dropped.
    pub fn take_decisions(&mut self, found: &[Line]) {
        let mut left: BTreeMap<Key, BTreeSet<&str>> = BTreeMap::new();
        for line in found {
            left.entry(line.body.key()).or_default().insert(&line.rev);
        }
        let mut versions: BTreeMap<Key, usize> = BTreeMap::new();
        for line in &self.lines {
            *versions.entry(line.body.key()).or_default() += 1;
        }
        self.lines.retain(|line| {
            let key = line.body.key();
            let decided = left.get(&key).filter(|_| versions[&key] > 1);
            decided.is_none_or(|revs| revs.contains(line.rev.as_str()))
        });
    }
}
