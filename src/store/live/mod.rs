//! An open project: the thread that saves it, and what others write meanwhile.

pub(super) mod arrived;
pub(super) mod changed;
pub(super) mod elsewhere;
mod poll;
pub(super) mod saver;
pub(super) mod watch;
