//! Where things lie in a project's folder, and which paths are safe to follow.

use super::conflicts::version_of;
use crate::edit::Part;
use crate::model::{AnnotatorId, CodingKey, DocumentId, RoundId};
use crate::store::finding::{Finding, FindingKind};
use crate::store::save_error::SaveError;
use std::io;
use std::path::{Path, PathBuf};

pub(crate) const PROJECT: &str = "project.ron";
pub(crate) const CODEBOOK: &str = "codebook.ron";
pub(crate) const DOCUMENTS: &str = "documents";
pub(crate) const ANNOTATIONS: &str = "annotations";
/// The tags of named versions of the codebook, each file named by its hash.
pub(crate) const VERSIONS: &str = "versions";
/// Stands in a folder while a project is being made in it.
pub(crate) const UNFINISHED: &str = ".hashiya-new";
/// Where files go that are no longer read, and not deleted either.
pub(crate) const KEPT: &str = ".hashiya-kept";
/// What records said before they were changed.
pub(crate) const JOURNAL: &str = "journal";
pub(crate) const DECISIONS: &str = "decisions";
pub(crate) const MEMOS: &str = "memos";
/// Rounds of coding, a file each.
pub(crate) const ROUNDS: &str = "rounds";
/// Saved queries and chosen quotes, a file a person.
pub(super) const SAVED: &str = "saved";
/// Reports that were kept, a file each.
pub(super) const REPORTS: &str = "reports";
/// What was exported, a file each time.
pub(super) const EXPORTS: &str = "exports";
/// Folders whose files may hold records about any document.
pub(crate) const OF_EVERYTHING: [&str; 3] = [MEMOS, SAVED, ROUNDS];
/// The folders that a project has.
pub(crate) const FOLDERS: [&str; 10] = [
    DOCUMENTS,
    ANNOTATIONS,
    DECISIONS,
    MEMOS,
    JOURNAL,
    VERSIONS,
    ROUNDS,
    SAVED,
    REPORTS,
    EXPORTS,
];
/// The files that git reads.
pub(super) const FOR_GIT: [&str; 2] = [".gitattributes", ".gitignore"];
/// Where files lie that are to be put in place together.
pub(crate) const REWRITE: &str = ".hashiya-rewrite";
/// The list of what is to be done with them.
pub(crate) const REWRITE_LIST: &str = ".hashiya-rewrite/list";
/// What every clone of a project needs git to know.
pub(crate) const GIT_ATTRIBUTES: &str = "\
*.ron text eol=lf
*.ron merge=union
documents/*/text*.txt -text -merge
documents/*/original.* -text -merge
";
/// What earlier versions wrote there: texts could be merged line by line.
pub(crate) const GIT_ATTRIBUTES_BEFORE: &[&str] = &["\
*.ron text eol=lf
*.ron merge=union
documents/*/text*.txt -text
documents/*/original.* -text
"];
/// Locks, and temporary files that a crash left.
pub(crate) const GIT_IGNORE: &str = "\
.hashiya-lock*
.hashiya-new
.*.ron.??????
.*.txt.??????
.original.*.??????
.hashiya-kept/
.hashiya-rewrite/
";

/// The part that a file holds, if it is one that [`file_of`] gives.
pub(crate) fn part_of(file: &str) -> Option<Part> {
    let part = match file.split('/').collect::<Vec<_>>()[..] {
        [PROJECT] => Part::Project,
        [CODEBOOK] => Part::Codebook,
        [ROUNDS, name] => Part::Round(RoundId::new(name.strip_suffix(".ron")?).ok()?),
        [MEMOS, name] => Part::Memos(AnnotatorId::new(name.strip_suffix(".ron")?).ok()?),
        [DOCUMENTS, id, "document.ron"] => Part::Document(DocumentId::new(id).ok()?),
        [ANNOTATIONS, round, document, name] => Part::Coding(CodingKey {
            round: RoundId::new(round).ok()?,
            document: DocumentId::new(document).ok()?,
            annotator: AnnotatorId::new(name.strip_suffix(".ron")?).ok()?,
        }),
        _ => return None,
    };
    Some(part)
}

/// Whether the making of a project was begun in a folder and cut short.
pub(crate) fn is_unfinished(root: &Path) -> bool {
    root.join(UNFINISHED).is_file() && !root.join(PROJECT).exists()
}

/// The part that a file holds, or that it lies beside: a text is about its document, the tags of a version
/// about the codebook, what a sync tool put aside about the file that it is a version of. None for files of
/// no part, such as those of the journal.
pub(crate) fn part_about(file: &str) -> Option<Part> {
    let (folder, name) = match file.rsplit_once('/') {
        Some((folder, name)) => (format!("{folder}/"), name),
        None => (String::new(), file),
    };
    let own = version_of(name).map_or_else(|| file.to_owned(), |own| format!("{folder}{own}"));
    part_of(&own).or_else(|| match file.split('/').collect::<Vec<_>>()[..] {
        [VERSIONS, _] => Some(Part::Codebook),
        [DOCUMENTS, id, ..] => DocumentId::new(id).ok().map(Part::Document),
        _ => None,
    })
}

/// A finding about a file, with the part that the file is about.
pub(crate) fn finding(file: &str, line: Option<usize>, kind: FindingKind) -> Finding {
    Finding {
        file: file.to_owned(),
        part: part_about(file),
        line,
        kind,
    }
}

/// The file of a part, relative to the project, with `/` between its parts.
pub(crate) fn file_of(part: &Part) -> String {
    match part {
        Part::Project => PROJECT.to_owned(),
        Part::Codebook => CODEBOOK.to_owned(),
        Part::Round(id) => format!("{ROUNDS}/{id}.ron"),
        Part::Memos(by) => format!("{MEMOS}/{by}.ron"),
        Part::Document(id) => format!("{DOCUMENTS}/{id}/document.ron"),
        Part::Coding(key) => format!(
            "{ANNOTATIONS}/{}/{}/{}.ron",
            key.round, key.document, key.annotator
        ),
    }
}

/// The folder of a person's journal, or of nobody's.
pub(crate) fn journal_of(by: Option<&AnnotatorId>) -> String {
    match by {
        Some(by) => format!("{JOURNAL}/{by}"),
        None => JOURNAL.to_owned(),
    }
}

/// Whether a file, relative to the project, lies where a journal does.
pub(crate) fn is_of_journal(file: &str) -> bool {
    file.split('/').next() == Some(JOURNAL)
}

/// The text of a document, relative to the project.
pub(crate) fn text_of(id: &DocumentId) -> String {
    format!("{DOCUMENTS}/{id}/text.txt")
}

/// A text that a document had before, relative to the project; `hash` is that of its bytes.
pub(crate) fn kept_text_of(id: &DocumentId, hash: &str) -> String {
    format!("{DOCUMENTS}/{id}/text.{hash}.txt")
}

/// The tags of a version of the codebook, relative to the project; `hash` is that of the file.
pub(crate) fn tags_of_version(hash: &str) -> String {
    format!("{VERSIONS}/{hash}.ron")
}

/// A relative file as a path of this system.
pub(crate) fn path(root: &Path, file: &str) -> PathBuf {
    file.split('/')
        .fold(root.to_owned(), |path, part| path.join(part))
}

/// Whether a file, or a folder on the way to it, is a link. What does not exist is no link.
///
/// # Errors
/// When the system does not let us look.
pub(crate) fn leads_outside(root: &Path, file: &str) -> io::Result<bool> {
    let mut at = root.to_owned();
    for part in file.split('/') {
        if part.is_empty() || part == "." || part == ".." || part.contains(['\\', ':']) {
            return Ok(true);
        }
        at.push(part);
        match std::fs::symlink_metadata(&at) {
            Ok(found) if found.file_type().is_symlink() => return Ok(true),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}

/// The name under which a document's original file is kept: `original.` and its extension.
pub fn original_name(file_name: &str) -> String {
    let extension = Path::new(file_name).extension().and_then(|e| e.to_str());
    let plain = extension
        .filter(|e| (1..=16).contains(&e.len()) && e.chars().all(|c| c.is_ascii_alphanumeric()));
    match plain {
        Some(extension) => format!("original.{}", extension.to_ascii_lowercase()),
        None => "original.bin".to_owned(),
    }
}

/// Whether a name is one that [`original_name`] gives.
pub(crate) fn is_original_name(name: &str) -> bool {
    original_name(name) == name
}

/// Whether a file in a document's folder is its text, an earlier text, or its original.
pub(crate) fn is_content(name: &str) -> bool {
    let text = name
        .strip_prefix("text.")
        .and_then(|rest| rest.strip_suffix("txt"));
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.';
    text.is_some_and(|hash| hash.chars().all(plain)) || is_original_name(name)
}

/// Whether a folder is, or was, a project; an empty mount point is not.
pub(crate) fn is_project(root: &Path) -> bool {
    let begins = |file: &&str| root.join(file).is_file();
    [PROJECT, CODEBOOK].iter().any(begins) && !is_unfinished(root)
}

/// Whether a file is what a write of another file left behind.
pub(crate) fn is_left_behind(name: &str, file: &str) -> bool {
    let end = name
        .strip_prefix('.')
        .and_then(|n| n.strip_prefix(file)?.strip_prefix('.'));
    end.is_some_and(|e| e.len() == 6 && e.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether files are being replaced together and not all of them are in place: their list is there.
pub(crate) fn is_rewriting(root: &Path) -> bool {
    path(root, REWRITE_LIST).is_file()
}

impl SaveError {
    /// The error of a part whose file holds something that was not understood.
    pub fn blocked(part: &Part) -> Self {
        let file = file_of(part);
        Self::Blocked { file }
    }

    /// The part of the project that its file holds or lies beside; none for a file of no part, such as one
    /// of the journal.
    pub fn part(&self) -> Option<Part> {
        part_about(self.file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_originals_are_safe() {
        for (given, kept) in [
            ("تقرير.DOCX", "original.docx"),
            ("a/../b.txt", "original.txt"),
            ("noextension", "original.bin"),
            ("x.سر", "original.bin"),
            ("x.", "original.bin"),
        ] {
            assert_eq!(original_name(given), kept);
            assert!(is_original_name(kept));
        }
        assert!(!is_original_name("../original.txt"));
        assert!(!is_original_name("text.txt"));
    }

    #[test]
    fn files_tell_their_parts() {
        let key = CodingKey {
            round: RoundId::new("r1").unwrap(),
            document: DocumentId::new("d1").unwrap(),
            annotator: AnnotatorId::new("salma").unwrap(),
        };
        let document = Part::Document(key.document.clone());
        let (round, memos) = (key.round.clone(), key.annotator.clone());
        let others = [document, Part::Round(round), Part::Memos(memos)];
        let all = [Part::Project, Part::Codebook, Part::Coding(key)];
        for part in all.into_iter().chain(others) {
            assert_eq!(part_of(&file_of(&part)), Some(part));
        }
        let none = [
            "",
            "documents/d1/text.txt",
            "annotations/r1/../a.ron",
            "documents/con/document.ron",
        ];
        assert!(none.iter().all(|file| part_of(file).is_none()));
    }

    #[test]
    fn files_tell_what_they_are_about() {
        let document = DocumentId::new("d1").map(Part::Document).unwrap();
        for (file, part) in [
            ("documents/d1/text.txt", Some(document.clone())),
            ("documents/d1/original.docx", Some(document.clone())),
            ("documents/d1", Some(document)),
            ("versions/0a1b.ron", Some(Part::Codebook)),
            ("codebook (1).ron", Some(Part::Codebook)),
            (
                "annotations/r1/d1/salma (1).ron",
                part_of("annotations/r1/d1/salma.ron"),
            ),
            ("journal/2026-03.ron", None),
            (".gitattributes", None),
        ] {
            assert_eq!(part_about(file), part, "{file}");
        }
        assert!(part_about("annotations/r1/d1/salma (1).ron").is_some());
    }

    #[test]
    fn texts_are_known_by_name() {
        for name in ["text.txt", "text.0a1b.txt", "original.docx"] {
            assert!(is_content(name), "{name}");
        }
        let conflict = "text.sync-conflict-20260301-101500-ABCDEFG.txt";
        for name in [
            "document.ron",
            "texts.txt",
            "text.ron",
            ".text.txt",
            conflict,
        ] {
            assert!(!is_content(name), "{name}");
        }
    }
}
