//! A project that a subcommand works on: opened, with what was found on the way told on standard error.

use super::output::Terminal;
use super::problem::Problem;
use crate::desk::Desk;
use crate::model::Project;
use crate::store::{self, Alternatives, Finding, FindingKind};
use std::path::Path;

/// The most findings that are told one by one when a project is opened; `check` lists all.
const MOST_TOLD: usize = 8;

/// A project that a subcommand changes.
pub struct Work {
    /// The open project.
    pub desk: Desk,
    /// How many of its findings were told.
    told: usize,
}

/// Opens a project to look at it; what is wrong with it is said on standard error.
///
/// # Errors
/// When the folder is no project, or cannot be read.
pub fn look(root: &Path, terminal: &Terminal) -> Result<Project, Problem> {
    let opened = store::open(root)?;
    tell_findings(&opened.findings, terminal);
    Ok(opened.project)
}

/// Opens a project to look at it and at what waits for a choice, which is not told as a finding too.
///
/// # Errors
/// The errors of [`look`].
pub fn look_at_all(
    root: &Path,
    terminal: &Terminal,
) -> Result<(Project, Vec<Alternatives>), Problem> {
    let opened = store::open(root)?;
    let is_choice = |kind: &FindingKind| {
        matches!(
            kind,
            FindingKind::Alternatives { .. } | FindingKind::DuplicateId { .. }
        )
    };
    let mut others = opened.findings;
    others.retain(|finding| !is_choice(&finding.kind));
    tell_findings(&others, terminal);
    let waiting = store::alternatives(&opened.project, &opened.ledger);
    Ok((opened.project, waiting))
}

impl Work {
    /// Opens a project to change it; what is wrong with it is said on standard error.
    ///
    /// # Errors
    /// When the folder is no project, cannot be read, or can only be read.
    pub fn open(root: &Path, terminal: &Terminal) -> Result<Self, Problem> {
        Self::begin(Desk::open_at_once(root)?, terminal)
    }

    fn begin(desk: Desk, terminal: &Terminal) -> Result<Self, Problem> {
        tell_findings(&desk.findings, terminal);
        desk.check_writable()?;
        let told = desk.findings.len();
        Ok(Self { desk, told })
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        self.desk.project()
    }

    /// Does a task, and tells what was found while it was saved.
    ///
    /// # Errors
    /// The errors of the task.
    pub fn run<T, E>(
        &mut self,
        terminal: &Terminal,
        task: impl FnOnce(&mut Desk) -> Result<T, E>,
    ) -> Result<T, Problem>
    where
        Problem: From<E>,
    {
        let done = task(&mut self.desk);
        self.tell_news(terminal);
        Ok(done?)
    }

    /// Tells what was found since the last call, and what went wrong with the backup of the day.
    fn tell_news(&mut self, terminal: &Terminal) {
        for finding in &self.desk.findings[self.told..] {
            terminal.warn(finding);
        }
        self.told = self.desk.findings.len();
        if let Some(error) = self.desk.backup.finish() {
            terminal.warn(&error);
        }
    }
}

/// Says on standard error what was found in a project; of much only the beginning.
pub fn tell_findings(findings: &[Finding], terminal: &Terminal) {
    for finding in findings.iter().take(MOST_TOLD) {
        terminal.warn(finding);
    }
    if findings.len() > MOST_TOLD {
        let more = [("count", (findings.len() - MOST_TOLD).into())];
        terminal.note("said-more-findings", &more);
    }
}
