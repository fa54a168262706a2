//! Which files of a project its backups hold.

use crate::model::DocumentId;
use crate::store::disk::belonging::{Belonging, belonging, document_of, is_own_folder};
use crate::store::disk::layout;

/// Folders below one another that a name in a backup may have at most; a project has three.
const DEPTH: usize = 6;

/// Whether a file of a project, or one of this name in an archive, is one that backups hold: not hidden,
/// in its place, and named so that it cannot lead anywhere else. They hold every file in the folders of
/// documents, and elsewhere what may be records; of people's own folders, such as recordings beside the
/// texts, nothing else.
pub(super) fn goes_in(file: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    };
    let is_shallow = file.split('/').count() <= DEPTH + 1;
    let is_named = is_shallow && file.split('/').all(is_plain);
    match belonging(file) {
        Belonging::ForGit => true,
        Belonging::Records | Belonging::Content => is_named,
        Belonging::Beside if is_in_documents(file) => is_named,
        Belonging::Beside | Belonging::Foreign => is_named && file.ends_with(".ron"),
        Belonging::Kept => false,
    }
}

/// Whether a folder can hold files that go in a backup: one that is deeper than every such file cannot.
pub(super) fn may_go_in(folder: &str) -> bool {
    folder.split('/').count() <= DEPTH
}

/// Whether a folder is one that people keep beside the project, or is in such a one.
pub(super) fn is_foreign_folder(folder: &str) -> bool {
    let first = folder.split('/').next().unwrap_or(folder);
    !first.is_empty() && !is_own_folder(first)
}

fn is_in_documents(file: &str) -> bool {
    file.split('/').next() == Some(layout::DOCUMENTS)
}

/// Whether a file of a project is about a document, and of nothing else.
pub(super) fn is_of(file: &str, document: &DocumentId) -> bool {
    document_of(file) == Some(document.as_str())
}

/// Whether a file of a project is one of its journal.
pub(super) fn is_journal(file: &str) -> bool {
    layout::is_of_journal(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_hold_all_of_a_project_and_little_else() {
        for file in [
            ".gitignore",
            "project.ron",
            "names.ron",
            "documents/d1/text.txt",
            "documents/d1/notes.docx",
            "documents/list.txt",
            "decisions/r1/d1/salma.ron",
            "rounds/r1.ron",
            "saved/salma.ron",
            "mine/below/it.ron",
        ] {
            assert!(goes_in(file), "{file}");
        }
        for file in [
            "recordings/a.mp3",
            "annotations/r1/d1/notes.docx",
            "../project.ron",
            "documents/../x.ron",
            "documents/d1/.text.txt.Ab3xYz",
            ".hashiya-kept/project.ron",
            "a/b/c/d/e/f/g/h.ron",
            "C:/x.ron",
        ] {
            assert!(!goes_in(file), "{file}");
        }
    }
}
