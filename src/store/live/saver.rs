//! The thread that saves an open project, so that the window never waits for a disk, and that looks at what
//! others wrote.

use super::arrived::Arrived;
use super::changed::Changed;
use super::elsewhere::{self, Elsewhere};
use super::watch::Watch;
use crate::edit::Part;
use crate::store::disk::bytes::Hash;
use crate::store::disk::layout;
use crate::store::finding::{Finding, FindingKind};
use crate::store::ledger::known::Ledger;
use crate::store::save_error::SaveError;
use crate::store::saving::save::save;
use crate::store::saving::saved::Unsaved;
use crate::store::saving::snapshot::Snapshot;
use crate::store::stamp::RandomStamp;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
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
        /// Which parts, and why.
        failed: Vec<Unsaved>,
        /// What was found on the way.
        findings: Vec<Finding>,
    },
    /// Someone else changed these files since they were last seen. What the window shows from now on
    /// it gives to [`Saver::take`].
    Elsewhere(Vec<Elsewhere>),
}

/// What the thread is asked for, in this order.
#[derive(Debug)]
enum SaveRequest {
    Save(Snapshot),
    /// What someone else wrote in a file is shown now.
    Take(Box<Arrived>),
    Look(Changed),
    Watch,
    Stop,
}

/// A thread that saves one project. At most one save runs; those that wait are merged.
#[derive(Debug)]
pub struct Saver {
    /// None once no more may be submitted.
    jobs: Option<Sender<SaveRequest>>,
    events: Receiver<SaveEvent>,
    /// Jobs that were submitted and not done yet.
    pending: Arc<AtomicUsize>,
    /// Jobs that were submitted and not told of yet.
    untold: Arc<AtomicUsize>,
    /// Parts that were submitted since everything was told last, for when the thread ends before its time.
    handed: RefCell<BTreeSet<Part>>,
    /// Whether the thread has ended.
    has_ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<Ledger>>,
}

/// Notes that the thread has ended, also by a panic, and wakes whoever waits for its news.
struct End<W: Fn()> {
    has_ended: Arc<AtomicBool>,
    wake: W,
}

impl<W: Fn()> Drop for End<W> {
    fn drop(&mut self) {
        self.has_ended.store(true, Ordering::SeqCst);
        if std::thread::panicking() {
            (self.wake)();
        }
    }
}

impl Saver {
    /// Starts a saver. `wake` is called from its thread whenever there is something to [`poll`](Self::poll).
    pub fn start(root: PathBuf, ledger: Ledger, wake: impl Fn() + Send + 'static) -> Self {
        let (jobs, waiting) = channel::<SaveRequest>();
        let (tell, events) = channel();
        let pending = Arc::new(AtomicUsize::new(0));
        let untold = Arc::new(AtomicUsize::new(0));
        let has_ended = Arc::new(AtomicBool::new(false));
        let work = SavingThread {
            root,
            ledger,
            waiting,
            jobs: jobs.clone(),
            tell,
            pending: Arc::clone(&pending),
            untold: Arc::clone(&untold),
            kept: Snapshot::default(),
            watch: None,
            watches: false,
            has_gone: false,
            told: BTreeMap::new(),
        };
        Self {
            jobs: Some(jobs),
            events,
            pending,
            untold,
            handed: RefCell::default(),
            has_ended: Arc::clone(&has_ended),
            thread: Some(std::thread::spawn(move || {
                let end = End { has_ended, wake };
                work.run(&end.wake)
            })),
        }
    }

    /// Hands parts over to be saved. Returns at once. Where the thread has ended by a panic,
    /// [`poll`](Self::poll) says that they failed.
    pub fn submit(&self, snapshot: Snapshot) {
        if snapshot.is_empty() {
            return;
        }
        let mut handed = self.handed.borrow_mut();
        if self.untold.load(Ordering::SeqCst) == 0 {
            handed.clear();
        }
        handed.extend(snapshot.parts().cloned());
        self.pending.fetch_add(1, Ordering::SeqCst);
        self.untold.fetch_add(1, Ordering::SeqCst);
        self.send(SaveRequest::Save(snapshot));
    }

    /// Looks from now on at what others write, and tells of it.
    pub fn watch(&self) {
        self.send(SaveRequest::Watch);
    }

    /// Looks once at what others wrote, whatever the system tells of it.
    pub fn look(&self) {
        self.send(SaveRequest::Look(Changed::All));
    }

