//! Joining what was changed in two places, and choosing where both changed the same.

pub(super) mod aside;
pub(super) mod conflicts;
pub(super) mod join;
pub(super) mod kinship;
pub(super) mod merge;
pub(super) mod merged_records;
pub(super) mod merged_texts;
pub(super) mod settle;
pub(super) mod waiting;
