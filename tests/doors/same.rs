//! The files of a project without what differs between any two that were made alike: fresh ids,
//! revisions, times and the contents of locks.

use super::read;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// The letters of ids and revisions that the app makes, as `store::stamp` has them.
const LETTERS: &str = "0123456789abcdefghjkmnpqrstvwxyz";
/// With what ids and revisions begin from 2004 to 2039: they begin with the time.
const BEGINNING: &str = "1";
/// How many letters a revision has; an id has as many after its prefix.
const LENGTH: usize = 16;
/// Stands for the project as the library reads it, beside its files.
const AS_READ: &str = "(the project as it is read)";
/// The file that windows and subcommands hold while they may write a project.
const PRESENCE: &str = ".hashiya-lock.windows";
/// Lines around a difference that are shown.
const AROUND: usize = 2;

/// The files below a folder, by their path in it with `/` between its parts.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Files(BTreeMap<String, Vec<u8>>);

/// Files as they are compared.
pub type Normalised = BTreeMap<String, String>;

impl Files {
    /// Reads the folder of a project, and the project itself with the library.
    pub fn of(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        read_below(root, "", &mut files);
        let project = format!("{:#?}", read(root));
        files.insert(AS_READ.to_owned(), project.into_bytes());
        Self(files)
    }

    /// The files without the one that says that a program has the project open.
    pub fn without_presence(mut self) -> Self {
        self.0.remove(PRESENCE);
        self
    }

    /// Writes the files to a folder.
    pub fn write(&self, root: &Path) {
        for (name, bytes) in self.0.iter().filter(|(name, _)| *name != AS_READ) {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }

    /// What became of these files, to be compared: what was in them before is kept as it is.
    pub fn normalised(&self, after: &Self) -> Normalised {
        let mut known = Known::default();
        for (name, text) in self.texts() {
            known.learn(&name);
            known.learn(&text);
        }
        known.normalised(after.texts())
    }

    fn texts(&self) -> BTreeMap<String, String> {
        let text = |(name, bytes): (&String, &Vec<u8>)| {
            let text = if name.starts_with(".hashiya-lock") {
                String::new()
            } else {
                String::from_utf8_lossy(bytes).into_owned()
            };
            (name.clone(), text)
        };
        self.0.iter().map(text).collect()
    }
}

fn read_below(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let name = format!("{below}{name}");
        if path.is_dir() {
            read_below(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(path).unwrap());
        }
    }
}

/// Words that were in the files before, and what new ids and hashes are called in their place.
#[derive(Default)]
struct Known {
    words: BTreeSet<String>,
    named: BTreeMap<String, String>,
}

impl Known {
    fn learn(&mut self, text: &str) {
        let _ = map_words(text, |word| {
            self.words.insert(word.to_owned());
            String::new()
        });
    }

    fn normalised(mut self, files: BTreeMap<String, String>) -> Normalised {
        let mut ids = BTreeSet::new();
        for text in files.iter().flat_map(|(name, text)| [name, text]) {
            let _ = map_words(text, |word| {
                if self.is_new_id(word) {
                    ids.insert(word.to_owned());
                }
                String::new()
            });
        }
        self.name_ids(ids);
        self.name_versions(&files);
        let file = |(name, text): (&String, &String)| (self.name(name), self.text(name, text));
        files.iter().map(file).collect()
    }

    /// New ids are numbered in their order, which is that of the time at which they were made.
    fn name_ids(&mut self, ids: BTreeSet<String>) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for id in ids {
            let prefix = id[..id.len() - LENGTH].to_owned();
            let count = counts.entry(prefix.clone()).or_default();
            *count += 1;
            self.named.insert(id, format!("{prefix}new-{count}"));
        }
    }

    /// The files of versions of the codebook are named by their hash, which depends on the ids of tags.
    fn name_versions(&mut self, files: &BTreeMap<String, String>) {
        let new = files.iter().filter_map(|(name, text)| {
            let hash = name.strip_prefix("versions/")?.strip_suffix(".ron")?;
            let is_new = !self.words.contains(hash);
            is_new.then(|| (self.text(name, text), hash.to_owned()))
        });
        let new: BTreeMap<String, String> = new.collect();
        for (number, hash) in (1..).zip(new.into_values()) {
            self.named.insert(hash, format!("version-file-{number}"));
        }
    }

    fn is_new_id(&self, word: &str) -> bool {
        let prefix = word
            .rsplit_once('-')
            .is_some_and(|(_, rest)| is_revision(rest));
        prefix && !self.words.contains(word)
    }

    fn masked(&self, text: &str) -> String {
        map_words(text, |word| {
            if self.words.contains(word) {
                return word.to_owned();
            }
            match self.named.get(word) {
                Some(name) => name.clone(),
                None if is_revision(word) => "REVISION".to_owned(),
                None if time(word).is_some() => "TIME".to_owned(),
                None => word.to_owned(),
            }
        })
    }

    /// The path of a file. A journal has a file for each month.
    fn name(&self, name: &str) -> String {
        let masked = self.masked(name);
        match masked.rsplit_once('/') {
            Some((folder, _)) if folder.starts_with("journal") => format!("{folder}/MONTH.ron"),
            _ => masked,
        }
    }

    /// What a file says. The records of a file are sorted by their ids, of which the new ones differ.
    fn text(&self, name: &str, text: &str) -> String {
        let masked = self.masked(text);
        if !name.ends_with(".ron") || name.starts_with("journal") {
            return masked;
        }
        let mut lines: Vec<&str> = masked.lines().collect();
        lines.sort_unstable();
        lines.join("\n")
    }
}

