//! What is wrong with a project on disk.

pub(super) mod check;
pub(super) mod finding;
pub(super) mod scan;
