//! Withdraws a document: deletes everything that came from it, and keeps a record that says when.
//!
//! That record is written first. After a crash, opening the project reports the files that remain, and
//! withdrawing again deletes them.

use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::bytes;
use crate::store::disk::layout::{self, is_project};
use crate::store::disk::lock;
use crate::store::disk::walk::files_below;
use crate::store::disk::write::{sync_folder, write};
use crate::store::format::emit;
use crate::store::format::read;
use crate::store::format::record::{Body, DeletedRecord, Kind, Line, PAST_LENGTH};
use crate::store::journal::{self, WithdrawnText};
use crate::store::ledger::load;
use crate::store::opening::traces::files_of;
use crate::store::rewriting;
use crate::store::save_error::SaveError;
use crate::store::stamp::{RandomStamp, Stamp};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Withdraws a document. Returns the files that were deleted, and the files of the journal that were cleared
/// of it. The caller holds the locks of all annotators; otherwise an open window could write what it still
/// has in memory.
///
/// # Errors
/// When a file cannot be written or deleted. What was deleted by then stays deleted.
pub fn withdraw(
    root: &Path,
    document: &DocumentId,
    stamp: &mut dyn Stamp,
) -> Result<Vec<String>, SaveError> {
    let record = layout::file_of(&Part::Document(document.clone()));
    let _held = lock::to_write(root, &record)?;
    rewriting::complete(root)?;
    // What tags quoted of the text is known by the text: it goes last from memory.
    let withdrawn = WithdrawnText::new(document, &texts_of(root, document));
    // Whatever cannot be read or changed is told before anything is written.
    let shared = without_records(root, document, stamp)?;
    let tombstone = tombstone(root, document, &record, stamp);
    write(root, &record, emit::file(&[], &[tombstone]).as_bytes())?;
    for (file, text) in &shared {
        write(root, file, text.as_bytes())?;
    }
    // Before the texts go: whoever is stopped here finds by them, the next time, what was quoted.
    let mut cleared = journal::files_with(root, &withdrawn);
    for file in &cleared {
        journal::remove(root, file, &withdrawn)?;
    }
    let mut files = files_of(root, document).map_err(|e| SaveError::of(&record, &e))?;
    files.extend(kept_codebooks(root, &withdrawn).map_err(|e| SaveError::of(&record, &e))?);
    files.sort_by_key(|file| file.ends_with(".txt"));
    for file in &files {
        std::fs::remove_file(layout::path(root, file)).map_err(|e| SaveError::of(file, &e))?;
    }
    sweep_folders(root, &files)?;
    // In a folder that went away nothing was found, and nothing is gone.
    if !is_project(root) || !layout::path(root, &record).is_file() {
        let folder = root.to_owned();
        return Err(SaveError::FolderGone {
            file: record,
            folder,
        });
    }
    files.sort();
    files.append(&mut cleared);
    Ok(files)
}

/// Checks, without writing anything, that the files of people, rounds and lists which hold records about a
/// document can be changed: [`withdraw`] refuses otherwise.
///
/// # Errors
/// When such a file cannot be read, or holds something that is not understood.
pub fn may_withdraw(root: &Path, document: &DocumentId) -> Result<(), SaveError> {
    without_records(root, document, &mut RandomStamp).map(drop)
}

/// The present text of a document and its former ones, as far as they can be read.
fn texts_of(root: &Path, document: &DocumentId) -> Vec<Vec<u8>> {
    let files = files_of(root, document).unwrap_or_default().into_iter();
    let texts = files.filter(|file| file.ends_with(".txt"));
    let words = texts.filter_map(|file| bytes::read(root, &file).ok().flatten());
    words.collect()
}

