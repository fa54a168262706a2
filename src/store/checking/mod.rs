//! Checking a project: what is wrong with its files and records.

pub(super) mod check;
pub(super) mod scan;
