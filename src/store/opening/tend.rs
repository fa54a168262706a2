//! Puts a project in order when it is opened for work: updates what git is told, and puts interrupted
//! imports away.

use super::access::Access;
use super::importing::{self, Ended};
use super::opened::Opened;
use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::disk::lock;
use crate::store::disk::write::write;
use crate::store::finding::{Finding, FindingKind};
use crate::store::rewriting;
use std::path::Path;

/// The file in which git is told how to merge.
const ATTRIBUTES: &str = ".gitattributes";

/// Puts an opened project in order, if it may be written, and adds findings about what was done. What cannot
/// be done now is done at the next opening.
pub fn tend(root: &Path, opened: &mut Opened) {
    if opened.access != Access::ReadWrite {
        return;
    }
    let begun = importing::begun(root);
    if begun.is_empty() && !is_of_before(root) {
        return;
    }
    let Ok(held) = lock::for_writing(root) else {
        return;
    };
    if rewriting::complete(root).is_err() {
        return;
    }
    if is_of_before(root) {
        // Where it cannot be written, the finding of `check` stays.
        let _ = write(root, ATTRIBUTES, layout::GIT_ATTRIBUTES.as_bytes());
    }
    // Where a drive knows no locks, someone may be at it right now.
    for id in begun.iter().filter(|_| held.is_some()) {
        if let Ok(ended) = importing::finish(root, id) {
            tell(opened, id, ended);
        }
    }
}

fn tell(opened: &mut Opened, id: &DocumentId, ended: Ended) {
    let file = layout::file_of(&Part::Document(id.clone()));
    if !matches!(ended, Ended::Elsewhere) {
        let is_of_it =
            |f: &Finding| f.file == file && matches!(f.kind, FindingKind::ImportUnfinished { .. });
        opened.findings.retain(|found| !is_of_it(found));
    }
    if let Ended::PutAway(to) = ended {
        opened
            .findings
            .push(layout::finding(&to, None, FindingKind::ImportPutAway));
    }
}

/// Whether a file tells git what an earlier version of the app wrote there, unchanged since.
fn is_of_before(root: &Path) -> bool {
    let found = bytes::read(root, ATTRIBUTES).ok().flatten();
    let mut before = layout::GIT_ATTRIBUTES_BEFORE.iter();
    found.is_some_and(|found| before.any(|text| text.as_bytes() == found))
}

/// Whether the project is under git and git may merge two texts line by line into one that nobody wrote.
pub(crate) fn may_git_mix_texts(root: &Path) -> bool {
    let full = root.canonicalize();
    let full = full.as_deref().unwrap_or(root);
    let is_in_git = full.ancestors().any(|folder| folder.join(".git").exists());
    let found = bytes::read(root, ATTRIBUTES).ok().flatten();
    let found = found.unwrap_or_default();
    let text = String::from_utf8_lossy(&found);
    let forbids = |line: &str| {
        let mut words = line.split_whitespace();
        let of = words.next();
        of == Some("documents/*/text*.txt") && words.any(|w| w == "-merge" || w == "binary")
    };
    is_in_git && !text.lines().any(forbids)
}
