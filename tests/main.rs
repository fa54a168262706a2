//! Whole behaviour, through the library, the binary and the window: a module a subject.
#![allow(clippy::unwrap_used)] // A test that cannot go on should stop there.

mod architecture;
mod cli;
mod exchange;
mod locale;
mod store;
mod support;
mod typeset;
mod widgets;
