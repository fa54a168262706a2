//! The memory of a window, measured in a process of its own: the bench starts itself once more.

use super::window::{Shown, command, pointer, wheel};
use egui::Key;
use std::path::Path;

/// The argument with which a bench is the process that is measured.
const ARGUMENT: &str = "memory";

/// Whether this process is the one that is measured; if so, it has said its figure.
pub fn asked() -> bool {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [first, root] = arguments.as_slice() else {
        return false;
    };
    if first != ARGUMENT {
        return false;
    }
    println!("{}", after_reading(Path::new(root)));
    true
}

/// Memory of a window that has opened a project and scrolled in it, in MiB.
pub fn of_process(root: &Path) -> u64 {
    let program = std::env::current_exe().unwrap();
    let run = std::process::Command::new(program)
        .arg(ARGUMENT)
        .arg(root)
        .output();
    let said = String::from_utf8(run.unwrap().stdout).unwrap();
    said.trim().parse().unwrap_or_default()
}

fn after_reading(root: &Path) -> u64 {
    let mut shown = Shown::open(root);
    shown.rest();
    shown.frame(vec![pointer()]);
    shown.frame(command(Key::End));
    shown.rest();
    for _ in 0..200 {
        shown.frame(vec![wheel(90.0)]);
    }
    resident()
}

/// Memory of this process that is in RAM, in MiB; 0 where the system does not say.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
    let kib = line.and_then(|l| l.split_whitespace().next()?.parse::<u64>().ok());
    kib.unwrap_or_default() / 1024
}
