//! The user's settings, and what a folder of backups says of itself.
#![no_main]

mod folder;

use hashiya::store::{self, Shelf};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let path = folder::folder().join("settings.ron");
    std::fs::write(&path, bytes).expect("a file");
    let shelf = Shelf::of(&folder::folder().join("backups"), &folder::folder().join("p"));
    std::fs::create_dir_all(shelf.folder()).expect("a folder");
    std::fs::write(shelf.folder().join("about.ron"), bytes).expect("a file");
    let _ = shelf.is_due("2026-02-02".parse().expect("a day"));
    let cleared = store::remove_backups_with_names(&shelf, None, &|_| true);
    assert!(cleared.is_ok_and(|done| done.removed.is_empty()), "there is no backup");
    if let Ok(settings) = store::settings::read(&path) {
        store::settings::write(&path, &settings).expect("they are written");
        let again = store::settings::read(&path).expect("they are read");
        // Not a number is not equal to itself.
        assert_eq!(format!("{again:?}"), format!("{settings:?}"), "they come back");
    }
});
