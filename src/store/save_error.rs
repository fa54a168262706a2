//! Why a file of a project could not be written.

use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why something could not be saved. What is in memory stays unsaved; what is on disk stays whole.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum SaveError {
    /// The file holds something that was not understood.
    #[error(
        "{file} holds something that was not understood, and is not written to until someone has looked at it"
    )]
    Blocked {
        /// The file, relative to the project.
        file: String,
    },
    /// A newer version of the app wrote the project.
    #[error("{file} cannot be written: the project was written by a newer version of Hashiya")]
    NewerSchema {
        /// The file, relative to the project.
        file: String,
    },
    /// There is no room left.
    #[error("{file} cannot be written: the disk is full")]
    DiskFull {
        /// The file, relative to the project.
        file: String,
    },
    /// We may not write there.
    #[error("{file} cannot be written: the folder or the file is read-only")]
    Denied {
        /// The file, relative to the project.
        file: String,
    },
    /// The project's folder is not there any more.
    #[error("{file} cannot be written: the project's folder {} is gone", .folder.display())]
    FolderGone {
        /// The file, relative to the project.
        file: String,
        /// The folder of the project.
        folder: PathBuf,
    },
    /// Another project lies where this one was.
    #[error("{file} cannot be written: another project is in the folder {} now", .folder.display())]
    OtherProject {
        /// The file, relative to the project.
        file: String,
        /// The folder of the project.
        folder: PathBuf,
    },
    /// Another program is writing the project, and did not finish in time.
    #[error("{file} cannot be written: another program is writing the project")]
    Busy {
        /// The file, relative to the project.
        file: String,
    },
    /// The file or a folder on the way to it is a link, or leads out of the project.
    #[error("{file} cannot be written: it is a link, or leads out of the project's folder")]
    OutsideProject {
        /// The file, relative to the project.
        file: String,
    },
    /// A document of this id has another text on disk; it is never written over.
    #[error("{file} holds another text already, and is not written over")]
    TextDiffers {
        /// The file, relative to the project.
        file: String,
    },
    /// The document was withdrawn in the meantime: nothing of it is written.
    #[error("{file} is not written: the document was withdrawn")]
    Withdrawn {
        /// The file, relative to the project.
        file: String,
    },
    /// The file is there, but the system would not say that it is safe on the disk.
    #[error(
        "{file} was written, but it is not certain that it would survive a power cut: {reason}"
    )]
    Unconfirmed {
        /// The file, relative to the project.
        file: String,
        /// What the system said.
        reason: String,
    },
    /// Anything else.
    #[error("{file} cannot be written: {reason}")]
    Io {
        /// The file, relative to the project.
        file: String,
        /// What the system said.
        reason: String,
    },
}

impl SaveError {
    /// The file that it is about, relative to the project.
    pub fn file(&self) -> &str {
        match self {
            Self::Blocked { file }
            | Self::NewerSchema { file }
            | Self::DiskFull { file }
            | Self::Denied { file }
            | Self::FolderGone { file, .. }
            | Self::OtherProject { file, .. }
            | Self::Busy { file }
            | Self::OutsideProject { file }
            | Self::TextDiffers { file }
            | Self::Withdrawn { file }
            | Self::Unconfirmed { file, .. }
            | Self::Io { file, .. } => file,
        }
    }

    /// An error of the system about a file of a project; [`Self::FolderGone`] where the project's folder is
    /// not there.
    pub(super) fn in_project(root: &Path, file: &str, error: &io::Error) -> Self {
        if root.is_dir() {
            return Self::of(file, error);
        }
        Self::FolderGone {
            file: file.to_owned(),
            folder: root.to_owned(),
        }
    }

    /// Puts an error of the system in plain words.
    pub(super) fn of(file: &str, error: &io::Error) -> Self {
        let file = file.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::DiskFull { file },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::Denied { file }
            }
            _ => Self::Io {
                file,
                reason: error.to_string(),
            },
        }
    }
}
