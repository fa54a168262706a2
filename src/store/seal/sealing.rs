//! Writes a project as a sealed file.

use super::archive::{PackError, pack};
use super::list::{Names, list};
use super::{Passphrase, SealStep, Watcher};
use crate::store::disk::layout;
use crate::store::disk::lock;
use crate::store::disk::write::write_streamed;
use crate::store::opening::open::probe;
use crate::store::opening::opened::OpenError;
use crate::store::rewriting;
use crate::store::save_error::SaveError;
use age::Encryptor;
use age::scrypt::Recipient;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What was sealed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sealed {
    /// The files in it.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files in the project's folder that were left out, relative to it.
    pub left_out: Vec<String>,
}

/// Why a project was not sealed. An earlier file of the same name is unchanged.
#[derive(Debug, Error)]
pub enum SealError {
    /// There is no project.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The passphrase is empty.
    #[error("the passphrase is empty")]
    NoPassphrase,
    /// The sealed file would lie in the project's own folder.
    #[error("{} is in the project's own folder", .path.display())]
    Inside {
        /// The sealed file.
        path: PathBuf,
    },
    /// Another program is writing the project.
    #[error("another program is writing the project")]
    Busy,
    /// Names were being replaced or a document withdrawn when that was interrupted, and it cannot be
    /// completed: some files are old and some are new.
    #[error("replacing files was interrupted and cannot be completed: {0}")]
    HalfReplaced(SaveError),
    /// A file or folder of the project cannot be read.
    #[error("{file} cannot be read: {source}")]
    Read {
        /// Relative to the project.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// Two files of the project are one on some systems: they differ in capital letters only.
    #[error("{file} has a name that another file has in other letters")]
    SameName {
        /// One of them, relative to the project.
        file: String,
    },
    /// A file of the project was written in the meantime.
    #[error("{file} was changed in the meantime")]
    Changed {
        /// Relative to the project.
        file: String,
    },
    /// The sealed file cannot be written.
    #[error(transparent)]
    Write(SaveError),
    /// Someone stopped it.
    #[error("it was stopped")]
    Stopped,
}

/// Writes all of a project that others need as one file that only the passphrase opens. `work` is the
/// binary logarithm of scrypt's N, [`super::USUAL_WORK`] except tests. The file appears whole or not
/// at all.
///
/// # Errors
/// When there is no project or something of it cannot be read, the file cannot be written, or the
/// watcher wants it to stop.
pub fn seal(
    root: &Path,
    to: &Path,
    passphrase: &Passphrase,
    work: u8,
    watch: &mut Watcher<'_>,
) -> Result<Sealed, SealError> {
    probe(root)?;
    if passphrase.is_blank() {
        return Err(SealError::NoPassphrase);
    }
    if is_inside(root, to) {
        let path = to.to_owned();
        return Err(SealError::Inside { path });
    }
    if watch(SealStep::Key).is_break() {
        return Err(SealError::Stopped);
    }
    let _held = lock_whole(root)?;
    let read = |(file, source)| SealError::Read { file, source };
    let listed = list(root).map_err(read)?;
    let mut names = Names::default();
    if let Some((file, _)) = listed.files.iter().find(|(file, _)| !names.take(file)) {
        let file = file.clone();
        return Err(SealError::SameName { file });
    }
    let mut failed = None;
    let written = write_streamed(to, &mut |out| {
        let encrypted = encrypted(out, passphrase, work)?;
        match pack(root, &listed.files, encrypted, watch) {
            Ok(encrypted) => encrypted.finish()?.flush(),
            Err(PackError::Write(error)) => Err(error),
            Err(other) => {
                failed = Some(other);
                Err(io::Error::other("packing stopped"))
            }
        }
    });
    match (failed, written) {
        (None, Ok(())) => Ok(Sealed {
            files: listed.files.len(),
            bytes: listed.files.iter().map(|(_, size)| size).sum(),
            left_out: listed.left_out,
        }),
        (Some(PackError::Read(file, source)), _) => Err(SealError::Read { file, source }),
        (Some(PackError::Changed(file)), _) => Err(SealError::Changed { file }),
        (Some(PackError::Stopped), _) => Err(SealError::Stopped),
        (Some(PackError::Write(error)), _) | (None, Err(error)) => {
            let file = to.display().to_string();
            Err(SealError::Write(SaveError::of(&file, &error)))
        }
    }
}

/// Takes the write lock, so that no Hashiya writes to the project while it is read, and completes an
/// interrupted replacement of files. Returns no lock for a project that can only be read: nobody writes
/// to it either.
fn lock_whole(root: &Path) -> Result<Option<File>, SealError> {
    let held = match lock::for_writing(root) {
        Ok(held) => held,
        Err(None) => return Err(SealError::Busy),
        Err(Some(error)) if layout::is_rewriting(root) => {
            let error = SaveError::of(layout::REWRITE_LIST, &error);
            return Err(SealError::HalfReplaced(error));
        }
        Err(Some(_)) => return Ok(None),
    };
    rewriting::complete(root).map_err(SealError::HalfReplaced)?;
    Ok(held)
}

/// What encrypts into `out` with a key made of a passphrase.
pub(super) fn encrypted<W: Write>(
    out: W,
    passphrase: &Passphrase,
    work: u8,
) -> io::Result<age::stream::StreamWriter<W>> {
    let mut recipient = Recipient::new(passphrase.secret());
    recipient.set_work_factor(work.clamp(1, super::MOST_WORK));
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    encryptor.wrap_output(out)
}

/// Whether a file lies, or would lie, in a folder.
fn is_inside(root: &Path, file: &Path) -> bool {
    let folder = std::path::absolute(file);
    let folder = folder.as_deref().ok().and_then(Path::parent);
    let both = (root.canonicalize(), folder.map(Path::canonicalize));
    matches!(both, (Ok(root), Some(Ok(folder))) if folder.starts_with(&root))
}
