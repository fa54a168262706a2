//! The zip of a daily backup: as it comes, or with its sums put right first, by the first byte.
#![no_main]

mod folder;

use hashiya::model::DocumentId;
use hashiya::store::{self, Backup, BackupError, Shelf};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Bytes that one byte of a packed file can become at most.
const LOOSEST: u64 = 1032;
/// What is to be in no backup when names were replaced.
const NAME: &[u8] = "سلمى".as_bytes();

/// The files below a folder by name; what is no plain file has no place there.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(root.join(&below)).expect("a folder").flatten() {
            let name = below.join(entry.file_name());
            let kind = entry.file_type().expect("a kind");
            assert!(kind.is_dir() || kind.is_file(), "{name:?} is a file or a folder");
            match kind.is_dir() {
                true => folders.push(name),
                false => {
                    let bytes = fs::read(root.join(&name)).expect("a file");
                    all.insert(name.to_str().expect("UTF-8").to_owned(), bytes);
                }
            }
        }
    }
    all
}

/// What another reading of the zip says that it holds.
fn entries(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let file = fs::File::open(path).expect("a file");
    let mut archive = zip::ZipArchive::new(file).expect("a zip");
    let mut all = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        assert!(all.insert(name, bytes).is_none(), "names are there once");
    }
    all
}

fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let little = bytes.get(at..at + size)?;
    Some(little.iter().rev().fold(0, |all, b| all << 8 | usize::from(*b)))
}

fn put(bytes: &mut [u8], at: usize, value: u32) {
    if let Some(place) = bytes.get_mut(at..at + 4) {
        place.copy_from_slice(&value.to_le_bytes());
    }
}

/// Where a mark stands in the bytes.
fn places(bytes: &[u8], mark: &[u8]) -> Vec<usize> {
    (0..bytes.len()).filter(|at| bytes[*at..].starts_with(mark)).collect()
}

/// Puts sizes and sums of every entry right, or else nearly nothing that is changed by chance would be
/// read to its end.
fn mended(mut zip: Vec<u8>) -> Vec<u8> {
    for at in places(&zip, b"PK\x01\x02") {
        let (Some(method), Some(packed), Some(local)) =
            (number(&zip, at + 10, 2), number(&zip, at + 20, 4), number(&zip, at + 42, 4))
        else {
            continue;
        };
        let (Some(name), Some(extra)) = (number(&zip, local + 26, 2), number(&zip, local + 28, 2))
        else {
            continue;
        };
        let begin = local + 30 + name + extra;
        let Some(content) = zip.get(begin..begin.saturating_add(packed)) else {
            continue;
        };
        let mut plain = Vec::new();
        let whole: Box<dyn Read> = match method {
            0 => Box::new(content),
            _ => Box::new(flate2::read::DeflateDecoder::new(content)),
        };
        let _ = whole.take(1 << 24).read_to_end(&mut plain);
        let mut sum = flate2::Crc::new();
        sum.update(&plain);
        let (sum, size) = (sum.sum(), plain.len() as u32);
        for (sum_at, size_at) in [(at + 16, at + 24), (local + 14, local + 22)] {
            put(&mut zip, sum_at, sum);
            put(&mut zip, size_at, size);
        }
    }
    zip
}

/// Unpacks it, and holds what came out against what is in it.
fn unpacked(backup: &Backup, desk: &Path) {
    let (above, to) = (desk.join("above"), desk.join("above/to"));
    let done = store::unpack_backup(backup, &to);
    match &done {
        Ok(count) => {
            let found = files(&to);
            assert_eq!(found.len(), *count, "as many as it says");
            assert_eq!(found, entries(&backup.path), "what it holds comes out");
            let size: usize = found.values().map(Vec::len).sum();
            assert!(size as u64 <= backup.size * LOOSEST, "no more than it can hold");
            let again = store::unpack_backup(backup, &to);
            let empty = count == &0 && again.is_ok();
            let is_kept = empty || matches!(again, Err(BackupError::NotEmpty { .. }));
            assert!(is_kept, "nothing is written over: {again:?}");
            assert_eq!(files(&to), found, "what stood there stays");
            repacked(&to, desk, &found);
        }
        Err(BackupError::Broken { .. }) => {}
        // Names that the system does not take.
        Err(BackupError::Io { path, .. }) => assert!(path.starts_with(&above), "{done:?}"),
        Err(_) => panic!("{done:?}"),
    }
    if done.is_err() {
        assert!(!above.exists(), "nothing is left of what was refused");
    }
    let kept = fs::read_dir(&above).map_or(0, Iterator::count);
    assert!(kept <= 1, "nothing is left beside the folder");
    let _ = fs::remove_dir_all(&above);
}

