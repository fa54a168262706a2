//! Dialogs about annotators: who works here, and whose annotations are shown.

pub mod annotator;
pub mod layers;
pub mod list;
