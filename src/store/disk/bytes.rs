//! Reads the bytes of a file in a project, and tells by their hash whether it is another one.

use super::file::{LARGEST_FILE, NO_FILE, TOO_LARGE};
use super::layout;
use super::retry::{is_held_from_reading, retried};
use crate::store::finding::FindingKind;
use crate::store::save_error::SaveError;
use sha2::{Digest, Sha256};
use std::io;
use std::path::Path;

/// SHA-256 of a file.
pub(crate) type Hash = [u8; 32];

/// SHA-256 of some bytes.
pub(crate) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// Whether words are a hash, as [`hex`] writes it.
pub(crate) fn is_hash(words: &str) -> bool {
    words.len() == 64 && words.bytes().all(|b| b.is_ascii_hexdigit())
}

/// A hash as it stands in records.
pub(crate) fn hex(hash: &Hash) -> String {
    use std::fmt::Write;
    hash.iter().fold(String::with_capacity(64), |mut out, b| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// Why the bytes of a file could not be read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// The file is a link, or leads out of the project.
    Outside,
    /// The system did not let us.
    Io(io::Error),
}

impl Unread {
    /// What it is as a finding.
    pub fn finding(&self) -> FindingKind {
        match self {
            Self::Outside => FindingKind::OutsideProject,
            Self::Io(error) => FindingKind::Unreadable {
                reason: error.to_string(),
            },
        }
    }

    /// What it is when the file was to be written.
    pub fn save_error(&self, file: &str) -> SaveError {
        match self {
            Self::Outside => SaveError::OutsideProject {
                file: file.to_owned(),
            },
            Self::Io(error) => SaveError::of(file, error),
        }
    }
}

/// Reads the bytes of a file in the project. Returns `None` when there is none.
pub(crate) fn read(root: &Path, file: &str) -> Result<Option<Vec<u8>>, Unread> {
    if layout::leads_outside(root, file).map_err(Unread::Io)? {
        return Err(Unread::Outside);
    }
    let path = layout::path(root, file);
    match std::fs::symlink_metadata(&path) {
        // Reading a pipe would wait for ever.
        Ok(found) if !found.is_file() => Err(Unread::Io(io::Error::other(NO_FILE))),
        Ok(found) if found.len() > LARGEST_FILE => Err(Unread::Io(io::Error::other(TOO_LARGE))),
        Ok(_) => {
            let read = || std::fs::read(&path).map(Some);
            retried(is_held_from_reading, std::thread::sleep, read).map_err(Unread::Io)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Unread::Io(error)),
    }
}

/// Whether a file of the project is no longer the one that was read; `was` is the hash of its bytes then,
/// none where there was no file. One that cannot be read counts as the same: whoever writes it is told.
pub(crate) fn is_other(root: &Path, file: &str, was: Option<Hash>) -> bool {
    read(root, file).is_ok_and(|found| found.map(|bytes| hash(&bytes)) != was)
}
