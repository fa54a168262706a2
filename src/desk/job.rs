//! Work on a thread of its own: how far it is, whether it is to stop, and what came of it.
//!
//! A [`Job`] is held by who waits for the work, and a [`Running`] is handed to the work itself. The
//! same tasks run without a thread where nobody watches: [`Running::unwatched`].

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;
use thiserror::Error;

/// What dropping a job does while its work goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnDrop {
    /// Asks the work to stop and does not wait for it: for work that only reads.
    Abandon,
    /// Asks the work to stop and waits for its end: for work that takes back what it began to write.
    Stop,
    /// Waits for the end of the work: for writing that closing a window must not cut short.
    Finish,
}

/// What a job is doing at the moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Step {
    /// Getting ready; nothing is counted yet.
    #[default]
    Preparing,
    /// Reading what is there.
    Reading,
    /// Looking for something in what was read.
    Searching,
    /// Writing what comes of it.
    Writing,
}

/// How far a job is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// What it is doing.
    pub step: Step,
    /// How much of the step is done, in a unit of the work's own, such as bytes.
    pub done: u64,
    /// How much there is to do in the step, in the same unit; 0 while that is not known.
    pub of: u64,
}

impl Progress {
    /// How much of the step is done, in hundredths, rounded down; 0 while the whole is not known.
    pub fn percent(&self) -> u32 {
        let done = u128::from(self.done) * 100;
        let percent = done.checked_div(u128::from(self.of)).unwrap_or(0);
        u32::try_from(percent.min(100)).unwrap_or(100)
    }
}

/// The work was asked to stop before its point of no return.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("stopped")]
pub struct Stopped;

/// The work ended without an outcome: it panicked, or the system gave it no thread.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("the work ended without an outcome")]
pub struct NoOutcome;

/// The work goes on, and can be asked to stop.
const GOES_ON: u8 = 0;
/// The work was asked to stop.
const IS_STOPPED: u8 = 1;
/// The work is past its point of no return.
const IS_COMMITTED: u8 = 2;

/// What both sides of a job share.
#[derive(Debug, Default)]
struct Shared {
    /// One of the three constants above. Stopping and committing exclude each other.
    state: AtomicU8,
    progress: Mutex<Progress>,
}

impl Shared {
    /// Goes from going on to another state. Returns whether that is the state now.
    fn become_state(&self, wanted: u8) -> bool {
        let (set, read) = (Ordering::AcqRel, Ordering::Acquire);
        match self.state.compare_exchange(GOES_ON, wanted, set, read) {
            Ok(_) => true,
            Err(state) => state == wanted,
        }
    }

    fn is(&self, state: u8) -> bool {
        self.state.load(Ordering::Acquire) == state
    }

    fn progress(&self) -> Progress {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The work's side of a job: it says how far it is, and asks whether to go on.
pub struct Running {
    shared: Arc<Shared>,
    wake: Box<dyn Fn() + Send>,
}

impl std::fmt::Debug for Running {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Running").field(&self.shared).finish()
    }
}

impl Running {
    /// For work that is done on the caller's own thread: nobody watches it or stops it.
    pub fn unwatched() -> Self {
        Self {
            shared: Arc::default(),
            wake: Box::new(|| {}),
        }
    }

    /// Begins a step, of which nothing is done yet.
    pub fn begin(&self, step: Step) {
        self.put(Progress {
            step,
            ..Progress::default()
        });
    }

    /// Says how much of the step is done, and of how much, in a unit of the work's own. Breaks once
    /// the work is asked to stop.
    pub fn reach(&self, done: u64, of: u64) -> ControlFlow<()> {
        let step = self.shared.progress().step;
        self.put(Progress { step, done, of });
        if self.is_stopped() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Whether the work is asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.shared.is(IS_STOPPED)
    }

    /// Returns an error once the work is asked to stop.
    ///
    /// # Errors
    /// When it is.
    pub fn check(&self) -> Result<(), Stopped> {
        if self.is_stopped() {
            Err(Stopped)
        } else {
            Ok(())
        }
    }

    /// Passes the point of no return: from here on the work cannot be stopped.
    ///
    /// # Errors
    /// When it was asked to stop before.
    pub fn commit(&self) -> Result<(), Stopped> {
        if self.shared.become_state(IS_COMMITTED) {
            Ok(())
        } else {
            Err(Stopped)
        }
    }

