//! Faults put at every system call of a save, power cuts between them, full and vanishing folders:
//! after each, is every file old or new and whole, and was nothing said to be saved that is not?
//!
//! `cargo test --test faults` puts faults at the calls that change the disk; with `-- --whole` at
//! every call, and with words (`-- 'pseudonyms apply'`) into the saves that have them in their name. It
//! needs Linux and strace, and says so where they are missing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops there")]
#![allow(clippy::print_stdout, reason = "the table is the result")]

#[cfg(target_os = "linux")]
mod ask;
#[cfg(target_os = "linux")]
mod backup;
#[cfg(target_os = "linux")]
mod beside;
#[cfg(target_os = "linux")]
mod calls;
#[cfg(target_os = "linux")]
mod disk;
#[cfg(target_os = "linux")]
mod inject;
#[cfg(target_os = "linux")]
mod places;
#[cfg(target_os = "linux")]
mod power;
#[cfg(target_os = "linux")]
mod save;
#[cfg(target_os = "linux")]
mod sealing;
#[cfg(target_os = "linux")]
mod table;
#[cfg(target_os = "linux")]
mod withdrawal;

use std::process::ExitCode;

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    println!("the faults are put in by strace, which there is on Linux only: nothing was tried");
    ExitCode::SUCCESS
}

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    let whole = std::env::args().any(|a| a == "--whole")
        || std::env::var_os("HASHIYA_FAULTS").is_some_and(|v| v == "whole");
    if let Err(reason) = inject::is_possible() {
        if std::env::var_os("HASHIYA_NO_STRACE").is_some() {
            println!("HASHIYA_NO_STRACE is set: no fault was tried ({reason})");
            return ExitCode::SUCCESS;
        }
        println!("strace cannot run ({reason}).");
        println!(
            "Install it (Debian, Ubuntu: apt-get install strace), or set HASHIYA_NO_STRACE=1."
        );
        return ExitCode::FAILURE;
    }
    let mut table = table::Table::default();
    let words = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    let is_wanted = |name: &str| words.as_ref().is_none_or(|words| name.contains(words));
    for save in save::all().iter().filter(|save| is_wanted(save.name)) {
        let clean = save::Clean::of(save);
        inject::every_call(&clean, whole, &mut table);
        power::every_cut(&clean, whole, &mut table);
        beside::every_call(&clean, whole, &mut table);
        places::vanish(&clean, &mut table);
        places::removed(&clean, &mut table);
        places::no_room(&clean, &mut table);
    }
    if is_wanted(sealing::NAME) {
        sealing::every_call(whole, &mut table);
    }
    table.print();
    if table.is_clean() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
