//! The tar archive within a sealed file: written from a project's folder, and unpacked into one.

use super::list::Names;
use super::{SealStep, Watcher};
use crate::store::disk::copy::{Failed, copy};
use crate::store::disk::file::LARGEST_FILE;
use crate::store::disk::layout;
use crate::store::disk::write::{make_folders, sync_folder};
use crate::store::save_error::SaveError;
use atomic_write_file::AtomicWriteFile;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;
use tar::{Archive, Builder, EntryType, Header};

/// Bytes that are copied between two looks at whether to go on.
const PIECE: usize = 64 * 1024;
/// Bytes of a name that stands in an entry of its own.
const LONGEST_NAME: u64 = 4096;
/// Files that are unpacked at most.
const MOST_FILES: usize = 500_000;

/// Why packing stopped.
#[derive(Debug)]
pub(super) enum PackError {
    /// A file cannot be read.
    Read(String, io::Error),
    /// A file is not of the length any more that it had.
    Changed(String),
    /// The archive cannot be written.
    Write(io::Error),
    /// Someone wanted it to stop.
    Stopped,
}

/// Writes files of a project as an archive, and gives back what it was written to.
pub(super) fn pack<W: Write>(
    root: &Path,
    files: &[(String, u64)],
    out: W,
    watch: &mut Watcher<'_>,
) -> Result<W, PackError> {
    let of = files.iter().map(|(_, size)| size).sum();
    let mut done = 0;
    let mut archive = Builder::new(out);
    for (file, _) in files {
        let read = |error| PackError::Read(file.clone(), error);
        let path = layout::path(root, file);
        if layout::leads_outside(root, file).map_err(read)? {
            return Err(read(io::Error::other("it is a link")));
        }
        let open = File::open(path).map_err(read)?;
        let about = open.metadata().map_err(read)?;
        let mut header = header(about.len(), about.modified().ok());
        let mut source = PackedFile {
            file,
            open,
            left: about.len(),
            done: &mut done,
            of,
            watch,
            failed: None,
        };
        let written = archive.append_data(&mut header, file, &mut source);
        match (source.failed, written) {
            (Some(failed), _) => return Err(failed),
            (None, Err(error)) => return Err(PackError::Write(error)),
            (None, Ok(())) => {}
        }
    }
    archive.into_inner().map_err(PackError::Write)
}

fn header(size: u64, modified: Option<std::time::SystemTime>) -> Header {
    let mut header = Header::new_gnu();
    header.set_entry_type(EntryType::Regular);
    header.set_size(size);
    header.set_mode(0o644);
    let since = modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    header.set_mtime(since.map_or(0, |since| since.as_secs()));
    header
}

/// A file while it is packed: as many bytes as it had when it was opened, or an error.
struct PackedFile<'a, 'w> {
    file: &'a str,
    open: File,
    left: u64,
    done: &'a mut u64,
    of: u64,
    watch: &'a mut Watcher<'w>,
    failed: Option<PackError>,
}

impl PackedFile<'_, '_> {
    fn fail(&mut self, why: PackError) -> io::Error {
        self.failed = Some(why);
        io::Error::other("packing stopped")
    }
}

impl Read for PackedFile<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let (done, of) = (*self.done, self.of);
        if (self.watch)(SealStep::Bytes { done, of }).is_break() {
            return Err(self.fail(PackError::Stopped));
        }
        let room = into.len().min(PIECE);
        let read = match self.open.read(&mut into[..room]) {
            Ok(read) => read as u64,
            Err(error) => {
                let why = PackError::Read(self.file.to_owned(), error);
                return Err(self.fail(why));
            }
        };
        // At its end nothing is left, and nothing more came.
        if read > self.left || (read == 0 && room > 0 && self.left > 0) {
            let why = PackError::Changed(self.file.to_owned());
            return Err(self.fail(why));
        }
        self.left -= read;
        *self.done += read;
        Ok(read as usize)
    }
}

/// Why unpacking stopped.
#[derive(Debug)]
pub(super) enum UnpackError {
    /// The archive cannot be read: it is damaged, or its file is.
    Unread,
    /// A name leaves the folder, hides in it, or is there already, perhaps in other letters.
    Name(String),
    /// Something that is no plain file, such as a link.
    NoFile(String),
    /// A file, or the number of files, is beyond what a project can have.
    TooLarge(String),
    /// A file cannot be written.
    Write(SaveError),
    /// There is no project in it.
    NotAProject,
}

/// An archive while it is unpacked, and how far that is.
pub(super) struct Unpacking<'a> {
    root: &'a Path,
    names: Names,
    files: Vec<String>,
    /// The file that makes the folder a project; it appears when all others are safe on disk.
    last: Option<AtomicWriteFile>,
}

