//! Which files of a project go into a sealed file, and which names may come out of one.

use crate::store::disk::conflicts::version_of;
use crate::store::disk::layout;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Folders below folders that are looked into.
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
    let mut listed = Listed::default();
    walk(root, "", 0, &mut listed)?;
    listed.files.sort();
    listed.left_out.sort();
    Ok(listed)
}

fn walk(
    root: &Path,
    folder: &str,
    depth: usize,
    listed: &mut Listed,
) -> Result<(), (String, io::Error)> {
    let tell = |error| (folder.to_owned(), error);
    let path = match folder {
        "" => root.to_owned(),
        _ => layout::path(root, folder),
    };
    for entry in std::fs::read_dir(path).map_err(tell)? {
        let entry = entry.map_err(tell)?;
        let about = entry.metadata().map_err(tell)?;
        let name = entry.file_name();
        let file = match folder {
            "" => name.to_string_lossy().into_owned(),
            _ => format!("{folder}/{}", name.to_string_lossy()),
        };
        let is_safe = is_portable(&file) || layout::FOR_GIT.contains(&&*file);
        let is_named = name.to_str().is_some() && is_safe;
        if is_named && about.is_dir() && depth < DEPTH && has_records(&file) {
            walk(root, &file, depth + 1, listed)?;
        } else if is_named && about.is_file() && goes_in(&file) {
            listed.files.push((file, about.len()));
        } else if !is_of_this_computer(&file) {
            listed.left_out.push(file);
        }
    }
    Ok(())
}

/// Whether a folder is looked into: those of a project, and what is below them.
fn has_records(folder: &str) -> bool {
    let top = folder.split('/').next().unwrap_or(folder);
    layout::FOLDERS.contains(&top)
}

/// Whether a file of a project goes in: its records, versions of them that wait to be joined, texts and
/// originals. Locks, temporary files and what was put away do not, and no list of real names.
fn goes_in(file: &str) -> bool {
    let Some((folder, name)) = file.rsplit_once('/') else {
        let beside = version_of(file);
        let record = beside.as_deref().unwrap_or(file);
        return layout::FOR_GIT.contains(&file)
            || [layout::PROJECT, layout::CODEBOOK].contains(&record);
    };
    let is_record = name.ends_with(".ron");
    let is_of_document = folder.starts_with(layout::DOCUMENTS) && layout::is_content(name);
    !name.starts_with('.') && (is_record || is_of_document)
}

/// Whether nobody needs to be told that a file stays out: it means nothing on another computer.
fn is_of_this_computer(file: &str) -> bool {
    file.rsplit('/').next().is_some_and(|n| n.starts_with('.'))
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
        let is_safe = is_portable(file) || layout::FOR_GIT.contains(&file);
        let has_place = !file.contains('/') || has_records(file);
        is_safe && has_place && goes_in(file) && self.seen.insert(file.to_ascii_lowercase())
    }
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
