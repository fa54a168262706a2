//! Places that do not play along: a folder that is moved away or deleted in the middle of a save, and
//! a disk with room for a part of it.

use crate::ask::{Facts, Said, Verdict, ask, ask_of_project};
use crate::calls::Call;
use crate::inject::{traced, under_strace};
use crate::save::{Clean, Desk, Writes, command};
use crate::table::Table;
use crate::withdrawal;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// So long is waited for a child to stop or to end.
const PATIENCE: Duration = Duration::from_secs(60);

/// Stops the save at each call that changes the disk, moves the project away, and lets it go on.
/// The project is asked where it is then.
pub fn vanish(clean: &Clean, table: &mut Table) {
    for call in traced(clean).iter().filter(|c| c.is_changing()) {
        let desk = clean.desk();
        let away = desk.path().join("away");
        let said = interrupted(clean, &desk, call, || {
            if desk.root().exists() {
                fs::rename(desk.root(), &away).unwrap();
            }
        });
        // What was made in its place may hold nothing: it was moved, not copied.
        if away.exists() {
            if desk.root().exists() {
                fs::remove_dir_all(desk.root()).unwrap();
            }
            fs::rename(&away, desk.root()).unwrap();
        }
        let place = format!("{} {}", call.name, call.nth);
        let verdict = ask(clean, &desk, &said);
        table.add(clean.name, "folder moved away", &place, &verdict);
    }
}

/// The same, but the project is deleted: whoever saves says so, and makes no other in its place.
pub fn removed(clean: &Clean, table: &mut Table) {
    for call in traced(clean).iter().filter(|c| c.is_changing()) {
        let desk = clean.desk();
        let mut at_last = Facts::of(&desk.root());
        let mut is_deleted = false;
        let said = interrupted(clean, &desk, call, || {
            at_last = Facts::of(&desk.root());
            is_deleted = desk.root().exists();
            if is_deleted {
                fs::remove_dir_all(desk.root()).unwrap();
            }
        });
        if !is_deleted {
            // What is made elsewhere first was not there yet.
            continue;
        }
        let was_saved = at_last == clean.facts[1];
        let now = Facts::of(&desk.root());
        let verdict = Verdict {
            wrong_saved: matches!(said, Said::Saved) && !was_saved,
            wrong_failed: matches!(&said, Said::Failed(words) if words.is_empty())
                .then(|| "it says nothing".to_owned()),
            taken: now.iter().cloned().collect(),
            stopped: !matches!(said, Said::Saved),
            ..Verdict::default()
        };
        let place = format!("{} {}", call.name, call.nth);
        table.add(clean.name, "folder deleted", &place, &verdict);
    }
}

/// Stops the save at a call, does something, and lets it go on. Gives what the save said.
fn interrupted(clean: &Clean, desk: &Desk, call: &Call, act: impl FnOnce()) -> Said {
    let log = desk.path().join("log");
    let trace = format!("trace={}", call.name);
    let inject = format!("inject={}:signal=STOP:when={}", call.name, call.nth);
    let options = ["-f", "-e", &trace, "-e", &inject];
    let mut child = under_strace(desk, &log, &options, clean.run)
        .spawn()
        .unwrap();
    let stopped = wait(&mut child, |_| {
        let words = fs::read_to_string(&log).unwrap_or_default();
        let at = words.find("--- stopped by SIGSTOP")?;
        let line = words[..at].lines().last().unwrap_or_default();
        line.split_whitespace().next()?.parse::<u32>().ok()
    });
    act();
    if let Some(stopped) = stopped {
        let resumed = Command::new("kill")
            .args(["-CONT", &stopped.to_string()])
            .status()
            .unwrap();
        assert!(resumed.success());
    }
    let ended = wait(&mut child, |child| child.try_wait().unwrap());
    assert!(
        ended.is_some(),
        "{} goes on after {} {}",
        clean.name,
        call.name,
        call.nth
    );
    let output = child.wait_with_output().unwrap();
    let _ = fs::remove_file(&log);
    match Said::of(&output, clean.run) {
        // Whoever was stopped and went on has ended by itself.
        Said::Nothing => Said::Failed(String::from_utf8_lossy(&output.stderr).into_owned()),
        said => said,
    }
}

/// Waits until something gives a value, or the child ends; kills a child that takes too long.
fn wait<T>(child: &mut Child, mut look: impl FnMut(&mut Child) -> Option<T>) -> Option<T> {
    let begin = Instant::now();
    loop {
        if let Some(found) = look(child) {
            return Some(found);
        }
        if child.try_wait().unwrap().is_some() {
            return look(child);
        }
        if begin.elapsed() > PATIENCE {
            child.kill().unwrap();
            return None;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Room that is left on the disk, in pages.
const ROOM: std::ops::Range<u32> = 0..16;

/// Saves on a small disk of its own, with room for a few pages. Where no disk can be mounted, that is
/// said and not counted.
///
/// Backups are as a rule on another disk than the project.
pub fn no_room(clean: &Clean, table: &mut Table) {
    if clean.writes != Writes::Project("p") {
        return;
    }
    if !may_mount() {
        println!(
            "{}: no disk can be mounted here (unshare -rm), so none was full",
            clean.name
        );
        return;
    }
    for pages in ROOM {
        let desk = clean.desk();
        let small = tempfile::TempDir::new().unwrap();
        // The disk is as large as what is on it, and a few pages. It goes away with the shell.
        let script = r#"
            mount -t tmpfs -o size=64m tmpfs "$1" && cp -a "$2/." "$1/" || exit 99
            used=$(df --output=used -k "$1" | tail -1)
            mount -o remount,size=$((used + 4 * $3))k "$1" || exit 99
            to=$2; small=$1; shift 3
            cd "$small"
            "$@"
            code=$?
            rm -rf "$to/p"
            if [ -e p ]; then cp -a p "$to/p" || exit 99; fi
            exit $code"#;
        let mut shell = Command::new("unshare");
        shell.args(["-rm", "sh", "-c", script, "sh"]);
        shell
            .arg(small.path())
            .arg(desk.path())
            .arg(pages.to_string());
        let save = command(desk.path(), clean.run);
        shell.arg(save.get_program()).args(save.get_args());
        let output = shell
            .env("HASHIYA_LANG", "en")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_ne!(output.status.code(), Some(99), "{words}");
        let said = match output.status.code() {
            Some(0) => Said::Saved,
            _ => Said::Failed(words),
        };
        let place = format!("{pages} pages left");
        let verdict = if clean.name == withdrawal::NAME {
            withdrawal::ask_of_project(clean, &desk, &said)
        } else {
            ask_of_project(clean, &desk, &said)
        };
        table.add(clean.name, "small disk", &place, &verdict);
    }
}

fn may_mount() -> bool {
    let tried = Command::new("unshare")
        .args(["-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"])
        .output();
    tried.is_ok_and(|output| output.status.success())
}
