//! Which files of a project go into a sealed file, and which names may come out of one.

use crate::store::disk::belonging::{Belonging, belonging, is_own_folder};
use crate::store::disk::walk::{Found, FoundKind, walk};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Most parts of a path in a sealed file.
const DEPTH: usize = 8;

/// What a project's folder holds, sorted, relative to it.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// What goes in, with its size in bytes.
    pub files: Vec<(String, u64)>,
    /// What stays out: other people's files, links, lists that must not leave the folder.
    pub left_out: Vec<String>,
}

/// Looks through a project's folder.
///
/// # Errors
/// The folder that cannot be looked into, and what the system said.
pub(super) fn list(root: &Path) -> Result<Listed, (String, io::Error)> {
    let is_entered = |folder: &Found| is_portable(&folder.file) && has_place(&folder.file);
    let all = walk(root, "", &is_entered).all();
    let all = all.map_err(|unwalked| (unwalked.folder, unwalked.source))?;
    let mut listed = Listed::default();
    for found in all {
        let is_entered = found.kind == FoundKind::Folder && found.is_unicode && is_entered(&found);
        if found.is_file() && is_safe(&found.file) && goes_in(&found.file) {
            let about = found.about(root);
            let size = about.map_err(|error| (found.file.clone(), error))?.len();
            listed.files.push((found.file, size));
        } else if !is_entered && !found.is_hidden() {
            // Hidden files mean nothing on another computer: nobody needs to be told of them.
            listed.left_out.push(found.file);
        }
    }
    listed.files.sort();
    listed.left_out.sort();
    Ok(listed)
}

/// Whether a folder, or a file in one, is in one of the folders that a project has.
fn has_place(file: &str) -> bool {
    is_own_folder(file.split('/').next().unwrap_or(file))
}

/// Whether a file of a project goes in: its records, versions of them that wait to be joined, texts and
/// originals. Locks, temporary files and what was put away do not, and no list of real names.
fn goes_in(file: &str) -> bool {
    let belonging = belonging(file);
    matches!(
        belonging,
        Belonging::Records | Belonging::Content | Belonging::ForGit
    )
}

/// Names that come out of an archive, each of which must be safe on every system.
#[derive(Debug, Default)]
pub(super) struct Names {
    seen: BTreeSet<String>,
}

impl Names {
    /// Whether a file of this name may be written: a project has such files where it says, it is no
    /// hidden file, and nothing was written that some system takes for the same.
    pub fn take(&mut self, file: &str) -> bool {
        is_safe(file) && goes_in(file) && self.seen.insert(file.to_ascii_lowercase())
    }
}

/// Whether a name may be written on every system.
fn is_safe(file: &str) -> bool {
    is_portable(file) || belonging(file) == Belonging::ForGit
}

/// Whether a relative path means the same on every system: plain components, none of them hidden. A
/// project's own names are ASCII, so that none has two spellings.
fn is_portable(file: &str) -> bool {
    let is_plain = |c: char| (' '..='~').contains(&c) && !"\\:*?\"<>|".contains(c);
    let fits = |part: &str| {
        !part.is_empty()
            && part.len() <= 255
            && !part.starts_with('.')
            && !part.ends_with(['.', ' '])
            && part.chars().all(is_plain)
    };
    file.len() <= 1024 && file.split('/').count() <= DEPTH && file.split('/').all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_project_is_made_of_goes_in() {
        for file in [
            "project.ron",
            "codebook.sync-conflict-20260301-101500-ABCDEFG.ron",
            ".gitattributes",
            "documents/d-1/text.txt",
            "documents/d-1/text.0a1b.txt",
            "documents/d-1/original.docx",
            "annotations/r1/d-1/salma.ron",
            "decisions/r1/d-1/karim.ron",
            "memos/salma.ron",
        ] {
            assert!(goes_in(file), "{file}");
        }
        for file in [
            ".hashiya-lock",
            ".hashiya-lock-salma.holder",
            ".project.ron.Ab3xYz",
            "annotations/r1/d-1/.salma.ron.Ab3xYz",
            "documents/d-1/.text.txt.Ab3xYz",
            "notes.docx",
            "documents/d-1/notes.docx",
            "pseudonyms.ron",
            "names.ron",
        ] {
            assert!(!goes_in(file), "{file}");
        }
    }

    #[test]
    fn names_that_leave_the_folder_or_hide_in_it_are_refused() {
        let long = "a/".repeat(2000);
        for file in [
            "",
            "/etc/passwd",
            "../x.ron",
            "documents/../../x.ron",
            "./project.ron",
            "a//b",
            "C:/x",
            "a\\..\\b",
            ".git/config",
            "documents/.git/hooks/post-checkout",
            ".hashiya-new",
            "a\u{0}b",
            "a.",
            "a ",
            "memos/سلمى.ron",
            "docuemnts/d-1/text.txt",
            "documents/d-1/run.sh",
            "notes.txt",
            &long,
        ] {
            assert!(!Names::default().take(file), "{file:?}");
        }
        let mut names = Names::default();
        assert!(names.take("documents/d-1/text.txt"));
        assert!(!names.take("documents/d-1/text.txt"), "twice");
        assert!(!names.take("documents/D-1/text.txt"), "the same on Windows");
        assert!(names.take(".gitignore"));
    }
}
