//! Subcommands that are killed at whatever moment: nothing that was told is missing, the rest is whole.
//! `tests/faults` does the same at every system call, and needs strace.

use super::*;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

fn tag(folder: &Folder, quote: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hashiya"));
    command.arg("tag").arg(&folder.root);
    command.args([
        "--document",
        "d1",
        "--annotator",
        "salma",
        "--tag",
        "return",
    ]);
    command.args(["--quote", quote]).env("HASHIYA_LANG", "en");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Kills a child after a while, if it still runs. Gives what it said until then.
fn killed_after(mut command: Command, pause: Duration) -> Output {
    let mut child = command.spawn().unwrap();
    let begin = Instant::now();
    while begin.elapsed() < pause && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(200));
    }
    // Whoever has ended cannot be killed.
    let _ = child.kill();
    child.wait_with_output().unwrap()
}

#[test]
fn what_is_killed_at_any_moment_loses_nothing() {
    let folder = Folder::new(&small());
    let begin = Instant::now();
    assert!(tag(&folder, "عاد").output().unwrap().status.success());
    let whole = begin.elapsed();
    let mut told: Vec<String> = Vec::new();
    for (step, quote) in [
        "قال",
        "خرج",
        "الليل",
        "ثم",
        "Ahmad",
        "بعد",
        "أيام",
        "في",
        "3",
    ]
    .iter()
    .enumerate()
    {
        let pause = whole * (step as u32 + 1) / 8;
        let said = killed_after(tag(&folder, quote), pause);
        let id = String::from_utf8(said.stdout).unwrap().trim().to_owned();
        if !id.is_empty() {
            told.push(id);
        }
        assert_eq!(folder.check(), [], "after {pause:?}");
        let there = ids(&folder.open().project);
        assert!(
            told.iter().all(|id| there.contains(id)),
            "{told:?} in {there:?}"
        );
        assert!(["a1", "a2"].iter().all(|id| there.iter().any(|t| t == id)));
    }
    assert!(
        tag(&folder, "قال إنّه").output().unwrap().status.success(),
        "the next one is saved"
    );
}
