//! Background work of the window on whole projects, and what each is about.

use crate::desk::{
    ExcerptsExported, ExportError, FoundAgain, Job, NamesReplaced, NewProjectError,
    ReplaceNamesError,
};
use crate::model::AnnotatorId;
use crate::store::{OpenError, Opened, SealError, Sealed, UnsealError, Unsealed};
use std::path::PathBuf;

/// A project that is being read. Dropping it abandons the reading.
pub struct Opening {
    /// Its folder.
    pub root: PathBuf,
    /// The work.
    pub job: Job<Result<Opened, OpenError>>,
}

/// A project that is being created, and is opened then. Dropping it waits for its end.
pub struct Creating {
    /// Its folder.
    pub root: PathBuf,
    /// Who works in it as soon as it is open, if that is known.
    pub me: Option<AnnotatorId>,
    /// The work.
    pub job: Job<Result<(), NewProjectError>>,
}

/// Excerpts that are being written to a file. Dropping it waits for its end: a window that closes
/// gives no export up.
pub struct Exporting {
    /// The file.
    pub file: PathBuf,
    /// The work.
    pub job: Job<Result<ExcerptsExported, ExportError>>,
}

/// A project in which names are being replaced; it is closed meanwhile. Dropping it waits for its end.
pub struct Renaming {
    /// Its folder.
    pub root: PathBuf,
    /// How many places are replaced.
    pub count: usize,
    /// The work.
    pub job: Job<Result<NamesReplaced, ReplaceNamesError>>,
}

/// An encrypted copy that is being written or opened. Dropping it stops it and waits for its end.
pub enum Sealing {
    /// A project is written as an encrypted file.
    Seal {
        /// The file.
        file: PathBuf,
        /// The work.
        job: Job<Result<Sealed, SealError>>,
    },
    /// A folder is made of an encrypted file.
    Unseal {
        /// The folder.
        root: PathBuf,
        /// The work.
        job: Job<Result<Unsealed, UnsealError>>,
    },
}

impl Sealing {
    /// How much of it is done, in hundredths.
    pub fn percent(&self) -> u32 {
        match self {
            Self::Seal { job, .. } => job.progress().percent(),
            Self::Unseal { job, .. } => job.progress().percent(),
        }
    }

    /// Asks it to stop. Returns whether it heeds that.
    pub fn stop(&self) -> bool {
        match self {
            Self::Seal { job, .. } => job.stop(),
            Self::Unseal { job, .. } => job.stop(),
        }
    }
}

/// The user's annotations, being found again in texts that others replaced. Dropping it abandons the
/// search.
pub struct Moving {
    /// Of which project: the number of its opening in this process.
    pub opening: u64,
    /// At which revision of the session.
    pub revision: u64,
    /// Whose annotations.
    pub me: AnnotatorId,
    /// The work.
    pub job: Job<FoundAgain>,
}
