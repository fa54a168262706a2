//! Remembering what the user likes, on a thread of its own, whenever it changes.

use super::preferences::Preferences;
use crate::store::settings::{self, UserSettings};
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

/// Writes the user's settings.
pub struct Remember {
    jobs: Option<Sender<UserSettings>>,
    thread: Option<JoinHandle<()>>,
    last: Option<UserSettings>,
}

impl Remember {
    /// Starts remembering in a file.
    pub fn start(path: PathBuf) -> Self {
        let (jobs, waiting) = channel::<UserSettings>();
        let thread = std::thread::spawn(move || {
            while let Ok(mut settings) = waiting.recv() {
                while let Ok(later) = waiting.try_recv() {
                    settings = later;
                }
                // What cannot be remembered is not worth a notice in every session: the next change
                // tries again.
                let _ = settings::write(&path, &settings);
            }
        });
        Self {
            jobs: Some(jobs),
            thread: Some(thread),
            last: None,
        }
    }

    /// Hands the preferences over to be written, if they changed.
    pub fn note(&mut self, preferences: &Preferences) {
        let settings = preferences.to_stored();
        if self.last.as_ref() == Some(&settings) {
            return;
        }
        if let Some(jobs) = &self.jobs {
            // The thread runs as long as this sender lives.
            let _ = jobs.send(settings.clone());
        }
        self.last = Some(settings);
    }

    /// Writes what is left and waits for it.
    pub fn finish(mut self, preferences: &Preferences) {
        self.note(preferences);
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
