//! A kill and errors at the system calls of a save, put in by strace.

use crate::ask::{Said, ask};
use crate::backup;
use crate::calls::{self, Call};
use crate::save::{Clean, Desk, set_up};
use crate::table::Table;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// So long may a save take under strace.
const PATIENCE: Duration = Duration::from_secs(60);

/// The faults, as strace is asked for them; the number of the call comes where `NTH` stands.
pub const FAULTS: [(&str, &str); 3] = [
    ("kill", "signal=KILL:when=NTH"),
    ("disk full from here on", "error=ENOSPC:when=NTH+"),
    ("input/output error", "error=EIO:when=NTH"),
];

/// Calls that take no errors: of memory, threads and the end; and closing, for which the standard
/// library stops the program when it is a folder, and which gives no errors there.
pub const NO_ERRORS: &[&str] = &[
    "close",
    "brk",
    "mmap",
    "munmap",
    "mprotect",
    "madvise",
    "futex",
    "exit",
    "exit_group",
    "rt_sigprocmask",
    "rt_sigaction",
    "sigaltstack",
    "clone3",
    "clone",
    "rseq",
    "set_robust_list",
    "sched_yield",
    "rt_sigreturn",
    "restart_syscall",
    "gettid",
    "getpid",
    "sched_getaffinity",
    "getrandom",
];

/// Whether strace is there and may trace.
///
/// # Errors
/// Why not.
pub fn is_possible() -> Result<(), String> {
    let output = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    let output = output.map_err(|e| e.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
}

/// Whether errors can be put at a call.
pub fn takes_errors(call: &Call) -> bool {
    !NO_ERRORS.contains(&call.name.as_str())
}

/// Writes down the calls of a save that goes well.
pub fn traced(clean: &Clean) -> Vec<Call> {
    traced_in(&clean.desk(), clean.run)
}

/// Writes down the calls of a subcommand that goes well.
pub fn traced_in(desk: &Desk, arguments: &[&str]) -> Vec<Call> {
    let options = ["-f", "-xx", "-s", "10000000"];
    let (said, log) = run(desk, &options, arguments);
    assert!(matches!(said, Said::Saved), "{} under strace", arguments[0]);
    // The folder itself may be named in full.
    let folder = desk.path().canonicalize().unwrap();
    let hex = |b: &u8| format!("\\x{b:02x}");
    let written = |words: &[u8]| words.iter().map(hex).collect::<String>();
    let full = written(folder.as_os_str().as_bytes());
    let shelf = written(backup::shelf_name(desk.path()).as_bytes());
    calls::of_save(&log.replace(&full, ".").replace(&shelf, backup::SHELF))
}

/// Puts each fault at each call: at those that change the disk, or at all.
pub fn every_call(clean: &Clean, whole: bool, table: &mut Table) {
    for call in traced(clean) {
        if !whole && !call.is_changing() {
            continue;
        }
        for (fault, inject) in FAULTS {
            if fault != "kill" && !takes_errors(&call) {
                continue;
            }
            let desk = clean.desk();
            let inject = inject.replace("NTH", &call.nth.to_string());
            let inject = format!("inject={}:{inject}", call.name);
            let trace = format!("trace={}", call.name);
            let (said, _) = run(&desk, &["-e", &trace, "-e", &inject], clean.run);
            let place = format!("{} {}", call.name, call.nth);
            table.add(clean.name, fault, &place, &ask(clean, &desk, &said));
        }
    }
}

/// Runs a subcommand under strace. Gives what it said of itself, and the log.
pub fn run(desk: &Desk, options: &[&str], arguments: &[&str]) -> (Said, String) {
    let log = desk.path().join("log");
    let mut command = under_strace(desk, &log, options, arguments);
    let mut child = command.spawn().unwrap();
    let begin = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begin.elapsed() > PATIENCE {
            child.kill().unwrap();
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let output = child.wait_with_output().unwrap();
    let said = Said::of(&output, arguments);
    let words = fs::read(&log).unwrap_or_default();
    let _ = fs::remove_file(log);
    (said, String::from_utf8_lossy(&words).into_owned())
}

/// A subcommand under strace.
pub fn under_strace(desk: &Desk, log: &Path, options: &[&str], arguments: &[&str]) -> Command {
    let mut command = Command::new("strace");
    command.arg("-qq").arg("-o").arg(log).args(options);
    command.arg(env!("CARGO_BIN_EXE_hashiya")).args(arguments);
    set_up(&mut command, desk.path());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}
