//! The window.
//!
//! Views draw from a read-only context and push actions; after the pass the window applies them in
//! order. An edit is born on release or on leaving a field, never once a frame.

pub mod paint;
pub mod widget;
