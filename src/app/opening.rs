//! Reading a project in the background, so that the window never waits for a large one.

use crate::store::{self, OpenError, Opened};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A project that is being read. Dropping it stops waiting for it.
pub struct Opening {
    /// Its folder.
    pub root: PathBuf,
    result: Receiver<Result<Opened, OpenError>>,
}

impl Opening {
    /// Begins to read a project folder; `context` is woken when it is read.
    pub fn start(root: PathBuf, context: egui::Context) -> Self {
        let (tell, result) = channel();
        let folder = root.clone();
        std::thread::spawn(move || {
            let read = store::open(&folder).map(|mut opened| {
                store::tend(&folder, &mut opened);
                // Also what does not fit together: spans beyond their text, tags without a parent.
                opened.findings = store::inspect(&opened);
                opened
            });
            // Nobody listens any more when the waiting was stopped.
            let _ = tell.send(read);
            context.request_repaint();
        });
        Self { root, result }
    }

    /// What was read, waiting for it at most so long.
    pub fn result(&self, patience: Duration) -> Option<Result<Opened, OpenError>> {
        self.result.recv_timeout(patience).ok()
    }
}
