//! Unpacks a backup into a new folder: all of it, or nothing.

use super::super::file::LARGEST_FILE;
use super::super::layout;
use super::super::write::sync_folder;
use super::{Backup, BackupError, is_safe};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// Bytes of a whole backup above which it is not believed.
const LARGEST_BACKUP: u64 = 16 * LARGEST_FILE;

/// Unpacks a backup into a folder that is new or empty. It is unpacked beside that folder first, and
/// takes its place once it is whole and safe on disk. Gives the number of files.
///
/// # Errors
/// When the folder holds something, the backup is broken, or something cannot be written. The folder is
/// then as it was, unless the error says that it is only unconfirmed.
pub fn unpack_backup(backup: &Backup, to: &Path) -> Result<usize, BackupError> {
    let beside = beside(to)?;
    if to.exists() {
        let mut listing = std::fs::read_dir(to).map_err(BackupError::io(to))?;
        if listing.next().is_some() {
            let path = to.to_owned();
            return Err(BackupError::NotEmpty { path });
        }
    }
    // Of one that was cut short.
    take_away(&beside).map_err(BackupError::io(&beside))?;
    let count = unpack(backup, &beside).and_then(|count| {
        let put = put_in_place(&beside, to);
        put.map_err(BackupError::io(to))?;
        let parent = beside.parent().filter(|p| !p.as_os_str().is_empty());
        let synced = sync_folder(parent.unwrap_or(Path::new(".")));
        let unconfirmed = |source| BackupError::Unconfirmed {
            path: to.to_owned(),
            source,
        };
        synced.map(|()| count).map_err(unconfirmed)
    });
    if count.is_err() {
        let _ = take_away(&beside);
    }
    count
}

/// Where it is unpacked first: a hidden folder beside, so that it can be renamed.
fn beside(to: &Path) -> Result<PathBuf, BackupError> {
    let tell = BackupError::io(to);
    let name = to
        .file_name()
        .ok_or_else(|| tell(io::ErrorKind::InvalidFilename.into()))?;
    let parent = to.parent().filter(|p| !p.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(BackupError::io(parent))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".hashiya-unpacking");
    Ok(parent.join(hidden))
}

fn take_away(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn unpack(backup: &Backup, into: &Path) -> Result<usize, BackupError> {
    let broken = |reason: &dyn ToString| BackupError::broken(&backup.path, reason.to_string());
    let file = File::open(&backup.path).map_err(BackupError::io(&backup.path))?;
    let mut archive = ZipArchive::new(io::BufReader::new(file)).map_err(|e| broken(&e))?;
    std::fs::create_dir(into).map_err(BackupError::io(into))?;
    let mut folders = BTreeSet::from([into.to_owned()]);
    let (mut names, mut whole) = (BTreeSet::new(), 0u64);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|e| broken(&e))?;
        let name = entry.name().map_err(|e| broken(&e))?.into_owned();
        if !is_safe(&name) || !entry.is_file() || !names.insert(name.to_lowercase()) {
            return Err(broken(&format!("{name:?}")));
        }
        let mut bytes = Vec::new();
        let read = entry
            .by_ref()
            .take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes);
        let size = read.map_err(|e| broken(&e))? as u64;
        whole += size;
        if size > LARGEST_FILE || whole > LARGEST_BACKUP {
            return Err(broken(&format!("{name:?}: {whole}")));
        }
        let path = layout::path(into, &name);
        write(&path, into, &bytes, &mut folders).map_err(BackupError::io(&path))?;
    }
    for folder in folders.iter().rev() {
        sync_folder(folder).map_err(BackupError::io(folder))?;
    }
    Ok(names.len())
}

fn write(
    path: &Path,
    into: &Path,
    bytes: &[u8],
    folders: &mut BTreeSet<PathBuf>,
) -> io::Result<()> {
    let folder = path.parent().unwrap_or(into);
    std::fs::create_dir_all(folder)?;
    let below = folder.ancestors().take_while(|above| *above != into);
    folders.extend(below.map(Path::to_owned));
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn put_in_place(beside: &Path, to: &Path) -> io::Result<()> {
    // An empty folder stands in the way on some systems.
    match std::fs::remove_dir(to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    std::fs::rename(beside, to)
}
