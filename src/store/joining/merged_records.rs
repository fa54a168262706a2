//! Files of a merged copy whose records the project in memory does not hold, such as decisions and saved
//! queries. They are read only for merging, and joined line by line.

use crate::model::DocumentId;
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::disk::listing::{Entry, names};
use crate::store::finding::Finding;
use crate::store::format::file_kind::FileKind;
use crate::store::format::read;
use crate::store::format::record::Line;
use crate::store::format::revisions::Standing;
use crate::store::ledger::known::FileLedger;
use std::collections::BTreeSet;
use std::path::Path;

/// A file of such records, on both sides of a merge.
pub(crate) struct RecordFile {
    /// Its name, relative to the project.
    pub file: String,
    /// Its lines in the project.
    pub ours: FileLedger,
    /// Its lines in the copy, without records about withdrawn documents.
    pub theirs: FileLedger,
}

/// The files of a copy whose records the project in memory does not hold, and findings about lines that were
/// not understood. Files of withdrawn documents are left out.
pub(super) fn record_files(
    root: &Path,
    other: &Path,
    gone: &BTreeSet<DocumentId>,
) -> (Vec<RecordFile>, Vec<Finding>) {
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    let mut listed = Vec::new();
    for folder in layout::FOLDERS
        .into_iter()
        .filter(|f| *f != layout::ANNOTATIONS)
    {
        list(other, folder, &mut listed);
    }
    for file in listed {
        let kind = FileKind::of(&file).filter(|kind| !kind.is_in_memory());
        let is_gone = || file.split('/').any(|part| gone.contains(part));
        let Some(kind) = kind.filter(|_| !is_gone()) else {
            continue;
        };
        let mut nothing = Vec::new();
        let ours = read_file(root, &file, kind, &mut nothing);
        let mut theirs = read_file(other, &file, kind, &mut findings);
        theirs.lines.retain(|line| !is_on(line, gone));
        files.push(RecordFile { file, ours, theirs });
    }
    (files, findings)
}

/// Collects the files in a folder and in the folders below it.
fn list(root: &Path, folder: &str, found: &mut Vec<String>) {
    let inside = |name: String| format!("{folder}/{name}");
    found.extend(
        names(root, folder, Entry::File)
            .names
            .into_iter()
            .map(inside),
    );
    for below in names(root, folder, Entry::Folder).names {
        list(root, &inside(below), found);
    }
}

/// Whether a line is about one of these documents.
fn is_on(line: &Line, gone: &BTreeSet<DocumentId>) -> bool {
    line.body.document().is_some_and(|id| gone.contains(id))
}

fn read_file(root: &Path, file: &str, kind: FileKind, findings: &mut Vec<Finding>) -> FileLedger {
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
        match line.body.check().and_then(|()| line.body.belongs_in(kind)) {
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
