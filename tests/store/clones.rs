//! Copies of a project, and clones of a repository that plain git merges.

use super::*;
use hashiya::store::{Merged, merge};
use std::process::{Command, Output};

/// A copy of a whole project folder.
pub(super) fn copy(folder: &Folder) -> Folder {
    let temporary = tempfile::tempdir().unwrap();
    let root = temporary.path().join("project");
    copy_into(&folder.root, &root);
    Folder {
        _temporary: temporary,
        root,
    }
}

fn copy_into(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_into(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Changes one copy and saves everything that can be saved.
pub(super) fn change(folder: &Folder, who: &'static str, edit: impl FnOnce(&mut Project)) {
    let mut opened = folder.open();
    edit(&mut opened.project);
    let batch = Snapshot::all(&opened.project);
    let saved = store::save(
        &folder.root,
        &mut opened.ledger,
        &batch,
        &mut Counting(who, 0),
    );
    assert_eq!(saved.failed, []);
}

#[track_caller]
pub(super) fn merged(into: &Folder, from: &Folder) -> Merged {
    let merged = merge(&into.root, &from.root).unwrap();
    assert_eq!(merged.failed, []);
    merged
}

/// Two clones of one repository, and what git says.
pub(super) struct Clones {
    folder: TempDir,
}

impl Clones {
    pub(super) fn new(project: &Project) -> Self {
        let clones = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let root = clones.folder.path().join("ours");
        store::create(&root, project, &mut Counting("c", 0)).unwrap();
        clones.git("ours", &["init", "-q", "-b", "main"]);
        clones.commit("ours");
        clones.git(".", &["clone", "-q", "ours", "theirs"]);
        clones
    }

    pub(super) fn git(&self, at: &str, arguments: &[&str]) -> String {
        let run = self.run(at, arguments);
        let (out, err) = (
            String::from_utf8_lossy(&run.stdout).into_owned(),
            String::from_utf8_lossy(&run.stderr).into_owned(),
        );
        assert!(run.status.success(), "git {arguments:?}: {out}{err}");
        out
    }

    fn run(&self, at: &str, arguments: &[&str]) -> Output {
        let run = Command::new("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
            .args([
                "-c",
                "commit.gpgsign=false",
                "-c",
                "protocol.file.allow=always",
            ])
            .args(arguments)
            .current_dir(self.folder.path().join(at))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output();
        run.expect("git is needed for this test and was not found")
    }

    pub(super) fn commit(&self, at: &str) {
        self.git(at, &["add", "-A"]);
        self.git(at, &["commit", "-q", "--allow-empty", "-m", "work"]);
    }

    pub(super) fn edit(&self, at: &str, who: &'static str, edit: impl FnOnce(&mut Project)) {
        change(&self.at(at), who, edit);
        self.commit(at);
    }

    pub(super) fn at(&self, at: &str) -> Folder {
        Folder {
            _temporary: tempfile::tempdir().unwrap(),
            root: self.folder.path().join(at),
        }
    }

    /// The same where git stops and asks what counts, a deletion or a change: as people do who want
    /// to lose nothing, every file that either side has is kept.
    pub(super) fn merge_what_can_be(&self, into: &str, from: &str) -> Folder {
        if !self.pull(into, from) {
            self.commit(into);
        }
        self.at(into)
    }

    /// Merges one clone into the other; whether git could.
    pub(super) fn pull(&self, into: &str, from: &str) -> bool {
        let from = format!("../{from}");
        let pull = ["pull", "-q", "--no-rebase", "--no-edit", &from, "main"];
        self.run(into, &pull).status.success()
    }

    /// Merges one clone into the other by plain git, and gives it.
    pub(super) fn merge(&self, into: &str, from: &str) -> Folder {
        let from = format!("../{from}");
        self.git(
            into,
            &["pull", "-q", "--no-rebase", "--no-edit", &from, "main"],
        );
        self.at(into)
    }
}

/// What two sides did comes to the same in both orders, by plain git and by `merge`.
#[track_caller]
pub(super) fn in_both_orders(
    ours: impl Fn(&mut Project),
    theirs: impl Fn(&mut Project),
    check: impl Fn(&Folder),
) {
    for (into, from) in [("ours", "theirs"), ("theirs", "ours")] {
        let clones = Clones::new(&small());
        clones.edit("ours", "p", &ours);
        clones.edit("theirs", "q", &theirs);
        let apart = [clones.at(into), clones.at(from)].map(|folder| copy(&folder));
        check(&clones.merge(into, from));
        merged(&apart[0], &apart[1]);
        check(&apart[0]);
    }
}
