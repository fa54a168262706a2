//! Dialogs about documents: importing, their details, their history, and a replaced text.

pub mod details;
pub mod history;
pub mod import;
pub mod replace_text;
pub mod unsettled;
