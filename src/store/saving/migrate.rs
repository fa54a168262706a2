//! Writes all files of a project that are of an older schema in the present one.

use super::older::keep;
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::disk::lock;
use crate::store::disk::write::write_over_once;
use crate::store::finding::Finding;
use crate::store::format::emit;
use crate::store::format::revisions::Standing;
use crate::store::ledger::load;
use crate::store::opening::access::{Access, ReadOnlyReason};
use crate::store::opening::open::open;
use crate::store::opening::opened::OpenError;
use crate::store::rewriting;
use crate::store::save_error::SaveError;
use std::path::Path;
use thiserror::Error;

/// What came of migrating a project.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Migrated {
    /// The files that are of the present schema now, or would be; relative to the project.
    pub files: Vec<String>,
    /// The files that stay as they are, since something in them was not understood.
    pub findings: Vec<Finding>,
    /// What could not be written.
    pub failed: Vec<SaveError>,
}

/// Why nothing was migrated.
#[derive(Debug, Error)]
pub enum MigrateError {
    /// The project cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The project can only be read.
    #[error("the project can only be read")]
    ReadOnly(ReadOnlyReason),
    /// Another program is writing it, or its lock cannot be taken.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Writes every file of an older schema in the present one, the old bytes kept. Each file is one step,
/// and a project of which some files are done is whole: it may be done in pieces, and again.
///
/// # Errors
/// When the project cannot be opened or written at all; what concerns one file is in what it gives.
pub fn migrate(root: &Path, dry: bool) -> Result<Migrated, MigrateError> {
    let opened = open(root)?;
    if let Access::ReadOnly(reason) = opened.access
        && !(dry && reason == ReadOnlyReason::FolderReadOnly)
    {
        return Err(MigrateError::ReadOnly(reason));
    }
    let _held = if dry {
        None
    } else {
        let held = lock::to_write(root, layout::PROJECT)?;
        rewriting::complete(root)?;
        held
    };
    let mut done = Migrated::default();
    for (file, _) in opened.ledger.files.iter().filter(|(_, f)| f.is_older) {
        match one(root, file, dry) {
            Ok(findings) if findings.is_empty() => done.files.push(file.clone()),
            Ok(findings) => done.findings.extend(findings),
            Err(error) => done.failed.push(error),
        }
    }
    Ok(done)
}

/// Writes one file anew. Returns what was not understood in it; then it stays as it is.
fn one(root: &Path, file: &str, dry: bool) -> Result<Vec<Finding>, SaveError> {
    let Some(part) = layout::part_of(file) else {
        return Ok(Vec::new());
    };
    let loaded = load::load(root, file, &part);
    if loaded.hash.is_none() && loaded.findings.is_empty() {
        let gone = std::io::ErrorKind::NotFound.into();
        return Err(SaveError::in_project(root, file, &gone));
    }
    if loaded.is_blocked() {
        let blocks = |f: &Finding| f.kind.blocks();
        return Ok(loaded.findings.into_iter().filter(blocks).collect());
    }
    if dry || !loaded.is_older {
        return Ok(Vec::new());
    }
    let standing = Standing::of(loaded.lines);
    let lines: Vec<_> = standing.records.values().flatten().collect();
    let text = emit::file(&loaded.comments, lines);
    keep(root, file)?;
    let is_other = || bytes::is_other(root, file, loaded.hash);
    write_over_once(root, file, text.as_bytes(), &is_other).map(|()| Vec::new())
}
