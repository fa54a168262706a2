//! Writing a project anew without names, in the background: it is closed meanwhile, and opened again.

use crate::arabic::Pseudonyms;
use crate::edit::pseudonyms::{NameFound, Progress, Reach, find_names, pseudonymised};
use crate::exchange::export::names::write_report;
use crate::exchange::import::{holds_name, may_hold_name};
use crate::locale::Locale;
use crate::model::{AnnotatorId, Project};
use crate::store::{
    self, Cleared, FromBackups, LockError, NamesInBackups, PseudonymsError, RandomStamp, Rewritten,
};
use crate::words::{InWords, Words, name_row};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// What is to be replaced in a project.
#[derive(Clone, PartialEq, Debug)]
pub struct Renames {
    /// The list.
    pub names: Arc<Pseudonyms>,
    /// In which documents.
    pub reach: Reach,
    /// What was found when it was looked at.
    pub found: Arc<Vec<NameFound>>,
    /// The ids of the places that are replaced.
    pub wanted: BTreeSet<String>,
    /// Where a report is written, if one is.
    pub report: Option<PathBuf>,
}

/// How names are replaced on the way in or out.
#[derive(Clone, PartialEq, Debug)]
pub struct Naming {
    /// The list.
    pub names: Arc<Pseudonyms>,
    /// Whether what is doubtful is replaced too.
    pub doubtful: bool,
}

impl Naming {
    /// A copy of a project with other names, how many places were replaced, and how many doubtful
    /// ones were not. Gives `None` when it was stopped.
    pub fn renamed(
        &self,
        project: &Project,
        progress: Progress<'_>,
    ) -> Option<(Project, usize, usize)> {
        let reach = Reach::Project;
        let found = find_names(project, &self.names, &reach, progress)?;
        let is_wanted = |f: &&NameFound| self.doubtful || f.place.doubt.is_none();
        let wanted: Vec<&NameFound> = found.iter().filter(is_wanted).collect();
        let new = pseudonymised(project, &self.names, &reach, &wanted);
        Some((new, wanted.len(), found.len() - wanted.len()))
    }
}

/// Why nothing was done, or not all.
#[derive(Debug)]
pub enum Refusal {
    /// Someone else is working on the project.
    Lock(LockError),
    /// It cannot be written.
    Failed(PseudonymsError),
    /// The report cannot be written; the project is as it was.
    Report(std::io::Error),
}

impl InWords for Refusal {
    fn in_words(&self, locale: &Locale) -> Words {
        match self {
            Self::Lock(error) => error.in_words(locale),
            Self::Failed(error) => error.in_words(locale),
            Self::Report(error) => {
                let reason = crate::words::reason(locale, error);
                Words::of(locale, "pseudonyms-report-failed", &[("reason", reason)])
            }
        }
    }
}

/// What was done.
#[derive(Debug)]
pub struct Renamed {
    /// The project's files.
    pub files: Rewritten,
    /// What became of the backups of this computer.
    pub backups: Cleared,
}

/// A project that is being written anew. Dropping it waits for its end.
pub struct Renaming {
    /// Its folder.
    pub root: PathBuf,
    /// How many places are replaced.
    pub count: usize,
    outcome: Receiver<Result<Renamed, Refusal>>,
    thread: Option<JoinHandle<()>>,
}

impl Renaming {
    /// Begins to write a project anew, of which no window is open any more; `people` are all who may
    /// be working on it, and `context` is woken at the end.
    pub fn start(
        root: PathBuf,
        renames: Renames,
        people: BTreeSet<AnnotatorId>,
        context: egui::Context,
    ) -> Self {
        let (tell, outcome) = channel();
        let (folder, count) = (root.clone(), renames.wanted.len());
        let thread = std::thread::spawn(move || {
            // Nobody listens any more once the window is closing.
            let _ = tell.send(write(&folder, &renames, &people));
            context.request_repaint();
        });
        Self {
            root,
            count,
            outcome,
            thread: Some(thread),
        }
    }

    /// How it ended, waiting for that at most so long.
    pub fn outcome(&self, patience: Duration) -> Option<Result<Renamed, Refusal>> {
        match self.outcome.recv_timeout(patience) {
            Ok(outcome) => Some(outcome),
            Err(RecvTimeoutError::Timeout) => None,
            // The thread is gone without a word: what it began is found at the next opening.
            Err(RecvTimeoutError::Disconnected) => Some(Ok(Renamed {
                files: Rewritten::default(),
                backups: Ok(FromBackups::default()),
            })),
        }
    }
}

impl Drop for Renaming {
    fn drop(&mut self) {
        let ended = self.thread.take().map(JoinHandle::join);
        debug_assert!(!matches!(ended, Some(Err(_))), "the thread ends by itself");
    }
}

fn write(
    root: &Path,
    renames: &Renames,
    people: &BTreeSet<AnnotatorId>,
) -> Result<Renamed, Refusal> {
    let _alone = store::be_alone(root).map_err(Refusal::Lock)?;
    let locks = people.iter().map(|person| store::lock(root, person));
    let _held: Vec<_> = locks.collect::<Result<_, _>>().map_err(Refusal::Lock)?;
    // What cannot be undone is done last.
    if let Some(path) = &renames.report {
        report(path, renames).map_err(Refusal::Report)?;
    }
    let names = &renames.names;
    let make = |project: &Project| {
        let found = find_names(project, names, &renames.reach, &|_, _| true)?;
        if found != *renames.found {
            return None;
        }
        let wanted = found.iter().filter(|f| renames.wanted.contains(&f.id));
        let wanted: Vec<&NameFound> = wanted.collect();
        Some(pseudonymised(project, names, &renames.reach, &wanted))
    };
    let naming = store::Naming {
        holds: &|bytes| holds_name(names, bytes),
        may_hold: &|bytes| may_hold_name(names, bytes),
        reword: &|words| names.certain(words),
    };
    let shelf = store::settings::backups_folder().map(|all| store::Shelf::of(&all, root));
    let backups = shelf.as_ref().map(|shelf| NamesInBackups {
        shelf,
        document: renames.reach.document(),
        holds: naming.may_hold,
    });
    let done = store::rewrite_whole(root, make, &naming, backups.as_ref(), &mut RandomStamp);
    let (files, backups) = done.map_err(Refusal::Failed)?;
    Ok(Renamed { files, backups })
}

fn report(path: &Path, renames: &Renames) -> std::io::Result<()> {
    let row = |f: &NameFound| name_row(&renames.names, f, renames.wanted.contains(&f.id));
    let rows: Vec<_> = renames.found.iter().map(row).collect();
    let mut bytes = Vec::new();
    write_report(&rows, &mut bytes)?;
    store::write_file(path, &bytes)
}