fn is_revision(word: &str) -> bool {
    let is_letter = |c| LETTERS.contains(c);
    word.len() == LENGTH && word.starts_with(BEGINNING) && word.chars().all(is_letter)
}

/// A text in which each word is replaced. A word is of ASCII letters, digits and hyphens; a time is one.
fn map_words(text: &str, mut map: impl FnMut(&str) -> String) -> String {
    let mut mapped = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii_alphanumeric() {
            mapped.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let is_end = |c: char| !c.is_ascii_alphanumeric() && c != '-';
        let end = time(rest).or_else(|| rest.find(is_end));
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        mapped.push_str(&map(word));
        rest = after;
    }
    mapped
}

/// The length of a time such as `2026-12-01T04:23:28.5Z` at the beginning of a text.
fn time(text: &str) -> Option<usize> {
    let (day, rest) = text.split_once('T')?;
    let is_day = day.len() == 10 && day.chars().all(|c| c.is_ascii_digit() || c == '-');
    let end = rest.find(|c: char| !c.is_ascii_digit() && !":.".contains(c))?;
    let is_time = is_day && end >= 8 && rest[end..].starts_with('Z');
    is_time.then_some(day.len() + 1 + end + 1)
}

/// Compares what two doors made.
#[track_caller]
pub fn assert_same(window: &Normalised, binary: &Normalised) {
    let difference = difference(window, binary);
    assert!(difference.is_empty(), "\n{difference}");
}

fn difference(window: &Normalised, binary: &Normalised) -> String {
    let mut told = String::new();
    for name in window.keys().filter(|name| !binary.contains_key(*name)) {
        let _ = writeln!(told, "only the window has {name}:\n{}", window[name]);
    }
    for (name, text) in binary {
        match window.get(name) {
            None => drop(writeln!(told, "only the binary has {name}:\n{text}")),
            Some(other) if other == text => {}
            Some(other) => {
                let _ = writeln!(told, "{name} differs (- window, + binary):");
                told.push_str(&different_lines(other, text));
            }
        }
    }
    told
}

/// The lines between the equal beginning and the equal end of two texts.
fn different_lines(one: &str, two: &str) -> String {
    let (one, two): (Vec<&str>, Vec<&str>) = (one.lines().collect(), two.lines().collect());
    let pairs = || one.iter().zip(&two);
    let begin = pairs().take_while(|(a, b)| a == b).count();
    let most = one.len().min(two.len()) - begin;
    let back = one.iter().rev().zip(two.iter().rev());
    let end = back.take_while(|(a, b)| a == b).count().min(most);
    let mut told = String::new();
    for line in &one[begin.saturating_sub(AROUND)..begin] {
        let _ = writeln!(told, "  {line}");
    }
    for line in &one[begin..one.len() - end] {
        let _ = writeln!(told, "- {line}");
    }
    for line in &two[begin..two.len() - end] {
        let _ = writeln!(told, "+ {line}");
    }
    for line in one[one.len() - end..].iter().take(AROUND) {
        let _ = writeln!(told, "  {line}");
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        let pair = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        Files(pairs.iter().map(pair).collect())
    }

    #[test]
    fn new_ids_times_and_revisions_are_equal_and_known_ones_are_kept() {
        let before = files(&[("a.ron", "a-1mf0000000000001 2026-01-01T00:00:00Z")]);
        let one = files(&[(
            "p-1mf1111111111111.ron",
            "id: p-1mf1111111111111, at: 2026-12-01T04:23:28.5Z, rev: 1mf2222222222222",
        )]);
        let two = files(&[(
            "p-1mf3333333333333.ron",
            "id: p-1mf3333333333333, at: 2026-12-01T04:24:00Z, rev: 1mf4444444444444",
        )]);
        let (one, two) = (before.normalised(&one), before.normalised(&two));
        assert_eq!(one, two);
        assert_eq!(one["p-new-1.ron"], "id: p-new-1, at: TIME, rev: REVISION");
        let kept = before.normalised(&before);
        assert_eq!(kept["a.ron"], "a-1mf0000000000001 2026-01-01T00:00:00Z");
    }

    #[test]
    fn a_difference_is_told_with_its_lines() {
        let one = BTreeMap::from([("f".to_owned(), "a\nb\nc".to_owned())]);
        let two = BTreeMap::from([("f".to_owned(), "a\nx\nc".to_owned())]);
        let told = difference(&one, &two);
        assert_eq!(
            told,
            "f differs (- window, + binary):\n  a\n- b\n+ x\n  c\n"
        );
        assert_eq!(difference(&one, &one), "");
    }
}
