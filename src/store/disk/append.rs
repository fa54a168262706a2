//! Appends to a file that is only ever appended to, and takes away what a crash broke off of it.

use super::file::NO_FILE;
use super::layout;
use super::retry::{is_held, retried};
use crate::store::save_error::SaveError;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

/// What came of appending to a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Appended {
    /// It is safe on disk.
    Done,
    /// There is no such file yet, and none was made.
    NoFile,
}

/// Appends lines to a file of a project that is only ever appended to. A last line that an earlier
/// crash broke off is taken away first, unless it is whole except its end.
///
/// # Errors
/// When the file cannot be written; lines that it had stay whole, the new ones are there or not.
pub(crate) fn append(
    root: &Path,
    file: &str,
    lines: &[u8],
    is_whole: impl Fn(&[u8]) -> bool,
) -> Result<Appended, SaveError> {
    let tell = |error: io::Error| SaveError::of(file, &error);
    if layout::leads_outside(root, file).map_err(tell)? {
        return Err(SaveError::OutsideProject {
            file: file.to_owned(),
        });
    }
    let path = layout::path(root, file);
    match std::fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Appended::NoFile),
        // Opening a pipe would wait for ever.
        Ok(found) if !found.is_file() => return Err(tell(io::Error::other(NO_FILE))),
        _ => {}
    }
    let done = retried(is_held, std::thread::sleep, || add(&path, lines, &is_whole));
    done.map(|()| Appended::Done).map_err(tell)
}

fn add(path: &Path, lines: &[u8], is_whole: &impl Fn(&[u8]) -> bool) -> io::Result<()> {
    let mut file = File::options().read(true).write(true).open(path)?;
    let last = last_line(&mut file)?;
    let mut end = file.seek(io::SeekFrom::End(0))?;
    let mut bytes = Vec::with_capacity(lines.len() + 1);
    if is_whole(&last) {
        bytes.push(b'\n');
    } else if !last.is_empty() {
        end -= last.len() as u64;
        file.set_len(end)?;
        file.seek(io::SeekFrom::Start(end))?;
    }
    bytes.extend_from_slice(lines);
    let written = file.write_all(&bytes);
    if written.is_err() {
        // Half a line would do no harm; the next write takes it away.
        let _ = file.set_len(end);
    }
    written.and_then(|()| file.sync_data())
}

/// What stands after the last line end of a file.
fn last_line(file: &mut File) -> io::Result<Vec<u8>> {
    const PIECE: u64 = 4096;
    let mut found = Vec::new();
    let mut from = file.seek(io::SeekFrom::End(0))?;
    while from > 0 {
        let length = from.min(PIECE);
        from -= length;
        file.seek(io::SeekFrom::Start(from))?;
        let mut piece = Vec::with_capacity(length as usize);
        file.take(length).read_to_end(&mut piece)?;
        if let Some(at) = piece.iter().rposition(|b| *b == b'\n') {
            found.splice(0..0, piece.drain(at + 1..));
            break;
        }
        found.splice(0..0, piece);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_appended_and_a_broken_end_goes() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), folder.path().join("j.ron"));
        let add = |line: &str| append(root, "j.ron", line.as_bytes(), |l| l.ends_with(b","));
        assert_eq!(add("a,\n"), Ok(Appended::NoFile));
        let long = "x".repeat(9000);
        for (before, after) in [
            ("a,\n", "a,\nb,\n".to_owned()),
            ("", "b,\n".to_owned()),
            ("a,", "a,\nb,\n".to_owned()),
            ("a,\nbro", "a,\nb,\n".to_owned()),
            (&format!("a,\n{long}"), "a,\nb,\n".to_owned()),
            (&format!("{long},"), format!("{long},\nb,\n")),
            ("a,\n\0\0\0", "a,\nb,\n".to_owned()),
        ] {
            std::fs::write(&path, before).unwrap();
            assert_eq!(add("b,\n"), Ok(Appended::Done));
            assert_eq!(std::fs::read_to_string(&path).unwrap(), after);
        }
        assert!(append(root, "../j.ron", b"x", |_| true).is_err());
        std::fs::create_dir(root.join("k.ron")).unwrap();
        assert!(append(root, "k.ron", b"x", |_| true).is_err());
    }
}
