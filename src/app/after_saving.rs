//! What waits until the open project is on disk.

use crate::desk::ReplaceNames;
use std::path::PathBuf;

/// What is done once everything of the open project is on disk.
#[derive(Clone, PartialEq, Debug)]
pub enum AfterSaving {
    /// A project folder is opened.
    Open(PathBuf),
    /// Names are replaced in the open project.
    ReplaceNames(Box<ReplaceNames>),
    /// The window closes.
    Quit,
}
