//! What a file becomes when it is saved: what the project in memory says, what the file said, and what
//! someone else wrote meanwhile, joined.
//!
//! For example, the ledger knows a file with `Annotator(id: "a", rev: "1", name: "Ali")` and nothing else.
//! Meanwhile git brought `Annotator(id: "b", rev: "2", name: "Bayan")`, and the project in memory, which
//! never saw `b`, says `Annotator(id: "a", name: "Aly")`.
//!
//! - `a` differs from what was shown: it becomes `rev: "3", past: ["1"], name: "Aly"`.
//! - `b` was never shown, so that the project lacks it is no deletion: it stands as it was found.
//! - Had the project been shown `b` and lacked it now, a line `Deleted(id: "b", past: ["2"])` would be
//!   written, which replaces `b` in every clone.

use super::known::{FileLedger, Named, Names};
use super::settle::Settling;
use crate::store::format::record::{Body, DeletedRecord, Key, Line};
use crate::store::format::revisions::Standing;
use crate::store::stamp::Stamp;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What a file becomes.
#[derive(Debug)]
pub(crate) struct Becoming {
    /// The records that stand in it.
    pub standing: Standing,
    /// [`FileLedger::shown`] once the file is written.
    pub shown: BTreeMap<Key, Line>,
    /// [`FileLedger::waiting`] once the file is written.
    pub waiting: BTreeMap<Key, Vec<Named>>,
    /// [`FileLedger::settled`] once the file is written.
    pub settled: BTreeMap<Key, Vec<Named>>,
}

impl FileLedger {
    /// What the file becomes when the project in memory says `bodies` of it, with the versions of
    /// these `names` still waiting, and someone else may have written `elsewhere` in the meantime.
    /// Nothing that stands anywhere is dropped, except what was not chosen.
    pub fn with(
        &self,
        (bodies, names): (Vec<Body>, &Names),
        elsewhere: Vec<Line>,
        stamp: &mut dyn Stamp,
    ) -> Becoming {
        let elsewhere = elsewhere.into_iter().map(|line| self.as_found(line, stamp));
        let elsewhere: Vec<Line> = elsewhere.collect();
        let was_shown = self.shown_as_in(&elsewhere);
        let mut shown = BTreeMap::new();
        let mut new = Vec::new();
        for body in bodies {
            let key = body.key();
            let line = match was_shown.get(&key) {
                Some(line) if line.body.says_the_same(&body) => line.clone(),
                Some(line) => fresh(&mut new, line.replaced_by(stamp.rev(), body)),
                None => fresh(&mut new, self.appear(&key, body, stamp)),
            };
            shown.insert(key, line);
        }
        for (key, line) in was_shown.iter() {
            if !shown.contains_key(key) {
                let gone = deleted(key, stamp);
                new.push(line.replaced_by(stamp.rev(), gone));
            }
        }
        let mut settling = Settling::new(self, names, &elsewhere);
        settling.replace(&was_shown, &mut shown, &mut new, stamp);
        settling.put_back(&mut new, stamp);
        let all = self
            .lines
            .iter()
            .cloned()
            .chain(elsewhere.iter().cloned())
            .chain(new);
        // What has no revision stands in nobody's past: it is replaced by being left out.
        let is_outdated = |line: &Line| {
            let key = line.body.key();
            let was = was_shown.get(&key).filter(|was| was.rev.is_empty());
            let was = was.filter(|was| was.body.says_the_same(&line.body));
            was.is_some() && shown.get(&key).is_none_or(|now| !now.rev.is_empty())
        };
        let all = all.filter(|line| {
            !line.rev.is_empty() || !(is_outdated(line) || settling.is_dropped(line))
        });
        let mut standing = Standing::of(all);
        part_equal_revisions(&mut standing, &shown, stamp);
        follow_joined(&mut shown, &standing);
        let (waiting, settled) = settling.end();
        Becoming {
            standing,
            shown,
            waiting,
            settled,
        }
    }

    /// What the project was given; where someone else has said the same, a change replaces both.
    fn shown_as_in(&self, elsewhere: &[Line]) -> Cow<'_, BTreeMap<Key, Line>> {
        if elsewhere.is_empty() {
            return Cow::Borrowed(&self.shown);
        }
        let mut shown = self.shown.clone();
        let all = self.lines.iter().chain(elsewhere).cloned();
        follow_joined(&mut shown, &Standing::of(all));
        Cow::Owned(shown)
    }

    /// A line that someone else wrote. Words changed by hand under the revision that we know are a
    /// change of it, and get a revision of their own.
    fn as_found(&self, line: Line, stamp: &mut dyn Stamp) -> Line {
        let key = line.body.key();
        let mut versions = self.versions(&key);
        let was = versions.find(|l| !line.rev.is_empty() && l.rev == line.rev);
        match was.filter(|was| !was.body.says_the_same(&line.body)) {
            Some(was) => was.replaced_by(stamp.rev(), line.body),
            None => line,
        }
    }

    /// The versions of a record in the file.
    fn versions<'a>(&'a self, key: &'a Key) -> impl Iterator<Item = &'a Line> {
        let from = self
            .lines
            .partition_point(|l| (l.body.id(), l.body.kind()) < (key.id.as_str(), key.kind));
        let named = |l: &&Line| l.body.id() == key.id && l.body.kind() == key.kind;
        self.lines[from..].iter().take_while(named)
    }

    /// A record that the project did not have: new, or back from having been deleted.
    fn appear(&self, key: &Key, body: Body, stamp: &mut dyn Stamp) -> Line {
        match self.versions(key).find(|l| l.body.is_deleted()) {
            Some(line) => line.replaced_by(stamp.rev(), body),
            None => Line {
                number: None,
                rev: stamp.rev(),
                past: Vec::new(),
                body: body.into(),
            },
        }
    }
}

fn fresh(new: &mut Vec<Line>, line: Line) -> Line {
    new.push(line.clone());
    line
}

fn deleted(key: &Key, stamp: &mut dyn Stamp) -> Body {
    Body::Deleted(DeletedRecord {
        id: key.id.clone(),
        rev: String::new(),
        past: Vec::new(),
        of: key.kind,
        at: stamp.now().map(|at| at.to_string()),
        withdrawn: false,
    })
}

/// Someone changed words by hand and left the revision: an edit of the one would replace both, so
/// the one that is not shown gets a revision of its own.
fn part_equal_revisions(
    standing: &mut Standing,
    shown: &BTreeMap<Key, Line>,
    stamp: &mut dyn Stamp,
) {
    for (key, versions) in &mut standing.records {
        if versions.len() < 2 {
            continue;
        }
        let mine = shown.get(key);
        let is_mine = |line: &Line| {
            mine.is_some_and(|m| m.rev == line.rev && m.body.says_the_same(&line.body))
        };
        let mut taken: BTreeSet<String> = mine.map(|m| m.rev.clone()).into_iter().collect();
        for line in versions.iter_mut().filter(|l| !is_mine(l)) {
            if !line.rev.is_empty() && !taken.insert(line.rev.clone()) {
                line.rev = stamp.rev();
            }
        }
    }
}

/// Where a shown record was joined with an equal one, the next change must replace the joined one.
fn follow_joined(shown: &mut BTreeMap<Key, Line>, standing: &Standing) {
    for (key, mine) in shown {
        let versions = standing.records.get(key).into_iter().flatten();
        if let Some(same) = versions
            .into_iter()
            .find(|l| l.body.says_the_same(&mine.body))
        {
            mine.rev.clone_from(&same.rev);
            mine.past.clone_from(&same.past);
        }
    }
}
