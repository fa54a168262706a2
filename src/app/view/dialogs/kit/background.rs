//! Work that a dialog starts on a thread of its own, and looks after in every frame.

use crate::app::waking::waker;
use crate::desk::{Job, OnDrop, Running};
use egui::Context;

/// Starts work that only reads. The window is woken when it has an outcome; a dialog that closes
/// before asks it to stop, and does not wait for it.
pub fn start<T: Send + 'static>(
    context: &Context,
    name: &str,
    work: impl FnOnce(&Running) -> T + Send + 'static,
) -> Job<T> {
    Job::start(name, OnDrop::Abandon, waker(context), work)
}
