//! Creates the sample project.

use crate::model::{Moment, Project, ProjectId};
use crate::store::sample::sample_project;
use crate::store::{self, CreateError, Stamp};
use std::path::Path;

/// Creates the sample project in a new or empty folder, as if it was made at a moment. `id` is the
/// copy's own id: a person may have several copies of the sample.
///
/// # Errors
/// When the folder holds something or cannot be written.
pub fn create_sample(
    root: &Path,
    id: ProjectId,
    at: Moment,
    stamp: &mut dyn Stamp,
) -> Result<Project, CreateError> {
    let sample = Project {
        id: Some(id),
        ..sample_project(at)
    };
    store::create(root, &sample, stamp)?;
    Ok(sample)
}