    /// Stores the progress, and wakes whoever shows it when they would show something else.
    fn put(&self, now: Progress) {
        let mut progress = self.shared.progress.lock();
        let progress = progress.as_deref_mut();
        let Ok(progress) = progress else { return };
        let before = std::mem::replace(progress, now);
        if (before.step, before.percent()) != (now.step, now.percent()) {
            (self.wake)();
        }
    }
}

impl Drop for Running {
    /// Wakes whoever waits: the outcome is there, or there will be none.
    fn drop(&mut self) {
        (self.wake)();
    }
}

/// Work on a thread of its own, seen from the side that waits for it.
///
/// Dropping a job does what its [`OnDrop`] says.
#[derive(Debug)]
pub struct Job<T> {
    shared: Arc<Shared>,
    outcome: Receiver<T>,
    is_taken: bool,
    on_drop: OnDrop,
    thread: Option<JoinHandle<()>>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts work on a thread of this name. `wake` is called from that thread whenever the progress
    /// changes by a hundredth, and once when the work has ended.
    pub fn start(
        name: &str,
        on_drop: OnDrop,
        wake: impl Fn() + Send + 'static,
        work: impl FnOnce(&Running) -> T + Send + 'static,
    ) -> Self {
        let shared = Arc::<Shared>::default();
        let (tell, outcome) = channel();
        let running = Running {
            shared: shared.clone(),
            wake: Box::new(wake),
        };
        let thread = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                // Dropped in the reverse order, also by a panic: the outcome is told, or its channel
                // closed, before `running` wakes whoever waits for it.
                let running = running;
                let tell = tell;
                // Nobody may be listening any more.
                let _ = tell.send(work(&running));
            });
        Self {
            shared,
            outcome,
            is_taken: false,
            on_drop,
            thread: thread.ok(),
        }
    }

    /// How far the work is.
    pub fn progress(&self) -> Progress {
        self.shared.progress()
    }

    /// Asks the work to stop. Returns whether it heeds that: past its point of no return it does not.
    pub fn stop(&self) -> bool {
        self.shared.become_state(IS_STOPPED)
    }

    /// Whether the work can be asked to stop, and was not yet.
    pub fn can_stop(&self) -> bool {
        self.shared.is(GOES_ON)
    }

    /// Takes what came of the work, waiting for it at most that long. Returns `None` while the work
    /// goes on, and again once the outcome was taken.
    pub fn take(&mut self, at_most: Duration) -> Option<Result<T, NoOutcome>> {
        if self.is_taken {
            return None;
        }
        let outcome = match self.outcome.recv_timeout(at_most) {
            Ok(outcome) => Ok(outcome),
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => Err(NoOutcome),
        };
        self.is_taken = true;
        Some(outcome)
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        if self.on_drop != OnDrop::Finish {
            self.shared.become_state(IS_STOPPED);
        }
        if self.on_drop != OnDrop::Abandon
            && let Some(thread) = self.thread.take()
        {
            // A panic was told by the outcome that did not come.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    const LONG: Duration = Duration::from_secs(60);

    fn job<T: Send + 'static>(
        on_drop: OnDrop,
        work: impl FnOnce(&Running) -> T + Send + 'static,
    ) -> Job<T> {
        Job::start("test", on_drop, || {}, work)
    }

    #[test]
    fn an_outcome_is_taken_once() {
        let mut job = job(OnDrop::Finish, |_| 7);
        assert_eq!(job.take(LONG), Some(Ok(7)));
        assert_eq!(job.take(LONG), None);
    }

    #[test]
    fn a_panic_is_no_outcome_and_wakes() {
        let woken = Arc::new(AtomicUsize::new(0));
        let count = woken.clone();
        let wake = move || {
            count.fetch_add(1, Ordering::SeqCst);
        };
        let mut job: Job<u8> = Job::start("test", OnDrop::Stop, wake, |_| {
            std::panic::resume_unwind(Box::new("no message"))
        });
        assert_eq!(job.take(LONG), Some(Err(NoOutcome)));
        drop(job);
        assert_eq!(woken.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn work_stops_before_its_point_of_no_return_and_not_after_it() {
        let (begin, wait) = channel::<()>();
        let mut stopped = job(OnDrop::Stop, move |running| {
            wait.recv().unwrap();
            running.commit()
        });
        assert!(stopped.can_stop());
        assert_eq!(stopped.take(Duration::ZERO), None);
        assert!(stopped.stop());
        begin.send(()).unwrap();
        assert_eq!(stopped.take(LONG), Some(Ok(Err(Stopped))));

        let mut committed = job(OnDrop::Stop, |running| running.commit());
        assert_eq!(committed.take(LONG), Some(Ok(Ok(()))));
        assert!(!committed.stop() && !committed.can_stop());
    }

    #[test]
    fn dropping_waits_or_abandons() {
        let (end, wait) = channel::<()>();
        let abandoned = job(OnDrop::Abandon, move |_| wait.recv());
        drop(abandoned);
        end.send(()).unwrap_or_default();
        let done = Arc::new(AtomicUsize::new(0));
        for on_drop in [OnDrop::Stop, OnDrop::Finish] {
            let count = done.clone();
            let work = move |running: &Running| {
                while on_drop == OnDrop::Stop && !running.is_stopped() {
                    std::thread::yield_now();
                }
                count.fetch_add(1, Ordering::SeqCst);
            };
            drop(job(on_drop, work));
        }
        assert_eq!(done.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn progress_wakes_once_a_hundredth() {
        let woken = Arc::new(AtomicUsize::new(0));
        let count = woken.clone();
        let wake = move || {
            count.fetch_add(1, Ordering::SeqCst);
        };
        let mut job = Job::start("test", OnDrop::Finish, wake, |running| {
            running.begin(Step::Reading);
            (0..=1000).all(|done| running.reach(done, 1000).is_continue())
        });
        assert_eq!(job.take(LONG), Some(Ok(true)));
        let end = Progress {
            step: Step::Reading,
            done: 1000,
            of: 1000,
        };
        assert_eq!(job.progress(), end);
        drop(job);
        // One for the step, a hundred for the hundredths, one for the end.
        assert_eq!(woken.load(Ordering::SeqCst), 102);
    }

    #[test]
    fn a_percentage_of_nothing_is_nothing() {
        assert_eq!(Progress::default().percent(), 0);
        let all = Progress {
            done: u64::MAX,
            of: u64::MAX,
            ..Progress::default()
        };
        assert_eq!(all.percent(), 100);
    }
}