impl<'a> Unpacking<'a> {
    /// Begins to unpack into an empty folder.
    pub fn new(root: &'a Path) -> Self {
        Self {
            root,
            names: Names::default(),
            files: Vec::new(),
            last: None,
        }
    }

    /// The files that were written so far, the one that comes last among them.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// Unpacks a whole archive. What it was read from is then at its end.
    pub fn run(&mut self, archive: impl Read) -> Result<(), UnpackError> {
        let mut archive = Archive::new(archive);
        let mut long_name = None;
        // Raw: nothing is done about entries that is not done here.
        for entry in archive.entries().map_err(unread)?.raw(true) {
            let mut entry = entry.map_err(unread)?;
            let size = entry.size();
            let kind = entry.header().entry_type();
            if kind == EntryType::GNULongName {
                long_name = Some(name_of(&mut entry, size)?);
                continue;
            }
            let name = match long_name.take() {
                Some(name) => name,
                None => utf8(&entry.path_bytes())?,
            };
            match kind {
                EntryType::Regular | EntryType::Continuous => self.file(&name, size, &mut entry)?,
                // Folders are made as files need them.
                EntryType::Directory => {}
                _ => return Err(UnpackError::NoFile(name)),
            }
        }
        let mut rest = archive.into_inner();
        io::copy(&mut rest, &mut io::sink()).map_err(unread)?;
        Ok(())
    }

    fn file(&mut self, name: &str, size: u64, content: &mut impl Read) -> Result<(), UnpackError> {
        if !self.names.take(name) {
            return Err(UnpackError::Name(name.to_owned()));
        }
        if size > LARGEST_FILE || self.files.len() >= MOST_FILES {
            return Err(UnpackError::TooLarge(name.to_owned()));
        }
        let root = self.root;
        let write =
            |error: io::Error| UnpackError::Write(SaveError::in_project(root, name, &error));
        let path = layout::path(root, name);
        make_folders(root, path.parent().unwrap_or(root)).map_err(write)?;
        self.files.push(name.to_owned());
        // Never half of it, not even in a folder that is no project yet.
        let mut out = AtomicWriteFile::open(&path).map_err(write)?;
        let copied = copy(content, &mut out).map_err(|failed| match failed {
            Failed::Read(_) => UnpackError::Unread,
            Failed::Write(error) => write(error),
        })?;
        if copied != size {
            return Err(UnpackError::Unread);
        }
        if name == layout::PROJECT {
            self.last = Some(out)
        } else {
            out.commit().map_err(write)?
        }
        Ok(())
    }

    /// Makes the folder a project, once everything in it is safe on disk.
    pub fn finish(&mut self) -> Result<(), UnpackError> {
        let has_codebook = self.files.iter().any(|f| f == layout::CODEBOOK);
        if self.last.is_none() && !has_codebook {
            return Err(UnpackError::NotAProject);
        }
        let sync = |folder: &str| {
            let tell = |error| UnpackError::Write(SaveError::in_project(self.root, folder, &error));
            sync_folder(&layout::path(self.root, folder)).map_err(tell)
        };
        for folder in self.folders().iter().rev() {
            sync(folder)?;
        }
        let tell =
            |error| UnpackError::Write(SaveError::in_project(self.root, layout::PROJECT, &error));
        sync_folder(self.root).map_err(tell)?;
        if let Some(last) = self.last.take() {
            last.commit().map_err(tell)?;
            sync_folder(self.root).map_err(tell)?;
        }
        Ok(())
    }

    /// Every folder that files needed, those above before those below.
    fn folders(&self) -> BTreeSet<&str> {
        let ends = |f: &'_ String| f.match_indices('/').map(|(at, _)| at).collect::<Vec<_>>();
        let all = self.files.iter();
        all.flat_map(|f| ends(f).into_iter().map(|at| &f[..at]))
            .collect()
    }
}

fn unread(_: io::Error) -> UnpackError {
    UnpackError::Unread
}

fn name_of(entry: &mut impl Read, size: u64) -> Result<String, UnpackError> {
    if size > LONGEST_NAME {
        return Err(UnpackError::Name(String::from("…")));
    }
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).map_err(unread)?;
    utf8(bytes.strip_suffix(b"\0").unwrap_or(&bytes))
}

fn utf8(bytes: &[u8]) -> Result<String, UnpackError> {
    let name = std::str::from_utf8(bytes);
    let lossy = |_| UnpackError::Name(String::from_utf8_lossy(bytes).into_owned());
    name.map(str::to_owned).map_err(lossy)
}
