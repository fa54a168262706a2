//! A codebook file that is given to `hashiya new --codebook`.
#![no_main]

mod folder;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let path = folder::folder().join("codebook.ron");
    std::fs::write(&path, bytes).expect("a file");
    if let Ok(codebook) = hashiya::store::read_codebook_file(&path) {
        let _ = codebook.faults();
    }
});
