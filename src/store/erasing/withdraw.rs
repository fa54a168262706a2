//! Withdraws a document: takes everything away that came from it, and leaves that and when.
//!
//! The record that says so is written first. A crash after it leaves files that the next opening
//! tells of and the next withdrawal takes away.

use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::layout;
use crate::store::disk::lock;
use crate::store::disk::write::{SaveError, sync_folder, write};
use crate::store::format::emit;
use crate::store::format::read;
use crate::store::format::record::{Body, DeletedRecord, Kind, Line, PAST_LENGTH};
use crate::store::journal::{self, Withdrawn};
use crate::store::opening::load;
use crate::store::saving::save::is_project;
use crate::store::stamp::Stamp;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// Folders whose files may hold records about any document.
pub(in crate::store) const OF_EVERYTHING: [&str; 3] =
    [layout::MEMOS, layout::SAVED, layout::ROUNDS];

/// The files of a project that hold anything of a document, sorted, relative to the project: its
/// text and former texts, the file it was imported from, everyone's annotations and decisions in
/// every round, versions that sync tools put aside (also those that were put away since), and what
/// broken writes left. Its record is not among them: that becomes the one that says it was withdrawn.
///
/// # Errors
/// When a folder cannot be looked into.
pub fn files_of(root: &Path, document: &DocumentId) -> io::Result<Vec<String>> {
    let mut files = BTreeSet::new();
    for above in ["".to_owned(), format!("{}/", layout::KEPT)] {
        let own = format!("{above}{}/{document}", layout::DOCUMENTS);
        add_files(root, &own, &mut files)?;
        for kind in [layout::ANNOTATIONS, layout::DECISIONS] {
            let kind = format!("{above}{kind}");
            for round in folders(root, &kind)? {
                add_files(root, &format!("{kind}/{round}/{document}"), &mut files)?;
            }
        }
    }
    files.remove(&layout::file_of(&Part::Document(document.clone())));
    Ok(files.into_iter().collect())
}

/// Whether a project has, or had, such a document.
pub fn has_traces_of(root: &Path, document: &DocumentId) -> bool {
    let record = layout::file_of(&Part::Document(document.clone()));
    let has_record = layout::path(root, &record).is_file();
    has_record || files_of(root, document).is_ok_and(|files| !files.is_empty())
}

/// Whether anything of a withdrawn document is still there, or again: a file, or a line of its record
/// beside the one that says so.
pub(in crate::store) fn has_remains(root: &Path, document: &DocumentId) -> bool {
    let part = Part::Document(document.clone());
    let record = load::load(root, &layout::file_of(&part), &part);
    let is_more = !record.lines.iter().all(|line| line.body.is_withdrawn());
    let is_more = is_more || !record.comments.is_empty() || !record.findings.is_empty();
    is_more || files_of(root, document).is_ok_and(|files| !files.is_empty())
}

