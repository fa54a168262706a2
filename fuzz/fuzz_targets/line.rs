//! One line of records in a file of annotations, read by the quick reader or by the parser.
#![no_main]

mod folder;
mod project;

libfuzzer_sys::fuzz_target!(|line: &[u8]| {
    let file = [b"(schema: 3, records: [\n", line, b"\n])\n"].concat();
    project::try_file(project::FILES[0], &file, project::WORKS[0]);
});
