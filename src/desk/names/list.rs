//! Files with lists of names, and with decisions on doubtful places.

use crate::arabic::Pseudonym;
use crate::exchange::export::names::write_names;
use crate::exchange::import::{NamesError, read_decisions, read_names};
use crate::store::{self, ReadFileError};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a list of names cannot be used.
#[derive(Debug, Error)]
pub enum NamesListError {
    /// The file lies in the project, which others get: a list is the key to the real names.
    #[error("{} lies in the project", .file.display())]
    InsideProject {
        /// The file.
        file: PathBuf,
    },
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadFileError),
    /// The file is no such table.
    #[error("{} is no list of names: {source}", .file.display())]
    NoList {
        /// The file.
        file: PathBuf,
        /// Why not.
        source: NamesError,
    },
    /// The file cannot be written.
    #[error("{} cannot be written: {source}", .file.display())]
    Write {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Refuses a file with real names that lies in a project's folder.
///
/// # Errors
/// When it does.
pub fn keep_list_apart(root: &Path, file: &Path) -> Result<(), NamesListError> {
    if store::lies_in(root, file) {
        let file = file.to_owned();
        return Err(NamesListError::InsideProject { file });
    }
    Ok(())
}

/// Reads a list of names. Whether it can be used is told by `Pseudonyms::faults`.
///
/// # Errors
/// When the file cannot be read, or is no list.
pub fn read_names_list(file: &Path) -> Result<Vec<Pseudonym>, NamesListError> {
    let bytes = store::read_file(file)?;
    read_names(&bytes).map_err(|source| no_list(file, source))
}

/// Reads what someone decided of doubtful places: whether each is replaced, by the place's id.
///
/// # Errors
/// When the file cannot be read, or is no such table.
pub fn read_decisions_file(file: &Path) -> Result<BTreeMap<String, bool>, NamesListError> {
    let bytes = store::read_file(file)?;
    read_decisions(&bytes).map_err(|source| no_list(file, source))
}

/// Writes a list of names, whole or not at all.
///
/// # Errors
/// When the file lies in the project, or cannot be written.
pub fn write_names_list(
    root: &Path,
    file: &Path,
    list: &[Pseudonym],
) -> Result<(), NamesListError> {
    keep_list_apart(root, file)?;
    let mut bytes = Vec::new();
    let written = write_names(list, &mut bytes).and_then(|()| store::write_file(file, &bytes));
    written.map_err(|source| NamesListError::Write {
        file: file.to_owned(),
        source,
    })
}

fn no_list(file: &Path, source: NamesError) -> NamesListError {
    NamesListError::NoList {
        file: file.to_owned(),
        source,
    }
}
