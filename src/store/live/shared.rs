//! The files that everyone writes, as someone else left them: which of their records are not as the
//! project in memory was given them.

use super::arrival::Arrival;
use crate::edit::Part;
use crate::model::{RecordId, Said, Version};
use crate::store::disk::layout;
use crate::store::finding::Finding;
use crate::store::format::record::{Body, Key, Line};
use crate::store::ledger::known::{FileLedger, Ledger, Named};
use crate::store::ledger::waiting::{key_of, record_of};
use crate::store::opening::open::Opening;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Records that someone else wrote.
#[derive(Clone, PartialEq, Debug)]
pub struct ArrivedRecords {
    /// What they are part of.
    pub part: Part,
    /// What each of them says now, and which other versions of it wait for a choice.
    pub records: Vec<(RecordId, Said, Vec<Version>)>,
    pub(in crate::store) arrival: Arrival,
    was_shown: BTreeMap<Key, Line>,
    was_waiting: BTreeMap<Key, Vec<Named>>,
}

/// What became of a part.
pub(in crate::store) enum Became {
    /// It is as it was, or is not there in full yet.
    Same,
    /// It says something else.
    Other(Box<ArrivedRecords>),
    /// It cannot be shown as it is now.
    Unclear,
}

impl ArrivedRecords {
    /// Leaves out the records that are among these, and gives how many that were: what is shown of
    /// them stays, until the project is read again.
    pub fn leave(&mut self, these: &BTreeSet<RecordId>) -> usize {
        let before = self.records.len();
        let (left, taken) = std::mem::take(&mut self.records)
            .into_iter()
            .partition(|(of, ..)| these.contains(of));
        self.records = taken;
        let left: Vec<(RecordId, Said, Vec<Version>)> = left;
        for (of, ..) in left {
            let key = key_of(&of);
            match self.was_shown.get(&key) {
                Some(line) => drop(self.arrival.known.shown.insert(key.clone(), line.clone())),
                None => drop(self.arrival.known.shown.remove(&key)),
            }
            match self.was_waiting.get(&key) {
                Some(names) => drop(self.arrival.known.waiting.insert(key, names.clone())),
                None => drop(self.arrival.known.waiting.remove(&key)),
            }
        }
        before - self.records.len()
    }

    /// Whether a document is gone for good: nothing of it may be shown or written any more.
    pub fn is_withdrawn(&self) -> bool {
        self.arrival.known.is_withdrawn()
    }

    /// The name of its file, relative to the project.
    pub fn file(&self) -> String {
        self.arrival.file()
    }
}

/// Reads a part anew, and compares it with what is known of it.
pub(in crate::store) fn compare(
    root: &Path,
    ledger: &Ledger,
    part: &Part,
) -> (Became, Vec<Finding>) {
    let mut opening = Opening::new(root);
    opening.part(part);
    let (mut project, mut read, findings) = opening.into_parts();
    let file = layout::file_of(part);
    let nothing = FileLedger::default();
    let was = ledger.files.get(&file).unwrap_or(&nothing);
    let is = read.files.remove(&file).unwrap_or_default();
    // The others come and go: a round of an older project may have no file of its own yet.
    let is_missing = is.hash.is_none() && matches!(part, Part::Project | Part::Codebook);
    if is.is_blocked || is_missing {
        return (Became::Unclear, findings);
    }
    if is_without_text(part, &is) {
        let became = match was.shown.is_empty() {
            true => Became::Same,
            false => Became::Unclear,
        };
        return (became, findings);
    }
    let keys: BTreeSet<&Key> = was.shown.keys().chain(is.shown.keys()).collect();
    let waiting = was.waiting.keys().chain(is.waiting.keys());
    let keys: BTreeSet<&Key> = keys.into_iter().chain(waiting).collect();
    let has_other_text = was.text != is.text;
    let differs = |key: &&&Key| {
        let says = |known: &FileLedger| known.shown.get(*key).map(|line| line.body.clone());
        let waits = |known: &FileLedger| {
            let names = known.waiting.get(*key).into_iter().flatten();
            names.map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        has_other_text || says(was) != says(&is) || waits(was) != waits(&is)
    };
    let changed = keys.iter().filter(differs);
    let records: Vec<_> = changed
        .filter_map(|key| record_of(part, key))
        .map(|of| {
            let says = project.says(&of);
            let waiting = project.waiting.remove(&of).unwrap_or_default();
            (of, says, waiting)
        })
        .collect();
    if records.is_empty() && was.hash == is.hash {
        return (Became::Same, findings);
    }
    let arrived = ArrivedRecords {
        part: part.clone(),
        records,
        was_shown: was.shown.clone(),
        was_waiting: was.waiting.clone(),
        arrival: Arrival {
            part: part.clone(),
            was: was.hash,
            known: is,
        },
    };
    (Became::Other(Box::new(arrived)), findings)
}

/// Whether a document has a record and no text, which a sync tool may still bring.
fn is_without_text(part: &Part, is: &FileLedger) -> bool {
    let is_document = |line: &Line| matches!(&*line.body, Body::Document(_));
    matches!(part, Part::Document(_)) && is.text.is_none() && is.lines.iter().any(is_document)
}
