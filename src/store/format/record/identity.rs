//! The project's own id, by which backups, caches and exports know it.
//!
//! Older projects have none. Opening one derives it from the first revision of the record about the
//! project, so that all clones come to the same id, and the next save of `project.ron` writes it. Where two
//! clones have different ids after all, the smaller wins.

use super::{Body, Joining, Line, Record};
use crate::model::ProjectId;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, derived_id, project_id, single};

/// Id of the one record that holds the project's id.
pub(crate) const IDENTITY_ID: &str = "identity";

record!(
    /// The project's own id; the id of the record is always `identity`.
    IdentityRecord {
        project: String,
    }
);

impl Record for IdentityRecord {
    const FILE: FileKind = FileKind::Project;
    /// The smaller of two ids wins: both clones come to it by themselves.
    const JOINING: Joining = Joining::ByItself;

    fn check(&self) -> Understood<()> {
        single(&self.id, IDENTITY_ID)?;
        self.value().map(drop)
    }
}

impl IdentityRecord {
    /// Reads the project's id.
    ///
    /// # Errors
    /// When it is none.
    pub fn value(&self) -> Understood<ProjectId> {
        project_id(&self.project)
    }

    /// The record of a project's id.
    pub fn of(id: &ProjectId) -> Body {
        Body::Identity(Self {
            id: IDENTITY_ID.to_owned(),
            rev: String::new(),
            past: Vec::new(),
            project: id.as_str().to_owned(),
        })
    }

    /// The id of a project that has no such record, from the record about the project: the first
    /// revision in its past, or its own. `None` where it has no revision, as when written by hand.
    pub fn derived(project: &Line) -> Option<ProjectId> {
        let first = project.past.last().unwrap_or(&project.rev);
        let id = (!first.is_empty()).then(|| derived_id(&["project", first]))?;
        ProjectId::new(&id).ok()
    }
}
