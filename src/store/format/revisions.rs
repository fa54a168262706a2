//! Which lines of a record remain: replaced ones are dropped, and several of one id are alternatives.
//!
//! Every line carries a random revision, `rev`, and in `past` the revisions that it replaces. A line is
//! replaced when its revision, and those that were joined with it, stand in the past of another line of
//! the same record. For example, two people change a tag that both have:
//!
//! ```text
//! Tag(id: "exit", rev: "a", name: …)                     in both clones
//! Tag(id: "exit", rev: "b", past: ["a"], name: "Exit")   one person renames it
//! Tag(id: "exit", rev: "c", past: ["a"], hue: 40, …)     another recolours it
//! ```
//!
//! A merge by lines keeps all three. `a` stands in the past of the others and goes; `b` and `c` know
//! nothing of each other and are alternatives, of which the latest is shown until a person chooses.
//! Choosing `c` writes it anew with the revisions of all others in its past, which ends the choice in
//! every clone that gets the line:
//!
//! ```text
//! Tag(id: "exit", rev: "d", past: ["c", "b", "a"], hue: 40, …)
//! ```
//!
//! Had both people made the same change, `b` and `c` would say the same and be joined into one line that
//! replaces both: nobody is asked. Kinds whose versions are joined by themselves
//! ([`Joining::ByItself`]) never wait.

use super::emit;
use super::record::{Body, DeletedRecord, Joining, Key, Kind, Line, PAST_LENGTH};
use crate::model::Moment;
use crate::store::finding::FindingKind;
use std::collections::btree_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeMap, BTreeSet};

/// The remaining records of a file, sorted as files are.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    /// By key, the line to be shown first. No list is empty.
    pub records: BTreeMap<Key, Vec<Line>>,
}

impl Standing {
    /// Drops replaced lines and joins equal ones. The order of the lines does not matter.
    pub fn of(lines: impl IntoIterator<Item = Line>) -> Self {
        let mut records: BTreeMap<Key, Vec<Line>> = BTreeMap::new();
        for line in lines {
            records.entry(line.body.key()).or_default().push(line);
        }
        for versions in records.values_mut() {
            if versions.len() > 1 {
                if versions.iter().any(|line| line.body.is_withdrawn()) {
                    // Nobody brings back what was withdrawn by having changed it elsewhere.
                    versions.retain(|line| line.body.is_withdrawn());
                }
                join_equal_revisions(versions);
                drop_replaced(versions);
                join_equal_words(versions);
                versions.sort_by_cached_key(|line| std::cmp::Reverse(precedence(line)));
                join_by_itself(versions);
            }
        }
        Self { records }
    }

    /// Every line, in the order of the file.
    pub fn into_lines(self) -> Vec<Line> {
        self.records.into_values().flatten().collect()
    }

    /// The decisions that wait for a person: the line of the shown version, and the finding.
    pub fn findings(&self) -> Vec<(Option<usize>, FindingKind)> {
        let several = self.records.iter().filter(|(_, all)| all.len() > 1);
        several
            .map(|(key, all)| {
                let kind = if are_unrelated(key, all) {
                    FindingKind::DuplicateId { id: key.id.clone() }
                } else {
                    FindingKind::Alternatives {
                        id: key.id.clone(),
                        count: all.len(),
                    }
                };
                (all[0].number, kind)
            })
            .collect()
    }
}

/// Joins lines of one revision into one, unless someone changed the words of one by hand.
///
/// Versions are found by sorting, not by comparing each with each: a file made to be slow has many
/// thousands.
fn join_equal_revisions(versions: &mut Vec<Line>) {
    // A deletion says the same at any time: the latest stays, wherever it stands.
    versions.sort_by(|a, b| deleted_at(b).cmp(&deleted_at(a)));
    let mut kept: Vec<Line> = Vec::with_capacity(versions.len());
    let mut by_revision: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in versions.drain(..) {
        match by_revision.entry((line.rev.clone(), words(&line))) {
            Occupied(same) => add_past(&mut kept[*same.get()].past, line.past),
            Vacant(free) => {
                free.insert(kept.len());
                kept.push(line);
            }
        }
    }
    *versions = kept;
}

