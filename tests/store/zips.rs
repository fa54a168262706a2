//! The zips of backups as others may make them: what no backup holds is refused whole, and the seeds of
//! the fuzz target are what their names say.
//!
//! The seeds lie in `fuzz/corpus/backup`; the first byte of each says whether its sums are put right
//! before it is read. With `UPDATE_GOLDEN=1` they are written anew.

use super::*;
use hashiya::store::{Backup, BackupError, Made, Shelf, make_backup, unpack_backup};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The files of a zip in their order.
type Entries = Vec<(String, Vec<u8>)>;

const RECORDS: &str = "(schema: 3, records: [\n])\n";

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(zip::DateTime::default())
}

fn zipped(entries: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let options = options().compression_method(method);
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Two small files, one after the other, and where their names stand.
fn two() -> Vec<u8> {
    let entries: [(&str, &[u8]); 2] = [
        ("documents/d1/a.pdf", b"one"),
        ("documents/d1/b.pdf", b"two"),
    ];
    zipped(&entries, CompressionMethod::Stored)
}

fn with(mut zip: Vec<u8>, mark: &[u8], nth: usize, at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut places = (0..zip.len()).filter(|place| zip[*place..].starts_with(mark));
    let place = places.nth(nth).unwrap() + at;
    zip[place..place + bytes.len()].copy_from_slice(bytes);
    zip
}

/// Two files of one name.
fn twice() -> Vec<u8> {
    let local = with(two(), b"documents/d1/b", 0, 13, b"a");
    with(local, b"documents/d1/b", 0, 13, b"a")
}

/// Two files at one place: the central directory sends the second name to the first one's bytes.
fn overlapping() -> Vec<u8> {
    with(two(), b"PK\x01\x02", 1, 42, &[0; 4])
}

/// A file that says that it is larger than it is.
fn larger_than_it_is() -> Vec<u8> {
    with(two(), b"PK\x01\x02", 0, 24, &[9, 0, 0, 0])
}

/// A file that says that it is smaller than it is.
fn smaller_than_it_is() -> Vec<u8> {
    let bytes = [0; 4000];
    let zip = zipped(&[("project.ron", &bytes)], CompressionMethod::Deflated);
    with(zip, b"PK\x01\x02", 0, 24, &[9, 0, 0, 0])
}

/// Files that would be nine gigabytes together.
fn too_large() -> Vec<u8> {
    let names: Vec<String> = (0..18).map(|n| format!("documents/d1/{n}.pdf")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    let mut zip = zipped(&entries, CompressionMethod::Deflated);
    for n in 0..names.len() {
        zip = with(zip, b"PK\x01\x02", n, 24, &[0, 0, 0, 0x20]);
    }
    zip
}

fn link() -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("project.ron", options()).unwrap();
    let name = "documents/d1/text.txt";
    archive.add_symlink(name, "/etc/passwd", options()).unwrap();
    archive.finish().unwrap().into_inner()
}

fn named(name: &str) -> Vec<u8> {
    let entries: [(&str, &[u8]); 2] = [("project.ron", RECORDS.as_bytes()), (name, b"x")];
    zipped(&entries, CompressionMethod::Stored)
}

/// What is refused, by what it is.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let deep = "a/".repeat(40) + "a.ron";
    let long = "documents/".repeat(6000) + "a.pdf";
    vec![
        ("twice", twice()),
        ("overlapping", overlapping()),
        ("larger", larger_than_it_is()),
        ("smaller", smaller_than_it_is()),
        ("too-large", too_large()),
        ("link", link()),
        ("git-hook", named(".git/hooks/post-checkout")),
        ("git-config", named("documents/.git/config")),
        ("mark", named(".hashiya-rewrite/list")),
        ("deep", named(&deep)),
        ("long", named(&long)),
        ("outside", named("documents/../../x.ron")),
        ("absolute", named("/x.ron")),
    ]
}

