//! Writes one file so that a crash leaves the old one or the new one: a temporary file beside it,
//! fsync, rename, fsync of the folder.

use super::layout::{self, is_left_behind};
use super::retry::{is_held, retried};
use crate::store::save_error::SaveError;
use atomic_write_file::AtomicWriteFile;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::Duration;

/// Age from which on a temporary file counts as left by a write that was interrupted.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// What came of writing a file in the place of one that was read before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Written {
    /// It is on disk.
    Done,
    /// Someone else wrote the file since it was read. It is as they left it.
    Overtaken,
}

/// Asks whether a file is no longer what was read of it.
type IsOther<'a> = &'a dyn Fn() -> bool;

/// Writes a file of a project, and the folders on the way to it.
///
/// # Errors
/// [`SaveError::Unconfirmed`] when the new file is there all the same; with every other error the
/// old one is, or none.
pub(crate) fn write(root: &Path, file: &str, bytes: &[u8]) -> Result<(), SaveError> {
    write_checked(root, file, bytes, None).map(drop)
}

/// Writes a file as [`write()`] does in the place of one that was read before, unless that was changed
/// since. `is_other` is asked once the new one lies on disk and only its name is left to be changed: sync tools and git know
/// nothing of locks.
///
/// # Errors
/// The errors of [`write()`].
pub(crate) fn write_over(
    root: &Path,
    file: &str,
    bytes: &[u8],
    is_other: IsOther<'_>,
) -> Result<Written, SaveError> {
    write_checked(root, file, bytes, Some(is_other))
}

/// Writes a file as [`write_over`] does, with an error where it was changed since it was read.
///
/// # Errors
/// As [`write()`]; [`SaveError::Busy`] when someone else wrote it meanwhile.
pub(crate) fn write_over_once(
    root: &Path,
    file: &str,
    bytes: &[u8],
    is_other: IsOther<'_>,
) -> Result<(), SaveError> {
    match write_over(root, file, bytes, is_other)? {
        Written::Done => Ok(()),
        Written::Overtaken => Err(SaveError::Busy {
            file: file.to_owned(),
        }),
    }
}

fn write_checked(
    root: &Path,
    file: &str,
    bytes: &[u8],
    is_other: Option<IsOther<'_>>,
) -> Result<Written, SaveError> {
    let tell = |error: io::Error| SaveError::in_project(root, file, &error);
    if layout::leads_outside(root, file).map_err(tell)? {
        return Err(SaveError::OutsideProject {
            file: file.to_owned(),
        });
    }
    let path = layout::path(root, file);
    let folder = path.parent().unwrap_or(root);
    make_folders(root, folder).map_err(tell)?;
    let (is_there, done) = match put(&path, bytes, is_other) {
        Ok(Written::Overtaken) => return Ok(Written::Overtaken),
        Ok(Written::Done) => (true, sync_folder(folder)),
        // The rename may have happened although an error came after it: look.
        Err(error) => {
            let is_there = std::fs::read(&path).is_ok_and(|found| found == bytes);
            (is_there, Err(error))
        }
    };
    match done {
        Ok(()) => {
            sweep(&path, folder);
            Ok(Written::Done)
        }
        Err(error) if is_there => Err(SaveError::Unconfirmed {
            file: file.to_owned(),
            reason: error.to_string(),
        }),
        Err(error) => Err(tell(error)),
    }
}

/// Writes a file anywhere, such as an export, as one step: the old one stays until the new one is
/// whole.
///
/// # Errors
/// When it cannot be written; the old file is there then, if there was one.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let full = path.canonicalize();
    let path = full.as_deref().unwrap_or(path);
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        // A pipe or a device is written to, not replaced.
        return std::fs::write(path, bytes);
    }
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
    replace(path, folder.unwrap_or(Path::new(".")), bytes)
}

/// Writes a file anywhere as one step, as [`write_file`] does, piece by piece. The pieces may be asked
/// for again, where another program held the file for a moment.
///
/// # Errors
/// When it cannot be written, or the pieces cannot be had; the old file is there then, if there was one.
pub(crate) fn write_streamed(
    path: &Path,
    pieces: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let full = path.canonicalize();
    let path = full.as_deref().unwrap_or(path);
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        // A pipe or a device is written to, not replaced.
        return pieces(&mut File::options().write(true).open(path)?);
    }
    retried(is_held, std::thread::sleep, || {
        let mut file = BufWriter::new(AtomicWriteFile::open(path)?);
        pieces(&mut file)?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.commit()
    })?;
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
    sync_folder(folder.unwrap_or(Path::new(".")))
}

/// Takes away what writes of a file left behind that were killed long ago. What cannot be taken
/// away stays: it does no harm.
fn sweep(path: &Path, folder: &Path) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_left = |found: &std::fs::DirEntry| {
        let age = || found.metadata().ok()?.modified().ok()?.elapsed().ok();
        let is_ours = is_left_behind(&found.file_name().to_string_lossy(), &name);
        is_ours && age().is_some_and(|age| age > ABANDONED)
    };
    let listing = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for left in listing.filter(is_left) {
        let _ = std::fs::remove_file(left.path());
    }
}

