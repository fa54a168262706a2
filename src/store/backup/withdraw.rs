//! Takes a withdrawn document out of the backups.

use super::archive::{open, packed_as, read};
use super::belonging::{is_journal, is_of};
use super::clear::{Cleared, FromBackups, clear};
use super::list::BackupError;
use super::shelf::Shelf;
use crate::edit::Part;
use crate::model::DocumentId;
use crate::store::disk::layout;
use crate::store::disk::write::replace_with;
use crate::store::format::read;
use crate::store::journal::{WithdrawnText, filtered};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use zip::{ZipArchive, ZipWriter};

/// Takes a document out of every backup of a project: its text, everyone's annotations, and what the
/// journal says of it. Backups of a copy that is no longer where it was are taken for this project's,
/// as it may have been moved.
///
/// # Errors
/// When a folder cannot be looked into, or a backup neither be rewritten nor taken away.
pub fn withdraw_from_backups(
    shelf: &Shelf,
    document: &DocumentId,
) -> Result<FromBackups, BackupError> {
    clear(shelf, &|path| holds(path, document), &|backup, folder| {
        rewrite(&backup.path, folder, document)?;
        Ok(Cleared::Rewritten)
    })
}

/// Whether a file may hold records about any document, among others.
fn is_of_everything(file: &str) -> bool {
    let first = file.split('/').next().unwrap_or_default();
    layout::OF_EVERYTHING.contains(&first) && file.ends_with(".ron")
}

/// What remains of a file that may hold anything of the document, besides files of its own; nothing when
/// it holds nothing of it.
fn kept_of(name: &str, bytes: &[u8], withdrawn: &WithdrawnText<'_>) -> Option<Vec<u8>> {
    if is_journal(name) {
        filtered(bytes, withdrawn)
    } else {
        read::without(bytes, withdrawn.document)
    }
}

/// The texts of the document that a backup has, the present one and former ones.
fn texts(
    archive: &mut ZipArchive<impl Read + Seek>,
    document: &DocumentId,
) -> io::Result<Vec<Vec<u8>>> {
    let mut all = Vec::new();
    for index in 0..archive.len() {
        let name = archive.by_index_raw(index)?.name()?.into_owned();
        if is_of(&name, document) && name.ends_with(".txt") {
            all.push(read(archive, index)?);
        }
    }
    Ok(all)
}

fn holds(path: &Path, document: &DocumentId) -> io::Result<bool> {
    let mut archive = open(path)?;
    let withdrawn = WithdrawnText::new(document, &texts(&mut archive, document)?);
    let record = layout::file_of(&Part::Document(document.clone()));
    for index in 0..archive.len() {
        let name = archive.by_index_raw(index)?.name()?.into_owned();
        if is_of(&name, document) {
            let is_tombstone = name == record && is_tombstone(&read(&mut archive, index)?);
            if !is_tombstone {
                return Ok(true);
            }
        }
        let may_hold = is_journal(&name) || is_of_everything(&name);
        if may_hold && kept_of(&name, &read(&mut archive, index)?, &withdrawn).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a document's record says that it was withdrawn, and nothing else.
fn is_tombstone(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut records = text.lines().filter(|line| !line.starts_with(['(', ']']));
    let is_it = |line: &str| line.starts_with("Deleted(") && line.contains("withdrawn: true");
    records.all(is_it)
}

fn rewrite(path: &Path, folder: &Path, document: &DocumentId) -> Result<(), BackupError> {
    let done = replace_with(path, folder, |out| copy_without(path, document, out));
    done.map_err(BackupError::io(path))
}

fn copy_without(
    path: &Path,
    document: &DocumentId,
    out: &mut (impl Write + Read + Seek),
) -> io::Result<()> {
    let mut archive = open(path)?;
    let withdrawn = WithdrawnText::new(document, &texts(&mut archive, document)?);
    let mut copy = ZipWriter::new(out);
    for index in 0..archive.len() {
        let name = archive.by_index_raw(index)?.name()?.into_owned();
        if is_of(&name, document) {
            continue;
        }
        let may_hold = is_journal(&name) || is_of_everything(&name);
        let kept = if may_hold {
            kept_of(&name, &read(&mut archive, index)?, &withdrawn)
        } else {
            None
        };
        match kept {
            Some(kept) => {
                copy.start_file(name, packed_as())?;
                copy.write_all(&kept)?;
            }
            None => copy.raw_copy_file(archive.by_index_raw(index)?)?,
        }
    }
    copy.finish()?;
    Ok(())
}
