//! Writes the files of an older schema in the present one.

use super::Refusal;
use super::merge::present;
use crate::store::{self, MigrateError, Migrated};
use std::path::PathBuf;
use thiserror::Error;

/// A project that is to be migrated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MigrateProject {
    /// The project's folder.
    pub root: PathBuf,
    /// Whether it is only said what would be written.
    pub is_dry_run: bool,
}

/// Why a project was not migrated.
#[derive(Debug, Error)]
pub enum MigrateProjectError {
    /// The whole project is being rewritten.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The project cannot be opened or written at all.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

/// Writes every file of an older schema in the present one; the old bytes are kept beside the project.
///
/// # Errors
/// When the project is being rewritten as a whole, or cannot be opened or written at all. A single
/// file that cannot be written is told in the outcome.
pub fn migrate(request: &MigrateProject) -> Result<Migrated, MigrateProjectError> {
    let root = &request.root;
    store::probe(root).map_err(MigrateError::Open)?;
    let _present = if request.is_dry_run {
        None
    } else {
        Some(present(root)?)
    };
    Ok(store::migrate(root, request.is_dry_run)?)
}
