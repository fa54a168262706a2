//! The test files of the Unicode Standard, through the functions that the app uses.
//!
//! `tests/data/unicode/README.md` says where the files come from and what fails.

mod bidi;
mod files;
mod lines;
mod segments;
