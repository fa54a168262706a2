//! Import and export: one file a format. Bytes in, values and warnings out, and back.
//!
//! Nothing here opens a file, a window or a project folder: the callers read and write the bytes,
//! so that the window can do it off its thread and the command line can report what failed. What
//! could be read but not wholly trusted comes back as warnings beside the value.

pub mod export;
pub mod import;
