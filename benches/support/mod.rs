//! What the benches share: projects to measure on, a window without a display, figures in a table.

#![allow(dead_code, reason = "each bench uses a part of it")]

pub mod figures;
pub mod material;
pub mod memory;
pub mod window;
