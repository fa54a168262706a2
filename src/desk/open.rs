//! Reads a project that is going to be worked on.

use crate::store::{self, OpenError, Opened};
use std::path::Path;

/// Reads a project, ends what a crash interrupted in it, and checks it whole: its findings include
/// what does not fit together, such as spans beyond their text and tags without a parent.
///
/// # Errors
/// When the folder is no project, or cannot be read.
pub fn open(root: &Path) -> Result<Opened, OpenError> {
    let mut opened = store::open(root)?;
    store::tend(root, &mut opened);
    opened.findings = store::inspect(&opened);
    Ok(opened)
}
