//! Whole behaviour, through the library, the binary and the window: a module a subject.
#![allow(clippy::unwrap_used)] // A test that cannot go on should stop there.

mod architecture;
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod exchange;
mod support;
mod typeset;
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in its helpers too")]

mod cli;
mod locale;
mod widgets;
mod store;
