//! The files of a project that hold something of a document that was, or is to be, withdrawn.

use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::bytes;
use crate::store::disk::conflicts::version_of;
use crate::store::disk::layout;
use crate::store::disk::walk::{FoundKind, files_below, is_folder, list};
use crate::store::format::read;
use crate::store::ledger::load;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// The files of a project that hold anything of a document, sorted, relative to the project: its
/// text and former texts, the file it was imported from, everyone's annotations and decisions in
/// every round, versions that sync tools put aside (also those that were put away since, and memos put
/// away that name it), and what broken writes left. Its record is not among them: that becomes the one that says it was withdrawn.
///
/// # Errors
/// When a folder cannot be looked into.
pub fn files_of(root: &Path, document: &DocumentId) -> io::Result<Vec<String>> {
    let mut files = BTreeSet::new();
    for above in ["".to_owned(), format!("{}/", layout::KEPT)] {
        let own = format!("{above}{}/{document}", layout::DOCUMENTS);
        files.extend(files_below(root, &own)?);
        for kind in [layout::ANNOTATIONS, layout::DECISIONS] {
            let kind = format!("{above}{kind}");
            for round in folders(root, &kind)? {
                files.extend(files_below(root, &format!("{round}/{document}"))?);
            }
        }
    }
    for folder in layout::OF_EVERYTHING {
        let kept = files_below(root, &format!("{}/{folder}", layout::KEPT))?;
        files.extend(
            kept.into_iter()
                .filter(|file| is_named_in(root, file, document)),
        );
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

/// Whether anything of a withdrawn document remains or has returned: a file, a record about it such as a
/// memo, or a line of its record beside its tombstone.
pub(crate) fn has_remains(root: &Path, document: &DocumentId) -> bool {
    let part = Part::Document(document.clone());
    let record = load::load(root, &layout::file_of(&part), &part);
    let is_more = !record.lines.iter().all(|line| line.body.is_withdrawn());
    let is_more = is_more || !record.comments.is_empty() || !record.findings.is_empty();
    let is_more = is_more || has_records_about(root, document);
    is_more || files_of(root, document).is_ok_and(|files| !files.is_empty())
}

/// Whether a file of a person, a round or a list, such as memos, holds a record about a document.
fn has_records_about(root: &Path, document: &DocumentId) -> bool {
    let folders = layout::OF_EVERYTHING.into_iter();
    let mut files = folders.flat_map(|folder| files_below(root, folder).unwrap_or_default());
    files.any(|file| {
        let bytes = bytes::read(root, &file).ok().flatten().unwrap_or_default();
        let contents = read::read(&bytes);
        let mut about = contents.lines.iter().map(|line| line.body.document());
        file.ends_with(".ron") && about.any(|about| about == Some(document.as_str()))
    })
}

/// Whether the id of a document stands in a file, in quotation marks.
fn is_named_in(root: &Path, file: &str, document: &DocumentId) -> bool {
    let bytes = bytes::read(root, file).ok().flatten();
    let words = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    words.is_some_and(|words| words.contains(&format!("\"{document}\"")))
}

/// The folders in a folder, relative to the project; none where there is no such folder.
fn folders(root: &Path, folder: &str) -> io::Result<Vec<String>> {
    if !is_folder(root, folder)? {
        return Ok(Vec::new());
    }
    let all = list(root, folder)?.into_iter();
    let folders = all.filter(|found| found.is_unicode && found.kind == FoundKind::Folder);
    Ok(folders.map(|found| found.file).collect())
}

/// The name of a file of records without its ending, also where only a version from a sync tool is left.
pub(super) fn stem(name: &String) -> Option<String> {
    let own = version_of(name);
    let own = own.as_ref().unwrap_or(name).strip_suffix(".ron");
    own.map(str::to_owned)
}
