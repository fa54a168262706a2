//! Codebooks in files of their own: named versions, and codebooks to begin a project with.

pub(super) mod file;
pub(super) mod versions;
