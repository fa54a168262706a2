//! Makes a new project in a new or empty folder.

use super::layout;
use super::ledger::Ledger;
use super::save::save_parts;
use super::snapshot::Snapshot;
use super::stamp::Stamp;
use super::write::{SaveError, sync_folder, write};
use crate::edit::Part;
use crate::model::Project;
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

/// Makes a project in a folder that is new or empty (but for `.git`), and writes all of it.
///
/// # Errors
/// When the folder holds something, or it or a file in it cannot be written.
pub fn create(
    root: &Path,
    project: &Project,
    stamp: &mut dyn Stamp,
) -> Result<Ledger, CreateError> {
    let tell = |source| CreateError::Folder {
        path: root.to_owned(),
        source,
    };
    let is_new = !root.exists();
    std::fs::create_dir_all(root).map_err(tell)?;
    if let Some(parent) = root.canonicalize().ok().as_deref().and_then(Path::parent) {
        // Where the system does not let us, the folder is there all the same.
        let _ = sync_folder(parent);
    }
    for entry in std::fs::read_dir(root).map_err(tell)? {
        if entry.map_err(tell)?.file_name() != ".git" {
            return Err(CreateError::NotEmpty {
                path: root.to_owned(),
            });
        }
    }
    fill(root, project, stamp).map_err(|error| {
        take_away(root, is_new);
        CreateError::Save(error)
    })
}

fn fill(root: &Path, project: &Project, stamp: &mut dyn Stamp) -> Result<Ledger, SaveError> {
    write(root, ".gitattributes", layout::GIT_ATTRIBUTES.as_bytes())?;
    write(root, ".gitignore", layout::GIT_IGNORE.as_bytes())?;
    let mut ledger = Ledger::default();
    let mut all = Snapshot::all(project);
    // The file that makes the folder a project comes last.
    let last = all.parts.remove_entry(&Part::Project);
    let mut end = Snapshot::default();
    end.parts.extend(last);
    for batch in [all, end] {
        let saved = save_parts(root, &mut ledger, &batch, stamp);
        if let Some((_, error)) = saved.failed.into_iter().next() {
            return Err(error);
        }
    }
    Ok(ledger)
}

/// Takes away what `fill` wrote. What cannot be taken away is no project without its first file.
fn take_away(root: &Path, is_new: bool) {
    for file in [
        layout::PROJECT,
        layout::CODEBOOK,
        ".gitattributes",
        ".gitignore",
    ] {
        let _ = std::fs::remove_file(root.join(file));
    }
    for folder in [layout::DOCUMENTS, layout::ANNOTATIONS] {
        let _ = std::fs::remove_dir_all(root.join(folder));
    }
    if is_new {
        let _ = std::fs::remove_dir(root);
    }
}
