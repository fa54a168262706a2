//! The window.
//!
//! Views draw from a read-only [`context::Context`] and push [`action::Action`]s; after the pass
//! [`Window`] applies them in order. An edit is born on release or on leaving a field, never once a
//! frame. Files are touched through `store` and `exchange` only.

pub mod action;
mod clipboard;
pub mod commands;
pub mod context;
pub mod derived;
pub mod exporting;
pub mod keys;
pub mod moving;
mod names;
pub mod notice;
mod offers;
pub mod opening;
pub mod paint;
pub mod preferences;
pub mod reached;
mod remember;
pub mod renaming;
mod run;
pub mod sealing;
pub mod shortcut;
pub mod state;
pub mod view;
pub mod widget;
mod window;

pub use run::{StartError, run};
pub use window::{Start, Window};
