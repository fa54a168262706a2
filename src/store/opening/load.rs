//! Loads one file of a project: its records, what is wrong with it, and whether it may be written.

use crate::edit::Part;
use crate::store::checking::finding::{Finding, FindingKind};
use crate::store::disk::file::{LARGEST_FILE, NO_FILE, TOO_LARGE};
use crate::store::disk::layout;
use crate::store::disk::write::{SaveError, is_held_from_reading, retried};
use crate::store::format::convert;
use crate::store::format::read::{self, Contents};
use crate::store::format::record::{Body, Line};
use sha2::{Digest, Sha256};
use std::io;
use std::path::Path;

/// SHA-256 of a file.
pub(in crate::store) type Hash = [u8; 32];

/// What was found where a file should be.
#[derive(Debug, Default)]
pub(in crate::store) struct Loaded {
    /// Hash of its bytes; none when there is no file.
    pub hash: Option<Hash>,
    /// Every record in it, replaced ones too.
    pub lines: Vec<Line>,
    /// Lines that begin with `//`.
    pub comments: Vec<String>,
    /// Some of it is of an older schema.
    pub is_older: bool,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

impl Loaded {
    /// Whether it must not be written.
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(|f| f.kind.blocks())
    }

    /// The schema, when a newer version of the app wrote it.
    pub fn newer_schema(&self) -> Option<u32> {
        self.findings.iter().find_map(|f| f.kind.newer_schema())
    }

    fn tell(&mut self, file: &str, line: Option<usize>, kind: FindingKind) {
        self.findings.push(Finding {
            file: file.to_owned(),
            line,
            kind,
        });
    }
}

/// SHA-256 of some bytes.
pub(in crate::store) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// Whether words are a hash, as [`hex`] writes it.
pub(in crate::store) fn is_hash(words: &str) -> bool {
    words.len() == 64 && words.bytes().all(|b| b.is_ascii_hexdigit())
}

/// A hash as it stands in records.
pub(in crate::store) fn hex(hash: &Hash) -> String {
    use std::fmt::Write;
    hash.iter().fold(String::with_capacity(64), |mut out, b| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// Why the bytes of a file could not be read.
#[derive(Debug)]
pub(in crate::store) enum Unread {
    /// It is a link, or leads out of the project.
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

/// Reads the bytes of a file in the project. Gives `None` when there is none.
pub(in crate::store) fn bytes(root: &Path, file: &str) -> Result<Option<Vec<u8>>, Unread> {
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

/// Whether a file is no longer the one that was read; `read` is the hash of its bytes then. What cannot
/// be read is left to whoever writes it.
pub(in crate::store) fn is_other(root: &Path, file: &str, read: Option<Hash>) -> bool {
    bytes(root, file).is_ok_and(|found| found.map(|bytes| hash(&bytes)) != read)
}

/// Loads a file of the project as the file of a part, or as a version of it that a sync tool put
/// aside.
pub(in crate::store) fn load(root: &Path, file: &str, part: &Part) -> Loaded {
    match bytes(root, file) {
        Ok(Some(bytes)) => parse(&bytes, file, part),
        Ok(None) => Loaded::default(),
        Err(unread) => {
            let mut loaded = Loaded::default();
            loaded.tell(file, None, unread.finding());
            loaded
        }
    }
}

/// Reads the bytes of a file as those of a part.
pub(in crate::store) fn parse(bytes: &[u8], file: &str, part: &Part) -> Loaded {
    let mut loaded = Loaded {
        hash: Some(hash(bytes)),
        ..Loaded::default()
    };
    understand(&mut loaded, file, part, read::read(bytes));
    loaded
}

fn understand(loaded: &mut Loaded, file: &str, part: &Part, contents: Contents) {
    for (line, kind) in contents.problems {
        loaded.tell(file, line, kind);
    }
    loaded.comments = contents.comments;
    loaded.is_older = contents.older.is_some();
    for line in contents.lines {
        match convert::check(&line.body).and_then(|()| belongs(&line.body, part)) {
            Ok(()) => loaded.lines.push(line),
            // Of a newer schema some records are bound not to mean anything here.
            Err(_) if contents.newer.is_some() => {}
            Err(kind) => loaded.tell(file, line.number, kind),
        }
    }
}

/// Whether a record may stand in the file of a part.
pub(in crate::store) fn belongs(body: &Body, part: &Part) -> Result<(), FindingKind> {
    body.belongs_to(part)
}
