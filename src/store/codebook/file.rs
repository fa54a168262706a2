//! Reads a codebook from a file outside any project.

use crate::model::Codebook;
use crate::store::disk::file::{ReadFileError, read_file};
use crate::store::finding::FindingKind;
use crate::store::format::convert;
use crate::store::format::read;
use crate::store::format::record::Body;
use crate::store::format::revisions::Standing;
use crate::store::sample::parse_codebook;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a file cannot be read as a codebook.
#[derive(Debug, Error)]
pub enum CodebookFileError {
    /// The file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] ReadFileError),
    /// The file is neither a project's codebook nor a list of tags.
    #[error("{} is no codebook: {reason}", .path.display())]
    NotACodebook {
        /// The file.
        path: PathBuf,
        /// Why, with line and column where there are any.
        reason: String,
    },
}

/// Reads a codebook: the `codebook.ron` of a project, or a list of tags such as `(tags: [(id: "a",
/// name: (ar: "أ", en: "A"), hue: 30)])`.
///
/// # Errors
/// When the file cannot be read, or anything in it is not understood.
pub fn read_codebook_file(path: &Path) -> Result<Codebook, CodebookFileError> {
    let bytes = read_file(path)?;
    parse(&bytes).map_err(|reason| CodebookFileError::NotACodebook {
        path: path.to_owned(),
        reason,
    })
}

fn parse(bytes: &[u8]) -> Result<Codebook, String> {
    let text = std::str::from_utf8(bytes).map_err(|e| e.to_string())?;
    let text = text.trim_start_matches('\u{FEFF}');
    let is_list = text
        .trim_start()
        .strip_prefix('(')
        .is_some_and(|rest| rest.trim_start().starts_with("tags"));
    if is_list {
        parse_codebook(text)
    } else {
        from_records(bytes)
    }
}

fn from_records(bytes: &[u8]) -> Result<Codebook, String> {
    let contents = read::read(bytes);
    let tell = |line: Option<usize>, kind: &FindingKind| match line {
        Some(line) => format!("line {line}: {kind}"),
        None => kind.to_string(),
    };
    if let Some((line, kind)) = contents.problems.first() {
        return Err(tell(*line, kind));
    }
    let standing = Standing::of(contents.lines);
    if let Some((line, kind)) = standing.findings().first() {
        return Err(tell(*line, kind));
    }
    let mut codebook = Codebook::default();
    for line in standing.into_lines() {
        match &*line.body {
            Body::Tag(r) => {
                let tag = convert::tag(r).map_err(|kind| tell(line.number, &kind))?;
                codebook.insert(tag);
            }
            // A version names another file.
            Body::Deleted(_) | Body::Version(_) => {}
            other => return Err(format!("it holds a record that is no tag: {}", other.id())),
        }
    }
    Ok(codebook)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Project;
    use crate::store::{RandomStamp, create, default_codebook};

    #[test]
    fn a_projects_codebook_and_a_list_are_both_read() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("p");
        let project = Project {
            codebook: default_codebook(),
            ..Project::default()
        };
        create(&root, &project, &mut RandomStamp).unwrap();
        let read = read_codebook_file(&root.join("codebook.ron")).unwrap();
        assert_eq!(read, project.codebook);
        let list = r#"(tags: [(id: "a", name: (ar: "أ", en: "A"), hue: 30), (id: "b", parent: "a", hue: 1)])"#;
        let book = parse(list.as_bytes()).unwrap();
        assert_eq!(book.tree().len(), 2);
    }

    #[test]
    fn what_is_no_file_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let none = read_codebook_file(folder.path());
        assert!(matches!(
            none,
            Err(CodebookFileError::Unreadable(ReadFileError::NoFile { .. }))
        ));
    }

    #[test]
    fn what_is_no_codebook_is_told() {
        for bad in [
            &b""[..],
            b"\xFF",
            b"(tags: [(id: \"a\"), (id: \"a\")])",
            b"(tags: [(id: \"../a\")])",
            b"(tags: [(id: \"a\", colour: 3)])",
            b"(schema: 3, records: [\nState(id: \"state\"),\n])\n",
            b"(schema: 3, records: [\nTag(id: \"a\", rev: \"1\", hue: 3),\n",
            b"(schema: 3, records: [\nTag(id: \"a\", rev: \"1\"),\nTag(id: \"a\", rev: \"2\", hue: 3),\n])\n",
        ] {
            assert!(parse(bad).is_err(), "{}", String::from_utf8_lossy(bad));
        }
    }
}