/// Moves a file of a project to another name, as one step. What has that name is replaced.
///
/// # Errors
/// When the system refuses; the file is in one of the two places then.
pub(crate) fn rename(root: &Path, from: &str, to: &str) -> Result<(), SaveError> {
    let tell = |error: io::Error| SaveError::of(from, &error);
    for file in [from, to] {
        if layout::leads_outside(root, file).map_err(tell)? {
            let file = file.to_owned();
            return Err(SaveError::OutsideProject { file });
        }
    }
    let [old, new] = [from, to].map(|file| layout::path(root, file));
    let folder = new.parent().unwrap_or(root);
    make_folders(root, folder).map_err(tell)?;
    retried(is_held, std::thread::sleep, || std::fs::rename(&old, &new)).map_err(tell)?;
    sync_folder(folder).map_err(tell)?;
    sync_folder(old.parent().unwrap_or(root)).map_err(tell)
}

/// Makes the missing folders below the root, each of them safe on disk before the next.
pub(crate) fn make_folders(root: &Path, folder: &Path) -> io::Result<()> {
    if folder == root || folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().unwrap_or(root);
    make_folders(root, parent)?;
    match std::fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => sync_folder(parent),
    }
}

/// Replaces a file as one step.
pub(crate) fn replace(path: &Path, folder: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes, None)?;
    sync_folder(folder)
}

/// Replaces a file as one step by what is written into it, which may be read and written anywhere.
pub(crate) fn replace_with(
    path: &Path,
    folder: &Path,
    fill: impl FnOnce(&mut AtomicWriteFile) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = AtomicWriteFile::options().read(true).open(path)?;
    fill(&mut file)?;
    file.commit()?;
    sync_folder(folder)
}

/// Puts a file in the place of another, unless that is another one by now; its name may not be safe on
/// disk yet.
fn put(path: &Path, bytes: &[u8], is_other: Option<IsOther<'_>>) -> io::Result<Written> {
    let mut written = Written::Done;
    retried(is_held, std::thread::sleep, || {
        let mut file = AtomicWriteFile::open(path)?;
        file.write_all(bytes)?;
        if let Some(is_other) = is_other {
            // The slow part, so that no more than a moment lies between asking and renaming.
            file.sync_all()?;
            if is_other() {
                written = Written::Overtaken;
                return file.discard();
            }
        }
        file.commit()
    })?;
    Ok(written)
}

/// Makes the names in a folder safe on disk, where the system lets us.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    match File::open(folder).and_then(|f| f.sync_all()) {
        // Some network drives cannot do it for folders.
        Err(e)
            if matches!(
                e.kind(),
                io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
            ) =>
        {
            Ok(())
        }
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_its_folders_appear_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a/b/c.ron", b"one").unwrap();
        write(folder.path(), "a/b/c.ron", b"two").unwrap();
        let inside = folder.path().join("a/b");
        assert_eq!(std::fs::read(inside.join("c.ron")).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(inside).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_write_left_goes_once_it_is_old() {
        let folder = tempfile::tempdir().unwrap();
        let left = |name: &str, seconds: u64| {
            let file = File::create(folder.path().join(name)).unwrap();
            let then = std::time::SystemTime::now() - Duration::from_secs(seconds);
            file.set_modified(then).unwrap();
        };
        left(".a.ron.Ab3xYz", 7200);
        left(".a.ron.Cd4xYz", 60);
        left(".b.ron.Ab3xYz", 7200);
        left(".a.ron.notours", 7200);
        write(folder.path(), "a.ron", b"one").unwrap();
        let listing = std::fs::read_dir(folder.path()).unwrap().flatten();
        let mut names: Vec<_> = listing.map(|f| f.file_name()).collect();
        names.sort();
        let kept = [".a.ron.Cd4xYz", ".a.ron.notours", ".b.ron.Ab3xYz", "a.ron"];
        assert_eq!(names, kept);
    }

    #[test]
    fn a_file_that_someone_else_wrote_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), folder.path().join("a.ron"));
        std::fs::write(&path, "theirs").unwrap();
        let done = write_over(root, "a.ron", b"mine", &|| true);
        assert_eq!(done, Ok(Written::Overtaken));
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
        assert_eq!(std::fs::read_dir(root).unwrap().count(), 1);
        let done = write_over(root, "a.ron", b"mine", &|| false);
        assert_eq!(done, Ok(Written::Done));
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    }

    #[test]
    fn a_path_below_a_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a"), "x").unwrap();
        let error = write(folder.path(), "a/b.ron", b"one").unwrap_err();
        assert_eq!(error.file(), "a/b.ron");
        assert_eq!(std::fs::read(folder.path().join("a")).unwrap(), b"x");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(other.path(), folder.path().join("out")).unwrap();
        for file in ["out/x.ron", "../x.ron", "out"] {
            let error = write(folder.path(), file, b"one").unwrap_err();
            assert!(
                matches!(error, SaveError::OutsideProject { .. }),
                "{file}: {error}"
            );
        }
        assert_eq!(std::fs::read_dir(other.path()).unwrap().count(), 0);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_in_words() {
        let error = std::fs::write("/dev/full", b"x").unwrap_err();
        let told = SaveError::of("codebook.ron", &error);
        assert_eq!(
            told,
            SaveError::DiskFull {
                file: "codebook.ron".into()
            }
        );
    }
}
