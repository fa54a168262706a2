//! A project at work for one subcommand: opened, edited through a session, saved.

use super::output::Terminal;
use super::problem::Problem;
use crate::edit::{Edit, ProjectEdit, Session};
use crate::model::{AnnotatorId, Bilingual, Moment, Project, Round, RoundId};
use crate::store::{
    self, Access, Alternatives, BackupError, Ledger, Lock, LockError, Made, RandomStamp, SaveError,
    Shelf, Snapshot,
};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Findings that are told one by one when a project is opened; `check` has them all.
const TOLD: usize = 8;
/// How long another subcommand is waited for, and how often it is looked at.
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(25);
/// The turn that those take who add an annotator.
const NEWCOMERS: &str = "new-annotator";
/// The turn that those take who change the codebook.
const CODEBOOK: &str = "the-codebook";

/// A project that a subcommand changes.
pub struct Work {
    root: PathBuf,
    session: Session,
    ledger: Ledger,
    /// Held until the end, so that no window writes the same annotator's files meanwhile.
    locks: Vec<(AnnotatorId, Lock)>,
    /// The backup of the day, while it is being made beside the work.
    backup: Option<JoinHandle<Result<Made, BackupError>>>,
}

/// Opens a project to look at it; what is wrong with it is said on standard error.
///
/// # Errors
/// When the folder is no project, or cannot be read.
pub fn look(root: &Path, terminal: &Terminal) -> Result<Project, Problem> {
    let opened = store::open(root)?;
    tell(&opened.findings, terminal);
    Ok(opened.project)
}

/// The same, with what waits for a choice.
///
/// # Errors
/// As [`look`].
pub fn look_at_all(
    root: &Path,
    terminal: &Terminal,
) -> Result<(Project, Vec<Alternatives>), Problem> {
    let opened = store::open(root)?;
    let waits = |f: &&store::Finding| {
        let code = f.kind.code();
        code != "alternatives" && code != "duplicate-id"
    };
    let others: Vec<store::Finding> = opened.findings.iter().filter(waits).cloned().collect();
    tell(&others, terminal);
    let waiting = store::alternatives(&opened.project, &opened.ledger);
    Ok((opened.project, waiting))
}

impl Work {
    /// Opens a project to change it; what is wrong with it is said on standard error.
    ///
    /// # Errors
    /// When the folder is no project, cannot be read, or can only be read.
    pub fn open(root: &Path, terminal: &Terminal) -> Result<Self, Problem> {
        let mut opened = store::open(root)?;
        store::tend(root, &mut opened);
        tell(&opened.findings, terminal);
        match opened.access {
            Access::ReadOnly(reason) => Err(Problem::ReadOnly(reason)),
            Access::ReadWrite => Ok(Self {
                root: root.to_owned(),
                backup: backup_of_the_day(root, &opened.project),
                session: Session::new(opened.project),
                ledger: opened.ledger,
                locks: Vec::new(),
            }),
        }
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        self.session.project()
    }

    /// What waits for a choice.
    pub fn alternatives(&self) -> Vec<Alternatives> {
        store::alternatives(self.project(), &self.ledger)
    }

