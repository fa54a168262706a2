//! Whole behaviour, through the library, the binary and the window: a module a subject.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod architecture;
mod exchange;
mod typeset;

mod cli;
mod locale;
