//! Loads one file of a project: its records, what is wrong with it, and whether it may be written.

use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::bytes::{self, Hash};
use crate::store::disk::layout;
use crate::store::finding::{Finding, FindingKind};
use crate::store::format::convert;
use crate::store::format::read::{self, Contents};
use crate::store::format::record::{Body, Line};
use std::path::Path;

/// What was found where a file should be.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
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

    fn tell(&mut self, file: &str, part: &Part, line: Option<usize>, kind: FindingKind) {
        self.findings.push(Finding {
            file: file.to_owned(),
            part: Some(part.clone()),
            line,
            kind,
        });
    }
}

/// Loads a file of the project as the file of a part, or as a version of it that a sync tool put
/// aside.
pub(crate) fn load(root: &Path, file: &str, part: &Part) -> Loaded {
    match bytes::read(root, file) {
        Ok(Some(bytes)) => parse(&bytes, file, part),
        Ok(None) => Loaded::default(),
        Err(unread) => {
            let mut loaded = Loaded::default();
            loaded.tell(file, part, None, unread.finding());
            loaded
        }
    }
}

/// Whether the record of a document on disk says that the document was withdrawn.
pub(crate) fn is_withdrawn(root: &Path, document: &DocumentId) -> bool {
    let part = Part::Document(document.clone());
    let record = layout::file_of(&part);
    let read = bytes::read(root, &record).ok().flatten();
    read.is_some_and(|bytes| {
        let found = parse(&bytes, &record, &part);
        found.lines.iter().any(|line| line.body.is_withdrawn())
    })
}

/// Reads the bytes of a file as those of a part.
pub(crate) fn parse(bytes: &[u8], file: &str, part: &Part) -> Loaded {
    let mut loaded = Loaded {
        hash: Some(bytes::hash(bytes)),
        ..Loaded::default()
    };
    understand(&mut loaded, file, part, read::read(bytes));
    loaded
}

fn understand(loaded: &mut Loaded, file: &str, part: &Part, contents: Contents) {
    for (line, kind) in contents.problems {
        loaded.tell(file, part, line, kind);
    }
    loaded.comments = contents.comments;
    loaded.is_older = contents.older.is_some();
    for line in contents.lines {
        match convert::check(&line.body).and_then(|()| belongs(&line.body, part)) {
            Ok(()) => loaded.lines.push(line),
            // Of a newer schema some records are bound not to mean anything here.
            Err(_) if contents.newer.is_some() => {}
            Err(kind) => loaded.tell(file, part, line.number, kind),
        }
    }
}

/// Whether a record may stand in the file of a part.
pub(crate) fn belongs(body: &Body, part: &Part) -> Result<(), FindingKind> {
    body.belongs_to(part)
}
