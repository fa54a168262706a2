//! Makes a new project in a new or empty folder.

use super::stamp::Stamp;
use crate::edit::Part;
use crate::model::Project;
use crate::store::disk::layout::{self, is_left_behind};
use crate::store::disk::write::{sync_folder, write};
use crate::store::ledger::known::Ledger;
use crate::store::save_error::SaveError;
use crate::store::saving::save::save_parts;
use crate::store::saving::saved::Unsaved;
use crate::store::saving::snapshot::Snapshot;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a project cannot be made in a folder. What was written on the way is taken away again.
#[derive(Debug, Error)]
pub enum CreateError {
    /// The folder holds something.
    #[error("{} is not empty: a new project needs a folder of its own", .path.display())]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// The folder cannot be made or looked into.
    #[error("{} cannot be made: {source}", .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of it cannot be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Files that are written before the one that makes the folder a project.
const FIRST: [&str; 3] = [".gitattributes", ".gitignore", layout::CODEBOOK];

/// Makes a project in a folder that is new or empty (except `.git`), and writes all of it. What was
/// begun there and cut short by a crash is begun anew.
///
/// # Errors
/// When the folder holds something, or it or a file in it cannot be written.
pub fn create(
    root: &Path,
    project: &Project,
    stamp: &mut dyn Stamp,
) -> Result<Ledger, CreateError> {
    let is_new = begin_in_empty(root)?;
    fill(root, project, stamp).map_err(|error| {
        take_away(root, is_new);
        CreateError::Save(error)
    })
}

/// Makes a folder where there is none, and sees that it is empty (except `.git`). What was begun
/// there and cut short is taken away. Returns whether the folder is new.
pub(super) fn begin_in_empty(root: &Path) -> Result<bool, CreateError> {
    let tell = |source| CreateError::Folder {
        path: root.to_owned(),
        source,
    };
    let is_new = !root.exists();
    make(root).map_err(tell)?;
    if layout::is_unfinished(root) {
        take_away(root, false);
    }
    for entry in std::fs::read_dir(root).map_err(tell)? {
        let name = entry.map_err(tell)?.file_name();
        if name != ".git" && name != layout::UNFINISHED {
            return Err(CreateError::NotEmpty {
                path: root.to_owned(),
            });
        }
    }
    Ok(is_new)
}

/// Makes a folder and those above it, each of them safe on disk before the next.
fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().filter(|f| !f.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    make(parent)?;
    match std::fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    // Where the system does not let us, the folder is there all the same.
    let _ = sync_folder(parent);
    Ok(())
}

fn fill(root: &Path, project: &Project, stamp: &mut dyn Stamp) -> Result<Ledger, SaveError> {
    begin(root).map_err(|error| SaveError::of(layout::UNFINISHED, &error))?;
    write(root, ".gitattributes", layout::GIT_ATTRIBUTES.as_bytes())?;
    write(root, ".gitignore", layout::GIT_IGNORE.as_bytes())?;
    let mut ledger = Ledger::default();
    let mut all = Snapshot::all(project);
    // The file that makes the folder a project comes last.
    let last = all.parts.remove_entry(&Part::Project);
    let mut end = Snapshot::default();
    end.parts.extend(last);
    for batch in [all, end] {
        let saved = save_parts(root, &mut ledger, &batch, None, stamp);
        if let Some(Unsaved { error, .. }) = saved.failed.into_iter().next() {
            return Err(error);
        }
    }
    // Beside the last file it says nothing any more; a save takes it away too.
    let _ = std::fs::remove_file(root.join(layout::UNFINISHED));
    Ok(ledger)
}

/// Says on disk that the project is not whole yet.
pub(super) fn begin(root: &Path) -> io::Result<()> {
    File::create(root.join(layout::UNFINISHED))?;
    sync_folder(root)
}

/// Takes away what was written for a new project. What cannot be taken away is no project without its first file, and
/// can be begun anew while it says that it is not whole.
pub(super) fn take_away(root: &Path, is_new: bool) {
    // Without this one it is no project, whatever else is still there.
    let _ = std::fs::remove_file(root.join(layout::PROJECT));
    let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let mut files = FIRST.iter().chain(&[layout::PROJECT]);
        let is_record = name.ends_with(".ron") && !name.starts_with('.');
        if is_record || files.any(|file| name == *file || is_left_behind(&name, file)) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
    for folder in layout::FOLDERS {
        let _ = std::fs::remove_dir_all(root.join(folder));
    }
    let is_empty = std::fs::read_dir(root).is_ok_and(|all| {
        let names = all.flatten().map(|entry| entry.file_name());
        names
            .filter(|n| n != ".git" && n != layout::UNFINISHED)
            .count()
            == 0
    });
    if is_empty {
        let _ = std::fs::remove_file(root.join(layout::UNFINISHED));
    }
    if is_new {
        let _ = std::fs::remove_dir(root);
    }
}
