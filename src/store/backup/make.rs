//! Makes the daily backup of a project.

use super::archive::packed_as;
use super::belonging::{goes_in, is_foreign_folder, may_go_in};
use super::list::{ABANDONED, Backup, BackupError, sweep};
use super::shelf::{MAKING, Shelf};
use super::{doomed, folders, keep};
use crate::store::disk::file::LARGEST_FILE;
use crate::store::disk::layout;
use crate::store::disk::walk::{Found, walk};
use crate::store::disk::write::replace_with;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::sync::PoisonError;
use zip::{ZipArchive, ZipWriter};

/// What came of making a backup.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Made {
    /// The backup of today was made.
    Backup(Backup),
    /// Nothing was written, since the last one holds the same files.
    Same(Backup),
}

/// Makes the backup of a project for a day, in the place of an earlier one of that day, and deletes backups
/// that are more than are kept. Nothing is written when nothing changed since the last one.
///
/// # Errors
/// When something cannot be read or written. The backups that there are stay.
pub fn make_backup(shelf: &Shelf, today: Date) -> Result<Made, BackupError> {
    let made = make_backup_unless(shelf, today, &|| false)?;
    let stopped = || BackupError::io(&shelf.folder)(interrupted());
    made.ok_or_else(stopped)
}

/// Makes the backup of a project for a day like [`make_backup`], unless `is_stopped` says before its end
/// that it is not wanted any more. Nothing is written then, and `None` is returned.
///
/// # Errors
/// When something cannot be read or written. The backups that there are stay.
pub fn make_backup_unless(
    shelf: &Shelf,
    today: Date,
    is_stopped: &dyn Fn() -> bool,
) -> Result<Option<Made>, BackupError> {
    match make(shelf, today, is_stopped) {
        Err(_) if is_stopped() => Ok(None),
        made => made.map(Some),
    }
}

fn make(shelf: &Shelf, today: Date, is_stopped: &dyn Fn() -> bool) -> Result<Made, BackupError> {
    let _held = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    let root = &shelf.root;
    let files = files(root)?;
    // Nobody else may look into it: it holds people's texts.
    let made = folders::make(&shelf.folder, &folders::private(), &mut Vec::new());
    made.map_err(BackupError::io(&shelf.folder))?;
    sweep(&shelf.folder, ABANDONED);
    doomed::end_overdue(shelf);
    let looked = || {
        let about = shelf.write_about(today);
        about.map_err(BackupError::io(&shelf.folder))
    };
    if let Some(last) = keep::last(&shelf.list()?, today).cloned()
        && contents(&last.path).is_ok_and(|held| Some(held) == sums(root, &files, is_stopped).ok())
    {
        looked()?;
        return Ok(Made::Same(last));
    }
    let path = shelf.folder.join(format!("{today}.zip"));
    let done = replace_with(&path, &shelf.folder, |out| {
        pack(root, &files, out, is_stopped)
    });
    done.map_err(BackupError::io(&path))?;
    looked()?;
    let all = shelf.list()?;
    for backup in keep::going(&all, today) {
        // One that cannot be deleted is tried again tomorrow.
        let _ = std::fs::remove_file(&backup.path);
    }
    let made = all.into_iter().find(|backup| backup.path == path);
    let made = made.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound));
    made.map(Made::Backup).map_err(BackupError::io(&path))
}

/// The project's files by name. Folders that people keep beside the project are passed over where they cannot
/// be looked into: they must not cost the project its backup.
fn files(root: &Path) -> Result<Vec<String>, BackupError> {
    let mut walked = walk(root, "", &|folder| {
        !folder.is_hidden() && may_go_in(&folder.file)
    });
    walked
        .unwalked
        .retain(|unwalked| !is_foreign_folder(&unwalked.folder));
    let all = walked.all().map_err(|unwalked| {
        let folder = match unwalked.folder.as_str() {
            "" => root.to_owned(),
            folder => layout::path(root, folder),
        };
        BackupError::io(&folder)(unwalked.source)
    })?;
    let is_small = |found: &Found| {
        let size = found.about(root).map_or(0, |about| about.len());
        size <= LARGEST_FILE
    };
    let files = all.filter(|found| found.is_file() && goes_in(&found.file) && is_small(found));
    let mut files: Vec<String> = files.map(|found| found.file).collect();
    files.sort();
    Ok(files)
}

fn read(root: &Path, file: &str) -> io::Result<Option<Vec<u8>>> {
    match std::fs::read(layout::path(root, file)) {
        Ok(bytes) => Ok(Some(bytes)),
        // It may have gone since the folder was looked into.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The sizes in bytes and CRC-32 sums of the files of a backup, by name.
type Sums = BTreeMap<String, (u64, u32)>;

fn sums(root: &Path, files: &[String], is_stopped: &dyn Fn() -> bool) -> io::Result<Sums> {
    let mut all = Sums::new();
    for file in files {
        go_on(is_stopped)?;
        if let Some(bytes) = read(root, file)? {
            let mut sum = flate2::Crc::new();
            sum.update(&bytes);
            all.insert(file.clone(), (bytes.len() as u64, sum.sum()));
        }
    }
    Ok(all)
}

fn contents(path: &Path) -> zip::result::ZipResult<Sums> {
    let mut archive = ZipArchive::new(io::BufReader::new(File::open(path)?))?;
    let mut all = Sums::new();
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index)?;
        all.insert(file.name()?.into_owned(), (file.size(), file.crc32()));
    }
    Ok(all)
}

/// Returns an error once the backup is not wanted any more.
fn go_on(is_stopped: &dyn Fn() -> bool) -> io::Result<()> {
    if is_stopped() {
        Err(interrupted())
    } else {
        Ok(())
    }
}

fn interrupted() -> io::Error {
    io::Error::from(io::ErrorKind::Interrupted)
}

fn pack(
    root: &Path,
    listed: &[String],
    out: &mut (impl Write + Read + Seek),
    is_stopped: &dyn Fn() -> bool,
) -> io::Result<()> {
    let mut archive = ZipWriter::new(out);
    for file in listed {
        go_on(is_stopped)?;
        if let Some(bytes) = read(root, file)? {
            archive.start_file(file.as_str(), packed_as())?;
            archive.write_all(&bytes)?;
        }
    }
    archive.finish()?;
    // From here on it is put in its place.
    go_on(is_stopped)?;
    // A project that went away meanwhile would leave a backup of half of it.
    if !layout::path(root, layout::PROJECT).is_file() {
        let gone = "the project went away while it was backed up";
        return Err(io::Error::new(io::ErrorKind::NotFound, gone));
    }
    Ok(())
}
