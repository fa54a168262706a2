//! Whole behaviour, through the library, the binary and the window: a module a subject.
mod field;
mod typeset;

mod locale;
