//! What is asked after a fault.

use crate::backup;
use crate::save::{Clean, Desk, Writes, command};
use crate::withdrawal;
use hashiya::model::{Codebook, Project};
use hashiya::store::{self, FindingKind, OpenError};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

/// Where a project that is written anew lies until all of it is put in place.
const BESIDE: &str = ".hashiya-rewrite/";

/// Every file of a project by its name, with what is random in names and words taken out. An annotator's id
/// stands there as the annotator's name.
#[derive(PartialEq, Debug)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Reads them. Locks are no files of a project.
    pub fn of(root: &Path) -> Self {
        let mut found = Vec::new();
        if root.is_dir() {
            read(root, "", &mut found);
        }
        let people = people(found.iter().map(|(_, words)| words.as_str()));
        let named = |words: &str| {
            let named = people.iter().fold(words.to_owned(), |words, (id, name)| {
                words.replace(id.as_str(), name)
            });
            plain(&named)
        };
        let files = found.iter();
        Self(
            files
                .map(|(name, words)| (named(name), named(words)))
                .collect(),
        )
    }
}

fn read(root: &Path, folder: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(root.join(folder)).unwrap().map(Result::unwrap) {
        let name = format!("{folder}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(root, &format!("{name}/"), found);
        } else if !name.contains(".hashiya-lock") {
            let bytes = fs::read(entry.path()).unwrap();
            found.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
}

/// The annotators' names by id, from every record of an annotator in these files: `project.ron`, journals
/// and what was half written.
fn people<'a>(files: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    let quoted = |words: &str, before: &str| {
        let (_, after) = words.split_once(before)?;
        Some(after.split_once('"')?.0.to_owned())
    };
    let records = files.flat_map(|words| words.split("Annotator(").skip(1));
    let named = records.filter_map(|record| {
        let line = record.lines().next()?;
        Some((quoted(line, "id: \"")?, quoted(line, "name: \"")?))
    });
    named.collect()
}

/// Takes out what two runs cannot have in common: ids, revisions and times.
fn plain(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let token = &rest[..length];
        if length == 16 && token.bytes().any(|b| b.is_ascii_digit()) {
            out.push('*');
        } else if length > 0 {
            let letters = token
                .chars()
                .map(|c| if c.is_ascii_digit() { '#' } else { c });
            out.extend(letters);
        } else {
            out.push(first);
        }
        rest = &rest[length.max(first.len_utf8() * usize::from(length == 0))..];
    }
    // A whole second has no fraction.
    while let Some(at) = out.find("##") {
        out.replace_range(at..at + 2, "#");
    }
    out.replace("#.#Z", "#Z")
}

/// What a project says, counted and named, without what is random.
#[derive(Clone, PartialEq, Debug)]
pub struct Facts(Option<Vec<String>>);

impl Facts {
    /// Opens the project; what is no project says nothing.
    pub fn of(root: &Path) -> Self {
        Self(store::open(root).ok().map(|opened| facts(&opened.project)))
    }

    /// What is said, line by line.
    pub fn iter(&self) -> impl Iterator<Item = &String> {
        self.0.iter().flatten()
    }
}

fn facts(project: &Project) -> Vec<String> {
    let quote = |a: &hashiya::model::Annotation| format!("{:?} {}", a.tag, a.target.quote);
    let codings = project.codings.iter();
    let marks = codings.flat_map(|(key, c)| {
        let person = project.annotators.get(&key.annotator);
        let who = person.map_or("nobody known", |person| person.name.as_str());
        c.annotations
            .values()
            .map(move |a| format!("{who} {}", quote(a)))
    });
    let documents = project.documents.values();
    let mut all: Vec<String> = marks
        .chain(documents.map(|d| format!("{} {}", d.title, d.text.as_str())))
        .chain(project.annotators.values().map(|a| a.name.clone()))
        .chain(project.codebook.all().map(|t| t.name.en.clone()))
        .chain(project.versions.values().map(|v| version(&v.name, &v.tags)))
        .collect();
    all.sort();
    all
}

/// A version of the codebook, with all of its tags.
fn version(name: &str, tags: &Codebook) -> String {
    let tags = tags.all().map(|t| t.name.en.as_str());
    format!("{name}: {}", tags.collect::<Vec<&str>>().join(", "))
}

