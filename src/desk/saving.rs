//! How the open project is saved: on a thread for the window, at once for a subcommand.

use super::{Desk, Refusal};
use crate::store::{self, BackupError, Ledger, RandomStamp, SaveError, SaveEvent, Saver, Snapshot};
use std::path::Path;
use std::time::{Duration, Instant};

/// How much of what was done is on disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Everything.
    Saved,
    /// The rest is being written.
    Writing,
    /// Something could not be written; it stays in memory and is tried again with the next change.
    Failed(Vec<SaveError>),
    /// The project may only be read, or another program works as the same annotator.
    ReadOnly,
}

/// What writes the project's files.
pub(super) enum Writer {
    /// A thread, so that the window never waits for a disk.
    Thread(Saver),
    /// The caller, with what was last seen of each file.
    AtOnce(Box<Ledger>),
}

impl Writer {
    /// A thread that saves and watches the project's folder.
    pub(super) fn on_a_thread(
        root: &Path,
        ledger: Ledger,
        wake: impl Fn() + Send + 'static,
    ) -> Self {
        let saver = Saver::start(root.to_owned(), ledger, wake);
        saver.watch();
        Self::Thread(saver)
    }

    /// The thread, if one saves.
    pub(super) fn thread(&self) -> Option<&Saver> {
        match self {
            Self::Thread(saver) => Some(saver),
            Self::AtOnce(_) => None,
        }
    }
}

impl Desk {
    /// Hands what changed to the saving thread. What could not be saved waits for another change, or
    /// for [`retry`](Self::retry): otherwise a full disk would keep the machine busy.
    pub fn save(&mut self) {
        let failed = matches!(self.saving, Saving::Failed(_));
        if !failed || self.session.revision() != self.handed {
            self.hand_over();
        }
    }

    /// Tries again what could not be saved.
    pub fn retry(&mut self) {
        if matches!(self.saving, Saving::Failed(_)) {
            self.hand_over();
        }
    }

    /// Writes what was read along from files that a sync tool put aside, at the next save.
    pub fn save_aside(&mut self) {
        let parts = self.aside.iter().map(|aside| aside.part.clone());
        self.session.still_unsaved(parts);
    }

    /// Takes news from the saving thread. Returns whether there was any.
    pub fn poll(&mut self) -> bool {
        let mut news = false;
        while let Some(event) = self.writer.thread().and_then(Saver::poll) {
            news = true;
            self.take(event);
        }
        news
    }

    /// Begins to save everything that is not on disk yet.
    pub fn begin_flush(&mut self) {
        self.hand_over();
    }

    /// Whether the saving thread has nothing to do, and everything that it told was taken.
    pub fn is_flushed(&mut self) -> bool {
        let has_told = self.writer.thread().is_none_or(Saver::has_told);
        if has_told {
            self.poll();
        }
        has_told
    }

    /// Saves everything that is not on disk yet, waiting for it at most that long. Returns whether all of
    /// it was tried; [`saving`](Self::saving) says then whether it is on disk.
    pub fn flush_within(&mut self, at_most: Duration) -> bool {
        self.begin_flush();
        self.wait_flushed(at_most)
    }

