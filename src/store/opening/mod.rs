//! Opening a project: what can be read of it, whether it can be changed, what is put in order first.

pub(super) mod access;
mod codings;
pub(super) mod importing;
pub(super) mod open;
pub(super) mod opened;
mod records;
pub(super) mod tend;
pub(super) mod traces;
