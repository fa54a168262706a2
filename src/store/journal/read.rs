//! Reads a journal: every change with the record's state before and after it, and findings about broken
//! lines.

use super::entry::{Entry, contains, named};
use crate::edit::Part;
use crate::model::{AnnotatorId, Change, DocumentId, Project, RecordId, Said};
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::disk::listing::{Entry as Listed, names};
use crate::store::finding::{Finding, FindingKind};
use crate::store::format::record::{Key, Kind};
use crate::store::ledger::known::Contents;
use crate::store::ledger::waiting::{record_of, said};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Words that stand in every line about a memo: the folder of memos.
const MEMOS: &[u8] = b"memos/";

/// The changes of a project, or of one of its documents.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct History {
    /// The changes in the order of time.
    pub changes: Vec<Change>,
    /// Lines and files of the journal that could not be read.
    pub findings: Vec<Finding>,
}

/// Reads every change that the journal of a project holds, or only those about one document: its record, and
/// everyone's annotations and memos on it. `project` is the project in that folder.
pub fn history(root: &Path, project: &Project, document: Option<&DocumentId>) -> History {
    let mut reading = Reading::new(root);
    let name = document.map(named);
    // Looking for the name is far quicker than reading the line. Files of memos are not named by documents.
    reading.all(|line| {
        let is_about = |name: &Vec<u8>| contains(line, name) || contains(line, MEMOS);
        name.as_ref().is_none_or(is_about)
    });
    let mut entries = reading.entries;
    if let Some(document) = document {
        let memos = memos_about(project, document, &entries);
        entries.retain(|(entry, _)| match &entry.part {
            Part::Document(other) => document == other,
            Part::Coding(key) => *document == key.document,
            Part::Memos(by) => memos.contains(&(by.clone(), entry.key.id.clone())),
            Part::Project | Part::Codebook | Part::Round(_) => false,
        });
    }
    History {
        changes: changes(project, entries),
        findings: reading.findings,
    }
}

/// The memos on a document or on its annotations, each with its author: those that the project has, and
/// former ones by what the journal says of them.
fn memos_about(
    project: &Project,
    document: &DocumentId,
    entries: &[Known],
) -> BTreeSet<(AnnotatorId, String)> {
    let present = project.memos.iter().flat_map(|(by, memos)| {
        let about = memos
            .values()
            .filter(|m| m.about.document() == Some(document));
        about.map(move |memo| (by.clone(), memo.id.to_string()))
    });
    let former = entries.iter().filter_map(|(entry, _)| {
        let Part::Memos(by) = &entry.part else {
            return None;
        };
        let about = entry.before.as_ref()?.document()?;
        (about == document.as_str()).then(|| (by.clone(), entry.key.id.clone()))
    });
    present.chain(former).collect()
}

/// Findings about the journal of a project.
pub fn broken_lines(root: &Path) -> Vec<Finding> {
    let mut reading = Reading::new(root);
    reading.all(|_| true);
    reading.findings
}

type Known = (Entry, Option<AnnotatorId>);

struct Reading<'a> {
    root: &'a Path,
    entries: Vec<Known>,
    findings: Vec<Finding>,
}

impl<'a> Reading<'a> {
    fn new(root: &'a Path) -> Self {
        Self {
            root,
            entries: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Reads every file, and the wanted lines of each. Files that a sync tool put aside are read along.
    fn all(&mut self, is_wanted: impl Fn(&[u8]) -> bool) {
        let mut folders = vec![(layout::JOURNAL.to_owned(), None)];
        for name in self.names(layout::JOURNAL, Listed::Folder) {
            match AnnotatorId::new(&name) {
                Ok(by) => folders.push((layout::journal_of(Some(&by)), Some(by))),
                Err(_) => {
                    let file = format!("{}/{name}", layout::JOURNAL);
                    self.tell(&file, None, FindingKind::BadId { id: name });
                }
            }
        }
        for (folder, by) in folders {
            for name in self.names(&folder, Listed::File) {
                if name.ends_with(".ron") {
                    self.file(&format!("{folder}/{name}"), by.as_ref(), &is_wanted);
                }
            }
        }
    }

    fn names(&mut self, folder: &str, kind: Listed) -> Vec<String> {
        let listing = names(self.root, folder, kind);
        self.findings.extend(listing.findings);
        listing.names
    }

    fn file(&mut self, file: &str, by: Option<&AnnotatorId>, is_wanted: &impl Fn(&[u8]) -> bool) {
        let bytes = match bytes::read(self.root, file) {
            Ok(bytes) => bytes.unwrap_or_default(),
            Err(unread) => return self.tell(file, None, unread.finding()),
        };
        let lines = bytes.split_inclusive(|b| *b == b'\n').enumerate();
        for (index, line) in lines {
            let is_blank = line.iter().all(u8::is_ascii_whitespace);
            if is_blank || line.starts_with(b"//") || !is_wanted(line) {
                continue;
            }
            match Entry::read(line) {
                Ok(entry) => self.entries.push((entry, by.cloned())),
                // A write that a crash broke off. The next one takes it away.
                Err(_) if !line.ends_with(b"\n") => {}
                Err(kind) => self.tell(file, Some(index + 1), kind),
            }
        }
    }

    fn tell(&mut self, file: &str, line: Option<usize>, kind: FindingKind) {
        self.findings.push(layout::finding(file, line, kind));
    }
}

/// Entries as changes. A record became what it was before its next change, or what it is now.
fn changes(project: &Project, mut entries: Vec<Known>) -> Vec<Change> {
    let order = |(entry, by): &Known| {
        let key = (entry.key.id.clone(), entry.key.kind);
        (entry.at, entry.part.clone(), key, by.clone())
    };
    entries.sort_by_cached_key(order);
    // A sync tool or a merge may have left a line twice.
    entries.dedup();
    let mut after: BTreeMap<(Part, Key), Said> = BTreeMap::new();
    let mut found = Vec::with_capacity(entries.len());
    for (entry, by) in entries.into_iter().rev() {
        let Some(of) = record_of(&entry.part, &entry.key) else {
            continue;
        };
        // Versions of the codebook have a log of their own.
        if entry.key.kind == Kind::Version {
            continue;
        }
        let before = entry.before.as_deref();
        let says = before.and_then(|body| said(project, body, &Contents::new()));
        let before = says.unwrap_or(Said::Deleted(None));
        let name = (entry.part, entry.key);
        let now = |of: &RecordId| match project.says(of) {
            Said::Deleted(_) => Said::Deleted(None),
            says => says,
        };
        let became = if entry.waited {
            Said::Deleted(None)
        } else {
            after
                .insert(name, before.clone())
                .unwrap_or_else(|| now(&of))
        };
        // Noted, but not saved: a crash came between, or the disk was full.
        if became != before {
            found.push(Change {
                at: entry.at,
                by,
                of,
                before,
                after: became,
                waited: entry.waited,
            });
        }
    }
    found.reverse();
    found
}
