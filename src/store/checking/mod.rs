//! Saying what is wrong with a project.

pub(super) mod check;
pub(super) mod scan;
