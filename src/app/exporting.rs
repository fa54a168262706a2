//! Writing excerpts to a file in the background, so that the window never waits for many of them.

use super::renaming::Naming;
use crate::exchange::export::{Format, Selection, rows};
use crate::model::{Project, Seen};
use crate::store;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How an export ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Exported {
    /// It is written.
    Done(Written),
    /// Someone stopped it, and there is no file that was not there before.
    Stopped,
    /// It could not be written; why, in the words of the system.
    Failed(String),
}

/// What was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// So many excerpts are in the file.
    pub count: usize,
    /// So many of them are not in their texts any more.
    pub lost: usize,
    /// So many more were left out, since their documents are not in the project.
    pub left_out: usize,
    /// How many names were replaced, and how many doubtful ones left, if names were replaced.
    pub names: Option<(usize, usize)>,
}

/// An export that is being written. Dropping it waits for its end: a window that closes gives no
/// export up.
pub struct Exporting {
    /// The file.
    pub path: PathBuf,
    stop: Arc<AtomicBool>,
    outcome: Receiver<Exported>,
    thread: Option<JoinHandle<()>>,
}

impl Exporting {
    /// Begins to write a selection of a project as it is now; `context` is woken at the end.
    pub fn start(
        project: Project,
        selection: Selection,
        (path, format): (PathBuf, Format),
        naming: Option<Naming>,
        context: egui::Context,
    ) -> Self {
        let (tell, outcome) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (file, watched) = (path.clone(), stop.clone());
        let thread = std::thread::spawn(move || {
            let mut out = Stoppable {
                bytes: Vec::new(),
                stop: watched,
            };
            let written = renamed(project, naming.as_ref(), &out).and_then(|(project, names)| {
                let done = encode(&project, &selection, format, &mut out)?;
                // The last moment at which it can be stopped: a file appears whole or not at all.
                out.look()?;
                store::write_file(&file, &out.bytes).map_err(io::Error::other)?;
                Ok(Written { names, ..done })
            });
            // Nobody listens any more once the window is closing.
            let _ = tell.send(match written {
                Ok(done) => Exported::Done(done),
                Err(_) if out.is_stopped() => Exported::Stopped,
                Err(error) => Exported::Failed(error.to_string()),
            });
            context.request_repaint();
        });
        Self {
            path,
            stop,
            outcome,
            thread: Some(thread),
        }
    }

    /// Stops it as soon as may be.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// How it ended, waiting for that at most so long.
    pub fn outcome(&self, patience: Duration) -> Option<Exported> {
        match self.outcome.recv_timeout(patience) {
            Ok(outcome) => Some(outcome),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Exported::Stopped),
        }
    }
}

impl Drop for Exporting {
    fn drop(&mut self) {
        let ended = self.thread.take().map(JoinHandle::join);
        debug_assert!(!matches!(ended, Some(Err(_))), "the thread ends by itself");
    }
}

/// The project as it is written, and what became of names in it.
fn renamed(
    project: Project,
    naming: Option<&Naming>,
    out: &Stoppable,
) -> io::Result<(Project, Option<(usize, usize)>)> {
    let Some(naming) = naming else {
        return Ok((project, None));
    };
    let progress = |_: usize, _: usize| !out.is_stopped();
    match naming.renamed(&project, &progress) {
        Some((project, replaced, left)) => Ok((project, Some((replaced, left)))),
        None => Err(io::Error::other("stopped")),
    }
}

fn encode(
    project: &Project,
    selection: &Selection,
    format: Format,
    out: &mut Stoppable,
) -> io::Result<Written> {
    let found = rows(Seen::new(project, None), selection);
    format.write(&found.rows, out)?;
    Ok(Written {
        count: found.rows.len(),
        lost: found.lost(),
        left_out: found.left_out(),
        names: None,
    })
}

/// Bytes in memory that take no more once someone wants to stop.
struct Stoppable {
    bytes: Vec<u8>,
    stop: Arc<AtomicBool>,
}

impl Stoppable {
    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn look(&self) -> io::Result<()> {
        if self.is_stopped() {
            return Err(io::Error::other("stopped"));
        }
        Ok(())
    }
}

impl Write for Stoppable {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        self.look()?;
        self.bytes.write(more)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Moment;
    use crate::store::sample::sample_project;

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn an_export_ends_with_its_count_and_a_stopped_one_without_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let project = sample_project(Moment::UNIX_EPOCH);
        let all: usize = project.codings.values().map(|c| c.annotations.len()).sum();
        let start = |name: &str| {
            let path = folder.path().join(name);
            let selection = Selection::default();
            Exporting::start(
                project.clone(),
                selection,
                (path, Format::Csv),
                None,
                egui::Context::default(),
            )
        };
        let whole = start("whole.csv");
        let written = Written {
            count: all,
            ..Written::default()
        };
        assert_eq!(whole.outcome(LONG), Some(Exported::Done(written)));
        assert!(whole.path.is_file());

        let stop = Arc::new(AtomicBool::new(true));
        let mut out = Stoppable {
            bytes: Vec::new(),
            stop,
        };
        assert!(encode(&project, &Selection::default(), Format::Jsonl, &mut out).is_err());
        let stopped = start("stopped.csv");
        stopped.stop();
        // It may have come to its end before; then the file is whole.
        let outcome = stopped.outcome(LONG).unwrap();
        assert_eq!(outcome == Exported::Stopped, !stopped.path.exists());

        let nowhere = start("no/such/folder.csv");
        assert!(matches!(nowhere.outcome(LONG), Some(Exported::Failed(_))));
    }
}
