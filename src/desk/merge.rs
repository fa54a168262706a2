//! Merges copies of a project into it, and puts away what a sync tool left beside its files.

use super::rights::Rights;
use super::{PATIENCE, Refusal};
use crate::store::{self, LockError, MergeError, Merged, PutAway};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What is to be merged into a project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergeCopies {
    /// The project's folder.
    pub root: PathBuf,
    /// The folders of its copies, in the order in which they are merged. Where there are none, the
    /// files that a sync tool put aside are merged.
    pub others: Vec<PathBuf>,
    /// Whether the files that a sync tool put aside are merged too, and then moved out of the way.
    pub puts_away: bool,
}

/// What was merged.
#[derive(Debug)]
pub struct CopiesMerged {
    /// What came of each copy, with its folder, in the order of merging. The project's own folder
    /// stands for the files that a sync tool put aside.
    pub copies: Vec<CopyMerged>,
    /// What was moved out of the way, if that was asked for.
    pub away: Option<PutAway>,
}

/// What came of one copy.
#[derive(Debug)]
pub struct CopyMerged {
    /// The folder.
    pub from: PathBuf,
    /// What was merged from it.
    pub merged: Merged,
}

/// Why a copy was not merged. Copies before it in the order stay merged.
#[derive(Debug, Error)]
pub enum MergeCopiesError {
    /// The whole project is being rewritten.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The project or a copy cannot be opened, or they are no copies of each other.
    #[error(transparent)]
    Merge(#[from] MergeError),
}

impl CopiesMerged {
    /// Whether everything was understood, written and moved.
    pub fn is_whole(&self) -> bool {
        let is_merged = |m: &Merged| m.findings.is_empty() && m.failed.is_empty();
        let is_away = |away: &PutAway| away.left.is_empty() && away.failed.is_empty();
        self.copies.iter().all(|copy| is_merged(&copy.merged))
            && self.away.as_ref().is_none_or(is_away)
    }

    /// Whether merging changed no file of the project.
    pub fn is_nothing(&self) -> bool {
        let is_empty = |m: &Merged| m.files.is_empty() && m.copied.is_empty();
        self.copies.iter().all(|copy| is_empty(&copy.merged))
    }
}

/// Merges copies into a project, one after the other. What was changed on both sides waits for a
/// choice, and nothing is deleted.
///
/// # Errors
/// When the project is being rewritten as a whole, or it or a copy cannot be opened.
pub fn merge_copies(request: &MergeCopies) -> Result<CopiesMerged, MergeCopiesError> {
    let root = &request.root;
    store::probe(root).map_err(MergeError::Open)?;
    let _present = present(root)?;
    let mut copies = Vec::new();
    for other in &request.others {
        let merged = store::merge(root, other)?;
        copies.push(CopyMerged {
            from: other.clone(),
            merged,
        });
    }
    if request.others.is_empty() || request.puts_away {
        copies.push(CopyMerged {
            from: root.clone(),
            merged: store::merge_aside(root)?,
        });
    }
    let away = request.puts_away.then(|| store::put_away(root));
    Ok(CopiesMerged {
        copies,
        away: away.transpose()?,
    })
}

/// Keeps the project from being rewritten as a whole meanwhile. A folder in which no lock can be made
/// is one that cannot be written, which is told when that is tried.
pub(super) fn present(root: &Path) -> Result<Rights, Refusal> {
    let mut rights = Rights::default();
    match rights.be_present(root, PATIENCE) {
        Ok(()) | Err(LockError::Io { .. }) => Ok(rights),
        Err(error) => Err(error.into()),
    }
}
