//! Opening a project: reading it, telling whether it can be changed, and putting it in order.

pub(super) mod access;
mod codings;
pub(super) mod importing;
pub(super) mod open;
pub(super) mod opened;
mod records;
pub(super) mod tend;
pub(super) mod traces;
