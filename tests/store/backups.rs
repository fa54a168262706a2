//! Backups: what was put in comes out, no more are kept than so many, and nothing is unpacked over
//! anything.

use super::*;
use hashiya::edit::{Edit, ProjectEdit, Session};
use hashiya::store::{
    BackupError, Made, Shelf, make_backup, make_backup_unless, unpack_backup, withdraw_from_backups,
};
use std::cell::Cell;
use std::io::Write as _;

fn day(words: &str) -> jiff::civil::Date {
    words.parse().unwrap()
}

fn shelf(folder: &Folder) -> Shelf {
    Shelf::of(&folder._temporary.path().join("data/backups"), &folder.root)
}

fn days(shelf: &Shelf) -> Vec<String> {
    let all = shelf.list().unwrap();
    all.iter().map(|b| b.day.to_string()).collect()
}

fn change(folder: &Folder, words: &str) {
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", words, 1);
    save_salma(folder, &mut opened, &mut Counting("b", words.len() as u32));
}

#[test]
fn a_backup_is_the_project_again() {
    let folder = Folder::new(&small());
    folder.write("documents/d1/original.docx", [0, 1, 2]);
    folder.write("recordings/interview.wav", "not ours");
    folder.write(".git/config", "not ours either");
    folder.write(".hashiya-lock", "");
    let shelf = shelf(&folder);
    assert_eq!(shelf.list().unwrap(), []);
    assert!(shelf.is_due(day("2026-02-02")));
    let made = make_backup(&shelf, day("2026-02-02")).unwrap();
    let Made::Backup(backup) = made else {
        panic!("{made:?}")
    };
    assert!(!shelf.is_due(day("2026-02-02")) && shelf.is_due(day("2026-02-03")));
    let to = folder._temporary.path().join("before");
    let count = unpack_backup(&backup, &to).unwrap();
    assert_eq!(count, 9);
    let again = store::open(&to).unwrap();
    assert_eq!(again.project, folder.open().project);
    assert_eq!(store::check(&to).unwrap(), []);
    assert!(!to.join("recordings").exists() && !to.join(".git").exists());
    match unpack_backup(&backup, &to) {
        Err(BackupError::NotEmpty { .. }) => {}
        other => panic!("{other:?}"),
    }
    match unpack_backup(&backup, &folder.root) {
        Err(BackupError::NotEmpty { .. }) => {}
        other => panic!("{other:?}"),
    }
    let empty = folder._temporary.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    unpack_backup(&backup, &empty).unwrap();
    assert_eq!(store::open(&empty).unwrap().project, again.project);
}

#[test]
fn a_backup_that_is_stopped_is_never_put_in_its_place() {
    let folder = Folder::new(&small());
    let shelf = shelf(&folder);
    for stops_after in 0.. {
        assert!(stops_after < 100);
        let asked = Cell::new(0);
        let is_stopped = || {
            asked.set(asked.get() + 1);
            asked.get() > stops_after
        };
        let made = make_backup_unless(&shelf, day("2026-02-02"), &is_stopped).unwrap();
        if made.is_some() {
            break;
        }
        assert_eq!(shelf.list().unwrap(), [], "after {stops_after}");
    }
    assert_eq!(days(&shelf), ["2026-02-02"]);
}

#[test]
fn what_did_not_change_is_not_written_again() {
    let folder = Folder::new(&small());
    let shelf = shelf(&folder);
    make_backup(&shelf, day("2026-02-02")).unwrap();
    let same = make_backup(&shelf, day("2026-02-05")).unwrap();
    assert!(matches!(same, Made::Same(_)));
    assert!(!shelf.is_due(day("2026-02-05")));
    assert_eq!(days(&shelf), ["2026-02-02"]);
    change(&folder, "other");
    make_backup(&shelf, day("2026-02-05")).unwrap();
    assert_eq!(days(&shelf), ["2026-02-05", "2026-02-02"]);
    change(&folder, "and another");
    make_backup(&shelf, day("2026-02-05")).unwrap();
    assert_eq!(days(&shelf).len(), 2, "the day's own is replaced");
    assert!(shelf.on("2026-02-05", day("2026-02-05")).is_ok());
    assert!(matches!(
        shelf.on("2026-02-04", day("2026-02-04")),
        Err(BackupError::NoSuchDay { .. })
    ));
}

