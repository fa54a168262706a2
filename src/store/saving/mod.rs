//! Saving what changed: at once or by a thread, one file or several as one step.

pub(super) mod ledger;
pub(super) mod rewrite;
pub(super) mod save;
pub(super) mod saver;
pub(super) mod snapshot;
