//! How records stand in a file: their shapes, reading and writing them, and which of them stand.

pub(super) mod comments;
pub(super) mod convert;
pub(super) mod emit;
pub(super) mod fields;
pub(super) mod file_kind;
pub(super) mod quick;
pub(super) mod read;
pub(super) mod record;
pub(super) mod revisions;
#[cfg(test)]
mod sample;
pub(super) mod schema;
pub(super) mod understood;
mod value;
