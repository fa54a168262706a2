//! What a project still holds of a document that was withdrawn or is to be.

use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::conflicts::version_of;
use crate::store::disk::layout;
use crate::store::disk::walk::{FoundKind, files_below, is_folder, list};
use crate::store::ledger::load;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

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
        files.extend(files_below(root, &own)?);
        for kind in [layout::ANNOTATIONS, layout::DECISIONS] {
            let kind = format!("{above}{kind}");
            for round in folders(root, &kind)? {
                files.extend(files_below(root, &format!("{round}/{document}"))?);
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
pub(crate) fn has_remains(root: &Path, document: &DocumentId) -> bool {
    let part = Part::Document(document.clone());
    let record = load::load(root, &layout::file_of(&part), &part);
    let is_more = !record.lines.iter().all(|line| line.body.is_withdrawn());
    let is_more = is_more || !record.comments.is_empty() || !record.findings.is_empty();
    is_more || files_of(root, document).is_ok_and(|files| !files.is_empty())
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

/// The name of a file of records without its ending, also of one of which only a version is there.
pub(super) fn stem(name: &String) -> Option<String> {
    let own = version_of(name);
    let own = own.as_ref().unwrap_or(name).strip_suffix(".ron");
    own.map(str::to_owned)
}
