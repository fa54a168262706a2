//! Files that a subcommand writes for others: whole or not at all.

use super::problem::Problem;
use crate::store;
use std::io;
use std::path::Path;

/// Writes a file: what was there stays until all of the new one is on disk.
///
/// # Errors
/// When the folder or the disk does not take it.
pub fn write(
    path: &Path,
    content: impl FnOnce(&mut Vec<u8>) -> io::Result<()>,
) -> Result<(), Problem> {
    let mut bytes = Vec::new();
    let written = content(&mut bytes).and_then(|()| store::write_file(path, &bytes));
    written.map_err(|source| Problem::Write {
        file: path.to_owned(),
        source,
    })
}
