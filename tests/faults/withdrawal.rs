//! What is asked after a document was withdrawn, or not quite: what was said to be gone is gone, from the
//! project and from its backups; everything else is there; and asked for again, it is done.

use crate::ask::{Facts, Said, Unfinished, Verdict, complaints};
use crate::backup;
use crate::save::{Clean, Desk, command};
use std::fs;
use std::path::Path;

/// The name of its row.
pub const NAME: &str = "withdraw";
/// Words of the document that stand nowhere else.
const WORDS: [&str; 2] = ["لن أعود", "Amman"];

/// Asks everything after a fault, and withdraws once more.
pub fn ask(clean: &Clean, desk: &Desk, said: &Said) -> Verdict {
    ask_when(clean, desk, said, has_words(desk))
}

/// The same where the backups were elsewhere, and nothing was said of them.
pub fn ask_of_project(clean: &Clean, desk: &Desk, said: &Said) -> Verdict {
    ask_when(clean, desk, said, is_in_folder(&desk.root()))
}

fn ask_when(clean: &Clean, desk: &Desk, said: &Said, is_there: bool) -> Verdict {
    let mut verdict = Verdict {
        stopped: !matches!(said, Said::Saved),
        wrong_saved: matches!(said, Said::Saved) && is_there,
        ..Verdict::default()
    };
    look(clean, desk, &mut verdict);
    let document = document(clean);
    let again = ["withdraw", "p", "--document", &document, "--yes"];
    let again = command(desk.path(), &again).output().unwrap();
    if !again.status.success() || has_words(desk) {
        let words = String::from_utf8_lossy(&again.stderr);
        verdict.stuck = Some(format!("withdrawn again: {words}"));
    }
    look(clean, desk, &mut verdict);
    complaints(&desk.root(), Unfinished::IsNot, &mut verdict);
    let next = command(desk.path(), clean.next).output().unwrap();
    if !next.status.success() {
        verdict.stuck = Some(String::from_utf8_lossy(&next.stderr).into_owned());
    }
    verdict
}

/// What is not the document's stays, and nothing new appears.
fn look(clean: &Clean, desk: &Desk, verdict: &mut Verdict) {
    let now = Facts::of(&desk.root());
    let [old, new] = &clean.facts;
    let is_in = |facts: &Facts, fact: &String| facts.iter().any(|known| known == fact);
    verdict
        .lost
        .extend(new.iter().filter(|fact| !is_in(&now, fact)).cloned());
    let strange = now.iter().filter(|f| !is_in(old, f) && !is_in(new, f));
    verdict.taken.extend(strange.cloned());
}

/// The id of the document, which is the same on every copy of the desk.
fn document(clean: &Clean) -> String {
    let mut listing = fs::read_dir(clean.before().join("p/documents")).unwrap();
    let only = listing.next().unwrap().unwrap();
    only.file_name().to_string_lossy().into_owned()
}

/// Whether any file of the project, or any backup, has words of the document.
fn has_words(desk: &Desk) -> bool {
    is_in_folder(&desk.root()) || backup::hold(desk.path(), &WORDS)
}

fn is_in_folder(folder: &Path) -> bool {
    let listing = fs::read_dir(folder).into_iter().flatten().flatten();
    listing
        .into_iter()
        .any(|entry| match entry.path().is_dir() {
            true => is_in_folder(&entry.path()),
            false => {
                let bytes = fs::read(entry.path()).unwrap_or_default();
                let text = String::from_utf8_lossy(&bytes).into_owned();
                WORDS.iter().any(|words| text.contains(words))
            }
        })
}
