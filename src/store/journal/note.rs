//! Appends lines to the journal before a save: the states that the save is about to change.

use super::entry::Entry;
use super::tidy;
use crate::edit::Part;
use crate::model::{AnnotatorId, DocumentId, Moment};
use crate::store::disk::append::{Appended, append};
use crate::store::disk::layout;
use crate::store::disk::write::write;
use crate::store::format::record::{Body, Key, Line};
use crate::store::ledger::becoming::Becoming;
use crate::store::ledger::known::FileLedger;
use crate::store::ledger::load::is_withdrawn;
use crate::store::save_error::SaveError;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// What the journal is told of one save.
#[derive(Clone, Copy, Debug)]
pub struct Note<'a> {
    /// The person who saves, where that is known. For files that one person writes it is always that person.
    pub by: Option<&'a AnnotatorId>,
    /// The moment of the save.
    pub at: Moment,
}

impl Note<'_> {
    /// Appends the former states of a part's records that the save changes.
    ///
    /// # Errors
    /// When the journal cannot be written. What stood in it is whole.
    pub fn write(
        &self,
        root: &Path,
        part: &Part,
        was: &FileLedger,
        is: &Becoming,
    ) -> Result<(), SaveError> {
        let mut lines = String::new();
        // Withdrawing took the texts of records about a document out of the journal for good.
        let is_kept = |(_, _, before): &Changed| {
            let document = before.as_ref().and_then(|body| body.document());
            let document = document.and_then(|id| DocumentId::new(id).ok());
            document.is_none_or(|id| !is_withdrawn(root, &id))
        };
        for (key, waited, before) in changed(was, is).into_iter().filter(is_kept) {
            let entry = Entry {
                // Finer than people or file names need.
                at: Moment::from_millisecond(self.at.as_millisecond()).unwrap_or(self.at),
                part: part.clone(),
                key,
                waited,
                before,
            };
            entry.write(&mut lines);
        }
        if lines.is_empty() {
            return Ok(());
        }
        let by = part.writer().or(self.by);
        let folder = layout::journal_of(by);
        let month = tidy::month_of(self.at);
        let file = format!("{folder}/{month}.ron");
        let is_line = |line: &[u8]| Entry::read(line).is_ok();
        match append(root, &file, lines.as_bytes(), is_line)? {
            Appended::Done => Ok(()),
            Appended::NoFile => {
                write(root, &file, lines.as_bytes())?;
                tidy::tidy(root, &folder, &month);
                Ok(())
            }
        }
    }
}

type Changed = (Key, bool, Option<Arc<Body>>);

/// The records that change: which one, whether it was a waiting version, and its former state.
fn changed(was: &FileLedger, is: &Becoming) -> Vec<Changed> {
    let mut all = Vec::new();
    let keys: BTreeSet<&Key> = was.shown.keys().chain(is.shown.keys()).collect();
    for key in keys {
        let before = was.shown.get(key).map(|line| &line.body);
        let after = is.shown.get(key).map(|line| &line.body);
        let is_same = match (before, after) {
            (Some(before), Some(after)) => {
                Arc::ptr_eq(before, after) || before.says_the_same(after)
            }
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            all.push((key.clone(), false, before.cloned()));
        }
    }
    all.extend(settled(&was.waiting, &is.waiting));
    all
}

type WaitingVersions = BTreeMap<Key, Vec<(String, Line)>>;

/// The versions that waited for a choice and do not any more.
fn settled(was: &WaitingVersions, is: &WaitingVersions) -> Vec<Changed> {
    let mut all = Vec::new();
    for (key, versions) in was {
        let left = is.get(key).map_or(&[][..], Vec::as_slice);
        for (name, line) in versions {
            let is_gone = left.iter().all(|(other, _)| other != name);
            if is_gone && !line.body.is_deleted() {
                all.push((key.clone(), true, Some(line.body.clone())));
            }
        }
    }
    all
}
