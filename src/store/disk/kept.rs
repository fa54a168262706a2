//! Puts files of a project where they are kept and no longer read.

use super::bytes;
use super::layout;
use super::write::{rename, write};
use crate::store::save_error::SaveError;
use std::path::Path;

/// Moves a file to the folder that is not read, and gives its name there.
///
/// # Errors
/// When it cannot be moved.
pub(crate) fn move_away(root: &Path, file: &str) -> Result<String, SaveError> {
    begin_kept(root)?;
    let mut to = format!("{}/{file}", layout::KEPT);
    for number in 2..1000 {
        if !layout::path(root, &to).exists() {
            break;
        }
        to = format!("{}/{file}.{number}", layout::KEPT);
    }
    rename(root, file, &to)?;
    Ok(to)
}

/// Makes the folder for what is kept and not read. It says itself that git is to leave it alone: the
/// project's list may be of before.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn begin_kept(root: &Path) -> Result<(), SaveError> {
    let ignore = format!("{}/.gitignore", layout::KEPT);
    match bytes::read(root, &ignore).ok().flatten() {
        Some(_) => Ok(()),
        None => write(root, &ignore, b"*\n"),
    }
}
