//! Writing and opening encrypted copies in the background, so that the window never waits for them.

use crate::store::{self, Passphrase, SealError, SealStep, Sealed, UnsealError, Unsealed};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// What is done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SealTask {
    /// A project is written as an encrypted file.
    Seal {
        /// The project.
        root: PathBuf,
        /// The file.
        file: PathBuf,
    },
    /// A folder is made of an encrypted file.
    Unseal {
        /// The file.
        file: PathBuf,
        /// The folder.
        root: PathBuf,
    },
}

/// How it ended.
#[derive(Debug)]
pub enum SealEnd {
    /// The copy is written.
    Sealed(Result<Sealed, SealError>),
    /// The folder is made.
    Unsealed(Result<Unsealed, UnsealError>),
    /// It ended without a word.
    Nothing,
}

/// An encrypted copy that is being written or opened. Dropping it stops it and waits for its end.
pub struct Sealing {
    /// What is done.
    pub task: SealTask,
    stop: Arc<AtomicBool>,
    percent: Arc<AtomicU32>,
    outcome: Receiver<SealEnd>,
    thread: Option<JoinHandle<()>>,
}

impl Sealing {
    /// Begins; `context` is woken at the end, and now and then before.
    pub fn start(task: SealTask, passphrase: Passphrase, context: egui::Context) -> Self {
        let (tell, outcome) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let percent = Arc::new(AtomicU32::new(0));
        let (doing, stopped, reached) = (task.clone(), stop.clone(), percent.clone());
        let thread = std::thread::spawn(move || {
            let mut watch = |step| {
                if let SealStep::Bytes { done, of } = step {
                    let now = (done * 100 / of.max(1)) as u32;
                    if reached.swap(now, Ordering::Relaxed) != now {
                        context.request_repaint();
                    }
                }
                match stopped.load(Ordering::Relaxed) {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            };
            let work = store::USUAL_WORK;
            let end = match doing {
                SealTask::Seal { root, file } => {
                    SealEnd::Sealed(store::seal(&root, &file, &passphrase, work, &mut watch))
                }
                SealTask::Unseal { file, root } => {
                    SealEnd::Unsealed(store::unseal(&file, &root, &passphrase, &mut watch))
                }
            };
            // Nobody listens any more once the window is closing.
            let _ = tell.send(end);
            context.request_repaint();
        });
        Self {
            task,
            stop,
            percent,
            outcome,
            thread: Some(thread),
        }
    }

    /// How much of it is done, of a hundred.
    pub fn percent(&self) -> u32 {
        self.percent.load(Ordering::Relaxed)
    }

    /// Stops it as soon as may be.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// How it ended, waiting for that at most so long.
    pub fn outcome(&self, patience: Duration) -> Option<SealEnd> {
        match self.outcome.recv_timeout(patience) {
            Ok(end) => Some(end),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(SealEnd::Nothing),
        }
    }
}

impl Drop for Sealing {
    fn drop(&mut self) {
        self.stop();
        let ended = self.thread.take().map(JoinHandle::join);
        debug_assert!(!matches!(ended, Some(Err(_))), "the thread ends by itself");
    }
}
