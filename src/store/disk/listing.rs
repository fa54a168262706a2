//! The names in a folder of a project. Links are told, not followed; what is hidden is left out.

use super::layout;
use crate::store::finding::{Finding, FindingKind};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// What is looked for in a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Entry {
    /// Files.
    File,
    /// Folders.
    Folder,
}

/// What a folder holds.
#[derive(Default)]
pub(in crate::store) struct Listing {
    /// The names, sorted.
    pub names: Vec<String>,
    /// What is wrong with the folder.
    pub findings: Vec<Finding>,
}

impl Listing {
    fn tell(&mut self, file: &str, kind: FindingKind) {
        self.findings.push(Finding {
            file: file.to_owned(),
            line: None,
            kind,
        });
    }
}

/// The names in a folder, relative to the project; the empty one is the project itself.
pub(in crate::store) fn names(root: &Path, folder: &str, entry: Entry) -> Listing {
    let mut found = Listing::default();
    let path = match folder {
        "" => root.to_owned(),
        _ => layout::path(root, folder),
    };
    // Those below are known not to be links, or they would not have been listed.
    if layout::is_of_records(folder) && path.is_symlink() {
        found.tell(folder, FindingKind::OutsideProject);
        return found;
    }
    let listing = match std::fs::read_dir(&path) {
        Ok(listing) => listing,
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                let reason = error.to_string();
                found.tell(folder, FindingKind::Unreadable { reason });
            }
            return found;
        }
    };
    let mut names = BTreeSet::new();
    for item in listing.flatten() {
        let Ok(name) = item.file_name().into_string() else {
            continue;
        };
        let Ok(kind) = item.file_type() else {
            continue;
        };
        let is_hidden = name.starts_with('.');
        if kind.is_symlink() && !is_hidden && !folder.is_empty() {
            let link = format!("{folder}/{name}");
            found.tell(&link, FindingKind::OutsideProject);
        } else if !is_hidden && kind.is_dir() == (entry == Entry::Folder) {
            names.insert(name);
        }
    }
    found.names = names.into_iter().collect();
    found
}
