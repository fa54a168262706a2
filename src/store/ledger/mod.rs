//! What was last seen of each file, and what it becomes when it is saved.

pub(super) mod becoming;
pub(super) mod kinship;
pub(super) mod known;
pub(super) mod load;
pub(super) mod settle;
pub(super) mod waiting;
