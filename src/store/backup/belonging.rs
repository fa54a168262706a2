//! Which files of a project its backups hold, and which of them are about one document.

use crate::model::DocumentId;
use crate::store::disk::layout;

/// Folders below folders that are looked into; a project has three.
pub(super) const DEPTH: usize = 6;

/// Whether a file of a project, or one of this name in an archive, is one that backups hold: not hidden,
/// in its place, and named so that it cannot lead anywhere else.
pub(super) fn goes_in(file: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    };
    let is_shallow = file.split('/').count() <= DEPTH + 1;
    let is_named = is_shallow && file.split('/').all(is_plain);
    layout::FOR_GIT.contains(&file) || is_named && is_of_project(file)
}

/// Whether a file in a project's folder is the project's. Folders of people's own, such as recordings
/// beside the texts, have files of other kinds.
fn is_of_project(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    match file.split_once('/') {
        None => name.ends_with(".ron"),
        Some((folder, _)) => folder == layout::DOCUMENTS || name.ends_with(".ron"),
    }
}

/// Whether a file of a project is about a document, and of nothing else.
pub(super) fn is_of(file: &str, document: &DocumentId) -> bool {
    let parts: Vec<&str> = file.split('/').collect();
    match parts[..] {
        [layout::DOCUMENTS, id, ..] => id == document.as_str(),
        [layout::ANNOTATIONS | layout::DECISIONS, _, id, ..] => id == document.as_str(),
        _ => false,
    }
}

pub(super) fn is_journal(file: &str) -> bool {
    file.starts_with(&format!("{}/", layout::JOURNAL))
}