/// What came out of a backup can be backed up, and comes out of that as it was.
fn repacked(root: &Path, desk: &Path, found: &BTreeMap<String, Vec<u8>>) {
    let _ = store::check(root);
    if !found.contains_key("project.ron") {
        return;
    }
    let shelf = Shelf::of(&desk.join("again"), root);
    let made = store::make_backup(&shelf, "2026-02-02".parse().expect("a day"));
    let Ok(store::Made::Backup(backup)) = made else {
        panic!("{made:?}");
    };
    let to = desk.join("again/to");
    store::unpack_backup(&backup, &to).expect("a backup of a backup");
    assert_eq!(&files(&to), found, "all that a backup holds goes into another");
    fs::remove_dir_all(desk.join("again")).expect("it is taken away");
}

/// Takes a name and a document out of the backups, and looks whether they are gone.
fn cleared(backup: &Backup, desk: &Path) {
    let shelf = Shelf::of(&desk.join("shelves"), &desk.join("no-project"));
    let path = shelf.folder().join("2026-02-02.zip");
    let is_in = |bytes: &[u8]| bytes.windows(NAME.len()).any(|w| w == NAME);
    let document = DocumentId::new("d1").expect("an id");
    let there = |day: &str| shelf.on(day, backup.day).ok();
    let was = store::unpack_backup(backup, &desk.join("above"));
    let _ = fs::remove_dir_all(desk.join("above"));
    for which in 0..2 {
        fs::create_dir_all(shelf.folder()).expect("a shelf");
        fs::copy(&backup.path, &path).expect("a backup");
        match which {
            0 => drop(store::remove_backups_with_names(&shelf, None, &is_in).expect("cleared")),
            // What cannot be written anew stays, and that is told.
            _ => {
                if store::withdraw_from_backups(&shelf, &document).is_err() {
                    continue;
                }
            }
        }
        let Some(left) = there("last") else {
            continue;
        };
        let to = desk.join("above");
        let count = store::unpack_backup(&left, &to);
        assert!(count.is_ok() || was.is_err(), "what is left of it opens as it did: {count:?}");
        if count.is_ok() {
            let found = files(&to);
            match which {
                0 => assert!(!found.values().any(|bytes| is_in(bytes)), "no name is left"),
                _ => {
                    let text = found.keys().find(|f| f.starts_with("documents/d1/") && f.ends_with(".txt"));
                    assert!(text.is_none(), "no text is left: {text:?}");
                }
            }
            fs::remove_dir_all(&to).expect("it is taken away");
        }
    }
    fs::remove_dir_all(desk.join("shelves")).expect("it is taken away");
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    let desk = folder::folder().join("desk");
    let _ = fs::remove_dir_all(&desk);
    fs::create_dir_all(&desk).expect("a folder");
    let zip = match which % 4 {
        0 => bytes.to_vec(),
        _ => mended(bytes.to_vec()),
    };
    let path = desk.join("2026-02-02.zip");
    fs::write(&path, &zip).expect("a file");
    let size = zip.len() as u64;
    let day = "2026-02-02".parse().expect("a day");
    let backup = Backup { day, path, size };
    unpacked(&backup, &desk);
    cleared(&backup, &desk);
    let left: Vec<String> = files(&desk).into_keys().collect();
    assert_eq!(left, ["2026-02-02.zip"], "nothing is written elsewhere");
    assert_eq!(fs::read_dir(folder::folder()).expect("the folder").count(), 1);
});
