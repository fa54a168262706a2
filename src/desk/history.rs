//! The past changes of a project that a person may see.

use crate::model::{AnnotatorId, DocumentId, Project, Seen};
use crate::store::{self, History};
use std::path::Path;

/// Reads the changes that `viewer` may see from the journal, the oldest first: those of one document,
/// or of the whole project. `project` is the one in the folder `root`.
pub fn history(
    root: &Path,
    project: &Project,
    viewer: Option<&AnnotatorId>,
    document: Option<&DocumentId>,
) -> History {
    let mut found = store::history(root, project, document);
    let seen = Seen::new(project, viewer);
    found.changes.retain(|change| seen.shows_record(&change.of));
    found
}
