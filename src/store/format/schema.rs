//! The schemas of record files: their number, and the way from each to the next.
//!
//! What must hold of every new one, or files of several clones would not be read any more:
//! - A line says by itself what it means: a merge by lines puts those of two schemas into one file. So a
//!   field or a kind never gets another meaning; a new meaning gets a new name.
//! - A step takes lines of its schema *and* of later ones, and leaves the later ones as they are.
//! - A kind or a field that older versions of the app do not know needs a new schema: they then open the
//!   project to be read only, instead of taking its lines for faults.
//! - `tests/data/schema/` gets a project with every kind and field of it, and keeps those of before.

use super::record::Line;

/// The schema that this version writes, and the newest that it can read.
pub(super) const SCHEMA: u32 = 3;

/// The first schema that there was.
const FIRST: u32 = 1;

/// Turns the lines of one schema into those of the next.
type Step = fn(Vec<Line>) -> Vec<Line>;

/// The way from the first schema to the present one.
const STEPS: [Step; (SCHEMA - FIRST) as usize] = [from_one_to_two, from_two_to_three];

/// Where a schema stands to the present one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Age {
    /// There never was such a one.
    None,
    /// There are steps from it.
    Older,
    /// It is what this version writes.
    Present,
    /// A newer version of the app wrote it.
    Newer,
}

/// Where a schema stands to the present one.
pub(crate) fn age(schema: u32) -> Age {
    match schema {
        SCHEMA => Age::Present,
        FIRST..SCHEMA => Age::Older,
        newer if newer > SCHEMA => Age::Newer,
        _ => Age::None,
    }
}

/// Turns the lines of a file, of which the oldest are of a schema, into those of the present one.
pub(crate) fn migrated(lines: Vec<Line>, from: u32) -> Vec<Line> {
    through(&STEPS, lines, from)
}

fn through(steps: &[Step], lines: Vec<Line>, from: u32) -> Vec<Line> {
    let before = from.saturating_sub(FIRST) as usize;
    let rest = steps.get(before..).unwrap_or_default();
    rest.iter().fold(lines, |lines, step| step(lines))
}

/// Schema 2 has more kinds of records: versions of the codebook, memos, what the project keeps to
/// itself. No line of schema 1 means anything else in it.
fn from_one_to_two(lines: Vec<Line>) -> Vec<Line> {
    lines
}

/// Schema 3 has a kind for all that the app is going to store; no line of schema 2 means anything else
/// in it. Rounds move from `project.ron` into files of their own without a step here, since a step sees
/// one file only: lines about rounds in `project.ron` are read along with the file of the round, which
/// holds them once it is written, and supersedes them by its revisions like a copy of a sync tool.
fn from_two_to_three(lines: Vec<Line>) -> Vec<Line> {
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::format::record::Body;
    use crate::store::format::record::annotator::AnnotatorRecord;

    fn lines(name: &str) -> Vec<Line> {
        let (id, name) = ("a".to_owned(), name.to_owned());
        let (rev, past) = (String::new(), Vec::new());
        let record = AnnotatorRecord {
            id,
            rev,
            past,
            name,
            joined_into: None,
        };
        vec![Line::new(None, Body::Annotator(record))]
    }

    fn name_of(lines: &[Line]) -> String {
        match &*lines[0].body {
            Body::Annotator(r) => r.name.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_step_from_a_schema_on_is_taken_in_order() {
        let steps: [Step; 3] = [
            |l| lines(&format!("{}2", name_of(&l))),
            |l| lines(&format!("{}3", name_of(&l))),
            |l| lines(&format!("{}4", name_of(&l))),
        ];
        for (from, name) in [(1, "x234"), (2, "x34"), (3, "x4"), (4, "x"), (9, "x")] {
            assert_eq!(name_of(&through(&steps, lines("x"), from)), name);
        }
    }

    #[test]
    fn schemas_are_told_apart() {
        let ages = [0, FIRST, SCHEMA, SCHEMA + 1, u32::MAX].map(age);
        let expected = [Age::None, Age::Older, Age::Present, Age::Newer, Age::Newer];
        assert_eq!(ages, expected);
    }
}
