//! A thread that saves, so that the window never waits for a disk.

use super::finding::Finding;
use super::ledger::Ledger;
use super::save::save;
use super::snapshot::Snapshot;
use super::stamp::RandomStamp;
use super::write::SaveError;
use crate::edit::Part;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// What a saver has to tell.
#[derive(Clone, PartialEq, Debug)]
pub enum SaveEvent {
    /// These parts are on disk.
    Saved {
        /// The parts.
        parts: Vec<Part>,
        /// How long it took.
        elapsed: Duration,
        /// What was found on the way.
        findings: Vec<Finding>,
    },
    /// These parts are not on disk, and must be submitted again.
    Failed {
        /// The parts.
        parts: Vec<Part>,
        /// Why, in the order of the parts.
        errors: Vec<SaveError>,
        /// What was found on the way.
        findings: Vec<Finding>,
    },
}

/// A thread that saves one project. At most one save runs; those that wait are merged.
#[derive(Debug)]
pub struct Saver {
    /// None once no more may be submitted.
    jobs: Option<Sender<Snapshot>>,
    events: Receiver<SaveEvent>,
    /// Jobs that were submitted and not done yet.
    pending: Arc<AtomicUsize>,
    /// Jobs that were submitted and not told of yet.
    untold: Arc<AtomicUsize>,
    thread: Option<JoinHandle<Ledger>>,
}

impl Saver {
    /// Starts a saver. `wake` is called from its thread whenever there is something to [`poll`](Self::poll).
    pub fn start(root: PathBuf, ledger: Ledger, wake: impl Fn() + Send + 'static) -> Self {
        let (jobs, waiting) = channel();
        let (tell, events) = channel();
        let pending = Arc::new(AtomicUsize::new(0));
        let untold = Arc::new(AtomicUsize::new(0));
        let work = Work {
            root,
            ledger,
            waiting,
            tell,
            pending: Arc::clone(&pending),
            untold: Arc::clone(&untold),
            kept: Snapshot::default(),
        };
        Self {
            jobs: Some(jobs),
            events,
            pending,
            untold,
            thread: Some(std::thread::spawn(move || work.run(&wake))),
        }
    }

    /// Hands parts over to be saved. Returns at once.
    pub fn submit(&self, snapshot: Snapshot) {
        if snapshot.is_empty() {
            return;
        }
        self.pending.fetch_add(1, Ordering::SeqCst);
        self.untold.fetch_add(1, Ordering::SeqCst);
        let sent = self.jobs.as_ref().map(|jobs| jobs.send(snapshot));
        debug_assert!(
            matches!(sent, Some(Ok(()))),
            "the thread runs until the end"
        );
    }

    /// What happened since the last call, oldest first; nothing when there is no news.
    pub fn poll(&self) -> Option<SaveEvent> {
        self.events.try_recv().ok()
    }

    /// Whether nothing waits or is being written. What failed does not wait: submit it again.
    pub fn is_idle(&self) -> bool {
        self.pending.load(Ordering::SeqCst) == 0
    }

    /// Whether the outcome of everything that was handed over can be polled.
    pub fn has_told(&self) -> bool {
        let stopped = self.thread.as_ref().is_none_or(JoinHandle::is_finished);
        stopped || self.untold.load(Ordering::SeqCst) == 0
    }

    /// Waits until everything is written, and gives back the ledger and what was not polled yet.
    pub fn finish(mut self) -> (Ledger, Vec<SaveEvent>) {
        let ledger = self.join();
        let events = self.events.try_iter().collect();
        (ledger, events)
    }

    fn join(&mut self) -> Ledger {
        self.jobs = None;
        let ledger = self.thread.take().and_then(|thread| thread.join().ok());
        ledger.unwrap_or_default()
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.join();
    }
}

struct Work {
    root: PathBuf,
    ledger: Ledger,
    waiting: Receiver<Snapshot>,
    tell: Sender<SaveEvent>,
    pending: Arc<AtomicUsize>,
    untold: Arc<AtomicUsize>,
    /// Original files of documents that could not be saved; whoever tries again has them no more.
    kept: Snapshot,
}

impl Work {
    fn run(mut self, wake: &dyn Fn()) -> Ledger {
        while let Ok(mut batch) = self.waiting.recv() {
            let mut count = 1;
            for later in self.waiting.try_iter() {
                batch.add(later);
                count += 1;
            }
            let events = self.save(batch);
            // Whoever takes the news must already find the saver idle.
            self.pending.fetch_sub(count, Ordering::SeqCst);
            for event in events {
                // Nobody listens any more once the window is closing.
                let _ = self.tell.send(event);
            }
            self.untold.fetch_sub(count, Ordering::SeqCst);
            wake();
        }
        self.ledger
    }

    fn save(&mut self, mut batch: Snapshot) -> Vec<SaveEvent> {
        let begin = Instant::now();
        let mut originals = std::mem::take(&mut self.kept.originals);
        originals.append(&mut batch.originals);
        batch.originals = originals;
        let saved = save(&self.root, &mut self.ledger, &batch, &mut RandomStamp);
        self.keep_originals(batch, &saved.written);
        let mut findings = saved.findings;
        let mut events = Vec::new();
        if !saved.written.is_empty() {
            events.push(SaveEvent::Saved {
                parts: saved.written,
                elapsed: begin.elapsed(),
                findings: std::mem::take(&mut findings),
            });
        }
        // A failure is the last word, so that nothing hides it.
        if !saved.failed.is_empty() {
            let (parts, errors) = saved.failed.into_iter().unzip();
            events.push(SaveEvent::Failed {
                parts,
                errors,
                findings,
            });
        }
        events
    }

    fn keep_originals(&mut self, batch: Snapshot, written: &[Part]) {
        let left: BTreeMap<_, _> = batch
            .originals
            .into_iter()
            .filter(|(id, _)| !written.contains(&Part::Document(id.clone())))
            .collect();
        self.kept.originals = left;
    }
}
