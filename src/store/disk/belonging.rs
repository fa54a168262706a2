//! Which files in a project's folder belong to the project: the one answer for backups, sealed files,
//! replacing names, withdrawing, watching and checking.
//!
//! | file | what it holds |
//! |---|---|
//! | `project.ron`, `codebook.ron` | records of the project and its codebook |
//! | `documents/<document>/document.ron`, `marks.ron` | the record of a document, marks of its text |
//! | `documents/<document>/text.txt`, `text.<hash>.txt`, `original.*` | its texts and the imported file |
//! | `annotations/<round>/<document>/<annotator>.ron` | a coding |
//! | `decisions/<round>/<document>/<reviewer>.ron` | decisions on differences |
//! | `rounds/<round>.ron` | a round |
//! | `memos/<annotator>.ron`, `saved/<annotator>.ron` | a person's memos, saved queries and quotes |
//! | `reports/<report>.ron`, `exports/<export>.ron` | a report that was kept, what was exported |
//! | `journal/<month>.ron`, `journal/<annotator>/<month>.ron` | what records said before |
//! | `versions/<hash>.ron` | the tags of a named version of the codebook |
//! | `.gitattributes`, `.gitignore` | what git is told |

use super::conflicts::version_of;
use super::layout::{
    ANNOTATIONS, CODEBOOK, DECISIONS, DOCUMENTS, FOLDERS, FOR_GIT, KEPT, PROJECT, is_content,
    is_left_behind,
};

/// What a file in a project's folder is to the project.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Belonging {
    /// A file of records, or a version of one that a sync tool put aside.
    Records,
    /// A text of a document, present or former, or the file that it was imported from.
    Content,
    /// What git is told.
    ForGit,
    /// Another file in one of the project's folders: what an interrupted write left, a mark, or a file that
    /// someone put there.
    Beside,
    /// What was put away and is no longer read.
    Kept,
    /// Not the project's: files and folders that people have beside it.
    Foreign,
}

/// What a file, relative to the project, is to it. Nothing is read: the path tells.
pub(crate) fn belonging(file: &str) -> Belonging {
    let (first, name) = match file.split_once('/') {
        None => return belonging_in_root(file),
        Some((first, rest)) => (first, rest.rsplit('/').next().unwrap_or(rest)),
    };
    if first == KEPT {
        return Belonging::Kept;
    }
    if !FOLDERS.contains(&first) {
        return Belonging::Foreign;
    }
    if name.starts_with('.') {
        return Belonging::Beside;
    }
    if name.ends_with(".ron") {
        return Belonging::Records;
    }
    if first == DOCUMENTS && is_content(name) {
        Belonging::Content
    } else {
        Belonging::Beside
    }
}

fn belonging_in_root(file: &str) -> Belonging {
    let roots = [PROJECT, CODEBOOK];
    let put_aside = version_of(file);
    if roots.contains(&put_aside.as_deref().unwrap_or(file)) {
        return Belonging::Records;
    }
    if FOR_GIT.contains(&file) {
        return Belonging::ForGit;
    }
    if roots.iter().any(|of| is_left_behind(file, of)) {
        Belonging::Beside
    } else {
        Belonging::Foreign
    }
}

/// Whether the app alone writes a file: it may be replaced or deleted where names or a document must go.
/// What git is told is people's too.
pub(crate) fn is_own(file: &str) -> bool {
    !matches!(belonging(file), Belonging::ForGit | Belonging::Foreign)
}

/// Whether a folder directly in a project holds files of the project.
pub(crate) fn is_own_folder(name: &str) -> bool {
    FOLDERS.contains(&name)
}

/// The id of the document that a file is about alone; none for all other files.
pub(crate) fn document_of(file: &str) -> Option<&str> {
    let parts: Vec<&str> = file.split('/').collect();
    match parts[..] {
        [DOCUMENTS, id, _, ..] => Some(id),
        [ANNOTATIONS | DECISIONS, _, id, _, ..] => Some(id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_project_is_known() {
        for (file, expected) in [
            ("project.ron", Belonging::Records),
            ("codebook (1).ron", Belonging::Records),
            ("documents/d1/document.ron", Belonging::Records),
            ("documents/d1/marks.ron", Belonging::Records),
            ("documents/d1/text.txt", Belonging::Content),
            ("documents/d1/text.0a1b.txt", Belonging::Content),
            ("documents/d1/original.docx", Belonging::Content),
            ("annotations/r1/d1/salma.ron", Belonging::Records),
            ("decisions/r1/d1/salma.ron", Belonging::Records),
            ("rounds/r1.ron", Belonging::Records),
            ("memos/salma.ron", Belonging::Records),
            ("saved/salma.ron", Belonging::Records),
            ("journal/2026-03.ron", Belonging::Records),
            ("journal/salma/2026-03.ron", Belonging::Records),
            ("versions/0a1b.ron", Belonging::Records),
            (".gitignore", Belonging::ForGit),
            (".project.ron.Ab3xYz", Belonging::Beside),
            ("documents/d1/.hashiya-new", Belonging::Beside),
            ("documents/d1/notes.docx", Belonging::Beside),
            (".hashiya-kept/memos/salma.ron", Belonging::Kept),
            ("names.ron", Belonging::Foreign),
            ("recordings/a.mp3", Belonging::Foreign),
            (".git/config", Belonging::Foreign),
        ] {
            assert_eq!(belonging(file), expected, "{file}");
            let is_app = !matches!(expected, Belonging::ForGit | Belonging::Foreign);
            assert_eq!(is_own(file), is_app, "{file}");
        }
    }

    #[test]
    fn files_about_one_document_are_known() {
        for (file, document) in [
            ("documents/d1/text.txt", Some("d1")),
            ("annotations/r1/d1/salma.ron", Some("d1")),
            ("decisions/r1/d1/salma.ron", Some("d1")),
            ("memos/salma.ron", None),
            ("journal/salma/2026-03.ron", None),
            ("project.ron", None),
        ] {
            assert_eq!(document_of(file), document, "{file}");
        }
    }
}
