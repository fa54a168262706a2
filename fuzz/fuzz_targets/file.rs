//! A whole file of a project; the first byte says which.
#![no_main]

mod folder;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    folder::try_file(folder::FILES[usize::from(*which) % folder::FILES.len()], bytes);
});
