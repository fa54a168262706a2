//! Makes folders that lie in no project, each of them safe on disk before the one in it.

use crate::store::disk::write::sync_folder;
use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

/// The folder in which something lies.
pub fn folder_of(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_owned()
}

/// Makes a folder and those above it that are missing, and adds them to `made`, those above first.
///
/// # Errors
/// When one cannot be made; those above it are there.
pub fn make(folder: &Path, builder: &DirBuilder, made: &mut Vec<PathBuf>) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder_of(folder);
    make(&parent, builder, made)?;
    match builder.create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
        Ok(()) => made.push(folder.to_owned()),
    }
    sync_folder(&parent)
}

/// Makes folders into which nobody else may look.
#[cfg_attr(not(unix), expect(unused_mut, reason = "only there it has a mode"))]
pub fn private() -> DirBuilder {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}
