//! Moves files that a sync tool put aside out of the way, once the project's own files hold all of their
//! lines.

use super::merged::{MergeError, changes, held, writable};
use crate::store::disk::kept::move_away;
use crate::store::format::revisions::Standing;
use crate::store::ledger::load;
use crate::store::opening::opened::Aside;
use crate::store::save_error::SaveError;
use std::path::Path;

/// What was done to one file that a sync tool put aside.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PutAway {
    /// Files that were moved, each with its new path, relative to the project.
    pub moved: Vec<(String, String)>,
    /// Files that stay, because the project's file lacks some line of theirs or something was not
    /// understood.
    pub left: Vec<String>,
    /// Files that could not be moved.
    pub failed: Vec<SaveError>,
}

/// Moves files that a sync tool put aside into a folder that is not read, once the project's own files hold
/// all of their lines. Nothing is deleted.
///
/// # Errors
/// The errors of [`merge`](crate::store::merge()).
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

/// Whether every line of a file stands in the file it is a version of, or was replaced there.
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
