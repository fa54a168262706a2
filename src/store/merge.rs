//! Joins a copy of a project into it, file by file, and puts away what a sync tool left beside.

use super::access::{Access, ReadOnlyReason};
use super::comments::union as union_of_comments;
use super::emit;
use super::finding::{Finding, FindingKind};
use super::join::{is_same, join};
use super::journal;
use super::layout;
use super::ledger::FileLedger;
use super::load;
use super::lock;
use super::open::open;
use super::opened::{Aside, OpenError, Opened};
use super::record::{Key, Line};
use super::revisions::Standing;
use super::write::{SaveError, rename, write};
use crate::model::DocumentId;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What merging did.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Merged {
    /// The files that changed, by name.
    pub files: Vec<MergedFile>,
    /// Texts and original files that were copied, by name.
    pub copied: Vec<String>,
    /// What could not be joined, or read in full.
    pub findings: Vec<Finding>,
    /// What could not be written.
    pub failed: Vec<SaveError>,
}

/// What merging did to one file: the ids of records.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MergedFile {
    /// The file, relative to the project, with `/` between its parts.
    pub file: String,
    /// What it did not have.
    pub added: Vec<String>,
    /// What it had in an earlier version.
    pub replaced: Vec<String>,
    /// What was changed on both sides, and waits for a choice.
    pub alternatives: Vec<String>,
}

/// Why a copy was not merged at all.
#[derive(Debug, Error)]
pub enum MergeError {
    /// One of the two cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// They are one and the same folder.
    #[error("{} is the project itself", .path.display())]
    Itself {
        /// The folder.
        path: PathBuf,
    },
    /// The project cannot be written.
    #[error("the project can only be read")]
    ReadOnly(ReadOnlyReason),
    /// A newer version of the app wrote the copy.
    #[error("a newer version of Hashiya wrote {}", .path.display())]
    Newer {
        /// The copy.
        path: PathBuf,
    },
    /// Another program is writing the project, or its lock cannot be taken.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Joins a copy of a project into it, by ids and revisions. Nothing of the project is dropped, but for
/// what was replaced in the copy. Done twice it changes nothing. The copy is only read.
///
/// # Errors
/// When nothing can be merged; what could not be joined in part is told in what it gives.
pub fn merge(root: &Path, other: &Path) -> Result<Merged, MergeError> {
    let same = [root, other].map(|path| path.canonicalize().ok());
    if same[0].is_some() && same[0] == same[1] {
        let path = other.to_owned();
        return Err(MergeError::Itself { path });
    }
    let theirs = open(other)?;
    if theirs.ledger.newer_schema.is_some() {
        let path = other.to_owned();
        return Err(MergeError::Newer { path });
    }
    let _held = held(root)?;
    let ours = writable(root)?;
    let mut merging = Merging {
        root,
        merged: Merged::default(),
    };
    merging.take_findings(&theirs);
    let gone = ours.withdrawn();
    merging.texts(other, &theirs, &gone);
    for (file, known) in &theirs.ledger.files {
        // What was withdrawn here does not come back.
        if gone.iter().any(|id| is_coding_of(file, id)) {
            continue;
        }
        let nothing = FileLedger::default();
        let mine = ours.ledger.files.get(file).unwrap_or(&nothing);
        merging.file(file, mine, known);
    }
    let (changed, failed) = journal::join(root, other, &gone);
    merging.merged.copied.extend(changed);
    merging.merged.failed.extend(failed);
    Ok(merging.merged)
}

/// Joins into their files what a sync tool put aside in a project.
///
/// # Errors
/// As [`merge`].
pub fn merge_aside(root: &Path) -> Result<Merged, MergeError> {
    let _held = held(root)?;
    let ours = writable(root)?;
    let mut merging = Merging {
        root,
        merged: Merged::default(),
    };
    let files: BTreeSet<&String> = ours.aside.iter().map(|aside| &aside.of).collect();
    for file in files {
        if let Some(known) = ours.ledger.files.get(file) {
            let part = ours.aside.iter().find(|a| &a.of == file).map(|a| &a.part);
            let Some(part) = part else { continue };
            let loaded = load::load(root, file, part);
            let alone = FileLedger {
                hash: loaded.hash,
                is_not_understood: loaded.is_blocked(),
                lines: Standing::of(loaded.lines).into_lines(),
                comments: known.comments.clone(),
                ..FileLedger::default()
            };
            merging.file(file, &alone, known);
        }
    }
    Ok(merging.merged)
}

/// What came of putting one file away.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PutAway {
    /// Files that were put away, each with where it is now; relative to the project.
    pub moved: Vec<(String, String)>,
    /// Files that stay, since something in them is not in the project's file or was not understood.
    pub left: Vec<String>,
    /// What could not be moved.
    pub failed: Vec<SaveError>,
}

