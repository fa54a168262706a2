//! Power cuts: from the calls of one save every state in which the disk may be when the power fails
//! after each call is made, and asked as after any other fault. The project, its backups, sealed files
//! and whatever else lies on the desk may be in any of them.

use crate::ask::{Said, Verdict, ask};
use crate::backup;
use crate::calls::Call;
use crate::disk::{Disk, State};
use crate::inject;
use crate::save::{Clean, Desk};
use crate::table::Table;
use std::collections::BTreeSet;
use std::fs;

/// Cuts the power after each call of a save, and asks of every state in which the disk may be then.
pub fn every_cut(clean: &Clean, whole: bool, table: &mut Table) {
    let calls = inject::traced(clean);
    let disk = Disk::of(clean.before());
    cuts(disk, &calls, whole, |state, said, place| {
        let desk = clean.desk();
        lay_out(state, &desk);
        table.add(clean.name, "power cut", place, &ask(clean, &desk, said));
    });
}

/// The same for calls on a desk of which `ask` knows what to ask.
pub fn every_cut_on(
    before: &Desk,
    calls: &[Call],
    name: &str,
    whole: bool,
    table: &mut Table,
    ask: impl Fn(&Desk, &Said) -> Verdict,
) {
    cuts(
        Disk::of(before.path()),
        calls,
        whole,
        |state, said, place| {
            let desk = Desk::empty();
            lay_out(state, &desk);
            table.add(name, "power cut", place, &ask(&desk, said));
        },
    );
}

fn cuts(mut disk: Disk, calls: &[Call], whole: bool, mut each: impl FnMut(&State, &Said, &str)) {
    let mut seen = BTreeSet::new();
    for call in calls {
        if !disk.take(call) {
            continue;
        }
        for state in disk.states(whole) {
            if !seen.insert((state.clone(), disk.said)) {
                continue;
            }
            let said = if disk.said {
                Said::Saved
            } else {
                Said::Nothing
            };
            each(&state, &said, &format!("after {} {}", call.name, call.nth));
        }
    }
    assert!(disk.said, "it is said that it is done");
}

/// Makes a desk what a state says, and nothing else.
fn lay_out((files, folders): &State, desk: &Desk) {
    for entry in fs::read_dir(desk.path()).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            fs::remove_dir_all(entry.path()).unwrap()
        } else {
            fs::remove_file(entry.path()).unwrap()
        }
    }
    for folder in folders {
        fs::create_dir_all(desk.path().join(folder)).unwrap();
    }
    for (name, words) in files {
        let own = if name.ends_with(backup::ABOUT) {
            backup::at_home(words, desk.path())
        } else {
            words.clone()
        };
        fs::write(desk.path().join(name), own).unwrap();
    }
    backup::follow(desk.path());
}