    /// Keeps others from tagging as this annotator until the subcommand ends. Another subcommand is
    /// soon done and waited for; a window is not. What it wrote is looked at again, so lock first and
    /// edit afterwards.
    ///
    /// # Errors
    /// When another program is tagging as them.
    pub fn lock(&mut self, annotator: &AnnotatorId) -> Result<(), Problem> {
        if self.locks.iter().any(|(held, _)| held == annotator) {
            return Ok(());
        }
        let began = Instant::now();
        loop {
            match store::lock(&self.root, annotator) {
                Ok(lock) => {
                    self.locks.push((annotator.clone(), lock));
                    return self.look_again();
                }
                Err(LockError::Held { .. }) if began.elapsed() < PATIENCE => {
                    std::thread::sleep(PAUSE);
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Keeps other subcommands from adding annotators until this one ends: two that bring in the
    /// same person at once must not make two people of them.
    ///
    /// # Errors
    /// As [`Work::lock`].
    pub fn lock_newcomers(&mut self) -> Result<(), Problem> {
        let turn = AnnotatorId::new(NEWCOMERS).map_err(Problem::Id)?;
        self.lock(&turn)
    }

    /// Keeps other subcommands from changing the codebook until this one ends.
    ///
    /// # Errors
    /// As [`Work::lock`].
    pub fn lock_codebook(&mut self) -> Result<(), Problem> {
        let turn = AnnotatorId::new(CODEBOOK).map_err(Problem::Id)?;
        self.lock(&turn)
    }

    /// Looks at the project again, as another subcommand may have left it.
    fn look_again(&mut self) -> Result<(), Problem> {
        let opened = store::open(&self.root)?;
        self.session = Session::new(opened.project);
        self.ledger = opened.ledger;
        Ok(())
    }

    /// Applies an edit.
    ///
    /// # Errors
    /// When it does not fit the project.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), Problem> {
        Ok(self.session.apply(edit)?)
    }

    /// The round in which people are tagging; a project that has none gets its first.
    ///
    /// # Errors
    /// When the round cannot be added.
    pub fn round(&mut self) -> Result<RoundId, Problem> {
        if let Some(round) = self.project().current_round() {
            return Ok(round.id.clone());
        }
        let round = first_round();
        let id = round.id.clone();
        self.apply(&Edit::Project(ProjectEdit::AddRound(round)))?;
        Ok(id)
    }

    /// Writes what changed, and returns once it is on disk.
    ///
    /// # Errors
    /// When a file cannot be written; nothing is lost of what was there.
    pub fn save(&mut self, terminal: &Terminal) -> Result<(), Problem> {
        let parts = self.session.take_unsaved();
        let snapshot = Snapshot::take(self.project(), parts);
        self.write(snapshot, terminal)
    }

    /// Writes a choice, also to a file that is not written to until the choice is made.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is lost of what was there.
    pub fn settle(&mut self, terminal: &Terminal) -> Result<(), Problem> {
        let parts = self.session.take_unsaved();
        let snapshot = Snapshot::take(self.project(), parts);
        self.write_all(snapshot, terminal)
    }

    /// Writes what changed, with the original files of new documents.
    ///
    /// # Errors
    /// When a file cannot be written; nothing is lost of what was there.
    pub fn save_with(
        &mut self,
        originals: impl FnOnce(Snapshot) -> Snapshot,
        terminal: &Terminal,
    ) -> Result<(), Problem> {
        let parts = self.session.take_unsaved();
        let snapshot = originals(Snapshot::take(self.project(), parts));
        self.write(snapshot, terminal)
    }

    fn write(&mut self, snapshot: Snapshot, terminal: &Terminal) -> Result<(), Problem> {
        // A subcommand is done whole or not at all: what would stop half of it is known before.
        if let Some(part) = snapshot.parts().find(|part| self.ledger.is_blocked(part)) {
            return Err(Problem::Save(SaveError::blocked(part)));
        }
        self.write_all(snapshot, terminal)
    }

    /// The only person for whom this is done, if there is one.
    fn by(&self) -> Option<AnnotatorId> {
        let is_person = |id: &&AnnotatorId| ![NEWCOMERS, CODEBOOK].contains(&id.as_str());
        let mut people = self.locks.iter().map(|(id, _)| id).filter(is_person);
        let first = people.next().cloned();
        first.filter(|_| people.next().is_none())
    }

    fn write_all(&mut self, snapshot: Snapshot, terminal: &Terminal) -> Result<(), Problem> {
        let snapshot = snapshot.by(self.by());
        let saved = store::save(&self.root, &mut self.ledger, &snapshot, &mut RandomStamp);
        for finding in &saved.findings {
            terminal.warn(finding);
        }
        let backup = self.backup.take().and_then(|thread| thread.join().ok());
        if let Some(Err(error)) = backup {
            terminal.warn(&error);
        }
        match saved.failed.into_iter().next() {
            Some((_, error)) => Err(Problem::Save(error)),
            None => Ok(()),
        }
    }
}

/// Begins the backup of the day, unless there is one or there is to be none.
fn backup_of_the_day(
    root: &Path,
    project: &Project,
) -> Option<JoinHandle<Result<Made, BackupError>>> {
    let shelf = Shelf::of(&store::settings::backups_folder()?, root);
    let is_due = shelf.is_wanted(project) && shelf.is_due(today());
    is_due.then(|| std::thread::spawn(move || store::make_backup(&shelf, today())))
}

/// The day today, where the computer is.
pub fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}

/// The round that a new project begins with.
pub fn first_round() -> Round {
    Round {
        id: RoundId::new("r1").expect("a valid id"),
        name: Bilingual::new("الجولة الأولى", "First round"),
        started: None,
        closed: None,
    }
}

/// The time now, to the millisecond: people read it in the files.
pub fn now() -> Moment {
    let now = Moment::now();
    Moment::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

fn tell(findings: &[store::Finding], terminal: &Terminal) {
    for finding in findings.iter().take(TOLD) {
        terminal.warn(finding);
    }
    if findings.len() > TOLD {
        let more = [("count", (findings.len() - TOLD).into())];
        terminal.note("said-more-findings", &more);
    }
}
