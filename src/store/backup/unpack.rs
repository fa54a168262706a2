//! Unpacks a backup into a new folder: all of it, or nothing.

use super::belonging::goes_in;
use super::folders::{self, folder_of};
use super::list::{Backup, BackupError};
use crate::store::disk::copy::{Failed, copy};
use crate::store::disk::file::LARGEST_FILE;
use crate::store::disk::layout;
use crate::store::disk::write::sync_folder;
use std::collections::BTreeSet;
use std::fs::{DirBuilder, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// Most bytes that a backup unpacks to, unless its file is large too; a larger one is refused.
const LARGEST_BACKUP: u64 = 16 * LARGEST_FILE;
/// Most bytes that a backup may unpack to for each byte of its file, where it is larger than
/// [`LARGEST_BACKUP`]. Packing makes texts about ten times smaller.
const LOOSEST: u64 = 64;

type Archive = ZipArchive<io::BufReader<File>>;

/// Unpacks a backup into a folder that is new or empty. It is unpacked beside that folder first, and
/// takes its place once it is whole and safe on disk. Returns the number of files.
///
/// # Errors
/// When the folder holds something, the backup is broken or holds what no backup does, or something
/// cannot be written. The folder is then as it was, unless the error says that it is only unconfirmed.
pub fn unpack_backup(backup: &Backup, to: &Path) -> Result<usize, BackupError> {
    let beside = beside(to)?;
    if to.exists() {
        let mut listing = std::fs::read_dir(to).map_err(BackupError::io(to))?;
        if listing.next().is_some() {
            let path = to.to_owned();
            return Err(BackupError::NotEmpty { path });
        }
    }
    let (mut archive, names) = open(backup)?;
    let parent = folder_of(to);
    let mut made = Vec::new();
    let done = folders::make(&parent, &DirBuilder::new(), &mut made)
        // An interrupted unpacking left it.
        .and_then(|()| take_away(&beside))
        .map_err(BackupError::io(&beside))
        .and_then(|()| unpack(backup, &mut archive, &names, &beside))
        .and_then(|()| put_in_place(&beside, to).map_err(BackupError::io(to)));
    if let Err(error) = done {
        let _ = take_away(&beside);
        for folder in made.iter().rev() {
            let _ = std::fs::remove_dir(folder);
        }
        return Err(error);
    }
    let unconfirmed = |source| BackupError::Unconfirmed {
        path: to.to_owned(),
        source,
    };
    sync_folder(&parent)
        .map(|()| names.len())
        .map_err(unconfirmed)
}

/// Where it is unpacked first: a hidden folder beside, so that it can be renamed.
fn beside(to: &Path) -> Result<PathBuf, BackupError> {
    let name = to.file_name().ok_or_else(|| {
        let unnamed = io::ErrorKind::InvalidFilename;
        BackupError::io(to)(unnamed.into())
    })?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".hashiya-unpacking");
    Ok(folder_of(to).join(hidden))
}

fn take_away(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Opens a backup and looks at what it says that it holds, before anything is written. Returns the names
/// of its files in their order.
fn open(backup: &Backup) -> Result<(Archive, Vec<String>), BackupError> {
    let broken = |reason: &dyn ToString| BackupError::broken(&backup.path, reason.to_string());
    let tell = BackupError::io(&backup.path);
    let file = File::open(&backup.path).map_err(&tell)?;
    let size = file.metadata().map_err(&tell)?.len();
    let mut archive = ZipArchive::new(io::BufReader::new(file)).map_err(|e| broken(&e))?;
    // One file for many names, or many for one: no backup has them.
    let is_shared = archive.has_overlapping_entries().map_err(|e| broken(&e))?;
    if is_shared || archive.has_duplicate_names() {
        return Err(broken(&"its files share a place or a name"));
    }
    let most = LARGEST_BACKUP.max(size.saturating_mul(LOOSEST));
    let (mut names, mut whole) = (Vec::new(), 0u64);
    let mut seen = BTreeSet::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|e| broken(&e))?;
        let name = entry.name().map_err(|e| broken(&e))?.into_owned();
        whole = whole.saturating_add(entry.size());
        if !goes_in(&name) || !entry.is_file() || !seen.insert(name.clone()) {
            return Err(broken(&format!("{name:?}")));
        }
        if entry.size() > LARGEST_FILE || whole > most {
            return Err(broken(&format!("{name:?}: {whole}")));
        }
        names.push(name);
    }
    Ok((archive, names))
}

fn unpack(
    backup: &Backup,
    archive: &mut Archive,
    names: &[String],
    into: &Path,
) -> Result<(), BackupError> {
    let broken = |reason: &dyn ToString| BackupError::broken(&backup.path, reason.to_string());
    std::fs::create_dir(into).map_err(BackupError::io(into))?;
    let mut folders = BTreeSet::from([into.to_owned()]);
    for (index, name) in names.iter().enumerate() {
        let mut entry = archive.by_index(index).map_err(|e| broken(&e))?;
        let size = entry.size();
        let path = layout::path(into, name);
        let mut file = create(&path, into, &mut folders).map_err(BackupError::io(&path))?;
        // No more than was said of it is read, so that what was said holds.
        let copied = copy(&mut entry.by_ref().take(size + 1), &mut file);
        let copied = copied.map_err(|failed| match failed {
            Failed::Read(error) => broken(&format!("{name:?}: {error}")),
            Failed::Write(error) => BackupError::io(&path)(error),
        })?;
        if copied != size {
            return Err(broken(&format!("{name:?}: {copied}, {size}")));
        }
        file.sync_all().map_err(BackupError::io(&path))?;
    }
    for folder in folders.iter().rev() {
        sync_folder(folder).map_err(BackupError::io(folder))?;
    }
    Ok(())
}

fn create(path: &Path, into: &Path, folders: &mut BTreeSet<PathBuf>) -> io::Result<File> {
    let folder = path.parent().unwrap_or(into);
    std::fs::create_dir_all(folder)?;
    let below = folder.ancestors().take_while(|above| *above != into);
    folders.extend(below.map(Path::to_owned));
    File::create_new(path)
}

fn put_in_place(beside: &Path, to: &Path) -> io::Result<()> {
    let done = std::fs::rename(beside, to);
    // An empty folder stands in the way on some systems.
    if done.is_err() && std::fs::remove_dir(to).is_ok() {
        let again = std::fs::rename(beside, to);
        if again.is_err() {
            let _ = std::fs::create_dir(to);
        }
        return again;
    }
    done
}
