//! Joining what was changed in two places, and choosing where both changed the same.

pub(super) mod aside;
pub(super) mod join;
pub(super) mod merge;
pub(super) mod merged;
pub(super) mod merged_records;
pub(super) mod merged_texts;
