//! What someone else wrote into the file of a part, and what the ledger learns of it once the window
//! shows it.
//!
//! The ledger learns of it no sooner: a save takes every difference between the ledger and the project in
//! memory for a change of the user's own, so records that the window does not show yet would be deleted.

use crate::edit::{ArrivedRecord, Part};
use crate::model::RecordId;
use crate::store::disk::bytes::Hash;
use crate::store::disk::layout;
use crate::store::finding::Finding;
use crate::store::format::record::{Body, Key, Line};
use crate::store::ledger::known::{FileLedger, Ledger, Named};
use crate::store::ledger::waiting::{key_of, record_of};
use crate::store::opening::open::Opening;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What someone else wrote into the file of a part.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrived {
    /// The part that the file holds.
    pub part: Part,
    /// The records that are not as the project in memory was given them.
    pub records: Vec<ArrivedRecord>,
    /// What the ledger knows of the file once the records are shown.
    known: FileLedger,
    /// Hash of the bytes that the ledger knew when the file was looked at; none where it knew no file.
    was: Option<Hash>,
    was_shown: BTreeMap<Key, Line>,
    was_waiting: BTreeMap<Key, Vec<Named>>,
}

/// How many records of a file others added, changed and deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RecordCounts {
    /// Records that are new.
    pub new: usize,
    /// Records that say something else.
    pub changed: usize,
    /// Records that are gone.
    pub gone: usize,
}

/// What became of the file of a part since it was last seen.
pub(super) enum Became {
    /// It is as it was, or is not there in full yet.
    Same,
    /// It says something else.
    Other(Box<Arrived>),
    /// It cannot be shown as it is now.
    Unclear,
}

impl Arrived {
    /// Leaves out the records that are among these, and counts them: the window goes on showing what it
    /// shows of them until the project is read again.
    pub fn leave_out(&mut self, these: &BTreeSet<RecordId>) -> RecordCounts {
        let all = std::mem::take(&mut self.records).into_iter();
        let (omitted, taken): (Vec<_>, Vec<_>) = all.partition(|r| these.contains(&r.of));
        self.records = taken;
        for record in &omitted {
            let key = key_of(&record.of);
            put_or_remove(&mut self.known.shown, &key, self.was_shown.get(&key));
            put_or_remove(&mut self.known.waiting, &key, self.was_waiting.get(&key));
        }
        self.count(&omitted)
    }

    /// How many of its records are new, changed and gone.
    pub(super) fn counts(&self) -> RecordCounts {
        self.count(&self.records)
    }

    fn count(&self, records: &[ArrivedRecord]) -> RecordCounts {
        let mut counts = RecordCounts::default();
        for record in records {
            if record.says.is_deleted() {
                counts.gone += 1;
            } else if self.was_shown.contains_key(&key_of(&record.of)) {
                counts.changed += 1;
            } else {
                counts.new += 1;
            }
        }
        counts
    }

    /// Whether the part is a document that was withdrawn: nothing of it may be shown or written any more.
    pub fn is_withdrawn(&self) -> bool {
        self.known.is_withdrawn()
    }

    /// Lets the ledger know what the file says, now that the window shows it. A file that was saved since
    /// it was looked at is left to the next look; one that is gone is forgotten.
    pub(super) fn note_in(self, ledger: &mut Ledger) {
        let file = layout::file_of(&self.part);
        if ledger.files.get(&file).and_then(|known| known.hash) != self.was {
            return;
        }
        let says_nothing = self.known.lines.is_empty() && self.known.shown.is_empty();
        if self.known.hash.is_none() && says_nothing {
            ledger.files.remove(&file);
        } else {
            let is_withdrawn = self.is_withdrawn();
            ledger.files.insert(file, self.known);
            if let Part::Document(document) = &self.part
                && is_withdrawn
            {
                ledger.forget_document(document);
            }
        }
    }
}

impl RecordCounts {
    /// Whether it counts no record.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// Makes the value of a key what it was, also where there was none.
fn put_or_remove<T: Clone>(map: &mut BTreeMap<Key, T>, key: &Key, was: Option<&T>) {
    match was {
        Some(value) => drop(map.insert(key.clone(), value.clone())),
        None => drop(map.remove(key)),
    }
}

/// Reads the file of a part anew, and compares it with what is known of it.
pub(super) fn compare(root: &Path, ledger: &Ledger, part: &Part) -> (Became, Vec<Finding>) {
    let mut opening = Opening::new(root);
    opening.part(part);
    let (mut project, mut read, findings) = opening.into_parts();
    let file = layout::file_of(part);
    let nothing = FileLedger::default();
    let was = ledger.files.get(&file).unwrap_or(&nothing);
    let mut is = read.files.remove(&file).unwrap_or_default();
    if matches!(part, Part::Memos(_)) {
        for document in ledger.withdrawn() {
            is.forget_document(&document);
            project.forget_document(&document);
        }
    }
    let must_be_there = matches!(part, Part::Project | Part::Codebook);
    if is.is_blocked || is.hash.is_none() && must_be_there {
        return (Became::Unclear, findings);
    }
    if is_without_text(part, &is) {
        let became = if was.shown.is_empty() {
            Became::Same
        } else {
            Became::Unclear
        };
        return (became, findings);
    }
    let changed = changed_records(was, &is).into_iter();
    let records: Vec<ArrivedRecord> = changed
        .filter_map(|key| record_of(part, key))
        .map(|of| ArrivedRecord {
            says: project.says(&of),
            waiting: project.waiting.remove(&of).unwrap_or_default(),
            of,
        })
        .collect();
    if records.is_empty() && was.hash == is.hash {
        return (Became::Same, findings);
    }
    let arrived = Arrived {
        part: part.clone(),
        records,
        was: was.hash,
        was_shown: was.shown.clone(),
        was_waiting: was.waiting.clone(),
        known: is,
    };
    (Became::Other(Box::new(arrived)), findings)
}

/// The records that say something else than before, or of which other versions wait. All of them where
/// the text of a document is another one.
fn changed_records<'a>(was: &'a FileLedger, is: &'a FileLedger) -> BTreeSet<&'a Key> {
    let shown = was.shown.keys().chain(is.shown.keys());
    let waiting = was.waiting.keys().chain(is.waiting.keys());
    let mut keys: BTreeSet<&Key> = shown.chain(waiting).collect();
    if was.text == is.text {
        keys.retain(|key| says(was, key) != says(is, key) || waits(was, key) != waits(is, key));
    }
    keys
}

/// What the project in memory was given of a record.
fn says<'a>(known: &'a FileLedger, key: &Key) -> Option<&'a Body> {
    known.shown.get(key).map(|line| &*line.body)
}

/// The names of the versions of a record that wait for a choice.
fn waits<'a>(known: &'a FileLedger, key: &Key) -> Vec<&'a str> {
    let named = known.waiting.get(key).into_iter().flatten();
    named.map(|(name, _)| name.as_str()).collect()
}

/// Whether a document has a record and no text, which a sync tool may still bring.
fn is_without_text(part: &Part, is: &FileLedger) -> bool {
    let is_document = |line: &Line| matches!(&*line.body, Body::Document(_));
    matches!(part, Part::Document(_)) && is.text.is_none() && is.lines.iter().any(is_document)
}
