//! What opening a project gives: the project, what was found, and whether it can be changed.

use super::access::Access;
use crate::edit::Part;
use crate::model::Project;
use crate::store::disk::layout;
use crate::store::finding::Finding;
use crate::store::ledger::known::Ledger;
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

/// Why a folder cannot be opened as a project at all.
#[derive(Debug, Error)]
pub enum OpenError {
    /// There is no such folder.
    #[error("there is no folder {}", .path.display())]
    NotFound {
        /// What was asked for.
        path: PathBuf,
    },
    /// The folder is no project.
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
