//! What git knows of files, asked of the `git` program; nothing is changed by it.

use std::path::Path;
use std::process::{Command, Stdio};

/// Which commits hold certain files.
#[derive(PartialEq, Eq, Debug)]
pub enum Held {
    /// The folder is in no repository.
    NoRepository,
    /// It is in one, but git is not there or refuses.
    Unknown,
    /// A line a commit: its name, date, a branch from which it is reached, and subject.
    Commits(Vec<String>),
}

/// The commits of all branches, tags and stashes that touch paths, with `*` for anything, below a
/// folder.
pub fn commits_with(root: &Path, paths: &[String]) -> Held {
    let is_repository = root
        .canonicalize()
        .is_ok_and(|full| full.ancestors().any(|a| a.join(".git").exists()));
    if !is_repository {
        return Held::NoRepository;
    }
    let mut command = Command::new("git");
    // What the folder's own settings name as a pager, a signer or a watcher is not run.
    command
        .arg("-C")
        .arg(root)
        .args(["--no-pager", "-c", "log.showSignature=false"])
        .args(["-c", "core.fsmonitor=false"])
        .args(["log", "--all", "--format=%h %cs %S %s", "--"])
        .args(paths)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    match command.output() {
        Ok(ran) if ran.status.success() => {
            let lines = String::from_utf8_lossy(&ran.stdout);
            Held::Commits(lines.lines().map(str::to_owned).collect())
        }
        _ => Held::Unknown,
    }
}
