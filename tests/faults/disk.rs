//! A model of a disk that keeps what was not synced, forgets it, or keeps half of it.
//!
//! A name is safe once its folder was synced, words once their file was; what is not safe may be there
//! or not, one apart from the other. Names are relative to the desk.

use crate::backup::{self, SHELF};
use crate::calls::Call;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Names that are not safe above which not every choice of them is made.
const MOST: usize = 8;
/// The same for files of which the words are not safe.
const MOST_WORDS: usize = 3;
/// What stands in the names of locks.
const LOCK: &str = ".hashiya-lock";

/// A change of names.
#[derive(Clone, Debug)]
enum Change {
    Put(String, usize),
    Move(String, String, usize),
    MoveFolder(String, String),
    Take(String),
    Folder(String),
}

impl Change {
    /// The folder whose syncing makes it safe.
    fn folder(&self) -> &str {
        let (Self::Put(name, _)
        | Self::Move(_, name, _)
        | Self::MoveFolder(_, name)
        | Self::Take(name)
        | Self::Folder(name)) = self;
        folder_of(name)
    }
}

fn folder_of(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A file: what is on the disk for sure, and what the program believes is there.
#[derive(Clone, Default, Debug)]
struct Words {
    safe: Option<Vec<u8>>,
    live: Vec<u8>,
}

impl Words {
    /// How many bytes were appended since all was safe. What was safe stays then; of the rest the disk
    /// may have a part, or have made room for it and nothing written there.
    fn appended(&self) -> Option<usize> {
        let more = self.live.strip_prefix(self.safe.as_deref()?)?;
        (!more.is_empty() && self.live.len() > more.len()).then_some(more.len())
    }

    /// What the disk may have of it.
    fn choices(&self) -> BTreeSet<Vec<u8>> {
        let mut choices = BTreeSet::from([self.live.clone()]);
        if let Some(more) = self.appended() {
            let safe = self.live.len() - more;
            for (kept, zeros) in [
                (0, 0),
                (more / 2, 0),
                (0, more),
                (more / 2, more - more / 2),
            ] {
                let mut torn = self.live[..safe + kept].to_vec();
                torn.extend(std::iter::repeat_n(0, zeros));
                choices.insert(torn);
            }
        } else if self.safe.as_ref() != Some(&self.live) {
            choices.insert(Vec::new());
            choices.insert(self.live[..self.live.len() / 2].to_vec());
            choices.extend(self.safe.clone());
        }
        choices
    }
}

/// The disk, and what the program has open.
#[derive(Default)]
pub struct Disk {
    files: Vec<Words>,
    names: BTreeMap<String, usize>,
    /// Every change of names, and whether it is safe.
    changes: Vec<(Change, bool)>,
    /// What stood there before.
    before: BTreeMap<String, usize>,
    folders: BTreeSet<String>,
    open: BTreeMap<i64, String>,
    files_open: BTreeMap<i64, usize>,
    /// Where in its file the next write goes.
    places: BTreeMap<i64, usize>,
    /// Whether the program said that it is done.
    pub said: bool,
}

/// One state of the disk: the words of every name, and the folders.
pub type State = (BTreeMap<String, Vec<u8>>, BTreeSet<String>);

impl Disk {
    /// A desk on which all is safe. Its backups lie below [`SHELF`], as on every desk.
    pub fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        disk.read_at(folder, "");
        disk.names = disk.before.clone();
        disk
    }

    fn read_at(&mut self, path: &Path, folder: &str) {
        for entry in fs::read_dir(path).unwrap().map(Result::unwrap) {
            let own = entry.file_name().to_string_lossy().into_owned();
            let is_shelf = folder == backup::ALL;
            let name = join(folder, if is_shelf { SHELF } else { &own });
            if entry.path().is_dir() {
                self.folders.insert(name.clone());
                self.read_at(&entry.path(), &name);
            } else {
                let live = fs::read(entry.path()).unwrap();
                let safe = Some(live.clone());
                self.before.insert(name, self.files.len());
                self.files.push(Words { safe, live });
            }
        }
    }

    /// Takes over what a call did. Gives whether that is of any concern to a disk.
    pub fn take(&mut self, call: &Call) -> bool {
        if call.result < 0 {
            return false;
        }
        let strings: Vec<String> = call
            .strings()
            .into_iter()
            .map(|s| String::from_utf8_lossy(&s).into_owned())
            .collect();
        let first = call.number(0).unwrap_or(-1);
        match call.name.as_str() {
            "openat" => return self.opened(call, &self.path(call, 0, &strings[0])),
            "fcntl" if call.given.contains("F_DUPFD") => self.dup(first, call.result),
            "dup" => self.dup(first, call.result),
            "close" => {
                self.open.remove(&first);
                self.files_open.remove(&first);
                self.places.remove(&first);
                return false;
            }
            "lseek" => return self.moved(first, call.result),
            "read" => {
                let at = self.places.get(&first).copied().unwrap_or_default();
                return self.moved(first, at as i64 + call.result);
            }
            "write" => return self.wrote(first, &call.strings()[0]),
            "ftruncate" => panic!("not in the model: {call:?}"),
            "fsync" | "fdatasync" => self.synced(first),
            "rename" => self.renamed(&plain(&strings[0]), &plain(&strings[1])),
            "renameat" | "renameat2" => {
                let (from, to) = (
                    self.path(call, 0, &strings[0]),
                    self.path(call, 2, &strings[1]),
                );
                self.renamed(&from, &to);
            }
            "link" | "linkat" | "writev" | "pwrite64" => panic!("not in the model: {call:?}"),
            "unlink" | "rmdir" => self.gone(plain(&strings[0])),
            "unlinkat" => self.gone(self.path(call, 0, &strings[0])),
            "mkdir" => self.made(plain(&strings[0])),
            "mkdirat" => self.made(self.path(call, 0, &strings[0])),
            _ => return false,
        }
        true
    }

    /// A path relative to the desk; `place` is where its folder was given.
    fn path(&self, call: &Call, place: usize, name: &str) -> String {
        match call.number(place).and_then(|fd| self.open.get(&fd)) {
            Some(folder) if !name.starts_with('/') => join(folder, name),
            _ => plain(name),
        }
    }

    fn opened(&mut self, call: &Call, path: &str) -> bool {
        let path = path.trim_end_matches("/.").to_owned();
        self.open.insert(call.result, path.clone());
        self.places.remove(&call.result);
        self.files_open.remove(&call.result);
        let is_written = call.given.contains("O_WRONLY") || call.given.contains("O_RDWR");
        if !is_written || path.starts_with('/') {
            return false;
        }
        let known = self.names.get(&path).copied();
        let file = known.unwrap_or(self.files.len());
        if known.is_none() {
            self.files.push(Words::default());
            self.names.insert(path.clone(), file);
            self.changes.push((Change::Put(path, file), false));
        }
        if call.given.contains("O_TRUNC") {
            self.files[file].live.clear();
        }
        self.files_open.insert(call.result, file);
        true
    }

    fn dup(&mut self, from: i64, to: i64) {
        if let Some(path) = self.open.get(&from).cloned() {
            self.open.insert(to, path);
        }
        if let Some(file) = self.files_open.get(&from).copied() {
            self.files_open.insert(to, file);
        }
        if let Some(at) = self.places.get(&from).copied() {
            self.places.insert(to, at);
        }
    }

    fn moved(&mut self, file: i64, to: i64) -> bool {
        self.places.insert(file, to.try_into().unwrap_or_default());
        false
    }

    fn wrote(&mut self, to: i64, words: &[u8]) -> bool {
        let Some(file) = self.files_open.get(&to) else {
            self.said |= to == 1;
            return true;
        };
        let (live, at) = (
            &mut self.files[*file].live,
            self.places.entry(to).or_default(),
        );
        let end = *at + words.len();
        if live.len() < end {
            live.resize(end, 0);
        }
        live[*at..end].copy_from_slice(words);
        *at = end;
        true
    }

    fn synced(&mut self, what: i64) {
        if let Some(file) = self.files_open.get(&what) {
            let words = &mut self.files[*file];
            words.safe = Some(words.live.clone());
        } else if let Some(folder) = self.open.get(&what) {
            for (change, is_safe) in &mut self.changes {
                *is_safe |= change.folder() == if folder == "." { "" } else { folder };
            }
        }
    }

    fn renamed(&mut self, from: &str, to: &str) {
        let Some(file) = self.names.remove(from) else {
            move_below(&mut self.names, from, to);
            let (from, to) = (from.to_owned(), to.to_owned());
            self.changes.push((Change::MoveFolder(from, to), false));
            return;
        };
        self.names.insert(to.to_owned(), file);
        self.changes
            .push((Change::Move(from.to_owned(), to.to_owned(), file), false));
    }

    fn gone(&mut self, name: String) {
        self.names.remove(&name);
        self.changes.push((Change::Take(name), false));
    }

    fn made(&mut self, name: String) {
        self.changes.push((Change::Folder(name), false));
    }

    /// Every state in which the disk may be now.
    pub fn states(&self, whole: bool) -> Vec<State> {
        // Locks are words for people; they are taken apart in the whole form only.
        let is_lock = |change: &Change| match change {
            Change::Put(name, _) | Change::Take(name) => name.contains(LOCK),
            _ => false,
        };
        let unsafe_changes: Vec<usize> = (0..self.changes.len())
            .filter(|i| !self.changes[*i].1 && (whole || !is_lock(&self.changes[*i].0)))
            .collect();
        let mut states = BTreeSet::new();
        for kept in choices(unsafe_changes.len()) {
            let is_kept = |index: usize| {
                let place = unsafe_changes.iter().position(|i| *i == index);
                place.is_none_or(|place| kept & (1 << place) != 0)
            };
            self.with_words(&self.names_with(is_kept), whole, &mut states);
        }
        states.into_iter().collect()
    }

    /// The names that are there when some changes were kept.
    fn names_with(
        &self,
        is_kept: impl Fn(usize) -> bool,
    ) -> (BTreeMap<String, usize>, BTreeSet<String>) {
        let (mut names, mut folders) = (self.before.clone(), self.folders.clone());
        for (index, (change, _)) in self.changes.iter().enumerate() {
            if !is_kept(index) {
                continue;
            }
            match change {
                Change::Put(name, file) => drop(names.insert(name.clone(), *file)),
                Change::Move(from, to, file) => {
                    names.remove(from);
                    names.insert(to.clone(), *file);
                }
                Change::MoveFolder(from, to) => {
                    move_below(&mut names, from, to);
                    let below = folders.iter().filter_map(|name| moved(name, from, to));
                    let below: Vec<String> = below.collect();
                    folders.retain(|name| moved(name, from, to).is_none());
                    folders.extend(below);
                }
                Change::Take(name) => {
                    names.remove(name);
                    folders.remove(name);
                }
                Change::Folder(name) => drop(folders.insert(name.clone())),
            }
        }
        // What stands below a folder that is not there is not there either.
        let stands = |name: &str| {
            let mut above = folder_of(name);
            while !above.is_empty() && folders.contains(above) {
                above = folder_of(above);
            }
            above.is_empty()
        };
        names.retain(|name, _| stands(name));
        let standing = folders
            .iter()
            .filter(|name| stands(name))
            .cloned()
            .collect();
        (names, standing)
    }

    /// Every choice of words for the names: as they were safe, none, half of them, all. Where many are
    /// not safe, one of them is chosen at a time.
    fn with_words(
        &self,
        (names, folders): &(BTreeMap<String, usize>, BTreeSet<String>),
        whole: bool,
        states: &mut BTreeSet<State>,
    ) {
        let live = names
            .iter()
            .map(|(name, file)| (name.clone(), self.files[*file].live.clone()));
        let live: BTreeMap<String, Vec<u8>> = live.collect();
        let open = names
            .iter()
            .filter(|(name, _)| whole || !name.contains(LOCK))
            .map(|(name, file)| (name, self.files[*file].choices()))
            .filter(|(_, choices)| choices.len() > 1);
        let open: Vec<_> = open.collect();
        let is_many = open.len() > MOST_WORDS;
        let mut all = vec![live.clone()];
        for (name, choices) in open {
            let with = |state: &BTreeMap<String, Vec<u8>>| {
                let mut states = vec![state.clone(); choices.len()];
                for (state, choice) in states.iter_mut().zip(&choices) {
                    state.insert(name.clone(), choice.clone());
                }
                states
            };
            if is_many {
                all.extend(with(&live))
            } else {
                all = all.iter().flat_map(with).collect()
            }
        }
        states.extend(all.into_iter().map(|files| (files, folders.clone())));
    }
}