/// The files of people, rounds and lists, such as memos, that hold records about a document, with their new
/// contents: of such a record only its deletion remains. Nothing is written.
///
/// # Errors
/// When a file cannot be read, or holds such records beside something that was not understood.
fn without_records(
    root: &Path,
    document: &DocumentId,
    stamp: &mut dyn Stamp,
) -> Result<BTreeMap<String, String>, SaveError> {
    let mut cleared = BTreeMap::new();
    for folder in layout::OF_EVERYTHING {
        let tell = |error| SaveError::of(folder, &error);
        let files = files_below(root, folder).map_err(tell)?.into_iter();
        for file in files.filter(|file| file.ends_with(".ron")) {
            let bytes = bytes::read(root, &file).map_err(|unread| unread.save_error(&file))?;
            let mut contents = read::read(&bytes.unwrap_or_default());
            if !contents.lines.iter().any(|line| is_about(line, document)) {
                continue;
            }
            if !contents.problems.is_empty() {
                return Err(SaveError::Blocked { file });
            }
            let lines = contents.lines.iter_mut();
            for line in lines.filter(|line| is_about(line, document)) {
                let gone = Body::Deleted(DeletedRecord {
                    id: line.body.id().to_owned(),
                    rev: String::new(),
                    past: Vec::new(),
                    of: line.body.kind(),
                    at: stamp.now().map(|at| at.to_string()),
                    withdrawn: true,
                });
                *line = line.replaced_by(stamp.rev(), gone);
            }
            cleared.insert(file, emit::file(&contents.comments, &contents.lines));
        }
    }
    Ok(cleared)
}

/// Kept former codebooks with tags that quote the text, or with lines that are not understood.
///
/// # Errors
/// When a folder cannot be looked into.
fn kept_codebooks(root: &Path, withdrawn: &WithdrawnText<'_>) -> io::Result<Vec<String>> {
    let mut files = files_below(root, layout::KEPT)?;
    files.retain(|file| {
        let own = file.strip_prefix(layout::KEPT);
        let own = own.and_then(|file| file.strip_prefix('/')).unwrap_or(file);
        let versions = format!("{}/", layout::VERSIONS);
        if !own.starts_with(layout::CODEBOOK) && !own.starts_with(&versions) {
            return false;
        }
        let bytes = bytes::read(root, file).ok().flatten().unwrap_or_default();
        let contents = read::read(&bytes);
        let quotes = |line: &Line| withdrawn.is_said_by(&line.body);
        !contents.problems.is_empty() || contents.lines.iter().any(quotes)
    });
    Ok(files)
}

/// Whether a line outside a document's own folders is about the document.
fn is_about(line: &Line, document: &DocumentId) -> bool {
    line.body.document() == Some(document.as_str())
}

/// The one line of the document that remains. Of the lines it replaces it names only the random revisions.
fn tombstone(root: &Path, document: &DocumentId, record: &str, stamp: &mut dyn Stamp) -> Line {
    let known = load::load(root, record, &Part::Document(document.clone()));
    let is_withdrawn = |l: &&Line| matches!(&*l.body, Body::Deleted(r) if r.withdrawn);
    let at = match known.lines.iter().find(is_withdrawn).map(|l| &*l.body) {
        Some(Body::Deleted(r)) => r.at.clone(),
        _ => stamp.now().map(|at| at.to_string()),
    };
    let mut past: Vec<String> = Vec::new();
    let revisions = known.lines.iter().map(|l| &l.rev);
    for rev in revisions.chain(known.lines.iter().flat_map(|l| &l.past)) {
        if !rev.is_empty() && !past.contains(rev) {
            past.push(rev.clone());
        }
    }
    past.truncate(PAST_LENGTH);
    let body = Body::Deleted(DeletedRecord {
        id: document.as_str().to_owned(),
        rev: String::new(),
        past: Vec::new(),
        of: Kind::Document,
        at,
        withdrawn: true,
    });
    Line {
        number: None,
        rev: stamp.rev(),
        past,
        body: body.into(),
    }
}

/// Syncs the folders of deleted files, so that none returns after a power cut, and deletes folders that are
/// empty now. An empty folder that cannot be deleted does no harm.
fn sweep_folders(root: &Path, files: &[String]) -> Result<(), SaveError> {
    let parents = files
        .iter()
        .filter_map(|f| Some((f.rsplit_once('/')?.0, f.as_str())));
    let folders: BTreeMap<&str, &str> = parents.collect();
    for (folder, file) in folders.into_iter().rev() {
        let path = layout::path(root, folder);
        sync_folder(&path).map_err(|e| SaveError::of(file, &e))?;
        if std::fs::remove_dir(&path).is_ok()
            && let Some(parent) = path.parent()
        {
            let _ = sync_folder(parent);
        }
    }
    Ok(())
}
