//! A whole file of a project; the first byte says which, and what is done with the project then.
#![no_main]

mod folder;
mod project;

use project::{FILES, WORKS};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    let which = usize::from(*which);
    let (file, work) = (FILES[which % FILES.len()], WORKS[which / FILES.len() % WORKS.len()]);
    project::try_file(file, bytes, work);
});
