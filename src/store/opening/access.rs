//! Whether a project can be changed, and why not.

use crate::store::disk::layout;
use std::io;
use std::path::Path;

/// Whether a project can be changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// It can be changed.
    ReadWrite,
    /// It can only be read.
    ReadOnly(ReadOnlyReason),
}

/// Why a project cannot be changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadOnlyReason {
    /// A newer version of the app wrote it.
    NewerSchema,
    /// The folder or its files may not be written.
    FolderReadOnly,
}

/// Whether the folder refuses writing, as far as that can be told without writing.
pub(super) fn is_read_only(root: &Path) -> bool {
    let denied = |error: &io::Error| {
        matches!(
            error.kind(),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
        )
    };
    let folder = std::fs::metadata(root).is_ok_and(|found| found.permissions().readonly());
    let file = std::fs::File::options()
        .append(true)
        .open(root.join(layout::PROJECT));
    folder || file.is_err_and(|error| denied(&error))
}