    /// Says that the window shows now what someone else wrote: a change is from now on what differs from
    /// it.
    pub fn take(&self, arrived: Box<Arrived>) {
        self.send(SaveRequest::Take(arrived));
    }

    fn send(&self, job: SaveRequest) {
        if let Some(jobs) = &self.jobs {
            // A thread that has ended does nothing more; what it was to save is told as failed.
            let _ = jobs.send(job);
        }
    }

    /// What happened since the last call, oldest first; nothing when there is no news.
    pub fn poll(&self) -> Option<SaveEvent> {
        // Asked first: what was told before the end is told before the failure.
        let has_ended = self.has_ended.load(Ordering::SeqCst);
        let event = self.events.try_recv().ok();
        event.or_else(|| has_ended.then(|| self.take_lost()).flatten())
    }

    /// The failure of what the thread was to save when it ended by a panic; none when everything was told.
    fn take_lost(&self) -> Option<SaveEvent> {
        let untold = self.untold.swap(0, Ordering::SeqCst);
        self.pending.store(0, Ordering::SeqCst);
        let parts = self.handed.take();
        let failed = parts.into_iter().map(|part| Unsaved {
            error: SaveError::Io {
                file: layout::file_of(&part),
                reason: "the thread that saves has ended".to_owned(),
            },
            part,
        });
        (untold > 0).then(|| SaveEvent::Failed {
            failed: failed.collect(),
            findings: Vec::new(),
        })
    }

    /// Whether nothing waits or is being written. What failed does not wait: submit it again.
    pub fn is_idle(&self) -> bool {
        self.pending.load(Ordering::SeqCst) == 0
    }

    /// Whether the outcome of everything that was handed over can be polled.
    pub fn has_told(&self) -> bool {
        self.has_ended.load(Ordering::SeqCst) || self.untold.load(Ordering::SeqCst) == 0
    }

    /// Waits until everything is written, and gives back the ledger and what was not polled yet.
    pub fn finish(mut self) -> (Ledger, Vec<SaveEvent>) {
        let ledger = self.join();
        let mut events: Vec<SaveEvent> = self.events.try_iter().collect();
        events.extend(self.take_lost());
        (ledger, events)
    }

    fn join(&mut self) -> Ledger {
        if let Some(jobs) = self.jobs.take() {
            // A thread that panicked has stopped already.
            let _ = jobs.send(SaveRequest::Stop);
        }
        let ledger = self.thread.take().and_then(|thread| thread.join().ok());
        ledger.unwrap_or_default()
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.join();
    }
}

struct SavingThread {
    root: PathBuf,
    ledger: Ledger,
    waiting: Receiver<SaveRequest>,
    /// For the watch, which asks for a look.
    jobs: Sender<SaveRequest>,
    tell: Sender<SaveEvent>,
    pending: Arc<AtomicUsize>,
    untold: Arc<AtomicUsize>,
    /// Original files of documents that could not be saved; the callers do not keep them for a second try.
    kept: Snapshot,
    watch: Option<Watch>,
    /// Whether what others write is to be noticed.
    watches: bool,
    /// Whether the folder was not there when it was last looked at.
    has_gone: bool,
    /// The hash with which each part that others changed was told last; the same one is not told again.
    told: BTreeMap<Part, Option<Hash>>,
}

impl SavingThread {
    fn run(mut self, wake: &dyn Fn()) -> Ledger {
        let mut goes_on = true;
        let mut left: Option<SaveRequest> = None;
        while goes_on && let Some(first) = left.take().or_else(|| self.waiting.recv().ok()) {
            let mut batch = Snapshot::default();
            let mut changed: Option<Changed> = None;
            let mut count = 0;
            let mut next = Some(first);
            while let Some(job) = next {
                match job {
                    SaveRequest::Save(later) => {
                        batch.add(later);
                        count += 1;
                    }
                    // What is to be saved was taken before these records were shown. If the ledger
                    // knew them already, the save would take them for deleted.
                    SaveRequest::Take(_) if count > 0 => {
                        left = Some(job);
                        break;
                    }
                    SaveRequest::Take(arrived) => arrived.note_in(&mut self.ledger),
                    SaveRequest::Look(more) => match &mut changed {
                        Some(changed) => changed.add(more),
                        None => changed = Some(more),
                    },
                    SaveRequest::Watch => {
                        self.begin_to_watch();
                        changed = Some(Changed::All);
                    }
                    SaveRequest::Stop => goes_on = false,
                }
                next = self.waiting.try_recv().ok();
            }
            if count > 0 {
                self.save_and_tell(batch, count, wake);
            }
            if goes_on && self.is_back() {
                self.begin_to_watch();
                changed = Some(Changed::All);
            }
            if let Some(changed) = changed.filter(|_| goes_on) {
                self.look(&changed, wake);
            }
        }
        self.ledger
    }

