//! Joins the lines of two versions of a file by the revisions that each line replaces. With their common
//! base, lines without revisions are joined too.
//!
//! # Example
//! The base has line `a1`. One side changed it to `a2` (which replaces `a1`), the other added `b1`. The
//! joined file has `a2` and `b1`. Had the other side changed `a1` to `a3`, the file would have both `a2` and
//! `a3`, and the record would wait for a choice.

use crate::store::format::comments::union as union_of_comments;
use crate::store::format::convert;
use crate::store::format::emit;
use crate::store::format::read::{self, Contents};
use crate::store::format::record::{Key, Line};
use crate::store::format::revisions::Standing;
use crate::store::journal;
use std::collections::BTreeMap;

/// Two versions of a file, joined.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JoinedFile {
    /// The bytes of the joined file.
    pub bytes: Vec<u8>,
    /// Whether all three versions were understood. If not, the file has every line of both sides.
    pub is_understood: bool,
    /// The ids of the records that wait for a choice.
    pub alternatives: Vec<String>,
}

/// Joins two versions of a file that both come from `base`, which may be empty. Git asks this of a merge
/// driver. A line of either side is left out only where the other side replaced it.
pub fn join_files(base: &[u8], ours: &[u8], theirs: &[u8]) -> JoinedFile {
    if [ours, theirs].into_iter().any(journal::is_journal) {
        return JoinedFile {
            bytes: journal::join_versions(base, ours, theirs),
            is_understood: true,
            alternatives: Vec::new(),
        };
    }
    let contents = [base, ours, theirs].map(understood);
    let [Some(base), Some(ours), Some(theirs)] = contents else {
        return JoinedFile {
            bytes: union(ours, theirs),
            is_understood: false,
            alternatives: Vec::new(),
        };
    };
    let comments = union_of_comments(ours.comments, theirs.comments);
    let standing = join(&base.lines, ours.lines, theirs.lines);
    let several = standing.records.iter().filter(|(_, all)| all.len() > 1);
    let alternatives = several.map(|(key, _)| key.id.clone()).collect();
    let lines: Vec<&Line> = standing.records.values().flatten().collect();
    JoinedFile {
        bytes: emit::file(&comments, lines).into_bytes(),
        is_understood: true,
        alternatives,
    }
}

/// The contents of a file if all of it is understood. A file that is not there has no lines.
fn understood(bytes: &[u8]) -> Option<Contents> {
    if bytes.is_empty() {
        return Some(Contents::default());
    }
    let contents = read::read(bytes);
    let all = contents.problems.is_empty();
    let all = all
        && contents
            .lines
            .iter()
            .all(|l| convert::check(&l.body).is_ok());
    all.then_some(contents)
}

/// Every line of both sides, those of the second before the last line of the first.
fn union(ours: &[u8], theirs: &[u8]) -> Vec<u8> {
    let lines = |bytes| <[u8]>::split(bytes, |b| *b == b'\n').filter(|l: &&[u8]| !l.is_empty());
    let mut all: Vec<&[u8]> = lines(ours).collect();
    let new: Vec<&[u8]> = lines(theirs).filter(|l| !all.contains(l)).collect();
    let end = all.iter().rposition(|line| line.starts_with(b"])"));
    let end = end.unwrap_or(all.len());
    all.splice(end..end, new);
    let mut bytes = all.join(&b'\n');
    bytes.push(b'\n');
    bytes
}

