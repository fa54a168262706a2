//! Whole behaviour, through the library, the binary and the window: a module a subject.
mod exchange;
mod typeset;

mod cli;
mod locale;
