//! Marks a document that is being imported: its text is on disk and its record is not yet. The mark
//! distinguishes an interrupted import from a record that a sync tool is still to bring.

use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::kept::move_away;
use crate::store::disk::layout;
use crate::store::disk::listing::{Entry, names};
use crate::store::disk::lock::machine;
use crate::store::disk::write::{sync_folder, write};
use crate::store::save_error::SaveError;
use std::path::Path;

fn mark_of(id: &DocumentId) -> String {
    format!("{}/{id}/{}", layout::DOCUMENTS, layout::UNFINISHED)
}

/// Marks a document as being imported, before anything else of it is on disk.
///
/// # Errors
/// When the mark cannot be written.
pub(crate) fn begin(root: &Path, id: &DocumentId) -> Result<(), SaveError> {
    write(root, &mark_of(id), machine().as_bytes())
}

/// Deletes the mark once the record is on disk. A mark beside a record is ignored.
pub(crate) fn end(root: &Path, id: &DocumentId) {
    let _ = std::fs::remove_file(layout::path(root, &mark_of(id)));
}

/// Whether a document is being imported, or was when its import was interrupted.
pub(crate) fn is_begun(root: &Path, id: &DocumentId) -> bool {
    layout::path(root, &mark_of(id)).is_file()
}

/// The documents that are marked.
pub(crate) fn begun(root: &Path) -> Vec<DocumentId> {
    let folders = names(root, layout::DOCUMENTS, Entry::Folder).names;
    let ids = folders.iter().filter_map(|name| DocumentId::new(name).ok());
    ids.filter(|id| is_begun(root, id)).collect()
}

/// What became of a marked document, once nobody else can be importing it.
pub(crate) enum Ended {
    /// It is whole.
    Whole,
    /// Its remains were put away, into this folder.
    PutAway(String),
    /// Another computer began it, and may still bring it.
    Elsewhere,
}

/// Ends interrupted imports. The caller holds the project's lock.
///
/// # Errors
/// When a file cannot be moved; the rest is moved at the next attempt.
pub(crate) fn finish(root: &Path, id: &DocumentId) -> Result<Ended, SaveError> {
    let record = layout::file_of(&Part::Document(id.clone()));
    if layout::path(root, &record).exists() {
        end(root, id);
        return Ok(Ended::Whole);
    }
    let begun_by = std::fs::read_to_string(layout::path(root, &mark_of(id))).unwrap_or_default();
    if begun_by != machine() {
        return Ok(Ended::Elsewhere);
    }
    let folder = format!("{}/{id}", layout::DOCUMENTS);
    for name in names(root, &folder, Entry::File).names {
        move_away(root, &format!("{folder}/{name}"))?;
    }
    // The mark goes last: until then the rest is known to be of an import that was cut short.
    end(root, id);
    let path = layout::path(root, &folder);
    let _ = std::fs::remove_dir(&path);
    let _ = path.parent().map(sync_folder);
    Ok(Ended::PutAway(format!("{}/{folder}", layout::KEPT)))
}
