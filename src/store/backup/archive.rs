//! The archive of a backup: opened, read, and how files are packed into it.

use crate::store::disk::file::{LARGEST_FILE, TOO_LARGE};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive};

/// Opens an archive.
pub(super) fn open(path: &Path) -> io::Result<ZipArchive<io::BufReader<File>>> {
    Ok(ZipArchive::new(io::BufReader::new(File::open(path)?))?)
}

/// The bytes of a file in an archive, which may be larger than any of a project.
pub(super) fn read(
    archive: &mut ZipArchive<impl Read + Seek>,
    index: usize,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut entry = archive.by_index(index)?.take(LARGEST_FILE + 1);
    if entry.read_to_end(&mut bytes)? as u64 > LARGEST_FILE {
        Err(io::Error::other(TOO_LARGE))
    } else {
        Ok(bytes)
    }
}

/// How files are packed: the same at every time of day.
pub(super) fn packed_as() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
}
