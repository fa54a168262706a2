//! Work that a dialog asked for by an action, with the outcome that the dialog shows.

use crate::desk::Job;
use std::time::Duration;

/// Work of one kind: the one that goes on, and what came of the last that ended.
pub struct Errand<T> {
    job: Option<Job<T>>,
    outcome: Option<T>,
    ended: usize,
}

impl<T> Default for Errand<T> {
    fn default() -> Self {
        Self {
            job: None,
            outcome: None,
            ended: 0,
        }
    }
}

impl<T: Send + 'static> Errand<T> {
    /// Begins another work. One that goes on is dropped.
    pub fn begin(&mut self, job: Job<T>) {
        self.job = Some(job);
    }

    /// Takes the outcome once it is there, waiting for it at most that long.
    pub fn look(&mut self, at_most: Duration) {
        let Some(outcome) = self.job.as_mut().and_then(|job| job.take(at_most)) else {
            return;
        };
        self.job = None;
        self.outcome = outcome.ok();
        self.ended += 1;
    }

    /// Whether work goes on.
    pub fn is_running(&self) -> bool {
        self.job.is_some()
    }

    /// How many works have ended so far: a dialog sees by it that there is another outcome.
    pub fn ended(&self) -> usize {
        self.ended
    }

    /// What came of the work that ended last; none when it ended without an outcome.
    pub fn outcome(&self) -> Option<&T> {
        self.outcome.as_ref()
    }
}
