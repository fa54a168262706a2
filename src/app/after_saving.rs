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
