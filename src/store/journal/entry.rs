//! One line of a journal: the state of a record before a save.

use crate::edit::Part;
use crate::model::{DocumentId, Moment};
use crate::store::disk::layout;
use crate::store::finding::FindingKind;
use crate::store::format::convert;
use crate::store::format::emit;
use crate::store::format::fields::string;
use crate::store::format::read::{is_conflict_marker, options, plain};
use crate::store::format::record::{Body, Key, Kind, Line};
use crate::store::format::understood::not_understood;
use crate::store::ledger::load::belongs;
use serde::Deserialize;
use std::sync::Arc;

/// The state of one record before one save.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Entry {
    /// When it was saved.
    pub at: Moment,
    /// The part of the project to which the record belongs.
    pub part: Part,
    /// Which record.
    pub key: Key,
    /// Whether it was a version that waited for a choice and was not chosen.
    pub waited: bool,
    /// Its contents; `None` when there was no such record.
    pub before: Option<Arc<Body>>,
}

/// A line as it stands in the file. Another form of the line gets another name.
#[derive(Deserialize)]
enum JournalLine {
    Was(WasRecord),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WasRecord {
    at: String,
    #[serde(rename = "in")]
    file: String,
    of: Kind,
    id: String,
    #[serde(default)]
    waited: bool,
    #[serde(default)]
    record: Option<Body>,
}

impl Entry {
    /// Appends the line to a text.
    pub fn write(&self, out: &mut String) {
        out.push_str("Was(at: ");
        string(out, &self.at.to_string());
        out.push_str(", in: ");
        string(out, &layout::file_of(&self.part));
        out.push_str(", of: ");
        out.push_str(self.key.kind.name());
        out.push_str(", id: ");
        string(out, &self.key.id);
        if self.waited {
            out.push_str(", waited: true");
        }
        if let Some(body) = &self.before {
            out.push_str(", record: ");
            // What it replaced itself stands in lines before this one.
            let (number, rev, past) = (None, String::new(), Vec::new());
            let body = body.clone();
            let line = Line {
                number,
                rev,
                past,
                body,
            };
            emit::record(out, &line);
        }
        out.push_str("),\n");
    }

    /// Reads a line that is not blank.
    pub fn read(raw: &[u8]) -> Result<Self, FindingKind> {
        let line = plain(raw)?.trim();
        if is_conflict_marker(line) {
            return Err(FindingKind::ConflictMarkers);
        }
        let bare = line.strip_suffix(',').unwrap_or(line);
        let JournalLine::Was(was) = options().from_str(bare).map_err(|error| {
            let column = error.span.start.col.max(1);
            not_understood(line, column, error.code.to_string())
        })?;
        let strange = |reason: &str| not_understood(line, 1, reason.to_owned());
        let at = was.at.parse();
        let at = at.map_err(|_| strange("this is no moment in time"))?;
        let part = layout::part_of(&was.file);
        let part = part.ok_or_else(|| strange("there is no such file in a project"))?;
        let key = Key {
            id: was.id,
            kind: was.of,
        };
        let before = was.record.map(|body| Line::new(None, body).body);
        if let Some(body) = &before {
            convert::check(body)?;
            belongs(body, &part)?;
            if body.key() != key || body.is_deleted() {
                return Err(strange("the record is not the one that the line names"));
            }
        }
        Ok(Self {
            at,
            part,
            key,
            waited: was.waited,
            before,
        })
    }
}

/// The words by which a line names a document: the folder of the document, or of its annotations.
pub(super) fn named(document: &DocumentId) -> Vec<u8> {
    format!("/{document}/").into_bytes()
}

/// Whether some bytes occur in others.
pub(super) fn contains(line: &[u8], words: &[u8]) -> bool {
    words.is_empty() || line.windows(words.len()).any(|found| found == words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::format::record::annotator::AnnotatorRecord;
    use proptest::prelude::*;

    fn entry(name: &str, waited: bool, is_new: bool) -> Entry {
        let body = Body::Annotator(AnnotatorRecord {
            id: "salma".into(),
            rev: String::new(),
            past: Vec::new(),
            name: name.into(),
            joined_into: None,
        });
        Entry {
            at: Moment::from_millisecond(1_770_000_000_123).unwrap(),
            part: Part::Project,
            key: body.key(),
            waited,
            before: (!is_new).then(|| body.into()),
        }
    }

    #[test]
    fn a_line_is_short_and_readable() {
        let mut out = String::new();
        entry("سلمى", false, false).write(&mut out);
        let line = "Was(at: \"2026-02-02T02:40:00.123Z\", in: \"project.ron\", of: Annotator, id: \"salma\", record: Annotator(id: \"salma\", name: \"سلمى\")),\n";
        assert_eq!(out, line);
    }

    #[test]
    fn lines_that_lie_are_not_believed() {
        let good = "Was(at: \"2026-02-02T02:40:00Z\", in: \"project.ron\", of: Annotator, id: \"salma\", record: Annotator(id: \"salma\")),";
        assert!(Entry::read(good.as_bytes()).is_ok());
        for (from, to) in [
            ("project.ron", "../project.ron"),
            ("project.ron", "codebook.ron"),
            ("project.ron", "annotations/r1/../salma.ron"),
            ("id: \"salma\", record", "id: \"karim\", record"),
            ("of: Annotator", "of: Round"),
            ("2026-02-02T02:40:00Z", "yesterday"),
            ("Was(", "Is("),
            (
                "record: Annotator(id: \"salma\")",
                "record: Deleted(id: \"salma\", of: Annotator)",
            ),
            ("),", ""),
            ("salma", "sal\0ma"),
        ] {
            let bad = good.replacen(from, to, 1);
            assert!(Entry::read(bad.as_bytes()).is_err(), "{bad}");
        }
        let deep = format!("Was(at: {}", "(".repeat(100_000));
        assert!(Entry::read(deep.as_bytes()).is_err());
    }

    proptest! {
        #[test]
        fn lines_come_back(name in ".{0,30}", waited in any::<bool>(), is_new in any::<bool>()) {
            let entry = entry(&name, waited, is_new);
            let mut out = String::new();
            entry.write(&mut out);
            prop_assert_eq!(out.matches('\n').count(), 1);
            prop_assert_eq!(Entry::read(out.as_bytes()), Ok(entry));
        }

        #[test]
        fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
            let _ = Entry::read(&bytes);
        }
    }
}