/// What was not as it must be after a fault.
#[derive(Default, Debug)]
pub struct Verdict {
    /// A file is neither as it was nor as it was to be.
    pub lost: Vec<String>,
    /// Said to be saved, and is not.
    pub wrong_saved: bool,
    /// Said not to be saved, and is.
    pub wrong_failed: Option<String>,
    /// Something that was left behind is taken for data, or complained of.
    pub taken: Vec<String>,
    /// The next save fails.
    pub stuck: Option<String>,
    /// The save did not come to its end, or was refused.
    pub stopped: bool,
    /// Temporary files that were left behind.
    pub left: usize,
}

impl Verdict {
    /// Whether all is as it must be.
    pub fn is_clean(&self) -> bool {
        self.lost.is_empty()
            && !self.wrong_saved
            && self.wrong_failed.is_none()
            && self.taken.is_empty()
            && self.stuck.is_none()
    }
}

/// What a subcommand said of itself.
pub enum Said {
    /// It is saved.
    Saved,
    /// It is not, in these words.
    Failed(String),
    /// Nothing: it was killed.
    Nothing,
}

impl Said {
    /// What a subcommand said by how it ended. What is printed is saved, but for the files that are gone
    /// before a backup could not be rewritten.
    pub fn of(output: &Output, arguments: &[&str]) -> Self {
        let is_printed = !output.stdout.is_empty() && arguments[0] != withdrawal::NAME;
        match output.status.code() {
            Some(0) => Self::Saved,
            _ if is_printed => Self::Saved,
            Some(_) => Self::Failed(String::from_utf8_lossy(&output.stderr).into_owned()),
            None => Self::Nothing,
        }
    }
}

/// Asks everything of a project after a fault, and saves once more.
pub fn ask(clean: &Clean, desk: &Desk, said: &Said) -> Verdict {
    if clean.writes == Writes::Backups {
        return backup::ask(clean, desk, said);
    }
    if clean.name == withdrawal::NAME {
        return withdrawal::ask(clean, desk, said);
    }
    let mut verdict = ask_of_project(clean, desk, said);
    if clean.name == "pseudonyms apply" {
        backup::ask_of_names(desk, said, &mut verdict);
    }
    verdict
}

/// Asks everything of the project alone.
pub fn ask_of_project(clean: &Clean, desk: &Desk, said: &Said) -> Verdict {
    let root = desk.root();
    let mut verdict = Verdict {
        stopped: !matches!(said, Said::Saved),
        ..Verdict::default()
    };
    look_at_files(clean, &root, &mut verdict);
    if clean.name == "pseudonyms apply" {
        // Whoever opens it next brings it to its end, and knows where backups are. We would not.
        let _ = command(desk.path(), &["list", "p", "documents"]).output();
    }
    let now = Facts::of(&root);
    let [old, new] = &clean.facts;
    let is_new = now == *new;
    match said {
        Said::Saved => {
            // Where the project says the same before and after, its files tell.
            let is_as_before = old == new && Files::of(&root) != clean.files[1];
            verdict.wrong_saved = !is_new || is_as_before;
        }
        Said::Failed(words) => {
            // The words for what is there although an error came after it, or was moved away. Where
            // standard error is full too, nothing is said at all.
            let owns_up = [
                "was written",
                "standard output",
                "is gone",
                "is opened next",
                "place was replaced",
            ];
            let is_wrong = is_new
                && old != new
                && !words.is_empty()
                && !owns_up.iter().any(|w| words.contains(w));
            verdict.wrong_failed = is_wrong.then(|| words.clone());
        }
        Said::Nothing => {}
    }
    if let Some(facts) = &now.0 {
        let known = |fact: &String| {
            [old, new]
                .iter()
                .any(|f| f.0.iter().flatten().any(|k| k == fact))
        };
        let strange = facts.iter().filter(|fact| !known(fact));
        verdict.taken.extend(strange.cloned());
    }
    if let Some(facts) = &old.0 {
        let kept = |fact: &&String| now.0.iter().flatten().any(|k| k == *fact);
        let replaced = |fact: &&String| !new.0.iter().flatten().any(|k| k == *fact);
        let gone = facts.iter().filter(|fact| !kept(fact) && !replaced(fact));
        verdict.lost.extend(gone.cloned());
    }
    complaints(&root, Unfinished::MayBe, &mut verdict);
    let next = command(desk.path(), clean.next).output().unwrap();
    let is_there = clean.next == clean.run && is_new;
    let is_made_once = ["new", "unseal", "backup unpacked"].contains(&clean.name);
    if !(next.status.success() || is_there && is_made_once) {
        verdict.stuck = Some(String::from_utf8_lossy(&next.stderr).into_owned());
    } else {
        // It opened the project to work on it: what was left of an import is put away by now.
        complaints(&root, Unfinished::IsNot, &mut verdict);
        if root.join(BESIDE).join("list").exists() {
            verdict.stuck = Some("what was begun was not brought to its end".to_owned());
        }
    }
    verdict
}

