//! Saving what changed, and writing files of older schemas in the present one.

pub(super) mod migrate;
mod needs;
pub(super) mod older;
pub(super) mod save;
pub(super) mod saved;
pub(super) mod snapshot;
