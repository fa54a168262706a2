//! Reads the lines of a file: what is understood becomes records, the rest is told with its place.

use super::comments::comments;
use super::emit::FOOTER;
use super::quick;
use super::record::{Body, Line};
use super::schema::{self, Age, age};
use super::understood::not_understood;
use crate::model::DocumentId;
use crate::store::finding::FindingKind;
use ron::extensions::Extensions;
use serde::Deserialize;
use std::collections::BTreeSet;

/// What a file holds.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// The records, in the order of the file.
    pub lines: Vec<Line>,
    /// Lines that people wrote for people: they begin with `//`.
    pub comments: Vec<String>,
    /// What was not understood, with its line.
    pub problems: Vec<(Option<usize>, FindingKind)>,
    /// The schema, when it is one that this version does not know.
    pub newer: Option<u32>,
    /// The oldest schema in it, when that is one of before; the lines are those of the present one.
    pub older: Option<u32>,
}

/// A file that was written in another layout, such as by an editor that reformats.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    schema: u32,
    records: Vec<Body>,
}

/// How values are read: options without `Some(…)`, variants without a second pair of brackets.
pub(crate) fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// Reads a file from its bytes. Never fails: what is not understood is among the problems.
pub(crate) fn read(bytes: &[u8]) -> Contents {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Contents {
            problems: vec![(None, FindingKind::Empty)],
            ..Contents::default()
        };
    }
    let text = std::str::from_utf8(bytes).ok();
    let schema = text.and_then(schema_of);
    let mut by_line = match text {
        // What is text as a whole need not be looked at again line by line.
        Some(text) if !text.contains('\0') => read_lines(text.split('\n').map(Ok)),
        _ => read_lines(bytes.split(|b| *b == b'\n').map(plain)),
    };
    if let Some(found) = by_line.newer.or(schema.filter(|s| age(*s) == Age::Newer)) {
        // Its records may have fields that we do not know: shown as far as possible, never written.
        return Contents {
            problems: vec![(None, FindingKind::NewerSchema { found })],
            newer: Some(found),
            ..by_line
        };
    }
    if !by_line.problems.is_empty() {
        let whole = text.filter(|t| !t.contains('\0')).and_then(read_whole);
        by_line = whole.unwrap_or(by_line);
    }
    if let Some(older) = by_line.older {
        by_line.lines = schema::migrated(by_line.lines, older);
    }
    by_line
}

/// The oldest schema of the lines that open a file, if that is one of before.
pub(crate) fn oldest_schema(bytes: &[u8]) -> Option<u32> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let opens = |line: &&[u8]| line.first() == Some(&b'(');
    let lines = bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    let headers = lines
        .filter(opens)
        .filter_map(|line| str::from_utf8(line).ok());
    let by_line = headers.filter_map(header);
    let whole = || str::from_utf8(bytes).ok().and_then(schema_of);
    let oldest = by_line.min().or_else(whole);
    oldest.filter(|found| age(*found) == Age::Older)
}

/// The bytes of a file of records without the lines about a document; `None` when there are none.
pub(crate) fn without(bytes: &[u8], document: &DocumentId) -> Option<Vec<u8>> {
    let lines = read(bytes).lines;
    let about = lines
        .iter()
        .filter(|line| line.body.document() == Some(document.as_str()));
    let gone: BTreeSet<usize> = about.filter_map(|line| line.number).collect();
    let lines = bytes.split_inclusive(|b| *b == b'\n').enumerate();
    let kept = lines.filter(|(index, _)| !gone.contains(&(index + 1)));
    let kept: Vec<u8> = kept.flat_map(|(_, line)| line.iter().copied()).collect();
    (!gone.is_empty()).then_some(kept)
}

fn read_whole(text: &str) -> Option<Contents> {
    let whole: Whole = options().from_str(text).ok()?;
    let older = match age(whole.schema) {
        Age::Present => None,
        Age::Older => Some(whole.schema),
        Age::Newer | Age::None => return None,
    };
    let lines = whole.records.into_iter();
    Some(Contents {
        lines: lines.map(|body| Line::new(None, body)).collect(),
        comments: comments(text),
        older,
        ..Contents::default()
    })
}

/// The number after `schema:` at the beginning of a file.
fn schema_of(text: &str) -> Option<u32> {
    let rest = text.trim_start().strip_prefix('(')?.trim_start();
    let rest = rest.strip_prefix("schema")?.trim_start();
    let rest = rest.strip_prefix(':')?.trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    rest[..digits].parse().ok()
}