/// The lines of both sides that remain. A line that one side has unchanged from the base is left out where
/// the other side has only other lines of its record: it was replaced there.
pub(crate) fn join(base: &[Line], ours: Vec<Line>, theirs: Vec<Line>) -> Standing {
    let base = by_key(base);
    if base.is_empty() {
        return Standing::of(ours.into_iter().chain(theirs));
    }
    let (by_ours, by_theirs) = (by_key(&ours), by_key(&theirs));
    let mut kept: Vec<Line> = Vec::with_capacity(ours.len() + theirs.len());
    let mut keys: Vec<&Key> = by_ours.keys().chain(by_theirs.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let [base, ours, theirs] =
            [&base, &by_ours, &by_theirs].map(|side| side.get(key).map_or(&[][..], Vec::as_slice));
        let stays = |line: &Line, other: &[&Line]| {
            let was = base.iter().any(|b| is_same(b, line));
            !was || other.is_empty() || other.iter().any(|o| is_same(o, line))
        };
        let before = kept.len();
        kept.extend(
            ours.iter()
                .filter(|l| stays(l, theirs))
                .map(|l| (*l).clone()),
        );
        kept.extend(
            theirs
                .iter()
                .filter(|l| stays(l, ours))
                .map(|l| (*l).clone()),
        );
        if kept.len() == before {
            // Each side took out by hand what the other kept.
            kept.extend(ours.iter().chain(theirs).map(|l| (*l).clone()));
        }
    }
    Standing::of(kept)
}

fn by_key(lines: &[Line]) -> BTreeMap<Key, Vec<&Line>> {
    let mut found: BTreeMap<Key, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        found.entry(line.body.key()).or_default().push(line);
    }
    found
}

/// Whether two lines say the same, at whatever place in the file.
pub(crate) fn is_same(a: &Line, b: &Line) -> bool {
    a.rev == b.rev && a.body.says_the_same(&b.body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(lines: &[&str]) -> Vec<u8> {
        format!("(schema: 3, records: [\n{}\n])\n", lines.join("\n")).into_bytes()
    }

    fn joined(base: &[&str], ours: &[&str], theirs: &[&str]) -> (Vec<String>, usize) {
        let join = |a: &[&str], b: &[&str]| join_files(&file(base), &file(a), &file(b));
        let (forth, back) = (join(ours, theirs), join(theirs, ours));
        assert_eq!(forth, back, "the order of the sides does not matter");
        assert!(forth.is_understood);
        let text = String::from_utf8(forth.bytes).unwrap();
        let lines = text.lines().skip(1).filter(|line| *line != "])");
        (lines.map(str::to_owned).collect(), forth.alternatives.len())
    }

    const BASE: &str = "Annotator(id: \"a\", name: \"one\"),";
    const OTHER: &str = "Annotator(id: \"a\", name: \"two\"),";
    const THIRD: &str = "Annotator(id: \"a\", name: \"three\"),";
    const NEW: &str = "Annotator(id: \"b\", rev: \"1\", name: \"new\"),";

    #[test]
    fn with_a_base_lines_without_revisions_are_told_apart() {
        assert_eq!(
            joined(&[BASE], &[BASE], &[OTHER, NEW]),
            (vec![OTHER.into(), NEW.into()], 0)
        );
        assert_eq!(joined(&[BASE], &[OTHER], &[THIRD]).1, 1);
        assert_eq!(joined(&[], &[BASE], &[OTHER]).1, 1);
        assert_eq!(joined(&[BASE], &[OTHER], &[OTHER]), (vec![OTHER.into()], 0));
    }

    #[test]
    fn a_line_that_was_taken_out_by_hand_stays_while_the_other_side_has_it() {
        assert_eq!(joined(&[BASE], &[BASE], &[NEW]).0, [BASE, NEW]);
        let (lines, alternatives) = joined(&[BASE, OTHER], &[BASE], &[OTHER]);
        assert_eq!((lines.len(), alternatives), (2, 1));
    }

    #[test]
    fn what_is_not_understood_is_kept_whole() {
        let torn = b"(schema: 3, records: [\nAnnotator(id: \"x\"";
        let joined = join_files(b"", torn, &file(&[NEW]));
        assert!(!joined.is_understood);
        let text = String::from_utf8(joined.bytes).unwrap();
        assert!(
            text.contains("Annotator(id: \"x\"") && text.contains(NEW),
            "{text}"
        );
        let joined = join_files(b"", &file(&[NEW]), b"\xFF\xFE");
        assert!(!joined.is_understood);
        assert!(joined.bytes.windows(2).any(|w| w == b"\xFF\xFE"));
    }
}
