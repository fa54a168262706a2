//! Whole behaviour, through the library, the binary and the window: a module a subject.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops there")]

mod architecture;
mod cli;
mod conformance;
mod dialogs;
mod doors;
mod exchange;
mod field;
mod highlights;
mod locale;
mod page;
mod seen;
mod store;
mod support;
mod typeset;
mod widgets;
mod window;
mod words;
