//! Whole behaviour, through the library, the binary and the window: a module a subject.
mod support;
mod typeset;

mod locale;
mod widgets;
