//! Memos of a copy that is merged. They are no part of the project in memory: their files are read for
//! this, and joined line by line as all others are.

use crate::model::DocumentId;
use crate::store::disk::bytes;
use crate::store::disk::conflicts::version_of;
use crate::store::disk::layout;
use crate::store::disk::listing::{Entry, names};
use crate::store::finding::Finding;
use crate::store::format::convert;
use crate::store::format::read;
use crate::store::format::record::Line;
use crate::store::format::revisions::Standing;
use crate::store::ledger::known::FileLedger;
use crate::store::ledger::load;
use std::collections::BTreeSet;
use std::path::Path;

/// A file of memos on both sides.
pub(in crate::store) struct MemoFile {
    /// Its name, relative to the project.
    pub file: String,
    /// What the project has of it.
    pub ours: FileLedger,
    /// What the copy has, but for memos on documents that were withdrawn.
    pub theirs: FileLedger,
}

/// The files of memos that a copy has, and what of them was not understood.
pub(in crate::store) fn memo_files(
    root: &Path,
    other: &Path,
    gone: &BTreeSet<DocumentId>,
) -> (Vec<MemoFile>, Vec<Finding>) {
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    let listed = names(other, layout::MEMOS, Entry::File).names;
    // What a sync tool put aside is joined in the copy, or not at all.
    let is_memos = |name: &&String| name.ends_with(".ron") && version_of(name).is_none();
    for name in listed.iter().filter(is_memos) {
        let file = format!("{}/{name}", layout::MEMOS);
        let mut nothing = Vec::new();
        let ours = read_file(root, &file, &mut nothing);
        let mut theirs = read_file(other, &file, &mut findings);
        theirs.lines.retain(|line| !is_on(line, gone));
        files.push(MemoFile { file, ours, theirs });
    }
    (files, findings)
}

/// Whether a line is a memo on one of some documents.
fn is_on(line: &Line, gone: &BTreeSet<DocumentId>) -> bool {
    line.body.document().is_some_and(|id| gone.contains(id))
}

fn read_file(root: &Path, file: &str, findings: &mut Vec<Finding>) -> FileLedger {
    let mut known = FileLedger::default();
    let mut tell = |line, kind| {
        findings.push(layout::finding(file, line, kind));
    };
    let bytes = match bytes::read(root, file) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return known,
        Err(unread) => {
            tell(None, unread.finding());
            known.is_not_understood = true;
            return known;
        }
    };
    let contents = read::read(&bytes);
    known.is_older = contents.older.is_some();
    known.comments = contents.comments;
    for (line, kind) in contents.problems {
        known.is_not_understood |= kind.blocks();
        tell(line, kind);
    }
    let mut lines = Vec::new();
    for line in contents.lines {
        match convert::check(&line.body).and_then(|()| load::is_memo(&line.body)) {
            Ok(()) => lines.push(line),
            Err(kind) => {
                known.is_not_understood |= kind.blocks();
                tell(line.number, kind);
            }
        }
    }
    known.lines = Standing::of(lines).into_lines();
    known
}
