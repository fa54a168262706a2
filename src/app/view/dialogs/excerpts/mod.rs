//! Dialogs about excerpts: writing them to a file.

pub mod export;
