//! A disk that is full, and a folder that may not be written: said in words, and nothing is lost.

use super::{Desk, Ran, ran};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;

const TAG: [&str; 7] = [
    "tag",
    "p",
    "--document",
    "letter.txt",
    "--annotator",
    "salma",
    "--tag",
];

/// Every record file below a folder.
fn records(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(records(&path));
        } else if path.extension().is_some_and(|e| e == "ron") {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

/// Runs a subcommand for which every file is at its largest already, as on a full disk.
fn run_without_room(desk: &Desk, language: &str, arguments: &[&str]) -> Ran {
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_hashiya"))
        .args(arguments)
        .current_dir(desk.folder.path())
        .env("HASHIYA_LANG", language);
    ran(shell.output().unwrap())
}

#[test]
fn a_full_disk_is_said_and_what_is_on_it_stays_whole() {
    let (desk, _) = Desk::with_document();
    desk.tag("Infighting", "salma", "كَتَبَ");
    let before = records(desk.folder.path());
    let request = [TAG.as_slice(), &["Infighting", "--quote", "رحل"]].concat();
    run_without_room(&desk, "en", &request).refused(1, "the disk is full");
    run_without_room(&desk, "ar", &request).refused(1, "القرص ممتلئ");
    assert_eq!(records(desk.folder.path()), before);
    desk.run(&request).done();
    assert_eq!(desk.list("annotations").len(), 2);
    assert!(desk.findings().is_empty());
}

/// Lets nobody write anything in a folder, or its owner again.
fn allow(folder: &Path, folders: u32, files: u32) {
    fs::set_permissions(folder, fs::Permissions::from_mode(folders.max(0o700))).unwrap();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            allow(&path, folders, files);
        } else {
            fs::set_permissions(&path, fs::Permissions::from_mode(files)).unwrap();
        }
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(folders)).unwrap();
}

/// Runs a subcommand as someone whom permissions hold back: they do not hold back root.
fn run_as_anyone(desk: &Desk, language: &str, arguments: &[&str]) -> Ran {
    let program = desk.path("hashiya");
    let mut command = if fs::metadata(desk.folder.path()).unwrap().uid() == 0 {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        command.arg(&program);
        command
    } else {
        Command::new(&program)
    };
    command
        .args(arguments)
        .current_dir(desk.folder.path())
        .env("HASHIYA_LANG", language);
    ran(command.output().unwrap())
}

#[test]
fn a_folder_that_may_not_be_written_is_read_and_left_alone() {
    let (desk, _) = Desk::with_document();
    desk.tag("Infighting", "salma", "كَتَبَ");
    fs::copy(env!("CARGO_BIN_EXE_hashiya"), desk.path("hashiya")).unwrap();
    allow(desk.folder.path(), 0o555, 0o555);
    let before = records(desk.folder.path());
    let request = [TAG.as_slice(), &["Infighting", "--quote", "رحل"]].concat();
    let told = run_as_anyone(&desk, "en", &request);
    let told_in_arabic = run_as_anyone(&desk, "ar", &request);
    let listed = run_as_anyone(&desk, "en", &["list", "p", "annotations", "--json"]);
    let made = run_as_anyone(&desk, "en", &["new", "q"]);
    let after = records(desk.folder.path());
    allow(desk.folder.path(), 0o755, 0o755);
    told.refused(1, "only be read");
    told_in_arabic.refused(1, "للقراءة فقط");
    assert!(listed.done().contains("كَتَبَ"));
    made.refused(1, "q");
    assert_eq!(after, before);
}