/// Moves files that a sync tool put aside to a folder that is not read, once all that they say stands
/// in the project's own files. Nothing is deleted.
///
/// # Errors
/// As [`merge`].
pub fn put_away(root: &Path) -> Result<PutAway, MergeError> {
    let _held = held(root)?;
    let ours = writable(root)?;
    let mut done = PutAway::default();
    for aside in &ours.aside {
        if !is_joined(root, aside) {
            done.left.push(aside.file.clone());
            continue;
        }
        match move_away(root, &aside.file) {
            Ok(to) => done.moved.push((aside.file.clone(), to)),
            Err(error) => done.failed.push(error),
        }
    }
    Ok(done)
}

/// Whether a file's lines are all in the file that it is a version of, or were replaced there.
fn is_joined(root: &Path, aside: &Aside) -> bool {
    let (own, beside) = (
        load::load(root, &aside.of, &aside.part),
        load::load(root, &aside.file, &aside.part),
    );
    if own.is_blocked() || beside.is_blocked() || own.hash.is_none() || beside.hash.is_none() {
        return false;
    }
    let alone = Standing::of(own.lines.iter().cloned());
    let both = Standing::of(own.lines.into_iter().chain(beside.lines));
    changes(&alone.records, &both.records).is_none()
}

fn move_away(root: &Path, file: &str) -> Result<String, SaveError> {
    // The folder says itself that git is to leave it alone: the project's list may be of before.
    let ignore = format!("{}/.gitignore", layout::KEPT);
    if load::bytes(root, &ignore).ok().flatten().is_none() {
        write(root, &ignore, b"*\n")?;
    }
    let mut to = format!("{}/{file}", layout::KEPT);
    for number in 2..1000 {
        if !layout::path(root, &to).exists() {
            break;
        }
        to = format!("{}/{file}.{number}", layout::KEPT);
    }
    rename(root, file, &to)?;
    Ok(to)
}

/// Whether a file holds annotations or decisions of a document.
fn is_coding_of(file: &str, id: &DocumentId) -> bool {
    let mut parts = file.split('/');
    let is_by_document = matches!(parts.next(), Some(layout::ANNOTATIONS | layout::DECISIONS));
    is_by_document && parts.nth(1) == Some(id.as_str())
}

fn held(root: &Path) -> Result<Option<std::fs::File>, MergeError> {
    super::open::probe(root)?;
    let file = layout::PROJECT.to_owned();
    lock::for_writing(root).map_err(|error| {
        MergeError::Save(match error {
            None => SaveError::Busy { file },
            Some(error) => SaveError::of(&file, &error),
        })
    })
}

fn writable(root: &Path) -> Result<Opened, MergeError> {
    let opened = open(root)?;
    match opened.access {
        Access::ReadWrite => Ok(opened),
        Access::ReadOnly(reason) => Err(MergeError::ReadOnly(reason)),
    }
}

struct Merging<'a> {
    root: &'a Path,
    merged: Merged,
}