fn deleted_at(line: &Line) -> Option<&str> {
    match &*line.body {
        Body::Deleted(record) => record.at.as_deref(),
        _ => None,
    }
}

/// The contents of a line as words, equal for lines with equal contents.
fn words(line: &Line) -> String {
    let mut bare = Line {
        number: None,
        rev: String::new(),
        past: Vec::new(),
        body: line.body.clone(),
    };
    if let Body::Deleted(record) = &*line.body {
        // When something was deleted does not matter.
        let at = None;
        bare.body = Body::Deleted(DeletedRecord {
            at,
            ..record.clone()
        })
        .into();
    }
    let mut words = String::new();
    emit::record(&mut words, &bare);
    words
}

/// Most ancestors of a replaced line that its successor must list too; the newest count.
const LOOKED_FOR: usize = PAST_LENGTH / 2;

/// Whether a line was written in knowledge of another and of all the revisions joined with it. An equal
/// change that was made elsewhere and joined later was not known, and so is not replaced.
fn covers(other: &Line, line: &Line) -> bool {
    let Some(at) = other.past.iter().position(|rev| *rev == line.rev) else {
        return false;
    };
    // What it replaced stands behind it, so far as there was room.
    let room = PAST_LENGTH.saturating_sub(at + 1).min(LOOKED_FOR);
    let joined = line.past.iter().take(room);
    joined
        .filter(|rev| **rev != other.rev)
        .all(|rev| other.past.contains(rev))
}

/// Drops every line whose revision, with those joined with it, is in the past of another.
fn drop_replaced(versions: &mut Vec<Line>) {
    let mut replacing: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, line) in versions.iter().enumerate() {
        for rev in line.past.iter().filter(|rev| !rev.is_empty()) {
            replacing.entry(rev).or_default().push(index);
        }
    }
    let stands = |line: &Line| {
        let others = replacing.get(line.rev.as_str()).into_iter().flatten();
        let mut others = others.map(|index| &versions[*index]);
        let is_circle = |other: &Line| !other.rev.is_empty() && line.past.contains(&other.rev);
        !others.any(|other| other.rev != line.rev && !is_circle(other) && covers(other, line))
    };
    let stands: Vec<bool> = versions.iter().map(stands).collect();
    // Lines that replace each other in a circle, as no program writes them, all stay.
    if stands.contains(&true) {
        let mut stands = stands.into_iter();
        versions.retain(|_| stands.next().unwrap_or(true));
    }
}

/// Joins equal changes made in two places into one, which replaces what both replaced.
fn join_equal_words(versions: &mut Vec<Line>) {
    versions.sort_by(|a, b| b.rev.cmp(&a.rev));
    let mut kept: Vec<Line> = Vec::with_capacity(versions.len());
    let mut by_words: BTreeMap<String, usize> = BTreeMap::new();
    for line in versions.drain(..) {
        match by_words.entry(words(&line)) {
            Occupied(same) => {
                let same = &mut kept[*same.get()];
                // First, so that a full past does not drop it: it would come back as an alternative.
                let rev = (!line.rev.is_empty()).then_some(line.rev);
                let own = std::mem::take(&mut same.past);
                add_past(&mut same.past, rev.into_iter().chain(own).chain(line.past));
            }
            Vacant(free) => {
                free.insert(kept.len());
                kept.push(line);
            }
        }
    }
    *versions = kept;
}

