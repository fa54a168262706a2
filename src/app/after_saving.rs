//! What waits until the open project is on disk.

use super::renaming::Renames;
use std::path::PathBuf;

/// What is done once everything of the open project is on disk.
#[derive(Clone, PartialEq, Debug)]
pub enum AfterSaving {
    /// A project folder is opened.
    Open(PathBuf),
    /// The open project is written anew with other names.
    Rename(Box<Renames>),
    /// The window closes.
    Quit,
}
