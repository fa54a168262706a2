//! The window.
//!
//! Views draw from a read-only [`context::Context`] and push [`action::Action`]s; after the pass
//! [`Window`] applies them in order. An edit is born on release or on leaving a field, never once a
//! frame. Files are touched through `store` and `exchange` only.

mod accessible_names;
pub mod action;
pub mod after_saving;
pub mod answers;
mod clipboard;
pub mod commands;
mod computed;
pub mod context;
pub mod derived;
pub mod errand;
pub mod keys;
mod memos_shown;
pub mod notice;
mod offers;
pub mod paint;
mod place;
pub mod preferences;
pub mod putting_away;
pub mod reached;
mod remember;
mod run;
pub mod shortcut;
pub mod state;
pub mod under_way;
pub mod view;
mod waking;
pub mod widget;
mod window;

pub use run::{StartError, run};
pub use window::{Start, Window};