/// For a kind whose versions never wait: the first version replaces the others. A living one comes before a
/// deleted one, then the smallest in words.
fn join_by_itself(versions: &mut Vec<Line>) {
    if versions[0].body.kind().joining() == Joining::ByItself && versions.len() > 1 {
        versions.sort_by_cached_key(|line| (line.body.is_deleted(), words(line)));
        let others = versions.split_off(1);
        let revisions = others.into_iter().map(|line| line.rev);
        let own = std::mem::take(&mut versions[0].past);
        let all = revisions.filter(|rev| !rev.is_empty()).chain(own);
        add_past(&mut versions[0].past, all);
    }
}

fn add_past(past: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for rev in more {
        if past.len() < PAST_LENGTH && !past.contains(&rev) {
            past.push(rev);
        }
    }
}

/// Living versions come before deleted ones, then the latest first; the words decide between equals, so that
/// the order in which files are merged does not matter.
fn precedence(line: &Line) -> (bool, Option<Moment>, String, String) {
    let modified = match &*line.body {
        Body::Annotation(r) => r.modified.parse().ok(),
        _ => None,
    };
    let mut words = String::new();
    emit::record(&mut words, line);
    (!line.body.is_deleted(), modified, line.rev.clone(), words)
}

/// Whether two versions have no revision in common, for records that are made anew in every clone under one
/// id, such as a state.
fn are_unrelated(key: &Key, versions: &[Line]) -> bool {
    if !matches!(key.kind, Kind::Tag | Kind::Annotation) {
        return false;
    }
    let histories: Vec<BTreeSet<&String>> = versions
        .iter()
        .map(|line| {
            line.past
                .iter()
                .chain([&line.rev])
                .filter(|r| !r.is_empty())
                .collect()
        })
        .collect();
    // As a rule all come from one.
    let Some((first, others)) = histories.split_first() else {
        return false;
    };
    if first
        .iter()
        .any(|rev| others.iter().all(|other| other.contains(*rev)))
    {
        return false;
    }
    histories.iter().enumerate().any(|(index, history)| {
        histories[..index]
            .iter()
            .any(|other| history.is_disjoint(other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::format::record::DeletedRecord;
    use crate::store::format::record::annotator::AnnotatorRecord;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn line(id: &str, rev: &str, past: &[&str], name: &str) -> Line {
        let body = Body::Annotator(AnnotatorRecord {
            id: id.into(),
            rev: rev.into(),
            past: past.iter().map(|p| (*p).to_owned()).collect(),
            name: name.into(),
            joined_into: None,
        });
        Line::new(Some(2), body)
    }

    fn gone(id: &str, rev: &str, past: &[&str], at: Option<String>) -> Line {
        let body = Body::Deleted(DeletedRecord {
            id: id.into(),
            rev: rev.into(),
            past: past.iter().map(|p| (*p).to_owned()).collect(),
            of: Kind::Annotator,
            at,
            withdrawn: false,
        });
        Line::new(Some(3), body)
    }

    fn revs(lines: impl IntoIterator<Item = Line>) -> Vec<String> {
        let lines = Standing::of(lines).into_lines();
        lines.into_iter().map(|l| l.rev).collect()
    }

    #[test]
    fn what_was_replaced_goes_and_the_rest_stays() {
        let a = line("x", "1", &[], "one");
        let b = line("x", "2", &["1"], "two");
        let c = line("x", "3", &["1"], "three");
        assert_eq!(revs([a.clone(), b.clone()]), ["2"]);
        assert_eq!(revs([b.clone(), a.clone()]), ["2"]);
        assert_eq!(revs([a.clone(), b.clone(), c.clone()]), ["3", "2"]);
        assert_eq!(
            revs([a, b, c, line("x", "4", &["3", "2", "1"], "four")]),
            ["4"]
        );
    }

    #[test]
    fn an_edit_wins_over_a_deletion_and_both_stay() {
        let edited = line("x", "2", &["1"], "two");
        let deleted = gone("x", "3", &["1"], None);
        let standing = Standing::of([deleted.clone(), edited.clone()]);
        assert_eq!(
            standing.findings(),
            [(
                Some(2),
                FindingKind::Alternatives {
                    id: "x".into(),
                    count: 2
                }
            )]
        );
        assert_eq!(revs([deleted, edited]), ["2", "3"]);
    }

    #[test]
    fn what_was_withdrawn_stays_withdrawn() {
        let edited = line("x", "2", &["1"], "two");
        let mut withdrawn = gone("x", "3", &["1"], None);
        let Body::Deleted(record) = Arc::make_mut(&mut withdrawn.body) else {
            panic!("a deletion");
        };
        record.withdrawn = true;
        let later = line("x", "4", &["3", "2"], "later");
        let standing = Standing::of([later, withdrawn, edited]);
        assert!(standing.findings().is_empty());
        assert_eq!(revs(standing.into_lines()), ["3"]);
    }

    #[test]
    fn equal_changes_are_one() {
        let lines = [
            line("x", "2", &["1"], "same"),
            line("x", "3", &["1"], "same"),
        ];
        let standing = Standing::of(lines);
        assert!(standing.findings().is_empty());
        let only = &standing.into_lines()[0];
        assert_eq!(
            (only.rev.as_str(), &only.past[..]),
            ("3", &["2".to_owned(), "1".to_owned()][..])
        );
        assert_eq!(
            revs([gone("x", "1", &[], None), gone("x", "2", &[], None)]),
            ["2"]
        );
    }

    #[test]
    fn a_long_past_still_takes_what_is_joined() {
        let past: Vec<String> = (0..PAST_LENGTH).map(|n| format!("1{n:02}")).collect();
        let past: Vec<&str> = past.iter().map(String::as_str).collect();
        let mine = line("x", "3", &past, "same");
        let theirs = line("x", "2", &past[..1], "same");
        let joined = Standing::of([mine, theirs.clone()]).into_lines().remove(0);
        assert_eq!(joined.past.len(), PAST_LENGTH);
        let next = joined.replaced_by("4".into(), line("x", "", &[], "next").body);
        assert_eq!(revs([next, theirs]), ["4"]);
    }

    #[test]
    fn many_versions_of_one_record_are_gone_through_once() {
        let many = (0..20_000).map(|n| {
            let (rev, past) = (
                format!("r{n}"),
                ["base", &format!("q{n}")].map(str::to_owned),
            );
            line("x", &rev, &[&past[0], &past[1]], &n.to_string())
        });
        let standing = Standing::of(many);
        assert_eq!(standing.findings().len(), 1);
        assert_eq!(standing.into_lines().len(), 20_000);
    }

    #[test]
    fn circles_lose_nothing() {
        let a = line("x", "1", &["2"], "one");
        let b = line("x", "2", &["1"], "two");
        assert_eq!(revs([a, b]).len(), 2);
        let ring =
            [("1", "3"), ("2", "1"), ("3", "2")].map(|(rev, past)| line("x", rev, &[past], rev));
        assert_eq!(revs(ring).len(), 3);
    }

    proptest! {
        #[test]
        fn order_of_lines_does_not_matter(
            given in proptest::collection::vec((0u8..6, proptest::collection::vec(0u8..6, 0..3), 0u8..5), 0..8),
        ) {
            let lines: Vec<Line> = given.iter().map(|(rev, past, word)| {
                let past: Vec<String> = past.iter().map(u8::to_string).collect();
                let past: Vec<&str> = past.iter().map(String::as_str).collect();
                match word {
                    0..3 => line("x", &rev.to_string(), &past, &word.to_string()),
                    _ => gone("x", &rev.to_string(), &past, Some(word.to_string())),
                }
            }).collect();
            let said = |lines: Vec<Line>| {
                let mut said: Vec<Arc<Body>> = lines.into_iter().map(|l| l.body).collect();
                said.sort_by_key(|b| format!("{b:?}"));
                said
            };
            let forth = said(Standing::of(lines.clone()).into_lines());
            let back = said(Standing::of(lines.into_iter().rev()).into_lines());
            prop_assert_eq!(forth, back);
        }
    }
}
