//! What waits until the open project is on disk.

use crate::desk::ReplaceNames;
use crate::store::Passphrase;
use std::path::PathBuf;

/// What is done once everything of the open project is on disk.
#[derive(Clone, PartialEq, Debug)]
pub enum AfterSaving {
    /// A project folder is opened.
    Open(PathBuf),
    /// Names are replaced in the open project.
    ReplaceNames(Box<ReplaceNames>),
    /// An encrypted copy of the open project is written.
    Seal {
        /// The file.
        file: PathBuf,
        /// What opens the copy.
        passphrase: Passphrase,
    },
    /// The window closes.
    Quit,
}

/// What waits until a project is on disk, and for which project.
#[derive(Clone, PartialEq, Debug)]
pub struct PutOff {
    /// The number of the project's opening in this process.
    pub opening: u64,
    /// What is done then.
    pub after: AfterSaving,
}

impl AfterSaving {
    /// Whether it is about the project that is saved, and so is given up where another one was opened.
    pub fn is_of_project(&self) -> bool {
        match self {
            Self::ReplaceNames(_) | Self::Seal { .. } => true,
            Self::Open(_) | Self::Quit => false,
        }
    }
}
