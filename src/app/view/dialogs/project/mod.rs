//! Dialogs about a whole project: creating, opening, sealing, and what was found in its files.

pub mod about;
pub mod choices;
pub mod create;
pub mod findings;
pub mod open;
pub mod seal;
pub mod unseal;
