//! The tags of named versions of the codebook, in files that are named by their hash and never change.
//!
//! The line in `codebook.ron` says who named the version, when and why, and holds the hash. So a merge joins
//! such lines without mixing the tags of two versions, and two clones that name one state write one file.
//! The tags are written before the line: a crash in between leaves a file that no line names.

use crate::model::{Codebook, CodebookVersion};
use crate::store::disk::bytes;
use crate::store::disk::kept::move_away;
use crate::store::disk::layout;
use crate::store::disk::write::write;
use crate::store::finding::{Finding, FindingKind};
use crate::store::format::convert;
use crate::store::format::emit;
use crate::store::format::read;
use crate::store::format::record::{Body, Line, VersionRecord};
use crate::store::format::revisions::Standing;
use crate::store::format::understood;
use crate::store::ledger::known::{Contents, FileLedger};
use crate::store::save_error::SaveError;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// The versions of a codebook as they were read.
#[derive(Debug, Default)]
pub(crate) struct Versions {
    /// The versions that can be shown, each with its line and its record.
    pub shown: Vec<(CodebookVersion, Line, Body)>,
    /// Their tags, and those of versions that wait for a choice.
    pub contents: Contents,
    /// What is wrong with the files.
    pub findings: Vec<Finding>,
}

/// Reads the tags of all versions in a codebook. `shown` are its lines that are to be shown, `all` also
/// those that wait. A version without its tags is not shown; its line stays.
pub(crate) fn read_all(root: &Path, shown: Vec<Line>, all: &[Line]) -> Versions {
    let mut versions = Versions::default();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for record in records(all) {
        if seen.insert(&record.tags)
            && let Some(tags) = read_tags(root, record, &mut versions.findings)
        {
            versions.contents.insert(record.tags.clone(), tags.into());
        }
    }
    for line in shown {
        let Body::Version(r) = &*line.body else {
            continue;
        };
        let tags = versions.contents.get(&r.tags).cloned();
        if let Some(Ok(version)) = tags.map(|tags| convert::version(r, tags)) {
            let record = convert::version_record(&version, r.tags.clone());
            versions.shown.push((version, line, record));
        }
    }
    versions
}

/// The versions that lines name.
pub(crate) fn records(lines: &[Line]) -> impl Iterator<Item = &VersionRecord> {
    lines.iter().filter_map(|line| match &*line.body {
        Body::Version(r) => Some(r),
        _ => None,
    })
}

/// Whether bytes have a hash.
pub(crate) fn is_named_by(hash: &str, bytes: &[u8]) -> bool {
    bytes::hex(&bytes::hash(bytes)) == hash
}

/// Reads the tags of one version; `None`, with a finding, when they are not all there.
fn read_tags(root: &Path, record: &VersionRecord, told: &mut Vec<Finding>) -> Option<Codebook> {
    let file = layout::tags_of_version(&record.tags);
    let mut tell = |line, kind| {
        told.push(layout::finding(&file, line, kind));
    };
    let version = record.id.clone();
    let bytes = match bytes::read(root, &file) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            tell(None, FindingKind::VersionMissing { version });
            return None;
        }
        Err(unread) => {
            tell(None, unread.finding());
            tell(None, FindingKind::VersionMissing { version });
            return None;
        }
    };
    let (codebook, problems) = parse(&bytes);
    let is_whole = !problems.iter().any(|(_, kind)| kind.blocks());
    for (line, kind) in problems {
        tell(line, kind);
    }
    if !is_whole {
        tell(None, FindingKind::VersionMissing { version });
    } else if !is_named_by(&record.tags, &bytes) {
        tell(None, FindingKind::VersionDiffers { version });
    }
    is_whole.then_some(codebook)
}

type Problems = Vec<(Option<usize>, FindingKind)>;

fn parse(bytes: &[u8]) -> (Codebook, Problems) {
    let contents = read::read(bytes);
    let mut problems = contents.problems;
    let standing = Standing::of(contents.lines);
    problems.extend(standing.findings());
    let mut codebook = Codebook::default();
    for line in standing
        .records
        .into_values()
        .filter_map(|all| all.into_iter().next())
    {
        match &*line.body {
            Body::Tag(r) => match convert::tag(r) {
                Ok(tag) => drop(codebook.insert(tag)),
                Err(kind) => problems.push((line.number, kind)),
            },
            other => {
                let shown = format!("{}(id: {:?}", other.label(), other.id());
                let reason = "this record does not belong in this file".to_owned();
                let kind = understood::not_understood(&shown, 1, reason);
                problems.push((line.number, kind));
            }
        }
    }
    (codebook, problems)
}

/// The tags of a codebook as a file of their own, which [`read_codebook_file`] reads.
///
/// [`read_codebook_file`]: crate::store::read_codebook_file
pub fn codebook_file(tags: &Codebook) -> String {
    let line = |tag| Line {
        number: None,
        rev: String::new(),
        past: Vec::new(),
        body: convert::tag_record(tag).into(),
    };
    let lines: Vec<Line> = tags.all().map(line).collect();
    emit::file(&[], &lines)
}

/// Writes the tags of versions that are not on disk, and returns the records of all of them.
pub(crate) fn write_tags(
    root: &Path,
    known: &mut FileLedger,
    named: &[CodebookVersion],
) -> Result<Vec<Body>, SaveError> {
    let mut records = Vec::with_capacity(named.len());
    for version in named {
        let (hash, text) = file_for(known, &version.tags);
        match text {
            None => write_again(root, &hash, &version.tags)?,
            Some(text) => {
                write_new(root, &hash, text.as_bytes())?;
                known.versions.insert(hash.clone(), version.tags.clone());
            }
        }
        records.push(convert::version_record(version, hash));
    }
    Ok(records)
}

/// The hash that names the file of some tags, and what will stand in it where it is not known yet.
pub(crate) fn file_for(known: &FileLedger, tags: &Arc<Codebook>) -> (String, Option<String>) {
    let is_it = |other: &Arc<Codebook>| Arc::ptr_eq(other, tags) || other == tags;
    let found = known.versions.iter().find(|(_, other)| is_it(other));
    match found {
        Some((hash, _)) => (hash.clone(), None),
        None => {
            let text = codebook_file(tags);
            (bytes::hex(&bytes::hash(text.as_bytes())), Some(text))
        }
    }
}

/// Writes a deleted file again, if its bytes would have the hash.
fn write_again(root: &Path, hash: &str, tags: &Codebook) -> Result<(), SaveError> {
    let file = layout::tags_of_version(hash);
    if layout::path(root, &file).symlink_metadata().is_ok() {
        return Ok(());
    }
    let text = codebook_file(tags);
    if is_named_by(hash, text.as_bytes()) {
        write_new(root, hash, text.as_bytes())
    } else {
        Ok(())
    }
}

/// Writes the file that a hash names. A file of other bytes in its place is moved where it is not read.
pub(crate) fn write_new(root: &Path, hash: &str, bytes: &[u8]) -> Result<(), SaveError> {
    let file = layout::tags_of_version(hash);
    match bytes::read(root, &file) {
        Ok(Some(found)) if found == bytes => return Ok(()),
        Ok(Some(_)) => drop(move_away(root, &file)?),
        Ok(None) => {}
        Err(unread) => return Err(unread.save_error(&file)),
    }
    write(root, &file, bytes)
}