    /// Whether a folder that is watched was away and is back, or has another one in its place: what
    /// happens in it is not told any more.
    fn is_back(&mut self) -> bool {
        if !self.watches {
            return false;
        }
        let is_there = layout::is_project(&self.root);
        let was_there = !std::mem::replace(&mut self.has_gone, !is_there);
        let is_watched = |watch: &Watch| was_there && watch.is_of(&self.root);
        is_there && !self.watch.as_ref().is_some_and(is_watched)
    }

    fn begin_to_watch(&mut self) {
        self.watches = true;
        let jobs = self.jobs.clone();
        self.watch = Watch::start(&self.root, move |changed| {
            // Nobody looks any more while the project is being closed.
            let _ = jobs.send(SaveRequest::Look(changed));
        });
    }

    /// Looks at what others wrote, and tells what was not told yet.
    fn look(&mut self, changed: &Changed, wake: &dyn Fn()) {
        let found = elsewhere::look(&self.root, &self.ledger, changed);
        self.tell_of(found, wake);
    }

    fn tell_of(&mut self, mut found: Vec<Elsewhere>, wake: &dyn Fn()) {
        found.retain(|elsewhere| {
            let told = self.told.insert(elsewhere.part.clone(), elsewhere.hash);
            told != Some(elsewhere.hash)
        });
        if !found.is_empty() {
            // Nobody listens any more once the window is closing.
            let _ = self.tell.send(SaveEvent::Elsewhere(found));
            wake();
        }
    }

    /// What a save joined with what others wrote is on disk, and not shown yet.
    fn look_at_joined(&mut self, events: &[SaveEvent], wake: &dyn Fn()) {
        let mut parts = Vec::new();
        for event in events {
            let SaveEvent::Saved {
                parts: saved,
                findings,
                ..
            } = event
            else {
                continue;
            };
            let joined = findings
                .iter()
                .filter(|f| f.kind == FindingKind::ChangedElsewhere);
            let joined: BTreeSet<&Part> = joined.filter_map(|found| found.part.as_ref()).collect();
            let shared = |part: &&Part| joined.contains(part) && !matches!(part, Part::Coding(_));
            parts.extend(saved.iter().filter(shared).cloned());
        }
        let found = elsewhere::look_at(&self.root, &self.ledger, &parts);
        self.tell_of(found, wake);
    }

    fn save_and_tell(&mut self, batch: Snapshot, count: usize, wake: &dyn Fn()) {
        let events = self.save(batch);
        // The saver is idle before it tells, so that a caller who takes the news finds it so.
        self.pending.fetch_sub(count, Ordering::SeqCst);
        for event in &events {
            // Nobody listens any more once the window is closing.
            let _ = self.tell.send(event.clone());
        }
        self.look_at_joined(&events, wake);
        self.untold.fetch_sub(count, Ordering::SeqCst);
        wake();
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
        // A failure is told last, so that no later event hides it.
        if !saved.failed.is_empty() {
            let failed = saved.failed;
            events.push(SaveEvent::Failed { failed, findings });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Moment;
    use crate::store::sample::sample_project;

    #[test]
    fn what_a_thread_that_panicked_was_to_save_is_told_as_failed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        let sample = sample_project(Moment::UNIX_EPOCH);
        let ledger = crate::store::create(&root, &sample, &mut RandomStamp).unwrap();
        let is_first = AtomicBool::new(true);
        let saver = Saver::start(root, ledger, move || {
            if is_first.swap(false, Ordering::SeqCst) {
                std::panic::resume_unwind(Box::new("no message"));
            }
        });
        let parts = BTreeSet::from([Part::Project]);
        saver.submit(Snapshot::take(&sample, parts.clone()));
        while !saver.has_ended.load(Ordering::SeqCst) {
            std::thread::yield_now();
        }
        assert!(matches!(saver.poll(), Some(SaveEvent::Saved { .. })));
        assert_eq!(saver.poll(), None);
        saver.submit(Snapshot::take(&sample, parts));
        assert!(saver.has_told());
        match saver.poll() {
            Some(SaveEvent::Failed { failed, .. }) => assert_eq!(failed[0].part, Part::Project),
            other => panic!("{other:?}"),
        }
        assert!(saver.is_idle());
        assert_eq!(saver.poll(), None);
    }
}
