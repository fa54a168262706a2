//! Copies bytes, and tells which side failed: what cannot be read is broken, what cannot be written is
//! a matter of the disk.

use std::io::{self, Read, Write};

/// Bytes that are copied at once.
const PIECE: usize = 64 * 1024;

/// Which side of a copy failed.
#[derive(Debug)]
pub(crate) enum Failed {
    /// What is read.
    Read(io::Error),
    /// What is written.
    Write(io::Error),
}

/// Copies all that there is. Returns the number of bytes.
///
/// # Errors
/// When a side fails; what was copied by then is there.
pub(crate) fn copy(from: &mut impl Read, to: &mut impl Write) -> Result<u64, Failed> {
    let mut piece = vec![0; PIECE];
    let mut copied = 0;
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => return Ok(copied),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Failed::Read(error)),
        };
        to.write_all(&piece[..read]).map_err(Failed::Write)?;
        copied += read as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Full;

    impl Write for Full {
        fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _into: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::InvalidData.into())
        }
    }

    #[test]
    fn the_side_that_failed_is_told() {
        let bytes = vec![7; PIECE + 1];
        let mut out = Vec::new();
        assert_eq!(copy(&mut &bytes[..], &mut out).unwrap(), PIECE as u64 + 1);
        assert_eq!(out, bytes);
        assert!(matches!(
            copy(&mut &bytes[..], &mut Full),
            Err(Failed::Write(_))
        ));
        assert!(matches!(copy(&mut Broken, &mut out), Err(Failed::Read(_))));
    }
}
