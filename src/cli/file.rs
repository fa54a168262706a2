//! Files that a subcommand writes for others: whole or not at all.

use super::problem::Problem;
use atomic_write_file::AtomicWriteFile;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes a file: what was there stays until all of the new one is on disk.
///
/// # Errors
/// When the folder or the disk does not take it.
pub fn write(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Problem> {
    whole(path, content).map_err(|source| Problem::Write {
        file: path.to_owned(),
        source,
    })
}

fn whole(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(AtomicWriteFile::open(path)?);
    content(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    file.commit()
}