#[test]
fn so_many_are_kept_and_no_more() {
    let folder = Folder::new(&small());
    let shelf = shelf(&folder);
    let mut today = day("2026-01-01");
    for n in 0..40 {
        change(&folder, &"x".repeat(n + 1));
        make_backup(&shelf, today).unwrap();
        today = today.tomorrow().unwrap();
    }
    let kept = days(&shelf);
    assert_eq!(kept[..2], ["2026-02-09", "2026-02-08"]);
    assert_eq!(kept.len(), 14 + 5, "{kept:?}");
    assert_eq!(shelf.remove_all().unwrap(), 19);
    assert!(!shelf.folder().exists());
    assert_eq!(shelf.remove_all().unwrap(), 0);
}

#[test]
fn projects_have_folders_of_their_own_and_say_whether_they_want_backups() {
    let (one, two) = (Folder::new(&small()), Folder::new(&small()));
    let backups = tempfile::tempdir().unwrap();
    let [a, b] = [&one, &two].map(|f| Shelf::of(backups.path(), &f.root));
    assert_ne!(a.folder(), b.folder());
    assert!(
        a.folder()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with("project-")
    );
    // A place that is not temporary.
    let elsewhere = Shelf::of(backups.path(), Path::new("/no/such/folder/أ"));
    let mut project = small();
    assert!(elsewhere.is_wanted(&project));
    assert!(
        !a.is_wanted(&project),
        "it is in the folder for what is temporary"
    );
    project.is_confined = true;
    assert!(!elsewhere.is_wanted(&project));
}

#[test]
fn hostile_archives_are_refused_whole() {
    let folder = Folder::new(&small());
    let shelf = shelf(&folder);
    std::fs::create_dir_all(shelf.folder()).unwrap();
    let path = shelf.folder().join("2026-02-02.zip");
    for name in [
        "../out.ron",
        "/out.ron",
        "a/../../out.ron",
        "a\\b",
        "c:x",
        "",
        "a//b",
    ] {
        let mut archive = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file("project.ron", options).unwrap();
        archive.write_all(b"x").unwrap();
        archive.start_file(name, options).unwrap();
        archive.finish().unwrap();
        let to = folder._temporary.path().join("to");
        let done = unpack_backup(&shelf.on("2026-02-02", day("2026-02-02")).unwrap(), &to);
        assert!(
            matches!(done, Err(BackupError::Broken { .. })),
            "{name}: {done:?}"
        );
        assert!(!to.exists());
    }
    std::fs::write(&path, b"PK no zip").unwrap();
    let done = unpack_backup(
        &shelf.on("2026-02-02", day("2026-02-02")).unwrap(),
        &folder._temporary.path().join("to"),
    );
    assert!(matches!(done, Err(BackupError::Broken { .. })), "{done:?}");
    let names: Vec<_> = std::fs::read_dir(folder._temporary.path())
        .unwrap()
        .flatten()
        .map(|e| e.file_name())
        .collect();
    assert!(
        names
            .iter()
            .all(|n| !n.to_string_lossy().contains("unpacking")),
        "{names:?}"
    );
    // A broken one stands in nobody's way.
    make_backup(&shelf, day("2026-02-03")).unwrap();
    assert_eq!(days(&shelf).len(), 2);
}

