//! Reads a file that someone wants to bring in, whatever it is, up to a size that fits in memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Bytes above which a file is not read.
pub const LARGEST_FILE: u64 = 512 * 1024 * 1024;

/// The reason for what should be a file and is a folder, a pipe or a device.
pub const NO_FILE: &str = "this is no file";

/// The reason for a file of a project that is larger than [`LARGEST_FILE`].
pub const TOO_LARGE: &str = "this file is too large";

/// Why a file was not read.
#[derive(Debug, Error)]
pub enum ReadFileError {
    /// The file is larger than [`LARGEST_FILE`].
    #[error("{} has {size} bytes; {LARGEST_FILE} are the most that is read", .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// The path is a folder, a pipe or a device.
    #[error("{} is no file", .path.display())]
    NoFile {
        /// What it was to be.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{} cannot be read: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Reads a whole file.
///
/// # Errors
/// When it is no file, too large, or the system refuses.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ReadFileError> {
    let tell = |source| ReadFileError::Io {
        path: path.to_owned(),
        source,
    };
    // Opening a pipe would wait for someone to write into it.
    let about = std::fs::metadata(path).map_err(tell)?;
    if !about.is_file() {
        let path = path.to_owned();
        return Err(ReadFileError::NoFile { path });
    }
    let too_large = |size| ReadFileError::TooLarge {
        path: path.to_owned(),
        size,
    };
    if about.len() > LARGEST_FILE {
        return Err(too_large(about.len()));
    }
    let file = File::open(path).map_err(tell)?;
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // The file may grow while it is read.
    let read = file.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    let read = read.map_err(tell)? as u64;
    if read > LARGEST_FILE {
        return Err(too_large(read));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_and_what_is_none_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "نص").unwrap();
        assert_eq!(read_file(&file).unwrap(), "نص".as_bytes());
        let none = read_file(folder.path());
        assert!(matches!(none, Err(ReadFileError::NoFile { .. })));
        let gone = read_file(&folder.path().join("b.txt"));
        assert!(matches!(gone, Err(ReadFileError::Io { .. })));
    }

    #[test]
    fn a_file_beyond_the_limit_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.txt");
        let file = File::create(&path).unwrap();
        file.set_len(LARGEST_FILE * 4).unwrap();
        let size = match read_file(&path) {
            Err(ReadFileError::TooLarge { size, .. }) => size,
            other => panic!("{:?}", other.map(|b| b.len())),
        };
        assert_eq!(size, LARGEST_FILE * 4);
    }
}