impl Merging<'_> {
    /// What of the copy was not understood is not in the project afterwards.
    fn take_findings(&mut self, theirs: &Opened) {
        let lost =
            |f: &&Finding| f.kind.blocks() && !matches!(f.kind, FindingKind::DuplicateId { .. });
        let lost = theirs.findings.iter().filter(lost).cloned();
        self.merged.findings.extend(lost);
    }

    fn file(&mut self, file: &str, ours: &FileLedger, theirs: &FileLedger) {
        if ours.is_not_understood {
            let file = file.to_owned();
            return self.merged.failed.push(SaveError::Blocked { file });
        }
        let before = by_key(&ours.lines);
        let standing = join(&[], ours.lines.clone(), theirs.lines.clone());
        let comments = union_of_comments(ours.comments.clone(), theirs.comments.clone());
        let Some(mut told) = changes(&before, &standing.records) else {
            return;
        };
        let lines: Vec<&Line> = standing.records.values().flatten().collect();
        let text = emit::file(&comments, lines);
        match write(self.root, file, text.as_bytes()) {
            Ok(()) | Err(SaveError::Unconfirmed { .. }) => {
                told.file = file.to_owned();
                self.merged.files.push(told);
            }
            Err(error) => self.merged.failed.push(error),
        }
    }

    /// Copies texts and original files that are missing; another text is told and left alone.
    fn texts(&mut self, other: &Path, theirs: &Opened, gone: &BTreeSet<DocumentId>) {
        let all = theirs.documents_with_record();
        for id in all.iter().filter(|id| !gone.contains(*id)) {
            let folder = format!("{}/{id}", layout::DOCUMENTS);
            let Ok(listing) = std::fs::read_dir(layout::path(other, &folder)) else {
                continue;
            };
            let names = listing
                .flatten()
                .filter_map(|e| e.file_name().into_string().ok());
            let mut names: Vec<String> = names.filter(|name| layout::is_content(name)).collect();
            names.sort();
            for name in names {
                self.text(other, id, &format!("{folder}/{name}"));
            }
        }
    }

    fn text(&mut self, other: &Path, id: &DocumentId, file: &str) {
        let theirs = match load::bytes(other, file) {
            Ok(Some(theirs)) => theirs,
            Ok(None) => return,
            Err(unread) => return self.tell(file, unread.finding()),
        };
        match load::bytes(self.root, file) {
            Ok(None) => match write(self.root, file, &theirs) {
                Ok(()) | Err(SaveError::Unconfirmed { .. }) => {
                    self.merged.copied.push(file.to_owned());
                }
                Err(error) => self.merged.failed.push(error),
            },
            Ok(Some(ours)) if ours == theirs => {}
            Ok(Some(_)) => {
                let document = id.as_str().to_owned();
                self.tell(file, FindingKind::TextsDiffer { document });
            }
            Err(unread) => self.tell(file, unread.finding()),
        }
    }

    fn tell(&mut self, file: &str, kind: FindingKind) {
        self.merged.findings.push(Finding {
            file: file.to_owned(),
            line: None,
            kind,
        });
    }
}

fn by_key(lines: &[Line]) -> BTreeMap<Key, Vec<Line>> {
    let mut found: BTreeMap<Key, Vec<Line>> = BTreeMap::new();
    for line in lines {
        found.entry(line.body.key()).or_default().push(line.clone());
    }
    found
}

/// What became of the records of a file; nothing when it is as it was.
fn changes(
    before: &BTreeMap<Key, Vec<Line>>,
    after: &BTreeMap<Key, Vec<Line>>,
) -> Option<MergedFile> {
    let mut told = MergedFile::default();
    let mut is_changed = false;
    for (key, lines) in after {
        let had = before.get(key).map_or(&[][..], Vec::as_slice);
        let has = |line: &Line, all: &[Line]| all.iter().any(|other| is_same(line, other));
        let stays = had.len() == lines.len() && lines.iter().all(|line| has(line, had));
        if stays {
            // The same joined in another order may remember more of what it replaced.
            let past = |l: &Line| had.iter().any(|o| is_same(l, o) && o.past == l.past);
            is_changed |= !lines.iter().all(past);
            continue;
        }
        is_changed = true;
        let id = key.id.clone();
        match (had.is_empty(), lines.len()) {
            (_, 2..) => told.alternatives.push(id),
            (true, _) => told.added.push(id),
            (false, _) => told.replaced.push(id),
        }
    }
    is_changed.then_some(told)
}
