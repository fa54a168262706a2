//! The names in a folder of a project. Links are told, not followed; what is hidden is left out.

use super::belonging::is_own_folder;
use super::layout;
use super::walk::{self, FoundKind};
use crate::store::finding::{Finding, FindingKind};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// What is looked for in a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// Files.
    File,
    /// Folders.
    Folder,
}

/// What a folder holds.
#[derive(Default)]
pub(crate) struct Listing {
    /// The names, sorted.
    pub names: Vec<String>,
    /// What is wrong with the folder.
    pub findings: Vec<Finding>,
}

impl Listing {
    fn tell(&mut self, file: &str, kind: FindingKind) {
        self.findings.push(layout::finding(file, None, kind));
    }
}

/// The names in a folder, relative to the project; the empty one is the project itself.
pub(crate) fn names(root: &Path, folder: &str, entry: Entry) -> Listing {
    let mut found = Listing::default();
    // Those below are known not to be links, or they would not have been listed.
    if is_own_folder(folder) && layout::path(root, folder).is_symlink() {
        found.tell(folder, FindingKind::OutsideProject);
        return found;
    }
    let listing = match walk::list(root, folder) {
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
    for item in listing {
        if item.is_hidden() || !item.is_unicode {
            continue;
        }
        let is_folder = item.kind == FoundKind::Folder;
        if item.kind == FoundKind::Link && !folder.is_empty() {
            found.tell(&item.file, FindingKind::OutsideProject);
        } else if is_folder == (entry == Entry::Folder) {
            names.insert(item.name().to_owned());
        }
    }
    found.names = names.into_iter().collect();
    found
}
