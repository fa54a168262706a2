//! Two annotators who save at once: a fault at a call of the one does nothing to the other.

use crate::ask::{Facts, Said, Unfinished, Verdict, complaints};
use crate::inject::{FAULTS, NO_ERRORS, run, traced, under_strace};
use crate::save::{BESIDE, Clean, command};
use crate::table::Table;
use std::fs;

/// What the other annotator's save leaves: its annotation and its name.
const LEFT: [&str; 2] = ["nur", "لن أعود"];
/// The other one holds the lock for so long, in microseconds, so that the two meet.
const HELD: &str = "inject=rename,renameat,renameat2:delay_enter=60000:when=1";

/// Puts faults at the calls of the save of one annotator while another saves: kills at those that
/// change the disk; every fault at every call when `whole`.
pub fn every_call(clean: &Clean, whole: bool, table: &mut Table) {
    // The others make the project, or write nothing that two annotators share.
    if !clean.name.starts_with("tag") {
        return;
    }
    let mut met = false;
    for call in traced(clean) {
        for (fault, inject) in FAULTS {
            let takes_it = fault == "kill" || !NO_ERRORS.contains(&call.name.as_str());
            if !takes_it || !whole && (fault != "kill" || !call.is_changing()) {
                continue;
            }
            let desk = clean.desk();
            let log = desk.path().join("beside");
            let options = ["-e", "trace=flock,rename,renameat,renameat2", "-e", HELD];
            let other = under_strace(&desk, &log, &options, BESIDE).spawn().unwrap();
            let inject = inject.replace("NTH", &call.nth.to_string());
            let inject = format!("inject={}:{inject}", call.name);
            let trace = format!("trace=flock,{}", call.name);
            let (said, own) = run(&desk, &["-e", &trace, "-e", &inject], clean.run);
            let other = other.wait_with_output().unwrap();
            let theirs = fs::read_to_string(&log).unwrap_or_default();
            met |= own.contains("EAGAIN") || theirs.contains("EAGAIN");
            let mut verdict = look(clean, &desk.root(), &said);
            if !other.status.success() {
                let words = String::from_utf8_lossy(&other.stderr).into_owned();
                verdict.stuck = Some(format!("the other one: {words}"));
            }
            let next = command(desk.path(), clean.next).output().unwrap();
            if !next.status.success() {
                verdict.stuck = Some(String::from_utf8_lossy(&next.stderr).into_owned());
            }
            let fault = format!("{fault}, beside another");
            let place = format!("{} {}", call.name, call.nth);
            table.add(clean.name, &fault, &place, &verdict);
        }
    }
    assert!(met, "{}: the two never wanted the lock at once", clean.name);
}

/// Asks whether all is there that was there before, that the other one saved, and that was said.
fn look(clean: &Clean, root: &std::path::Path, said: &Said) -> Verdict {
    let mut verdict = Verdict {
        stopped: !matches!(said, Said::Saved),
        ..Verdict::default()
    };
    let now = Facts::of(root);
    let [old, new] = &clean.facts;
    let is_there = |fact: &String| now.iter().any(|found| found == fact);
    verdict
        .lost
        .extend(old.iter().filter(|f| !is_there(f)).cloned());
    for words in LEFT {
        if !now.iter().any(|fact| fact.contains(words)) {
            verdict.lost.push(format!("{words}, of the other one"));
        }
    }
    verdict.wrong_saved = matches!(said, Said::Saved) && !new.iter().all(is_there);
    let is_known = |fact: &&String| {
        let mut known = old.iter().chain(new.iter());
        known.any(|k| k == *fact) || LEFT.iter().any(|words| fact.contains(words))
    };
    verdict
        .taken
        .extend(now.iter().filter(|f| !is_known(f)).cloned());
    complaints(root, Unfinished::IsNot, &mut verdict);
    verdict
}
