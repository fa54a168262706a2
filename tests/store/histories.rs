//! Random histories on clones, merged in any order: every annotation of every side is there once, or
//! as an alternative.

use super::*;
use hashiya::model::Said;
use hashiya::store::{join_files, merge};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What someone does in a clone, or between two of them.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// A new annotation.
    Add(usize),
    /// Another memo for one of the annotations.
    Memo(usize, usize),
    /// One of the annotations goes.
    Remove(usize, usize),
    /// A version of what waits is chosen.
    Choose(usize, usize),
    /// The second clone is merged into the first: by folder, as git's union does, by git's driver.
    Merge(usize, usize, How),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum How {
    Folder,
    Union,
    Driver,
}

fn step(clones: usize) -> impl Strategy<Value = Step> {
    let how = prop_oneof![Just(How::Folder), Just(How::Union), Just(How::Driver)];
    prop_oneof![
        1 => (0..clones).prop_map(Step::Add),
        5 => (0..clones, 0usize..3).prop_map(|(c, n)| Step::Memo(c, n)),
        2 => (0..clones, 0usize..3).prop_map(|(c, n)| Step::Remove(c, n)),
        4 => (0..clones, 0usize..3).prop_map(|(c, n)| Step::Choose(c, n)),
        5 => (0..clones, 0..clones, how).prop_map(|(a, b, how)| Step::Merge(a, b, how)),
    ]
}

/// One change, and what it replaced: what a store must not lose, told without any store.
type Writing = usize;

/// The writings that stand in a clone, by annotation; those that were replaced are known too.
#[derive(Clone, Debug, Default)]
struct Side {
    /// Of each annotation every writing that was seen here.
    seen: BTreeMap<String, BTreeSet<Writing>>,
}

/// All that was ever written.
#[derive(Debug, Default)]
struct Truth {
    /// The words of each writing (none for a deletion), and every writing that it replaced.
    written: Vec<(Option<String>, BTreeSet<Writing>)>,
}

impl Truth {
    fn write(&mut self, words: Option<String>, replaced: BTreeSet<Writing>) -> Writing {
        let mut all = replaced.clone();
        for one in replaced {
            all.extend(self.written[one].1.iter().copied());
        }
        self.written.push((words, all));
        self.written.len() - 1
    }

    /// What must stand of an annotation where these were seen.
    fn standing(&self, seen: &BTreeSet<Writing>) -> BTreeSet<Option<String>> {
        let replaced: BTreeSet<Writing> = seen
            .iter()
            .flat_map(|one| self.written[*one].1.iter().copied())
            .collect();
        let standing = seen.difference(&replaced);
        standing.map(|one| self.written[*one].0.clone()).collect()
    }

    /// The writings that stand with these words.
    fn with(&self, seen: &BTreeSet<Writing>, words: &Option<String>) -> BTreeSet<Writing> {
        let replaced: BTreeSet<Writing> = seen
            .iter()
            .flat_map(|one| self.written[*one].1.iter().copied())
            .collect();
        let standing = seen.difference(&replaced).copied();
        standing
            .filter(|one| self.written[*one].0 == *words)
            .collect()
    }
}

struct World {
    folders: Vec<Folder>,
    sides: Vec<Side>,
    truth: Truth,
    stamp: Counting,
    count: usize,
}

impl World {
    fn new(clones: usize) -> Self {
        let project = small();
        // Few annotations, which all have: so that they are often changed in two places.
        let mut truth = Truth::default();
        let mut side = Side::default();
        for id in ids(&project) {
            let writing = truth.write(Some(String::new()), BTreeSet::new());
            side.seen.insert(id, BTreeSet::from([writing]));
        }
        let folders: Vec<Folder> = (0..clones).map(|_| Folder::new(&project)).collect();
        Self {
            sides: vec![side; clones],
            folders,
            truth,
            stamp: Counting("r", 0),
            count: 0,
        }
    }

    fn save(&mut self, clone: usize, opened: &mut Opened) {
        let part = [Part::Coding(coding("salma"))];
        let root = &self.folders[clone].root;
        let saved = save(
            root,
            &mut opened.ledger,
            &opened.project,
            &part,
            &mut self.stamp,
        );
        assert_eq!(saved.failed, []);
    }

    fn run(&mut self, step: Step) {
        match step {
            Step::Add(clone) => {
                self.count += 1;
                let id = format!("n{}", self.count);
                let mut opened = self.folders[clone].open();
                put(&mut opened.project, "salma", annotation(&id, 0, 3));
                self.save(clone, &mut opened);
                let writing = self.truth.write(Some(String::new()), BTreeSet::new());
                self.sides[clone]
                    .seen
                    .entry(id)
                    .or_default()
                    .insert(writing);
            }
            Step::Memo(clone, n) => {
                let mut opened = self.folders[clone].open();
                let all = ids(&opened.project);
                let Some(id) = all.get(n % all.len().max(1)) else {
                    return;
                };
                self.count += 1;
                let was = memo_of(&opened.project, id).to_owned();
                let words = format!("memo {}", self.count);
                memo(&mut opened.project, id, &words, self.count as i64);
                self.save(clone, &mut opened);
                self.replace(clone, id, Some(was), Some(words));
            }
            Step::Remove(clone, n) => {
                let mut opened = self.folders[clone].open();
                let all = ids(&opened.project);
                let Some(id) = all.get(n % all.len().max(1)) else {
                    return;
                };
                let was = memo_of(&opened.project, id).to_owned();
                remove(&mut opened.project, id);
                self.save(clone, &mut opened);
                self.replace(clone, id, Some(was), None);
            }
            Step::Choose(clone, n) => self.choose(clone, n),
            Step::Merge(a, b, how) if a != b => self.merge(a, b, how),
            Step::Merge(..) => {}
        }
    }

