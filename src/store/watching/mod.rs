//! What others do to the files of an open project.

pub(super) mod elsewhere;
pub(super) mod poll;
pub(super) mod shared;
pub(super) mod watch;
