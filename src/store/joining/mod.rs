//! Joining changes that were made in two places, and choosing where both changed one record.

pub(super) mod aside;
pub(super) mod join;
pub(super) mod merge;
pub(super) mod merged;
pub(super) mod merged_records;
pub(super) mod merged_texts;
