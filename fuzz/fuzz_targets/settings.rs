//! The user's settings.
#![no_main]

mod folder;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let path = folder::folder().join("settings.ron");
    std::fs::write(&path, bytes).expect("a file");
    if let Ok(settings) = hashiya::store::settings::read(&path) {
        hashiya::store::settings::write(&path, &settings).expect("they are written");
        let again = hashiya::store::settings::read(&path).expect("they are read");
        // Not a number is not equal to itself.
        assert_eq!(format!("{again:?}"), format!("{settings:?}"), "they come back");
    }
});
