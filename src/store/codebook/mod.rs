//! Codebooks that are files of their own: named versions, and those for other projects.

pub(super) mod file;
pub(super) mod versions;
