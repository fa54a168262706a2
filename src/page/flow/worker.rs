//! Threads that set what will be looked at next, and measure the rest, for one flow at a time.

use super::task::{Task, Wanted};
use crate::typeset::Engine;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// What is called, on a worker's thread, when heights became known.
type Wake = Arc<dyn Fn() + Send + Sync>;

/// Threads that work for the flow that is looked at. They end when this is dropped.
pub struct Workers {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// There is something to do, or it is the end.
    work: Condvar,
    /// A thread found nothing to do.
    idle: Condvar,
}

#[derive(Default)]
struct State {
    task: Option<Arc<Task>>,
    /// How many threads are working now.
    busy: usize,
    ended: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Workers {
    /// Starts `count` threads, each with a sibling of an engine. They call `wake` when heights became
    /// known. Where fewer threads can be started, the window sets the rest.
    pub fn start(count: usize, engine: &Engine, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let shared = Arc::new(Shared::default());
        let wake: Wake = Arc::new(wake);
        let threads = (0..count).filter_map(|_| {
            let (shared, wake, engine) = (shared.clone(), wake.clone(), engine.sibling());
            std::thread::Builder::new()
                .name("setting".to_owned())
                .spawn(move || work(&shared, engine, &wake))
                .ok()
        });
        Self {
            threads: threads.collect(),
            shared,
        }
    }

    /// Makes a task the one to work for, with what it wants now. Another one is left as it is.
    pub(super) fn work_for(&self, task: &Arc<Task>, wanted: Wanted) {
        let anything = task.want(wanted);
        let mut state = self.shared.state();
        let same = state.task.as_ref().is_some_and(|t| Arc::ptr_eq(t, task));
        if !same {
            state.task = Some(task.clone());
        }
        if anything {
            self.shared.work.notify_all();
        }
    }

    /// Works for nobody: nothing is looked at.
    pub fn rest(&self) {
        self.shared.state().task = None;
    }

    /// Waits until everything that was asked for is done; for tests and benches.
    pub fn finish(&self) {
        let mut state = self.shared.state();
        while !self.threads.is_empty() && (state.busy > 0 || has_more(&state)) {
            let woken = self.shared.idle.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn has_more(state: &State) -> bool {
    state.task.as_ref().is_some_and(|task| task.has_more())
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.shared.state().ended = true;
        self.shared.work.notify_all();
        for thread in self.threads.drain(..) {
            // A thread that failed has said so itself.
            let _ = thread.join();
        }
    }
}

/// Works until the end.
fn work(shared: &Shared, mut engine: Engine, wake: &Wake) {
    let mut state = shared.state();
    while !state.ended {
        let job = state
            .task
            .as_ref()
            .and_then(|t| Some((t.clone(), t.next()?)));
        let Some((task, job)) = job else {
            shared.idle.notify_all();
            let woken = shared.work.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        state.busy += 1;
        drop(state);
        if task.run(job, &mut engine) {
            wake();
        }
        state = shared.state();
        state.busy -= 1;
    }
}