    /// Waits at most that long for what was handed over to be saved, and returns whether all of it was
    /// tried. What failed before is not tried again.
    pub fn wait_flushed(&mut self, at_most: Duration) -> bool {
        let began = Instant::now();
        loop {
            if self.is_flushed() {
                return true;
            }
            if began.elapsed() >= at_most {
                return false;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until everything is on disk that can be, and returns how it stands then. What could not be
    /// written stays in memory.
    pub fn flush(&mut self) -> &Saving {
        self.flush_within(Duration::MAX);
        &self.saving
    }

    /// Looks once at what other programs wrote, whether or not the system told of it.
    pub fn look_around(&self) {
        if let Some(saver) = self.writer.thread() {
            saver.look();
        }
    }

    /// What went wrong with the backup of the day since the last call.
    pub fn backup_trouble(&mut self) -> Option<BackupError> {
        self.backup.trouble()
    }

    fn hand_over(&mut self) {
        if self.session.unsaved().is_empty() || !self.is_writable() {
            return;
        }
        self.handed = self.session.revision();
        self.backup.begin(&self.root, self.session.project());
        if self.writer.thread().is_none() {
            return self.save_here();
        }
        let snapshot = self.snapshot();
        if let Some(saver) = self.writer.thread() {
            saver.submit(snapshot);
            self.saving = Saving::Writing;
        }
    }

    /// Saves on the caller's own thread, and notes how it went. What cannot be written stays unsaved.
    fn save_here(&mut self) {
        let parts = self.session.unsaved().clone();
        let originals = self.originals.clone();
        self.saving = match self.save_at_once(false) {
            Ok(()) => Saving::Saved,
            Err(refusal) => {
                self.session.still_unsaved(parts);
                self.originals = originals;
                match refusal {
                    Refusal::Save(error) | Refusal::PartlySaved { error, .. } => {
                        Saving::Failed(vec![error])
                    }
                    _ => Saving::Failed(Vec::new()),
                }
            }
        };
    }

    /// What is not on disk yet, as it is now.
    fn snapshot(&mut self) -> Snapshot {
        let parts = self.session.take_unsaved();
        let snapshot = Snapshot::take(self.session.project(), parts);
        let mut snapshot = snapshot.by(self.by());
        for (document, (name, bytes)) in std::mem::take(&mut self.originals) {
            snapshot = snapshot.with_original(document, &name, bytes);
        }
        snapshot
    }

    /// Writes what changed, for a subcommand; for the window nothing, since the thread does it.
    ///
    /// # Errors
    /// When a file cannot be written. Before anything is written, a file that is not written to until
    /// somebody has looked at it stops all of it, unless `blocked_too`. Files are written one by one:
    /// those before one that fails, on a full disk for example, stay written.
    pub(super) fn save_at_once(&mut self, blocked_too: bool) -> Result<(), Refusal> {
        if self.writer.thread().is_some() {
            return Ok(());
        }
        let snapshot = self.snapshot();
        let Writer::AtOnce(ledger) = &mut self.writer else {
            return Ok(());
        };
        let blocked = snapshot.parts().find(|part| ledger.is_blocked(part));
        if let Some(part) = blocked.filter(|_| !blocked_too) {
            return Err(SaveError::blocked(part).into());
        }
        let saved = store::save(&self.root, ledger, &snapshot, &mut RandomStamp);
        self.findings.extend(saved.findings);
        let written = saved.written.len();
        match saved.failed.into_iter().next() {
            None => Ok(()),
            Some(unsaved) if written == 0 => Err(unsaved.error.into()),
            Some(unsaved) => Err(Refusal::PartlySaved {
                written,
                error: unsaved.error,
            }),
        }
    }

    fn take(&mut self, event: SaveEvent) {
        match event {
            SaveEvent::Saved { findings, .. } => {
                self.find(findings);
                let is_idle = self.writer.thread().is_none_or(Saver::is_idle);
                if is_idle {
                    self.rights.end_turns();
                }
                // Something else may have failed just before, and is still only in memory.
                let failed = matches!(self.saving, Saving::Failed(_));
                if failed && !self.session.unsaved().is_empty() {
                    return;
                }
                self.saving = if is_idle {
                    Saving::Saved
                } else {
                    Saving::Writing
                };
            }
            SaveEvent::Failed { failed, findings } => {
                self.find(findings);
                self.rights.end_turns();
                let parts = failed.iter().map(|unsaved| unsaved.part.clone());
                self.session.still_unsaved(parts);
                // Parts that were not written because another one failed have its error.
                let mut errors = Vec::new();
                for unsaved in failed {
                    if !errors.contains(&unsaved.error) {
                        errors.push(unsaved.error);
                    }
                }
                self.saving = Saving::Failed(errors);
            }
            SaveEvent::Elsewhere(found) => {
                for elsewhere in found {
                    self.meet(elsewhere);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, ProjectEdit};
    use crate::model::{Bilingual, Moment};
    use crate::store::sample::sample_project;

    #[test]
    fn flushing_a_desk_that_saves_at_once_writes_what_changed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        let sample = sample_project(Moment::UNIX_EPOCH);
        store::create(&root, &sample, &mut RandomStamp).unwrap();
        let mut desk = Desk::open_at_once(&root).unwrap();
        let title = Bilingual::new("", "Another title");
        let edit = Edit::Project(ProjectEdit::Title(title.clone()));
        desk.session.apply(&edit).unwrap();
        assert_eq!(desk.flush(), &Saving::Saved);
        assert!(desk.session.unsaved().is_empty());
        assert_eq!(store::open(&root).unwrap().project.title, title);
    }
}
