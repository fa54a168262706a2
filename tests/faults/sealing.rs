//! Faults at the calls that write a sealed file: it is the old one or the new one, and opens.

use crate::ask::{Files, Said, Verdict};
use crate::calls::Call;
use crate::inject::{FAULTS, run, takes_errors, traced_in};
use crate::power;
use crate::save::{Desk, PASSPHRASE, command, copy, desk_of, sealed};
use crate::table::Table;
use hashiya::store::{Passphrase, unseal};
use std::fs;
use std::ops::ControlFlow;

/// Its name in the table.
pub const NAME: &str = "seal";
const SEAL: &[&str] = &[
    "seal",
    "p",
    "--to",
    "p.hashiya",
    "--passphrase-file",
    "words.txt",
];

/// Puts each fault at each call that changes the disk, and cuts the power after each.
pub fn every_call(whole: bool, table: &mut Table) {
    let (before, after) = (desk(), Desk::empty());
    copy(before.path(), after.path());
    let calls: Vec<Call> = traced_in(&after, SEAL);
    power::every_cut_on(&before, &calls, NAME, whole, table, ask);
    for call in calls.iter().filter(|call| call.is_changing()) {
        for (fault, inject) in FAULTS {
            if fault != "kill" && !takes_errors(call) {
                continue;
            }
            let desk = desk();
            let inject = inject.replace("NTH", &call.nth.to_string());
            let inject = format!("inject={}:{inject}", call.name);
            let trace = format!("trace={}", call.name);
            let (said, _) = run(&desk, &["-e", &trace, "-e", &inject], SEAL);
            let place = format!("{} {}", call.name, call.nth);
            table.add(NAME, fault, &place, &ask(&desk, &said));
        }
    }
}

/// A project, and a sealed file of it from before its title was changed.
fn desk() -> Desk {
    let desk = desk_of(&[&["new", "p", "--title", "before"]]);
    sealed(&desk.root(), &desk.path().join("p.hashiya"));
    let file = desk.root().join("project.ron");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("before", "after")).unwrap();
    fs::write(desk.path().join("words.txt"), PASSPHRASE).unwrap();
    desk
}

fn ask(desk: &Desk, said: &Said) -> Verdict {
    let mut verdict = Verdict {
        stopped: !matches!(said, Said::Saved),
        ..Verdict::default()
    };
    let back = desk.path().join("back");
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let mut go_on = |_| ControlFlow::Continue(());
    let opened = unseal(
        &desk.path().join("p.hashiya"),
        &back,
        &passphrase,
        &mut go_on,
    );
    if let Err(error) = opened {
        verdict
            .lost
            .push(format!("p.hashiya does not open: {error}"));
        return verdict;
    }
    let is_new = Files::of(&back) == Files::of(&desk.root());
    let title = fs::read_to_string(back.join("project.ron")).unwrap();
    match said {
        _ if !is_new && !title.contains("before") => {
            verdict
                .lost
                .push("p.hashiya is neither old nor new".to_owned());
        }
        Said::Saved => verdict.wrong_saved = !is_new,
        // The name may be there although it is not certain that it would survive.
        Said::Failed(words) if words.is_empty() => {
            verdict.wrong_failed = Some("it says nothing".to_owned());
        }
        Said::Failed(_) | Said::Nothing => {}
    }
    for entry in fs::read_dir(desk.path()).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !["p", "back", "p.hashiya", "words.txt", "letter.txt"].contains(&&*name) {
            if name.starts_with('.') {
                verdict.left += 1
            } else {
                verdict.taken.push(name)
            }
        }
    }
    let next = command(desk.path(), &["check", "p"]).output().unwrap();
    if !next.status.success() {
        verdict.stuck = Some(String::from_utf8_lossy(&next.stdout).into_owned());
    }
    verdict
}
