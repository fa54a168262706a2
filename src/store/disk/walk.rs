//! Walks through the folders of a project. Links are listed and never followed, so that every walk ends;
//! how deep it goes is decided by the caller, folder by folder.

use super::layout;
use std::io;
use std::path::{Path, PathBuf};

/// What was found under a name in a folder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum FoundKind {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A link.
    Link,
    /// Something else, such as a pipe or a device.
    Other,
}

/// One name in a folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Found {
    /// Its path relative to the project, with `/` between its parts.
    pub file: String,
    /// Whether that path leads to it. It does not where the name is no Unicode: such names are given with
    /// replacement characters.
    pub is_unicode: bool,
    /// What it is.
    pub kind: FoundKind,
}

impl Found {
    /// The last part of its path.
    pub fn name(&self) -> &str {
        self.file.rsplit('/').next().unwrap_or(&self.file)
    }

    /// Whether its name begins with a dot.
    pub fn is_hidden(&self) -> bool {
        self.name().starts_with('.')
    }

    /// Whether it is a file that can be opened by its path.
    pub fn is_file(&self) -> bool {
        self.is_unicode && self.kind == FoundKind::File
    }

    /// Its length, dates and rights; those of the link itself where it is one.
    ///
    /// # Errors
    /// When the system does not let us look, or it went away.
    pub fn about(&self, root: &Path) -> io::Result<std::fs::Metadata> {
        std::fs::symlink_metadata(layout::path(root, &self.file))
    }
}

/// A folder that could not be looked into.
#[derive(Debug)]
pub(crate) struct Unwalked {
    /// Its path relative to the project; empty for the project itself.
    pub folder: String,
    /// What the system said.
    pub source: io::Error,
}

/// The names in one folder.
#[derive(Debug)]
pub(crate) struct Listed {
    /// The folder, relative to the project; empty for the project itself.
    pub folder: String,
    /// What is in it, sorted by name.
    pub entries: Vec<Found>,
}

/// What a walk found.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// The folders that were looked into, each before those in it.
    pub folders: Vec<Listed>,
    /// Those that could not be.
    pub unwalked: Vec<Unwalked>,
}

impl Walked {
    /// Everything that was found, folder by folder.
    ///
    /// # Errors
    /// The first folder that could not be looked into.
    pub fn all(mut self) -> Result<impl Iterator<Item = Found>, Unwalked> {
        if !self.unwalked.is_empty() {
            return Err(self.unwalked.swap_remove(0));
        }
        Ok(self.folders.into_iter().flat_map(|listed| listed.entries))
    }
}

/// Walks through a folder, relative to the project and empty for the project itself, and those in it
/// that `enters` says. A folder that went away during the walk counts as never there; the first one does
/// not.
pub(crate) fn walk(root: &Path, folder: &str, enters: &dyn Fn(&Found) -> bool) -> Walked {
    let mut walked = Walked::default();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        match list(root, &next) {
            Ok(entries) => {
                let is_entered =
                    |f: &&Found| f.is_unicode && f.kind == FoundKind::Folder && enters(f);
                // The last one that waits is the next one.
                let inside = entries.iter().filter(is_entered).rev();
                waiting.extend(inside.map(|found| found.file.clone()));
                walked.folders.push(Listed {
                    folder: next,
                    entries,
                });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && next != folder => {}
            Err(source) => walked.unwalked.push(Unwalked {
                folder: next,
                source,
            }),
        }
    }
    walked
}

/// The names in one folder, relative to the project and empty for the project itself; sorted.
///
/// # Errors
/// When it is not there, or cannot be looked into.
pub(crate) fn list(root: &Path, folder: &str) -> io::Result<Vec<Found>> {
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder_path(root, folder))? {
        let entry = entry?;
        let kind = match entry.file_type() {
            Ok(kind) if kind.is_symlink() => FoundKind::Link,
            Ok(kind) if kind.is_dir() => FoundKind::Folder,
            Ok(kind) if kind.is_file() => FoundKind::File,
            Ok(_) => FoundKind::Other,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        let name = entry.file_name();
        let file = match folder {
            "" => name.to_string_lossy().into_owned(),
            _ => format!("{folder}/{}", name.to_string_lossy()),
        };
        let is_unicode = name.to_str().is_some();
        entries.push(Found {
            file,
            is_unicode,
            kind,
        });
    }
    entries.sort();
    Ok(entries)
}

/// Every file below a folder, relative to the project. Links count as files: what they lead to is not of
/// the project. Empty where there is no such folder, or it leads out of the project.
///
/// # Errors
/// When a folder cannot be looked into.
pub(crate) fn files_below(root: &Path, folder: &str) -> io::Result<Vec<String>> {
    if layout::leads_outside(root, folder)? || !is_folder(root, folder)? {
        return Ok(Vec::new());
    }
    let all = walk(root, folder, &|_| true).all();
    let all = all.map_err(|unwalked| unwalked.source)?;
    let files = all.filter(|found| found.is_unicode && found.kind != FoundKind::Folder);
    Ok(files.map(|found| found.file).collect())
}

/// Whether there is such a folder.
///
/// # Errors
/// When the system does not let us look.
pub(crate) fn is_folder(root: &Path, folder: &str) -> io::Result<bool> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match std::fs::metadata(folder_path(root, folder)) {
        Ok(about) => Ok(about.is_dir()),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Ok(false),
        Err(error) => Err(error),
    }
}

fn folder_path(root: &Path, folder: &str) -> PathBuf {
    match folder {
        "" => root.to_owned(),
        _ => layout::path(root, folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(found: Walked) -> Vec<String> {
        found.all().unwrap().map(|found| found.file).collect()
    }

    #[test]
    fn folders_are_walked_in_order_and_only_where_they_are_entered() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for file in ["b/c/x", "a/x", "b/x", ".git/x", "z"] {
            super::super::write::write(root, file, b"x").unwrap();
        }
        let all = walk(root, "", &|found| !found.is_hidden());
        let order: Vec<&str> = all.folders.iter().map(|f| f.folder.as_str()).collect();
        assert_eq!(order, ["", "a", "b", "b/c"]);
        let expected = [".git", "a", "b", "z", "a/x", "b/c", "b/x", "b/c/x"];
        assert_eq!(files(all), expected);
        assert_eq!(files(walk(root, "b", &|_| false)), ["b/c", "b/x"]);
        assert_eq!(files_below(root, "b").unwrap(), ["b/x", "b/c/x"]);
        assert_eq!(files_below(root, "none").unwrap(), [""; 0]);
        assert!(walk(root, "none", &|_| true).all().is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_listed_and_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir(root.join("a")).unwrap();
        std::os::unix::fs::symlink(root, root.join("a/around")).unwrap();
        assert_eq!(files(walk(root, "", &|_| true)), ["a", "a/around"]);
        assert_eq!(files_below(root, "a").unwrap(), ["a/around"]);
    }
}
