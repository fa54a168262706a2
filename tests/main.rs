//! Whole behaviour, through the library, the binary and the window: a module a subject.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in its helpers too")]

mod architecture;
mod cli;
mod exchange;
mod locale;
mod store;
mod support;
mod typeset;
mod widgets;
