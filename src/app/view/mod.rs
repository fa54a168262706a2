//! Panels: they draw from a read-only context and push actions.

pub mod reader;