pub fn look_at_files(clean: &Clean, root: &Path, verdict: &mut Verdict) {
    let Files(now) = Files::of(root);
    let [Files(old), Files(new)] = &clean.files;
    for name in old.keys().filter(|name| !now.contains_key(*name)) {
        verdict.lost.push(format!("{name} is gone"));
    }
    for (name, words) in &now {
        let theirs = newcomer_of(name, new).map(|who| [name, words].map(|w| w.replace("p-*", who)));
        let [name, words] = theirs.as_ref().map_or([name, words], |[n, w]| [n, w]);
        let is_hidden =
            name.rsplit('/').next().is_some_and(|n| n.starts_with('.')) || name.starts_with(BESIDE);
        match (old.get(name), new.get(name)) {
            (None, None) if is_hidden => verdict.left += 1,
            (None, None) => verdict.taken.push(name.clone()),
            (was, is) if was == Some(words) || is == Some(words) => {}
            (was, is) if is_on_the_way(name, was, is, words) => {}
            _ => verdict.lost.push(format!("{name} is neither old nor new")),
        }
    }
}

/// Whose a journal under an unknown id is: a newcomer's journal is begun before anything says what they
/// are called.
fn newcomer_of<'n>(name: &str, new: &'n BTreeMap<String, String>) -> Option<&'n str> {
    let file = name.strip_prefix("journal/p-*/")?;
    let journals = new.keys().filter_map(|name| name.strip_prefix("journal/"));
    let mut writers = journals.filter_map(|name| name.strip_suffix(file)?.strip_suffix('/'));
    writers.find(|who| *who != "salma")
}

/// Whether a journal stands between old and new: some of the new lines are there, in their order, and
/// perhaps one more that broke off. Each is written before what it tells of, and one that cannot be
/// written stops no save.
fn is_on_the_way(name: &str, was: Option<&String>, is: Option<&String>, words: &str) -> bool {
    let was = was.map_or("", String::as_str);
    let begun = words.strip_prefix(was).map(|more| {
        let (whole, _) = more.rsplit_once('\n').unwrap_or_default();
        let to_be = is.and_then(|is| is.strip_prefix(was)).unwrap_or_default();
        let mut to_be = to_be.lines();
        whole.lines().all(|line| to_be.any(|other| other == line))
    });
    name.starts_with("journal/") && begun == Some(true)
}

/// Whether an import may be there that did not come to its end.
#[derive(Clone, Copy, PartialEq)]
pub enum Unfinished {
    /// There may.
    MayBe,
    /// There is none any more.
    IsNot,
}

/// What `check` says, but for an import that did not come to its end, where there may be one.
pub fn complaints(root: &Path, unfinished: Unfinished, verdict: &mut Verdict) {
    match store::check(root) {
        Ok(findings) => {
            let unfinished = |f: &&store::Finding| {
                let is_import = matches!(f.kind, FindingKind::ImportUnfinished { .. });
                unfinished == Unfinished::MayBe && is_import
            };
            // A migration that was cut short leaves files of the older schema, which is no fault.
            let older = |f: &&store::Finding| matches!(f.kind, FindingKind::OlderSchema { .. });
            let told = findings.iter().filter(|f| !unfinished(f) && !older(f));
            verdict.taken.extend(told.map(ToString::to_string));
        }
        // A project of which the first file was never written.
        Err(OpenError::NotAProject { .. } | OpenError::NotFound { .. }) => {}
        Err(error) => verdict.taken.push(error.to_string()),
    }
}
