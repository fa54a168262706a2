//! Adds to the journal of a project every line of a copy's journal that it lacks.

use super::entry::{contains, named};
use super::remove::files;
use crate::model::DocumentId;
use crate::store::disk::bytes;
use crate::store::disk::write::write;
use crate::store::save_error::SaveError;
use std::collections::BTreeSet;
use std::path::Path;

/// Joins the journal of `other` into that of `root`, except for lines about withdrawn documents. Returns the
/// files that changed, and those that could not be written.
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

/// Whether a file belongs to a journal, which is joined as a set of lines.
pub fn is_journal(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with(b"//"));
    first.is_some_and(|line| line.starts_with(b"Was("))
}

/// Joins two versions of a journal's file that both come from `base`: lines that either side added are in
/// it, and lines that either side deleted are not.
pub fn join_versions(base: &[u8], ours: &[u8], theirs: &[u8]) -> Vec<u8> {
    let lines = |bytes| <[u8]>::split(bytes, |b| *b == b'\n').filter(|l: &&[u8]| !l.is_empty());
    let [was, mine, other]: [BTreeSet<&[u8]>; 3] =
        [base, ours, theirs].map(|bytes| lines(bytes).collect());
    let kept = lines(ours).filter(|line| other.contains(line) || !was.contains(line));
    let new = lines(theirs).filter(|line| !mine.contains(line) && !was.contains(line));
    let mut joined = kept.chain(new).collect::<Vec<&[u8]>>().join(&b'\n');
    if !joined.is_empty() {
        joined.push(b'\n');
    }
    joined
}

fn join_file(root: &Path, other: &Path, file: &str, gone: &[Vec<u8>]) -> Result<bool, SaveError> {
    let [mut ours, theirs] = {
        let read = |root: &Path| bytes::read(root, file).map_err(|unread| unread.save_error(file));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_either_added_is_there_and_what_either_took_away_is_not() {
        let file = |lines: &[&str]| {
            lines
                .iter()
                .map(|l| format!("Was({l}),\n"))
                .collect::<String>()
        };
        let join = |base: &[&str], ours: &[&str], theirs: &[&str]| {
            let [base, ours, theirs] = [base, ours, theirs].map(file);
            let joined = join_versions(base.as_bytes(), ours.as_bytes(), theirs.as_bytes());
            String::from_utf8(joined).unwrap()
        };
        assert_eq!(
            join(&["a"], &["a", "b"], &["a", "c"]),
            file(&["a", "b", "c"])
        );
        assert_eq!(
            join(&["a", "b"], &["b"], &["a", "b", "c"]),
            file(&["b", "c"])
        );
        assert_eq!(
            join(&["a", "b"], &["a", "b", "c"], &["a"]),
            file(&["a", "c"])
        );
        assert_eq!(join(&[], &["a"], &["a"]), file(&["a"]));
        assert_eq!(join(&["a"], &[], &["a"]), "");
        assert!(is_journal(file(&["a"]).as_bytes()) && is_journal(b"\n// x\nWas(\n"));
        assert!(!is_journal(b"(schema: 1, records: [\n") && !is_journal(b""));
    }
}