fn backup_of(zip: &[u8], folder: &Path) -> Backup {
    let path = folder.join("2026-02-02.zip");
    fs::write(&path, zip).unwrap();
    Backup {
        day: "2026-02-02".parse().unwrap(),
        size: zip.len() as u64,
        path,
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let names = names.map(|e| e.file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn what_no_backup_holds_is_refused_and_leaves_nothing() {
    for (what, zip) in hostile() {
        let folder = tempfile::tempdir().unwrap();
        let backup = backup_of(&zip, folder.path());
        let done = unpack_backup(&backup, &folder.path().join("above/to"));
        let is_broken = matches!(done, Err(BackupError::Broken { .. }));
        assert!(is_broken, "{what}: {done:?}");
        assert_eq!(names_in(folder.path()), ["2026-02-02.zip"], "{what}");
        let empty = folder.path().join("empty");
        fs::create_dir(&empty).unwrap();
        unpack_backup(&backup, &empty).unwrap_err();
        assert_eq!(names_in(&empty), [""; 0], "{what}: it stays");
    }
}

#[test]
fn what_is_written_in_two_ways_is_two_files_where_the_system_knows_two() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("project");
    store::create(&root, &small(), &mut Counting("c", 0)).unwrap();
    for name in ["Scan.pdf", "scan.pdf"] {
        fs::write(root.join("documents/d1").join(name), name).unwrap();
    }
    let shelf = Shelf::of(&folder.path().join("backups"), &root);
    let Made::Backup(backup) = make_backup(&shelf, "2026-02-02".parse().unwrap()).unwrap() else {
        panic!("a backup");
    };
    let to = folder.path().join("to");
    unpack_backup(&backup, &to).unwrap();
    let read = |root: &Path, name: &str| fs::read(root.join("documents/d1").join(name)).unwrap();
    for name in ["Scan.pdf", "scan.pdf"] {
        assert_eq!(read(&to, name), read(&root, name));
    }
}

/// What the zip of a backup holds.
fn entries(zip: &[u8]) -> Entries {
    let mut archive = ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut all = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        all.push((entry.name().unwrap().into_owned(), bytes));
    }
    all
}

/// The backup of a project with a journal and an original file.
fn real() -> Vec<u8> {
    let folder = Folder::new(&small());
    let mut opened = folder.open();
    memo(&mut opened.project, "a1", "قالت سلمى", 1);
    save_salma(&folder, &mut opened, &mut Counting("b", 0));
    let line = "Was(at: \"2026-11-21T17:42:54.911Z\", in: \"project.ron\", of: Annotator, id: \"salma\"),\n";
    folder.write("journal/salma/2026-02.ron", line);
    folder.write("documents/d1/original.txt", "سلمى");
    let shelf = Shelf::of(&folder._temporary.path().join("backups"), &folder.root);
    let Made::Backup(backup) = make_backup(&shelf, "2026-02-02".parse().unwrap()).unwrap() else {
        panic!("a backup");
    };
    fs::read(backup.path).unwrap()
}

/// The seeds by name, each with the byte that says how it is read.
fn seeds() -> Vec<(String, Vec<u8>)> {
    let real = real();
    let held = entries(&real);
    let held: Vec<(&str, &[u8])> = held.iter().map(|(n, b)| (n.as_str(), &b[..])).collect();
    let stored = zipped(&held, CompressionMethod::Stored);
    let seed = |name: &str, first: u8, zip: &[u8]| {
        let bytes = [&[first], zip].concat();
        (format!("seed-{name}"), bytes)
    };
    let mut all = vec![
        seed("real", 0, &real),
        seed("real-mended", 1, &real),
        seed("stored", 1, &stored),
        seed("empty", 0, &zipped(&[], CompressionMethod::Stored)),
    ];
    let short = hostile().into_iter().filter(|(_, zip)| zip.len() < 4096);
    all.extend(short.map(|(what, zip)| seed(what, 0, &zip)));
    all
}

#[test]
fn the_seeds_of_the_fuzz_target_are_what_they_say() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/backup");
    let seeds = seeds();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(&corpus).unwrap();
        for (name, bytes) in &seeds {
            fs::write(corpus.join(name), bytes).unwrap();
        }
    }
    let mut found = names_in(&corpus);
    // What fuzzing found lies beside them.
    found.retain(|name| name.starts_with("seed-"));
    found.sort();
    let mut expected: Vec<&str> = seeds.iter().map(|(name, _)| name.as_str()).collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
    for (name, bytes) in &seeds {
        // How they are packed may change with the packer.
        let seed = fs::read(corpus.join(name)).unwrap();
        assert_eq!(unpacked(&seed), unpacked(bytes), "{name}");
        let is_whole = ["seed-real", "seed-real-mended", "seed-stored", "seed-empty"];
        assert_eq!(
            unpacked(&seed).is_some(),
            is_whole.contains(&&**name),
            "{name}"
        );
    }
}

/// What comes out of a seed, if it is not refused.
fn unpacked(seed: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    let folder = tempfile::tempdir().unwrap();
    let backup = backup_of(&seed[1..], folder.path());
    let to = folder.path().join("to");
    unpack_backup(&backup, &to).ok()?;
    let names = entries(&seed[1..]).into_iter().map(|(name, _)| name);
    let read = |name: String| {
        let bytes = fs::read(to.join(&name)).unwrap();
        (name, bytes)
    };
    Some(names.map(read).collect())
}