/// Whether a line opens a file, and of which schema.
fn header(line: &str) -> Option<u32> {
    if !line.starts_with('(') {
        return None;
    }
    let plain: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let number = plain.strip_prefix("(schema:")?.strip_suffix(",records:[")?;
    number.parse().ok()
}

fn read_lines<'a>(lines: impl Iterator<Item = Result<&'a str, FindingKind>>) -> Contents {
    let mut contents = Contents::default();
    let options = options();
    let (mut is_open, mut is_closed) = (false, false);
    let mut last = 0;
    for (index, line) in lines.enumerate() {
        let number = index + 1;
        let line = match line {
            Ok(line) => line.trim(),
            Err(problem) => {
                contents.problems.push((Some(number), problem));
                last = number;
                continue;
            }
        };
        if line.is_empty() {
            continue;
        }
        last = number;
        if let Some(schema) = header(line) {
            is_open = true;
            match age(schema) {
                Age::Present => {}
                Age::Older => contents.older = older_of(contents.older, schema),
                Age::None => contents.problems.push((Some(number), unknown_schema(line))),
                Age::Newer => contents.newer = contents.newer.max(Some(schema)),
            }
        } else if line == FOOTER {
            is_closed = true;
        } else if line.starts_with("//") {
            contents.comments.push(line.to_owned());
        } else if is_conflict_marker(line) {
            contents
                .problems
                .push((Some(number), FindingKind::ConflictMarkers));
        } else {
            match parse(&options, line) {
                Ok(body) => contents.lines.push(Line::new(Some(number), body)),
                Err(problem) => contents.problems.push((Some(number), problem)),
            }
        }
        // Only the very last line may close a file; a union merge may leave several.
        is_closed &= line == FOOTER;
    }
    if !is_closed {
        // A last line that was not understood is where the file breaks off.
        contents.problems.retain(|(number, problem)| {
            *number != Some(last) || !matches!(problem, FindingKind::NotUnderstood { .. })
        });
        contents.problems.push((Some(last), FindingKind::Torn));
    } else if !is_open && contents.problems.is_empty() {
        contents.problems.push((Some(1), FindingKind::Torn));
    }
    contents
}

fn older_of(known: Option<u32>, schema: u32) -> Option<u32> {
    Some(known.map_or(schema, |known| known.min(schema)))
}

fn unknown_schema(line: &str) -> FindingKind {
    not_understood(line, 1, "there is no such schema".to_owned())
}

/// A line as text, if it is one.
pub(crate) fn plain(raw: &[u8]) -> Result<&str, FindingKind> {
    let line = std::str::from_utf8(raw).map_err(|error| FindingKind::NotUtf8 {
        byte: error.valid_up_to() + 1,
    })?;
    match line.find('\0') {
        Some(at) => Err(FindingKind::Nul {
            column: line[..at].chars().count() + 1,
        }),
        None => Ok(line),
    }
}

