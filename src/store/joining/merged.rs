//! The outcome of a merge, why one was refused, and the steps with which every merge begins.

use super::join::is_same;
use crate::store::disk::layout;
use crate::store::disk::lock;
use crate::store::finding::Finding;
use crate::store::format::record::{Key, Line};
use crate::store::opening::access::{Access, ReadOnlyReason};
use crate::store::opening::open::{open, probe};
use crate::store::opening::opened::{OpenError, Opened};
use crate::store::rewriting;
use crate::store::save_error::SaveError;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The outcome of a merge.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Merged {
    /// The files that changed, by name.
    pub files: Vec<MergedFile>,
    /// Texts and original files that were copied, by name.
    pub copied: Vec<String>,
    /// What could not be joined, or not be read in full.
    pub findings: Vec<Finding>,
    /// What could not be written.
    pub failed: Vec<SaveError>,
}

/// What a merge did to one file, by the ids of records.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MergedFile {
    /// The file, relative to the project, with `/` between its parts.
    pub file: String,
    /// Records that it did not have.
    pub added: Vec<String>,
    /// Records that it had in an earlier version.
    pub replaced: Vec<String>,
    /// Records that were changed on both sides and wait for a choice.
    pub alternatives: Vec<String>,
}

/// Why a copy was not merged at all.
#[derive(Debug, Error)]
pub enum MergeError {
    /// One of the two projects cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Both are one folder.
    #[error("{} is the project itself", .path.display())]
    Itself {
        /// The folder.
        path: PathBuf,
    },
    /// They have no revision in common.
    #[error("{} is another project, not a copy of this one", .path.display())]
    Unrelated {
        /// The folder of the copy.
        path: PathBuf,
    },
    /// The project can only be read.
    #[error("the project can only be read")]
    ReadOnly(ReadOnlyReason),
    /// Replacing files was interrupted in the copy, so that some are old and some new. Opening the copy
    /// completes it.
    #[error("replacing files was interrupted in {}; open it once to complete that", .path.display())]
    HalfReplaced {
        /// The folder of the copy.
        path: PathBuf,
    },
    /// A newer version of the app wrote the copy.
    #[error("a newer version of Hashiya wrote {}", .path.display())]
    Newer {
        /// The folder of the copy.
        path: PathBuf,
    },
    /// Another program is writing the project, or its lock cannot be taken.
    #[error(transparent)]
    Save(#[from] SaveError),
}

pub(crate) fn held(root: &Path) -> Result<Option<std::fs::File>, MergeError> {
    probe(root)?;
    let held = lock::to_write(root, layout::PROJECT)?;
    rewriting::complete(root)?;
    Ok(held)
}

pub(super) fn writable(root: &Path) -> Result<Opened, MergeError> {
    let opened = open(root)?;
    match opened.access {
        Access::ReadWrite => Ok(opened),
        Access::ReadOnly(reason) => Err(MergeError::ReadOnly(reason)),
    }
}

/// What became of the records of a file; `None` when nothing changed.
pub(crate) fn changes(
    before: &BTreeMap<Key, Vec<Line>>,
    after: &BTreeMap<Key, Vec<Line>>,
) -> Option<MergedFile> {
    let mut told = MergedFile::default();
    let mut is_changed = false;
    for (key, lines) in after {
        let had = before.get(key).map_or(&[][..], Vec::as_slice);
        let has = |line: &Line, all: &[Line]| all.iter().any(|other| is_same(line, other));
        let stays = had.len() == lines.len() && lines.iter().all(|line| has(line, had));
        if stays {
            // The same joined in another order may remember more of what it replaced.
            let past = |l: &Line| had.iter().any(|o| is_same(l, o) && o.past == l.past);
            is_changed |= !lines.iter().all(past);
            continue;
        }
        is_changed = true;
        let id = key.id.clone();
        match (had.is_empty(), lines.len()) {
            (_, 2..) => told.alternatives.push(id),
            (true, _) => told.added.push(id),
            (false, _) => told.replaced.push(id),
        }
    }
    is_changed.then_some(told)
}

pub(super) fn by_key(lines: &[Line]) -> BTreeMap<Key, Vec<Line>> {
    let mut found: BTreeMap<Key, Vec<Line>> = BTreeMap::new();
    for line in lines {
        found.entry(line.body.key()).or_default().push(line.clone());
    }
    found
}
