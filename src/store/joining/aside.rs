//! Puts files away that a sync tool left, once all that they say stands in the project's own.

use super::merged::{MergeError, changes, held, writable};
use crate::store::disk::kept::move_away;
use crate::store::format::revisions::Standing;
use crate::store::ledger::load;
use crate::store::opening::opened::Aside;
use crate::store::save_error::SaveError;
use std::path::Path;

/// What came of putting one file away.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PutAway {
    /// Files that were put away, each with where it is now; relative to the project.
    pub moved: Vec<(String, String)>,
    /// Files that stay, since something in them is not in the project's file or was not understood.
    pub left: Vec<String>,
    /// What could not be moved.
    pub failed: Vec<SaveError>,
}

/// Moves files that a sync tool put aside to a folder that is not read, once all that they say stands
/// in the project's own files. Nothing is deleted.
///
/// # Errors
/// As [`merge`](crate::store::merge()).
pub fn put_away(root: &Path) -> Result<PutAway, MergeError> {
    let _held = held(root)?;
    let ours = writable(root)?;
    let mut done = PutAway::default();
    for aside in &ours.aside {
        if !is_joined(root, aside) {
            done.left.push(aside.file.clone());
            continue;
        }
        match move_away(root, &aside.file) {
            Ok(to) => done.moved.push((aside.file.clone(), to)),
            Err(error) => done.failed.push(error),
        }
    }
    Ok(done)
}

/// Whether a file's lines are all in the file that it is a version of, or were replaced there.
fn is_joined(root: &Path, aside: &Aside) -> bool {
    let (own, beside) = (
        load::load(root, &aside.of, &aside.part),
        load::load(root, &aside.file, &aside.part),
    );
    if own.is_blocked() || beside.is_blocked() || own.hash.is_none() || beside.hash.is_none() {
        return false;
    }
    let alone = Standing::of(own.lines.iter().cloned());
    let both = Standing::of(own.lines.into_iter().chain(beside.lines));
    changes(&alone.records, &both.records).is_none()
}
