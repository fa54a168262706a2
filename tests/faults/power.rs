//! Power cuts: a model of a disk that keeps what was not synced, forgets it, or keeps half of it.
//!
//! From the calls of one save it makes every state in which the disk may be when the power fails
//! after each call. A name is safe once its folder was synced, words once their file was; what is
//! not safe may be there or not, one apart from the other.

use crate::ask::{Said, ask};
use crate::calls::Call;
use crate::inject;
use crate::save::{Clean, Desk, Writes};
use crate::table::Table;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Names that are not safe above which a moment is not taken apart.
const MOST: usize = 10;

/// A change of names.
#[derive(Clone, Debug)]
enum Change {
    Put(String, usize),
    Move(String, String, usize),
    Take(String),
    Folder(String),
}

impl Change {
    /// The folder whose syncing makes it safe.
    fn folder(&self) -> &str {
        let (Self::Put(name, _) | Self::Move(_, name, _) | Self::Take(name) | Self::Folder(name)) =
            self;
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
}

/// The disk, and what the program has open.
#[derive(Default)]
struct Disk {
    files: Vec<Words>,
    names: BTreeMap<String, usize>,
    /// Every change of names, and whether it is safe.
    changes: Vec<(Change, bool)>,
    /// What stood there before.
    before: BTreeMap<String, usize>,
    folders: BTreeSet<String>,
    open: BTreeMap<i64, String>,
    files_open: BTreeMap<i64, usize>,
    said: bool,
}

/// One state of the disk: the words of every name, and the folders.
type State = (BTreeMap<String, Vec<u8>>, BTreeSet<String>);

/// Cuts the power after each call, and asks of every state in which the disk may be then.
pub fn every_cut(clean: &Clean, whole: bool, table: &mut Table) {
    if clean.writes == Writes::Backups {
        // The model follows the project's folder, and backups are elsewhere.
        return;
    }
    if clean.writes == Writes::Project("q") {
        // All of it is synced in a folder beside, which then gets its name: there is one change of names
        // that counts, and a kill before and after it was tried.
        return;
    }
    let mut disk = Disk::of(clean.before());
    let mut seen = BTreeSet::new();
    for call in inject::traced(clean) {
        if !disk.take(&call) {
            continue;
        }
        for state in disk.states(whole) {
            if !seen.insert((state.clone(), disk.said)) {
                continue;
            }
            let desk = clean.desk();
            lay_out(&state, &desk);
            let said = if disk.said {
                Said::Saved
            } else {
                Said::Nothing
            };
            let place = format!("after {} {}", call.name, call.nth);
            table.add(clean.name, "power cut", &place, &ask(clean, &desk, &said));
        }
    }
    assert!(disk.said, "{}: the save is said", clean.name);
}

fn lay_out((files, folders): &State, desk: &Desk) {
    let root = desk.root();
    if root.exists() {
        fs::remove_dir_all(&root).unwrap();
    }
    for folder in folders {
        fs::create_dir_all(desk.path().join(folder)).unwrap();
    }
    for (name, words) in files {
        fs::write(desk.path().join(name), words).unwrap();
    }
}

impl Disk {
    fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        disk.read(folder, "");
        disk.names = disk.before.clone();
        disk
    }

    fn read(&mut self, root: &Path, folder: &str) {
        for entry in fs::read_dir(root.join(folder)).unwrap().map(Result::unwrap) {
            let name = join(folder, &entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                self.folders.insert(name.clone());
                self.read(root, &name);
            } else {
                let live = fs::read(entry.path()).unwrap();
                let safe = Some(live.clone());
                self.before.insert(name, self.files.len());
                self.files.push(Words { safe, live });
            }
        }
    }