/// Withdraws a document, and gives the files that were taken away, and those of the journal that have
/// nothing of it any more. Whoever calls this holds the
/// locks of all annotators, or an open window may write what it still has in memory.
///
/// # Errors
/// When a file cannot be written or taken away; what was taken away by then stays so.
pub fn withdraw(
    root: &Path,
    document: &DocumentId,
    stamp: &mut dyn Stamp,
) -> Result<Vec<String>, SaveError> {
    let record = layout::file_of(&Part::Document(document.clone()));
    let _held = lock::to_write(root, &record)?;
    // What tags quoted of the text is known by the text: it goes last from memory.
    let withdrawn = Withdrawn {
        document,
        text: text_of(root, document),
    };
    let tombstone = tombstone(root, document, &record, stamp);
    write(root, &record, emit::file(&[], &[tombstone]).as_bytes())?;
    clear_records(root, document, stamp)?;
    // Before the texts go: whoever is stopped here finds by them, the next time, what was quoted.
    let mut cleared = journal::files_with(root, &withdrawn);
    for file in &cleared {
        journal::remove(root, file, &withdrawn)?;
    }
    let mut files = files_of(root, document).map_err(|e| SaveError::of(&record, &e))?;
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

/// The text of a document and those that it had before, as far as they can be read.
fn text_of(root: &Path, document: &DocumentId) -> String {
    let files = files_of(root, document).unwrap_or_default().into_iter();
    let texts = files.filter(|file| file.ends_with(".txt"));
    let words = texts.filter_map(|file| load::bytes(root, &file).ok().flatten());
    text_in(&words.collect::<Vec<Vec<u8>>>())
}

/// Several texts as one, in which what was quoted of any of them can be found.
pub(in crate::store) fn text_in(texts: &[Vec<u8>]) -> String {
    let words = texts.iter().map(|bytes| String::from_utf8_lossy(bytes));
    words.collect::<Vec<_>>().join("\n")
}

/// Of records about a document that stand in files of people, rounds and lists, such as memos, only that
/// they were deleted stays.
fn clear_records(
    root: &Path,
    document: &DocumentId,
    stamp: &mut dyn Stamp,
) -> Result<(), SaveError> {
    let mut files = BTreeSet::new();
    for folder in OF_EVERYTHING {
        let tell = |error| SaveError::of(folder, &error);
        add_files(root, folder, &mut files).map_err(tell)?;
    }
    let is_of = |line: &Line| line.body.document() == Some(document.as_str());
    for file in files.iter().filter(|file| file.ends_with(".ron")) {
        let bytes = load::bytes(root, file).map_err(|unread| unread.save_error(file))?;
        let mut contents = read::read(&bytes.unwrap_or_default());
        if !contents.lines.iter().any(is_of) {
            continue;
        }
        if !contents.problems.is_empty() {
            return Err(SaveError::Blocked { file: file.clone() });
        }
        for line in contents.lines.iter_mut().filter(|line| is_of(line)) {
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
        let text = emit::file(&contents.comments, &contents.lines);
        write(root, file, text.as_bytes())?;
    }
    Ok(())
}

/// The bytes of a file of records without the lines about a document; `None` when there are none.
pub(in crate::store) fn without(bytes: &[u8], document: &DocumentId) -> Option<Vec<u8>> {
    let is_of = |line: &Line| line.body.document() == Some(document.as_str());
    let gone: BTreeSet<usize> = read::read(bytes)
        .lines
        .iter()
        .filter(|line| is_of(line))
        .filter_map(|line| line.number)
        .collect();
    let lines = bytes.split_inclusive(|b| *b == b'\n').enumerate();
    let kept = lines.filter(|(index, _)| !gone.contains(&(index + 1)));
    let kept: Vec<u8> = kept.flat_map(|(_, line)| line.iter().copied()).collect();
    (!gone.is_empty()).then_some(kept)
}

/// The one line that stays. Of what it replaces only the random names of revisions are in it.
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

/// Every file below a folder. Links are taken as files: what they lead to is not of the project.
fn add_files(root: &Path, folder: &str, files: &mut BTreeSet<String>) -> io::Result<()> {
    if layout::leads_outside(root, folder)? {
        return Ok(());
    }
    let Some(listing) = listing(&layout::path(root, folder))? else {
        return Ok(());
    };
    for entry in listing {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let file = format!("{folder}/{name}");
        if entry.file_type()?.is_dir() {
            add_files(root, &file, files)?;
        } else {
            files.insert(file);
        }
    }
    Ok(())
}

fn folders(root: &Path, folder: &str) -> io::Result<Vec<String>> {
    let Some(listing) = listing(&layout::path(root, folder))? else {
        return Ok(Vec::new());
    };
    let mut names = Vec::new();
    for entry in listing {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.extend(entry.file_name().into_string().ok());
        }
    }
    Ok(names)
}

/// The entries of a folder; none where there is no folder.
fn listing(path: &Path) -> io::Result<Option<std::fs::ReadDir>> {
    match std::fs::read_dir(path) {
        Ok(listing) => Ok(Some(listing)),
        Err(e)
            if matches!(
                e.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Sees to it that files which were taken away do not come back after a power cut, and takes away folders
/// that are empty now. One that stays does no harm.
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
