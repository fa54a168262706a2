//! What opening a project gives: the project, what was found, and whether it can be changed.

use super::access::Access;
use crate::edit::Part;
use crate::model::{DocumentId, Project};
use crate::store::checking::finding::Finding;
use crate::store::disk::layout;
use crate::store::format::record::Body;
use crate::store::saving::ledger::Ledger;
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// A project as it was read.
#[derive(Debug)]
pub struct Opened {
    /// What could be read.
    pub project: Project,
    /// What is not as it should be.
    pub findings: Vec<Finding>,
    /// What saving must know about the files.
    pub ledger: Ledger,
    /// Whether it can be changed.
    pub access: Access,
    /// Versions of files that a sync tool put aside.
    pub aside: Vec<Aside>,
}

/// A version of a file that a sync tool put aside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Aside {
    /// The file, relative to the project, with `/` between its parts.
    pub file: String,
    /// The file that it is a version of.
    pub of: String,
    /// The part of the project that both hold.
    pub part: Part,
}

impl Opened {
    /// The documents that have a record, living or not.
    pub(in crate::store) fn documents_with_record(&self) -> Vec<DocumentId> {
        let prefix = format!("{}/", layout::DOCUMENTS);
        let files = self.ledger.files.keys();
        let ids = files.filter_map(|f| f.strip_prefix(&prefix)?.strip_suffix("/document.ron"));
        ids.filter_map(|id| DocumentId::new(id).ok()).collect()
    }

    /// The documents that were withdrawn.
    pub(in crate::store) fn withdrawn(&self) -> BTreeSet<DocumentId> {
        let mut all = self.documents_with_record();
        all.retain(|id| {
            let file = layout::file_of(&Part::Document(id.clone()));
            let lines = self.ledger.files.get(&file).map(|known| &known.lines);
            let mut bodies = lines.into_iter().flatten().map(|line| &*line.body);
            bodies.any(|body| matches!(body, Body::Deleted(r) if r.withdrawn))
        });
        all.into_iter().collect()
    }
}

/// Why a folder cannot be opened as a project at all.
#[derive(Debug, Error)]
pub enum OpenError {
    /// There is no such folder.
    #[error("there is no folder {}", .path.display())]
    NotFound {
        /// What was asked for.
        path: PathBuf,
    },
    /// It is no project.
    #[error("{} is not a project: it holds no {}", .path.display(), layout::PROJECT)]
    NotAProject {
        /// What was asked for.
        path: PathBuf,
    },
    /// The system does not let us look.
    #[error("{} cannot be read: {source}", .path.display())]
    Unreadable {
        /// What was asked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}
