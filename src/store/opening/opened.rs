//! The outcome of opening: the project, the findings, and whether it can be changed.

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
    /// The project, as far as it could be read.
    pub project: Project,
    /// What is wrong with its files.
    pub findings: Vec<Finding>,
    /// What saving knows of the files.
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
        /// The path that was given.
        path: PathBuf,
    },
    /// The folder is no project.
    #[error("{} is not a project: it holds no {}", .path.display(), layout::PROJECT)]
    NotAProject {
        /// The path that was given.
        path: PathBuf,
    },
    /// The system refuses to list the folder.
    #[error("{} cannot be read: {source}", .path.display())]
    Unreadable {
        /// The path that was given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}