pub(crate) fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .into_iter()
        .filter_map(|mark| line.strip_prefix(mark))
        .any(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn parse(options: &ron::Options, line: &str) -> Result<Body, FindingKind> {
    if let Some(annotation) = quick::annotation(line) {
        return Ok(Body::Annotation(annotation));
    }
    let record = line.strip_suffix(',').unwrap_or(line);
    options.from_str(record).map_err(|error| {
        let column = error.span.start.col.max(1);
        not_understood(line, column, error.code.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::format::emit;
    use crate::store::format::record::annotator::AnnotatorRecord;
    use crate::store::format::record::state::StateRecord;
    use proptest::prelude::*;

    const GOOD: &str = "(schema: 3, records: [\n\
        Annotator(id: \"karim\", rev: \"b\", name: \"كريم\"),\n\
        Annotator(id: \"salma\", rev: \"c\", past: [\"a\"], name: \"سلمى\"),\n\
        ])\n";

    fn codes(bytes: &[u8]) -> Vec<(Option<usize>, &'static str)> {
        let problems = read(bytes).problems;
        problems.iter().map(|(n, p)| (*n, p.code())).collect()
    }

    #[test]
    fn lines_know_their_numbers() {
        let contents = read(GOOD.as_bytes());
        assert!(contents.problems.is_empty());
        let numbers: Vec<_> = contents.lines.iter().map(|l| l.number).collect();
        assert_eq!(numbers, [Some(2), Some(3)]);
        assert_eq!(contents.lines[1].past, ["a"]);
        assert_eq!(emit::file(&[], &contents.lines), GOOD);
    }

    #[test]
    fn other_layouts_are_read_too() {
        let bom = format!("\u{FEFF}{}", GOOD.replace('\n', "\r\n"));
        assert_eq!(read(bom.as_bytes()).lines.len(), 2);
        let loose = GOOD.replace("rev:", "\n    rev:");
        let contents = read(loose.as_bytes());
        assert!(contents.problems.is_empty());
        assert_eq!(contents.lines.len(), 2);
        let noted = GOOD.replace(
            "Annotator(id: \"salma\"",
            "// hers\nAnnotator(id: \"salma\"",
        );
        let contents = read(noted.as_bytes());
        assert_eq!(contents.comments, ["// hers"]);
        assert_eq!(contents.lines.len(), 2);
    }

    #[test]
    fn lines_of_two_schemas_are_read_one_by_one() {
        let older = GOOD.replace("schema: 3", "schema: 1");
        let contents = read(older.as_bytes());
        assert_eq!((contents.older, contents.problems.len()), (Some(1), 0));
        assert_eq!(contents.lines, read(GOOD.as_bytes()).lines);
        let merged = GOOD.replace(
            "Annotator(id: \"salma\"",
            "(schema: 1, records: [\nAnnotator(id: \"salma\"",
        );
        let loose = older.replace("rev:", "\n    rev:");
        for both in [merged, loose] {
            let contents = read(both.as_bytes());
            assert_eq!((contents.older, contents.newer), (Some(1), None), "{both}");
            assert!(contents.problems.is_empty(), "{both}");
            assert_eq!(contents.lines.len(), 2);
            assert_eq!(oldest_schema(both.as_bytes()), Some(1), "{both}");
        }
        let newer = GOOD.replace(
            "Annotator(id: \"salma\"",
            "(schema: 4, records: [\nAnnotator(id: \"salma\"",
        );
        assert_eq!(codes(newer.as_bytes()), [(None, "newer-schema")]);
        for present in [
            GOOD,
            "",
            "(schema: 9, records: [\n])\n",
            "(schema: 0, records: [\n])\n",
        ] {
            assert_eq!(oldest_schema(present.as_bytes()), None, "{present}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_place() {
        assert_eq!(codes(b""), [(None, "empty-file")]);
        assert_eq!(codes(b" \n\n"), [(None, "empty-file")]);
        let put = |line: &str| GOOD.replace("])\n", &format!("{line}\n])\n"));
        assert_eq!(
            codes(put("<<<<<<< ours").as_bytes()),
            [(Some(4), "conflict-markers")]
        );
        assert_eq!(codes(put("Tag(").as_bytes()), [(Some(4), "not-understood")]);
        assert_eq!(
            codes(put("Annotator(id: \"x\", colour: 3),").as_bytes()),
            [(Some(4), "not-understood")]
        );
        assert_eq!(codes(put("\0\0").as_bytes()), [(Some(4), "nul")]);
        let mut raw = put("@").into_bytes();
        let at = raw.iter().position(|b| *b == b'@').unwrap();
        raw[at] = 0xFF;
        assert_eq!(codes(&raw), [(Some(4), "not-utf8")]);
        assert_eq!(
            codes(GOOD.replace("schema: 3", "schema: 9").as_bytes()),
            [(None, "newer-schema")]
        );
        assert_eq!(read(&raw).lines.len(), 2, "the others are read");
        let zeros = [(Some(1), "nul"), (Some(1), "torn")];
        assert_eq!(codes(&[0; 40]), zeros, "lines are counted from 1");
    }

    #[test]
    fn a_file_cut_anywhere_is_told_and_yields_whole_lines() {
        let end = GOOD.trim_end().len();
        for cut in 0..end {
            let contents = read(&GOOD.as_bytes()[..cut]);
            assert!(!contents.problems.is_empty(), "cut at {cut}");
            let whole = read(GOOD.as_bytes()).lines;
            for line in &contents.lines {
                assert!(whole.contains(line), "cut at {cut}: {line:?}");
            }
        }
        assert!(read(&GOOD.as_bytes()[..end]).problems.is_empty());
    }

    proptest! {
        #[test]
        fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }

        #[test]
        fn names_come_back(name in ".{0,40}", finished in any::<bool>()) {
            let annotator = Body::Annotator(AnnotatorRecord { id: "a".into(), rev: String::new(), past: vec![], name, joined_into: None });
            let state = Body::State(StateRecord { id: "state".into(), rev: String::new(), past: vec![], finished, first_finished: None });
            for body in [annotator, state] {
                let line = Line { number: Some(2), rev: "r".into(), past: vec!["q".into()], body: body.into() };
                let contents = read(emit::file(&[], std::slice::from_ref(&line)).as_bytes());
                prop_assert!(contents.problems.is_empty());
                prop_assert_eq!(contents.lines, vec![line]);
            }
        }
    }
}