/// Which of so many changes of names the disk has, a bit a change: every choice where they are few,
/// else none, all, each alone, all but each, and those that came before or after each.
fn choices(count: usize) -> BTreeSet<u64> {
    if count <= MOST {
        return (0..1 << count).collect();
    }
    let all = u64::MAX >> (64 - count);
    let each = (0..count).flat_map(|n| {
        let before = (1 << n) - 1;
        [1 << n, all & !(1 << n), before, all & !before]
    });
    each.chain([0, all]).collect()
}

/// Where a name is once the folder `from` is named `to`, if it is that folder or below it.
fn moved(name: &str, from: &str, to: &str) -> Option<String> {
    let below = name.strip_prefix(from)?;
    (below.is_empty() || below.starts_with('/')).then(|| format!("{to}{below}"))
}

fn move_below(names: &mut BTreeMap<String, usize>, from: &str, to: &str) {
    let below: Vec<String> = names
        .keys()
        .filter(|n| moved(n, from, to).is_some())
        .cloned()
        .collect();
    for name in below {
        let file = names.remove(&name).expect("a name that is there");
        names.extend(moved(&name, from, to).map(|name| (name, file)));
    }
}

/// A path without what says that it begins here.
fn plain(path: &str) -> String {
    path.strip_prefix("./").unwrap_or(path).to_owned()
}

fn join(folder: &str, name: &str) -> String {
    match folder {
        "" | "." => name.to_owned(),
        _ => format!("{folder}/{name}"),
    }
}