    fn replace(&mut self, clone: usize, id: &str, was: Option<String>, now: Option<String>) {
        let seen = self.sides[clone].seen.get_mut(id).unwrap();
        let replaced = self.truth.with(seen, &was);
        seen.insert(self.truth.write(now, replaced));
    }

    fn choose(&mut self, clone: usize, n: usize) {
        let mut opened = self.folders[clone].open();
        let Some((of, others)) = opened.project.waiting.iter().next() else {
            return;
        };
        let name = (n > 0).then(|| others[n % others.len()].name.as_str());
        let edit = hashiya::edit::choose(&opened.project, of, name).unwrap();
        let id = of.as_str().to_owned();
        edit.apply(&mut opened.project).unwrap();
        let coding = opened.project.codings.get(&coding("salma"));
        let words = coding.and_then(|c| c.annotations.get(id.as_str()).map(|a| a.memo.clone()));
        self.save(clone, &mut opened);
        let seen = self.sides[clone].seen.get_mut(&id).unwrap();
        let all = seen.clone();
        seen.insert(self.truth.write(words, all));
    }

    fn merge(&mut self, a: usize, b: usize, how: How) {
        let read = |folder: &Folder| std::fs::read(folder.root.join(SALMA)).ok();
        match how {
            How::Folder => {
                let merged = merge(&self.folders[a].root, &self.folders[b].root).unwrap();
                assert_eq!(merged.failed, []);
            }
            How::Union | How::Driver => {
                let Some(theirs) = read(&self.folders[b]) else {
                    return;
                };
                let ours = read(&self.folders[a]).unwrap_or_else(|| theirs.clone());
                let joined = match how {
                    How::Driver => join_files(b"", &ours, &theirs).bytes,
                    _ => {
                        let [ours, theirs] = [ours, theirs].map(|b| String::from_utf8(b).unwrap());
                        super::merging::union(&ours, &theirs).into_bytes()
                    }
                };
                self.folders[a].write(SALMA, joined);
            }
        }
        for (id, seen) in self.sides[b].seen.clone() {
            self.sides[a].seen.entry(id).or_default().extend(seen);
        }
    }

    /// What stands in a clone, told by the store.
    fn told(&self, clone: usize) -> BTreeMap<String, BTreeSet<Option<String>>> {
        let opened = self.folders[clone].open();
        let mut told: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
        for id in ids(&opened.project) {
            let words = memo_of(&opened.project, &id).to_owned();
            told.entry(id).or_default().insert(Some(words));
        }
        for (of, others) in &opened.project.waiting {
            let all = told.entry(of.as_str().to_owned()).or_default();
            for version in others {
                all.insert(match &version.says {
                    Said::Annotation(annotation) => Some(annotation.memo.clone()),
                    _ => None,
                });
            }
        }
        told
    }

    /// What must stand in a clone.
    fn expected(&self, clone: usize) -> BTreeMap<String, BTreeSet<Option<String>>> {
        let seen = self.sides[clone].seen.iter();
        let standing = seen.map(|(id, seen)| (id.clone(), self.truth.standing(seen)));
        // What is deleted, and nothing else, is not there.
        let gone = BTreeSet::from([None]);
        standing.filter(|(_, words)| *words != gone).collect()
    }

    fn check(&self) {
        for clone in 0..self.folders.len() {
            assert_eq!(self.told(clone), self.expected(clone), "clone {clone}");
        }
    }
}

/// Runs steps, and at last gives everyone everything.
fn run_all(clones: usize, steps: &[Step]) {
    let mut world = World::new(clones);
    for step in steps {
        world.run(*step);
        world.check();
    }
    for a in 1..clones {
        world.merge(0, a, How::Folder);
    }
    for a in 1..clones {
        world.merge(a, 0, How::Folder);
    }
    world.check();
    // All have the same.
    for a in 1..clones {
        assert_eq!(world.told(a), world.told(0));
    }
}

/// Two delete the same; a third chose against one of the deletions and never saw the other, which was
/// joined with it meanwhile.
#[test]
fn what_was_joined_is_not_replaced_by_whoever_knew_a_part_of_it() {
    let steps = [
        Step::Remove(1, 0),
        Step::Remove(0, 0),
        Step::Memo(2, 0),
        Step::Merge(2, 0, How::Folder),
        Step::Choose(2, 0),
    ];
    run_all(3, &steps);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn nothing_is_lost_in_any_order(
        steps in (2usize..4).prop_flat_map(|n| (Just(n), proptest::collection::vec(step(n), 1..24))),
    ) {
        let (clones, steps) = steps;
        run_all(clones, &steps);
    }
}