    /// Takes over what a call did. Gives whether that is of any concern to a disk.
    fn take(&mut self, call: &Call) -> bool {
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
                return false;
            }
            "write" => return self.wrote(first, &call.strings()[0]),
            "ftruncate" => panic!("not in the model: {call:?}"),
            "fsync" | "fdatasync" => self.synced(first),
            "rename" => self.renamed(&strings[0], &strings[1]),
            "renameat" | "renameat2" => {
                let (from, to) = (
                    self.path(call, 0, &strings[0]),
                    self.path(call, 2, &strings[1]),
                );
                self.renamed(&from, &to);
            }
            "link" | "linkat" | "writev" | "pwrite64" => panic!("not in the model: {call:?}"),
            "unlink" => self.gone(strings[0].clone()),
            "unlinkat" => self.gone(self.path(call, 0, &strings[0])),
            "mkdir" => self.made(strings[0].clone()),
            "mkdirat" => self.made(self.path(call, 0, &strings[0])),
            _ => return false,
        }
        true
    }

    /// A path relative to the desk; `place` is where its folder was given.
    fn path(&self, call: &Call, place: usize, name: &str) -> String {
        match call.number(place).and_then(|fd| self.open.get(&fd)) {
            Some(folder) if !name.starts_with('/') => join(folder, name),
            _ => name.to_owned(),
        }
    }

    fn opened(&mut self, call: &Call, path: &str) -> bool {
        let path = path.trim_end_matches("/.").to_owned();
        self.open.insert(call.result, path.clone());
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
    }

    fn wrote(&mut self, to: i64, words: &[u8]) -> bool {
        match self.files_open.get(&to) {
            Some(file) => self.files[*file].live.extend(words),
            None => self.said |= to == 1,
        }
        true
    }

    fn synced(&mut self, what: i64) {
        if let Some(file) = self.files_open.get(&what) {
            let words = &mut self.files[*file];
            words.safe = Some(words.live.clone());
        } else if let Some(folder) = self.open.get(&what) {
            let folder = folder.trim_start_matches("./");
            let folder = if folder == "." { "" } else { folder };
            for (change, is_safe) in &mut self.changes {
                *is_safe |= change.folder() == folder;
            }
        }
    }

    fn renamed(&mut self, from: &str, to: &str) {
        let file = self.names.remove(from).expect("a name that is known");
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
    fn states(&self, whole: bool) -> Vec<State> {
        // Locks are words for people; they are taken apart in the whole form only.
        let is_lock = |change: &Change| match change {
            Change::Put(name, _) | Change::Take(name) => name.contains(".hashiya-lock"),
            _ => false,
        };
        let unsafe_changes: Vec<usize> = (0..self.changes.len())
            .filter(|i| !self.changes[*i].1 && (whole || !is_lock(&self.changes[*i].0)))
            .collect();
        assert!(
            unsafe_changes.len() <= MOST,
            "too many names that are not safe: {:?}",
            self.changes
        );
        let mut states = BTreeSet::new();
        for kept in 0u32..1 << unsafe_changes.len() {
            let is_kept = |index: usize| {
                let place = unsafe_changes.iter().position(|i| *i == index);
                place.is_none_or(|place| kept & (1 << place) != 0)
            };
            self.with_words(&self.names_with(is_kept), &mut states);
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
                Change::Take(name) => drop(names.remove(name)),
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

    /// Every choice of words for the names: as they were safe, none, half of them, all.
    fn with_words(
        &self,
        (names, folders): &(BTreeMap<String, usize>, BTreeSet<String>),
        states: &mut BTreeSet<State>,
    ) {
        let mut all = vec![BTreeMap::new()];
        for (name, file) in names {
            let words = &self.files[*file];
            let mut choices = BTreeSet::from([words.live.clone()]);
            if let Some(more) = words.appended() {
                let safe = words.live.len() - more;
                for (kept, zeros) in [
                    (0, 0),
                    (more / 2, 0),
                    (0, more),
                    (more / 2, more - more / 2),
                ] {
                    let mut torn = words.live[..safe + kept].to_vec();
                    torn.extend(std::iter::repeat_n(0, zeros));
                    choices.insert(torn);
                }
            } else if words.safe.as_ref() != Some(&words.live) {
                choices.insert(Vec::new());
                choices.insert(words.live[..words.live.len() / 2].to_vec());
                choices.extend(words.safe.clone());
            }
            let with = |state: &BTreeMap<String, Vec<u8>>| {
                let state = state.clone();
                choices
                    .iter()
                    .map(move |choice| {
                        let mut state = state.clone();
                        state.insert(name.clone(), choice.clone());
                        state
                    })
                    .collect::<Vec<_>>()
            };
            all = all.iter().flat_map(with).collect();
        }
        states.extend(all.into_iter().map(|files| (files, folders.clone())));
    }
}

fn join(folder: &str, name: &str) -> String {
    match folder {
        "" | "." => name.to_owned(),
        _ => format!("{folder}/{name}"),
    }
}
