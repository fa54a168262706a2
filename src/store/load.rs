//! Loads one file of a project: its records, what is wrong with it, and whether it may be written.

use super::convert;
use super::finding::{Finding, FindingKind};
use super::layout;
use super::read::{self, Contents};
use super::record::{Body, Kind, Line};
use crate::edit::Part;
use sha2::{Digest, Sha256};
use std::io;
use std::path::Path;

/// SHA-256 of a file.
pub(super) type Hash = [u8; 32];

/// What was found where a file should be.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    /// Hash of its bytes; none when there is no file.
    pub hash: Option<Hash>,
    /// Every record in it, replaced ones too.
    pub lines: Vec<Line>,
    /// Lines that begin with `//`.
    pub comments: Vec<String>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

impl Loaded {
    /// Whether it must not be written.
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(|f| f.kind.blocks())
    }

    /// Whether a newer version of the app wrote it.
    pub fn is_newer(&self) -> bool {
        let newer = |f: &Finding| matches!(f.kind, FindingKind::NewerSchema { .. });
        self.findings.iter().any(newer)
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
pub(super) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// A hash as it stands in records.
pub(super) fn hex(hash: &Hash) -> String {
    use std::fmt::Write;
    hash.iter().fold(String::with_capacity(64), |mut out, b| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// Reads the bytes of a file in the project. Gives `None` when there is none.
pub(super) fn bytes(root: &Path, file: &str) -> Result<Option<Vec<u8>>, FindingKind> {
    let unreadable = |error: io::Error| FindingKind::Unreadable {
        reason: error.to_string(),
    };
    if layout::leads_outside(root, file).map_err(unreadable)? {
        return Err(FindingKind::OutsideProject);
    }
    let path = layout::path(root, file);
    match std::fs::symlink_metadata(&path) {
        // Reading a pipe would wait for ever.
        Ok(found) if !found.is_file() => Err(FindingKind::Unreadable {
            reason: "this is no file".to_owned(),
        }),
        Ok(_) => std::fs::read(&path).map(Some).map_err(unreadable),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(error)),
    }
}

/// Loads the file of a part.
pub(super) fn load(root: &Path, part: &Part) -> Loaded {
    load_as(root, &layout::file_of(part), part)
}

/// Loads any file as if it were the file of a part, such as a version that a sync tool put aside.
pub(super) fn load_as(root: &Path, file: &str, part: &Part) -> Loaded {
    let mut loaded = Loaded::default();
    match bytes(root, file) {
        Err(kind) => loaded.tell(file, None, kind),
        Ok(None) => {}
        Ok(Some(bytes)) => {
            loaded.hash = Some(hash(&bytes));
            understand(&mut loaded, file, part, read::read(&bytes));
        }
    }
    loaded
}

fn understand(loaded: &mut Loaded, file: &str, part: &Part, contents: Contents) {
    for (line, kind) in contents.problems {
        loaded.tell(file, line, kind);
    }
    loaded.comments = contents.comments;
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
fn belongs(body: &Body, part: &Part) -> Result<(), FindingKind> {
    let (kind, id) = (body.kind(), body.id());
    let fits = match part {
        Part::Project => matches!(kind, Kind::Project | Kind::Annotator | Kind::Round),
        Part::Codebook => kind == Kind::Tag,
        Part::Document(document) => kind == Kind::Document && id == document.as_str(),
        Part::Coding(_) => matches!(kind, Kind::State | Kind::Annotation),
    };
    if fits {
        return Ok(());
    }
    let shown = format!("{}(id: {id:?}", body.label());
    let reason = "this record does not belong in this file".to_owned();
    Err(read::not_understood(&shown, 1, reason))
}
