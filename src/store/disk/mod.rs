//! Files and folders: where things lie, reading and writing one of them whole, locks.

pub(super) mod append;
pub(super) mod copy;
pub(super) mod file;
pub(super) mod layout;
pub(super) mod listing;
pub(super) mod lock;
pub(super) mod write;
