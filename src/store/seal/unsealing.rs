//! Makes a project's folder of a sealed file.

use super::archive::{UnpackError, Unpacking};
use super::{MOST_WORK, Passphrase, SealStep, Watcher};
use crate::store::create::{CreateError, begin, begin_in_empty, take_away};
use crate::store::disk::layout;
use crate::store::disk::write::sync_folder;
use crate::store::save_error::SaveError;
use age::scrypt::Identity;
use age::{DecryptError, Decryptor};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What every age file begins with, whatever its version.
const MAGIC: &[u8] = b"age-encryption.org/";

/// What was unsealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Unsealed {
    /// The files that were in it.
    pub files: usize,
}

/// Why nothing was unsealed. The folder is then what it was.
#[derive(Debug, Error)]
pub enum UnsealError {
    /// The file cannot be read.
    #[error("{} cannot be read: {source}", .path.display())]
    Read {
        /// The sealed file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is no sealed project.
    #[error("{} is no sealed project", .path.display())]
    NotSealed {
        /// The file.
        path: PathBuf,
    },
    /// The file is encrypted for someone's key, not with a passphrase.
    #[error("{} is not encrypted with a passphrase", .path.display())]
    ForKeys {
        /// The file.
        path: PathBuf,
    },
    /// Another passphrase was used, or the beginning of the file was damaged just there.
    #[error("the passphrase does not open {}", .path.display())]
    WrongPassphrase {
        /// The sealed file.
        path: PathBuf,
    },
    /// Trying a passphrase would take more memory than [`MOST_WORK`] allows.
    #[error("{} asks for more memory than is given to it", .path.display())]
    TooMuchWork {
        /// The sealed file.
        path: PathBuf,
    },
    /// Something in it was changed, or its end is missing.
    #[error("{} is damaged", .path.display())]
    Damaged {
        /// The sealed file.
        path: PathBuf,
    },
    /// There is no project in it.
    #[error("there is no project in {}", .path.display())]
    NotAProject {
        /// The sealed file.
        path: PathBuf,
    },
    /// Something in it is not what a project has, such as a path out of the folder or a link.
    #[error("{} holds {file:?}, which no project has", .path.display())]
    Hostile {
        /// The sealed file.
        path: PathBuf,
        /// The name in the sealed file.
        file: String,
    },
    /// The folder holds something, or cannot be made.
    #[error(transparent)]
    Folder(#[from] CreateError),
    /// Someone stopped it.
    #[error("it was stopped")]
    Stopped,
}

/// Whether a file begins as a sealed project does. What cannot be read does not.
pub fn is_sealed(path: &Path) -> bool {
    let is_file = std::fs::metadata(path).is_ok_and(|found| found.is_file());
    let begins = |file: File| {
        let mut begin = Vec::new();
        let read = file.take(MAGIC.len() as u64).read_to_end(&mut begin);
        read.is_ok() && begin == MAGIC
    };
    is_file && File::open(path).is_ok_and(begins)
}

/// Unpacks a sealed file into a folder that is new or empty. The folder becomes a project when
/// everything is in it and safe on disk; what was begun there and cut short is begun anew.
///
/// # Errors
/// When the file is no sealed project, the passphrase does not open it, something in it is damaged or
/// does not belong there, or the folder cannot be written.
pub fn unseal(
    path: &Path,
    root: &Path,
    passphrase: &Passphrase,
    watch: &mut Watcher<'_>,
) -> Result<Unsealed, UnsealError> {
    let mut failed = None;
    let source = Counted::open(path, watch, &mut failed).map_err(|source| UnsealError::Read {
        path: path.to_owned(),
        source,
    })?;
    let done = unseal_from(path, root, passphrase, source);
    // What ended the reading of the file is why nothing could be read.
    match (done, failed) {
        (Err(_), Some(Ended::Stopped)) => Err(UnsealError::Stopped),
        (Err(_), Some(Ended::Io(source))) => {
            let path = path.to_owned();
            Err(UnsealError::Read { path, source })
        }
        (done, _) => done,
    }
}

fn unseal_from(
    path: &Path,
    root: &Path,
    passphrase: &Passphrase,
    source: Counted<'_, '_>,
) -> Result<Unsealed, UnsealError> {
    let tell = |make: fn(PathBuf) -> UnsealError| make(path.to_owned());
    let damaged = || tell(|path| UnsealError::Damaged { path });
    if !is_sealed(path) {
        return Err(tell(|path| UnsealError::NotSealed { path }));
    }
    if (source.watch)(SealStep::Key).is_break() {
        return Err(UnsealError::Stopped);
    }
    let header = Decryptor::new_buffered(BufReader::new(source)).map_err(|_| damaged())?;
    if !header.is_scrypt() {
        return Err(tell(|path| UnsealError::ForKeys { path }));
    }
    let mut identity = Identity::new(passphrase.secret());
    identity.set_max_work_factor(MOST_WORK);
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let plain = header.decrypt(identities).map_err(|error| match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => tell(|path| UnsealError::WrongPassphrase { path }),
        DecryptError::ExcessiveWork { .. } => tell(|path| UnsealError::TooMuchWork { path }),
        _ => damaged(),
    })?;
    let is_new = begin_in_empty(root)?;
    let mut unpacking = Unpacking::new(root);
    let unpacked = begin(root)
        .map_err(|error| UnpackError::Write(SaveError::of(layout::UNFINISHED, &error)))
        .and_then(|()| unpacking.run(plain))
        .and_then(|()| unpacking.finish());
    let files = unpacking.files().len();
    let Err(error) = unpacked else {
        // Beside the last file it says nothing any more; a save takes it away too.
        let _ = std::fs::remove_file(root.join(layout::UNFINISHED));
        let _ = sync_folder(root);
        return Ok(Unsealed { files });
    };
    for file in unpacking.files() {
        let _ = std::fs::remove_file(layout::path(root, file));
    }
    drop(unpacking);
    take_away(root, is_new);
    let path = path.to_owned();
    Err(match error {
        UnpackError::Unread => UnsealError::Damaged { path },
        UnpackError::NotAProject => UnsealError::NotAProject { path },
        UnpackError::Name(file) | UnpackError::NoFile(file) | UnpackError::TooLarge(file) => {
            UnsealError::Hostile { path, file }
        }
        UnpackError::Write(error) => UnsealError::Folder(CreateError::Save(error)),
    })
}

/// What ended the reading of a sealed file before its end.
enum Ended {
    Io(io::Error),
    Stopped,
}

/// A sealed file while it is read.
struct Counted<'a, 'w> {
    open: File,
    done: u64,
    of: u64,
    watch: &'a mut Watcher<'w>,
    failed: &'a mut Option<Ended>,
}

impl<'a, 'w> Counted<'a, 'w> {
    fn open(
        path: &Path,
        watch: &'a mut Watcher<'w>,
        failed: &'a mut Option<Ended>,
    ) -> io::Result<Self> {
        // Opening a pipe would wait for someone to write into it.
        if !std::fs::metadata(path)?.is_file() {
            return Err(io::Error::other(crate::store::disk::file::NO_FILE));
        }
        let open = File::open(path)?;
        let of = open.metadata()?.len();
        Ok(Self {
            open,
            done: 0,
            of,
            watch,
            failed,
        })
    }
}

impl Read for Counted<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let (done, of) = (self.done, self.of);
        if (self.watch)(SealStep::Bytes { done, of }).is_break() {
            *self.failed = Some(Ended::Stopped);
            return Err(io::Error::other("unsealing stopped"));
        }
        match self.open.read(into) {
            Ok(read) => {
                self.done += read as u64;
                Ok(read)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                let kind = error.kind();
                *self.failed = Some(Ended::Io(error));
                Err(kind.into())
            }
        }
    }
}
