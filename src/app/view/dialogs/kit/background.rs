//! Work of a dialog on a thread of its own, whose answer is looked for in every frame.

use egui::Context;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Work that was begun.
pub struct Work<T> {
    answer: Receiver<T>,
}

/// What became of work.
pub enum Answer<T> {
    /// It goes on.
    Waiting,
    /// It is done.
    Done(T),
    /// It ended without an answer.
    Nothing,
}

impl<T: Send + 'static> Work<T> {
    /// Begins work on a thread; the window is woken when it is done. An answer that nobody waits
    /// for any more is dropped.
    pub fn start(context: &Context, name: &str, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, answer) = channel();
        let context = context.clone();
        // Without a thread the sender is dropped, which is an answer of nothing.
        let _ = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                let _ = sender.send(work());
                drop(sender);
                context.request_repaint();
            });
        Self { answer }
    }

    /// Looks whether there is an answer.
    pub fn poll(&self) -> Answer<T> {
        self.wait(Duration::ZERO)
    }

    /// Waits for an answer at most so long.
    pub fn wait(&self, patience: Duration) -> Answer<T> {
        match self.answer.recv_timeout(patience) {
            Ok(answer) => Answer::Done(answer),
            Err(RecvTimeoutError::Timeout) => Answer::Waiting,
            Err(RecvTimeoutError::Disconnected) => Answer::Nothing,
        }
    }
}
