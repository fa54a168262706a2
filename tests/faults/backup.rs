//! What is asked of backups after a fault: the project is untouched, every backup is whole, and what was
//! said to be backed up is.

use crate::ask::{Facts, Said, Verdict, look_at_files};
use crate::save::{Clean, Desk, NAME, command};
use hashiya::store::{self, Backup, Shelf};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the backups of a desk are, below it.
pub const ALL: &str = "data/hashiya/backups";
/// The folder in there of the project, which has another name on every desk, in the model of a disk.
pub const SHELF: &str = "shelf";

/// Where the backups of a desk are.
fn all(desk: &Path) -> PathBuf {
    desk.join(ALL)
}

/// The file that says of which project they are, and which of them are to go.
pub const ABOUT: &str = "/about.ron";

/// What that file says, with the names that things have on this desk.
pub fn at_home(words: &[u8], desk: &Path) -> Vec<u8> {
    let words = String::from_utf8_lossy(words);
    let words = words.replace(&format!("{SHELF}/"), &format!("{}/", shelf_name(desk)));
    words
        .replace("\"./p\"", &format!("{:?}", desk.join("p")))
        .into_bytes()
}

/// The name of the folder in which the backups of a desk are.
pub fn shelf_name(desk: &Path) -> String {
    let shelf = Shelf::of(&all(desk), &desk.join("p"));
    let name = shelf.folder().file_name().unwrap();
    name.to_str().unwrap().to_owned()
}

/// Backups know their project by its place: those of a desk that was copied are put where those of the
/// copy are looked for.
pub fn follow(desk: &Path) {
    let all = all(desk);
    let shelf = Shelf::of(&all, &desk.join("p"));
    let mut listing = fs::read_dir(&all).into_iter().flatten().flatten();
    if let Some(only) = listing.next() {
        fs::rename(only.path(), shelf.folder()).unwrap();
    }
}

/// The backups of a desk that can be unpacked, the newest first, each with what it says.
fn whole(desk: &Path, verdict: &mut Verdict) -> Vec<Facts> {
    let shelf = Shelf::of(&all(desk), &desk.join("p"));
    let mut found = Vec::new();
    for backup in shelf.list().unwrap() {
        match facts(&backup) {
            Ok(facts) => found.push(facts),
            Err(reason) => verdict.lost.push(reason),
        }
    }
    for entry in fs::read_dir(shelf.folder()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            verdict.left += 1;
        } else if name != "about.ron" && !name.ends_with(".zip") {
            verdict.taken.push(name);
        }
    }
    found
}

fn facts(backup: &Backup) -> Result<Facts, String> {
    let folder = tempfile::TempDir::new().unwrap();
    let to = folder.path().join("q");
    store::unpack_backup(backup, &to).map_err(|e| e.to_string())?;
    let findings = store::check(&to).map_err(|e| e.to_string())?;
    match findings.first() {
        None => Ok(Facts::of(&to)),
        Some(finding) => Err(finding.to_string()),
    }
}

/// Asks of backups after names were replaced, or not, and the project was opened again: where it has the
/// names, the backups are there; where it has none, no backup has them.
pub fn ask_of_names(desk: &Desk, said: &Said, verdict: &mut Verdict) {
    let has_names = Facts::of(&desk.root())
        .iter()
        .any(|fact| fact.contains(NAME));
    let hold = |facts: &Facts| facts.iter().any(|fact| fact.contains(NAME));
    let has_any = || whole(desk.path(), &mut Verdict::default()).iter().any(hold);
    let mut in_backups = has_any();
    if !has_names && in_backups && !matches!(said, Said::Nothing) {
        // What could not be taken away, and was told, goes with the next backup.
        let _ = command(desk.path(), &["backups", "p", "--now"]).output();
        in_backups = has_any();
    }
    if has_names && !in_backups {
        verdict
            .lost
            .push("the backup of a project of which nothing was replaced".to_owned());
    }
    if !has_names && in_backups {
        verdict
            .taken
            .push("a backup has the names that the project has no more".to_owned());
    }
}

/// Whether a backup of a desk says any of some words.
pub fn hold(desk: &Path, words: &[&str]) -> bool {
    let says = |facts: &Facts| facts.iter().any(|f| words.iter().any(|w| f.contains(w)));
    whole(desk, &mut Verdict::default()).iter().any(says)
}

/// Asks everything of a project and its backups after a fault, and makes one more.
pub fn ask(clean: &Clean, desk: &Desk, said: &Said) -> Verdict {
    let mut verdict = Verdict {
        stopped: !matches!(said, Said::Saved),
        ..Verdict::default()
    };
    look_at_files(clean, &desk.root(), &mut verdict);
    let found = whole(desk.path(), &mut verdict);
    if found.is_empty() {
        verdict.lost.push("the backup that there was".to_owned());
    }
    let now = Facts::of(&desk.root());
    verdict.wrong_saved = matches!(said, Said::Saved) && found.first() != Some(&now);
    let next = command(desk.path(), clean.next).output().unwrap();
    if !next.status.success() || whole(desk.path(), &mut verdict).first() != Some(&now) {
        verdict.stuck = Some(String::from_utf8_lossy(&next.stderr).into_owned());
    }
    verdict
}
