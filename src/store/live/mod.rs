//! A project that is open: the thread that saves it, and the noticing of what others write.

pub(super) mod arrival;
pub(super) mod changed;
pub(super) mod elsewhere;
pub(super) mod poll;
pub(super) mod saver;
pub(super) mod shared;
pub(super) mod watch;
