//! What people do with projects, each task once for the window and the command line.
//!
//! A task takes a request and gives a typed outcome or error; `words` makes sentences of both. No task
//! knows the window or the command line: background work runs as a [`Job`], which wakes whoever waits
//! for it by a closure.

mod job;

pub use job::{Job, NoOutcome, OnDrop, Progress, Running, Step, Stopped};