#[test]
fn what_was_withdrawn_is_in_no_backup() {
    let folder = Folder::new(&small());
    let shelf = shelf(&folder);
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "كلام", 1);
    let parts = BTreeSet::from([Part::Coding(coding("salma"))]);
    let snapshot = Snapshot::take(&opened.project, parts);
    store::save(
        &folder.root,
        &mut opened.ledger,
        &snapshot,
        &mut store::RandomStamp,
    );
    make_backup(&shelf, day("2026-02-02")).unwrap();
    std::fs::write(shelf.folder().join("2026-02-01.zip"), "broken").unwrap();
    let moved = Shelf::of(
        &folder._temporary.path().join("data/backups"),
        Path::new("/gone/project"),
    );
    copy(shelf.folder(), moved.folder());
    std::fs::write(
        moved.folder().join("about.ron"),
        "(project: \"/gone/project\")",
    )
    .unwrap();
    let other = Folder::new(&small());
    let theirs = Shelf::of(&folder._temporary.path().join("data/backups"), &other.root);
    make_backup(&theirs, day("2026-02-02")).unwrap();

    store::withdraw(&folder.root, &document_id(), &mut Counting("w", 0)).unwrap();
    let done = withdraw_from_backups(&shelf, &document_id()).unwrap();
    assert_eq!(done.rewritten.len(), 2, "{done:?}");
    assert_eq!(done.removed, [shelf.folder().join("2026-02-01.zip")]);
    assert_eq!(done.elsewhere, [theirs.folder()]);
    let to = folder._temporary.path().join("after");
    unpack_backup(&shelf.on("2026-02-02", day("2026-02-02")).unwrap(), &to).unwrap();
    let project = store::open(&to).unwrap().project;
    assert!(project.documents.is_empty() && project.codings.is_empty());
    assert_eq!(project.codebook, small().codebook);
    assert_eq!(
        std::fs::read_dir(to.join("journal/salma"))
            .unwrap()
            .flatten()
            .map(|e| e.metadata().unwrap().len())
            .sum::<u64>(),
        0
    );
    let again = withdraw_from_backups(&shelf, &document_id()).unwrap();
    assert_eq!((again.rewritten, again.removed), (vec![], vec![]));
    // With the record that says so, a later backup is left alone.
    make_backup(&shelf, day("2026-02-03")).unwrap();
    assert_eq!(
        withdraw_from_backups(&shelf, &document_id())
            .unwrap()
            .rewritten,
        Vec::<PathBuf>::new()
    );
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

#[test]
fn where_one_side_forbids_it_is_forbidden() {
    let (one, two) = (Folder::new(&small()), Folder::new(&small()));
    let set = |folder: &Folder, on: bool, letter: &'static str| {
        let mut opened = folder.open();
        let mut session = Session::new(opened.project);
        session
            .apply(&Edit::Project(ProjectEdit::Confine(on)))
            .unwrap();
        let parts = session.take_unsaved();
        let snapshot = Snapshot::take(session.project(), parts);
        let saved = store::save(
            &folder.root,
            &mut opened.ledger,
            &snapshot,
            &mut Counting(letter, 0),
        );
        assert_eq!(saved.failed, []);
        session.undo().unwrap();
        assert_eq!(session.project().is_confined, !on);
    };
    set(&one, true, "m");
    assert!(one.open().project.is_confined);
    assert!(
        one.read("project.ron")
            .contains("Confined(id: \"confined\", rev: \"m001\"),")
    );
    store::merge(&two.root, &one.root).unwrap();
    set(&two, false, "n");
    assert!(!two.open().project.is_confined);
    set(&one, false, "o");
    set(&one, true, "p");
    for (a, b) in [(&one, &two), (&two, &one)] {
        store::merge(&a.root, &b.root).unwrap();
        assert!(a.open().project.is_confined);
        assert_eq!(a.codes(), Vec::<&str>::new(), "nothing to choose");
    }
    // And it can be allowed again.
    set(&two, false, "q");
    store::merge(&one.root, &two.root).unwrap();
    assert!(!one.open().project.is_confined);
}
