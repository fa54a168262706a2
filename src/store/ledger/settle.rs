//! What a choice does to the lines of a file: the versions that were not chosen are replaced, and
//! undo puts them back.
//!
//! Two clones changed one tag, and a merge left both lines: `Tag(id: "t", rev: "a", past: ["0"])`, which is
//! shown, and `Tag(id: "t", rev: "b", past: ["0"])`, which waits under the name `b`.
//!
//! - The user chooses what is shown. The project in memory says the same of `t` as before and has `b` no
//!   longer among what waits, so `b` is *gone*: the next save writes one line with a new revision,
//!   `rev: "c", past: ["a", "b", "0"]`. Wherever that line meets `a` or `b`, it replaces them.
//! - Undo makes the project wait for `b` again, so `b` is *back*: its words are written once more with a new
//!   revision, `rev: "d", past: ["b", "0"]`. Since `d` is in nobody's past, `c` does not replace it.
//! - Another clone that chose the other version wrote `rev: "e", past: ["b", "a", "0"]`. Neither of `c` and
//!   `e` is in the other's past, so both stand and wait for a choice again.

use super::known::{FileLedger, Named, Names};
use crate::store::format::record::{Key, Line, PAST_LENGTH};
use crate::store::stamp::Stamp;
use std::collections::{BTreeMap, BTreeSet};

type Versions = BTreeMap<Key, Vec<Named>>;

/// The choices of one save of a file.
pub(crate) struct Settling<'a> {
    known: &'a FileLedger,
    elsewhere: &'a [Line],
    /// Versions that wait in the file, and no longer in the project.
    gone: Versions,
    /// Versions that wait in the project again, and not in the file.
    back: Versions,
    waiting: Versions,
    settled: Versions,
}

impl<'a> Settling<'a> {
    /// Compares what waits in the project with what it was given.
    pub fn new(known: &'a FileLedger, names: &Names, elsewhere: &'a [Line]) -> Self {
        let mut settling = Self {
            known,
            elsewhere,
            gone: Versions::new(),
            back: Versions::new(),
            waiting: known.waiting.clone(),
            settled: known.settled.clone(),
        };
        let all: BTreeSet<&Key> = known.waiting.keys().chain(names.keys()).collect();
        for key in all {
            let wanted = names.get(key).map_or(&[][..], Vec::as_slice);
            settling.gone_of(key, wanted);
            settling.back_of(key, wanted);
        }
        settling
    }

    fn gone_of(&mut self, key: &Key, wanted: &[String]) {
        let Some(waiting) = self.waiting.get_mut(key) else {
            return;
        };
        let mut gone = Vec::new();
        waiting.retain(|version| {
            let stays = wanted.contains(&version.0);
            if !stays {
                gone.push(version.clone());
            }
            stays
        });
        if waiting.is_empty() {
            self.waiting.remove(key);
        }
        if !gone.is_empty() {
            let settled = self.settled.entry(key.clone()).or_default();
            settled.retain(|(name, _)| gone.iter().all(|(other, _)| other != name));
            settled.extend(gone.iter().cloned());
            self.gone.insert(key.clone(), gone);
        }
    }

    fn back_of(&mut self, key: &Key, wanted: &[String]) {
        let Some(settled) = self.settled.get(key) else {
            return;
        };
        let waits = |name: &String| {
            let waiting = self.waiting.get(key).into_iter().flatten();
            waiting.into_iter().any(|(other, _)| other == name)
        };
        let back = settled
            .iter()
            .filter(|(name, _)| wanted.contains(name) && !waits(name));
        let back: Vec<Named> = back.cloned().collect();
        if !back.is_empty() {
            self.back.insert(key.clone(), back);
        }
    }

    /// Makes what was chosen replace what was not, with a revision of its own: the same choice made
    /// in two clones is one, and another one is an alternative to it.
    pub fn replace(
        &self,
        was_shown: &BTreeMap<Key, Line>,
        shown: &mut BTreeMap<Key, Line>,
        new: &mut Vec<Line>,
        stamp: &mut dyn Stamp,
    ) {
        for (key, gone) in &self.gone {
            let at = new.iter().position(|line| line.body.key() == *key);
            let at = at.or_else(|| {
                let line = shown.get(key)?;
                new.push(line.replaced_by(stamp.rev(), line.body.clone()));
                Some(new.len() - 1)
            });
            let Some(chosen) = at.and_then(|at| new.get_mut(at)) else {
                continue;
            };
            let before = was_shown.get(key).map_or("", |line| line.rev.as_str());
            add_past(chosen, &self.revisions(key, gone, before));
            if let Some(line) = shown.get_mut(key) {
                *line = chosen.clone();
            }
        }
    }

    /// The revisions that versions have: their own, and those of lines that say the same and were
    /// written without knowing what was shown; then what they replaced themselves.
    fn revisions(&self, key: &Key, gone: &[Named], before: &str) -> Vec<String> {
        let lines = self.known.lines.iter().chain(self.elsewhere);
        let lines: Vec<&Line> = lines.filter(|line| line.body.key() == *key).collect();
        let mut own = Vec::new();
        let mut past = Vec::new();
        for (_, version) in gone {
            let same = lines.iter().copied().filter(|line| {
                line.body.says_the_same(&version.body) && !line.past.iter().any(|rev| rev == before)
            });
            for line in same.chain([version]) {
                own.push(line.rev.clone());
                past.extend(line.past.iter().cloned());
            }
        }
        own.extend(past);
        own
    }

    /// Puts versions back that a choice had replaced, with fresh revisions: what replaced the old
    /// ones does not replace these.
    pub fn put_back(&mut self, new: &mut Vec<Line>, stamp: &mut dyn Stamp) {
        for (key, back) in std::mem::take(&mut self.back) {
            for (name, line) in back {
                let line = line.replaced_by(stamp.rev(), line.body.clone());
                new.push(line.clone());
                let waiting = self.waiting.entry(key.clone()).or_default();
                waiting.push((name, line));
            }
        }
    }

    /// Whether a line was not chosen and has no revision by which it could be replaced.
    pub fn is_dropped(&self, line: &Line) -> bool {
        let is_it = |(_, gone): &Named| gone.rev.is_empty() && gone.body.says_the_same(&line.body);
        self.gone.values().flatten().any(is_it)
    }

    /// What waits now, and what was settled.
    pub fn end(self) -> (Versions, Versions) {
        (self.waiting, self.settled)
    }
}

/// Adds revisions to the past of a line: those of the versions that it replaces must be in it,
/// however many they are.
fn add_past(line: &mut Line, replaced: &[String]) {
    let own = std::mem::take(&mut line.past);
    // The version that was shown comes first: it is replaced too.
    let (first, rest) = own.split_at(own.len().min(1));
    let mut past: Vec<String> = Vec::new();
    let all = first.iter().chain(replaced).chain(rest);
    for rev in all.filter(|rev| !rev.is_empty()) {
        if !past.contains(rev) && *rev != line.rev {
            past.push(rev.clone());
        }
    }
    past.truncate(PAST_LENGTH.max(replaced.len() + 1));
    line.past = past;
}
