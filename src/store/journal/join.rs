//! Brings the journal of a copy into that of a project: every line that it does not have yet.

use super::super::load;
use super::super::write::{SaveError, write};
use super::read::contains;
use super::remove::{files, named};
use crate::model::DocumentId;
use std::collections::BTreeSet;
use std::path::Path;

/// Joins the journal of `other` into that of `root`, but for what is about documents that were
/// withdrawn. Gives the files that changed, and those that could not be written.
pub fn join(
    root: &Path,
    other: &Path,
    withdrawn: &BTreeSet<DocumentId>,
) -> (Vec<String>, Vec<SaveError>) {
    let (mut changed, mut failed) = (Vec::new(), Vec::new());
    let gone: Vec<Vec<u8>> = withdrawn.iter().map(named).collect();
    for file in files(other) {
        match join_file(root, other, &file, &gone) {
            Ok(true) => changed.push(file),
            Ok(false) => {}
            Err(error) => failed.push(error),
        }
    }
    (changed, failed)
}

fn join_file(root: &Path, other: &Path, file: &str, gone: &[Vec<u8>]) -> Result<bool, SaveError> {
    let [mut ours, theirs] = {
        let read = |root: &Path| load::bytes(root, file).map_err(|unread| unread.save_error(file));
        [
            read(root)?.unwrap_or_default(),
            read(other)?.unwrap_or_default(),
        ]
    };
    let known: BTreeSet<&[u8]> = ours.split(|b| *b == b'\n').collect();
    let is_new = |line: &&[u8]| {
        let is_gone = gone.iter().any(|name| contains(line, name));
        !line.is_empty() && !known.contains(line) && !is_gone
    };
    // What broke off there is left there.
    let whole = theirs
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1);
    let new: Vec<&[u8]> = theirs[..whole]
        .split(|b| *b == b'\n')
        .filter(is_new)
        .collect();
    if new.is_empty() {
        return Ok(false);
    }
    let mut lines = new.join(&b'\n');
    lines.push(b'\n');
    if ours.last().is_some_and(|last| *last != b'\n') {
        ours.push(b'\n');
    }
    ours.extend(lines);
    write(root, file, &ours).map(|()| true)
}
