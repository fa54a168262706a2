//! Dialogs about documents: importing, their details and history, a replaced text, removing and restoring.

pub mod details;
pub mod history;
pub mod import;
pub mod remove;
pub mod removed;
pub mod replace_text;
pub mod unsettled;
