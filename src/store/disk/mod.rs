//! Files and folders: where things lie, reading and writing one of them whole, locks.

pub(super) mod append;
pub(super) mod belonging;
pub(super) mod bytes;
pub(super) mod conflicts;
pub(super) mod copy;
pub(super) mod file;
pub(super) mod kept;
pub(super) mod layout;
pub(super) mod listing;
pub(super) mod lock;
pub(super) mod retry;
pub(super) mod texts;
pub(super) mod walk;
pub(super) mod write;
