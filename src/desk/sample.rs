//! Creates the sample project.

use crate::model::{Moment, Project};
use crate::store::sample::sample_project;
use crate::store::{self, CreateError, Stamp};
use std::path::Path;

/// Creates the sample project in a new or empty folder, as if it was made at a moment.
///
/// # Errors
/// When the folder holds something or cannot be written.
pub fn create_sample(
    root: &Path,
    at: Moment,
    stamp: &mut dyn Stamp,
) -> Result<Project, CreateError> {
    let sample = sample_project(at);
    store::create(root, &sample, stamp)?;
    Ok(sample)
}
