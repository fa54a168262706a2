//! A project being worked on: its state, its history, and what is not on disk yet.

use super::{Edit, EditError, EditName, History};
use crate::model::{CodingKey, DocumentId, Project};
use std::collections::BTreeSet;

/// A part of a project that is saved on its own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// Title, people, rounds.
    Project,
    /// The tags.
    Codebook,
    /// What is known of a document, and its text when it is new.
    Document(DocumentId),
    /// One annotator's annotations of one document in one round.
    Coding(CodingKey),
}

/// A project being worked on.
#[derive(Debug, Default)]
pub struct Session {
    project: Project,
    history: History,
    revision: u64,
    unsaved: BTreeSet<Part>,
}

impl Session {
    /// Begins work on a project as it was read.
    pub fn new(project: Project) -> Self {
        Self {
            project,
            ..Self::default()
        }
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Grows with every change; what was computed for an older revision is stale.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What undo and redo would do.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Applies an edit and remembers how to undo it.
    ///
    /// # Errors
    /// When the edit does not fit the project, which is then unchanged.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        let inverse = self.run(edit)?;
        self.history.done(edit.name(), inverse);
        Ok(())
    }

    /// Applies an edit that undo does not take back, such as a first annotator of a new project.
    ///
    /// # Errors
    /// When the edit does not fit the project, which is then unchanged.
    pub fn apply_lasting(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.run(edit).map(|_| ())
    }

    /// Takes the last edit back. Gives its name, or nothing when there is none.
    ///
    /// # Errors
    /// When it no longer fits, because an edit that is not in the history took something away.
    pub fn undo(&mut self) -> Result<Option<EditName>, EditError> {
        let Some((name, inverse)) = self.history.undo_stack().pop() else {
            return Ok(None);
        };
        let again = self.run(&inverse)?;
        self.history.redo_stack().push((name, again));
        Ok(Some(name))
    }

    /// Does the last undone edit again. Gives its name, or nothing when there is none.
    ///
    /// # Errors
    /// When it no longer fits, because an edit that is not in the history took something away.
    pub fn redo(&mut self) -> Result<Option<EditName>, EditError> {
        let Some((name, edit)) = self.history.redo_stack().pop() else {
            return Ok(None);
        };
        let inverse = self.run(&edit)?;
        self.history.undo_stack().push((name, inverse));
        Ok(Some(name))
    }

    /// The parts that changed since they were last taken for saving.
    pub fn unsaved(&self) -> &BTreeSet<Part> {
        &self.unsaved
    }

    /// Takes the parts that changed, for saving.
    pub fn take_unsaved(&mut self) -> BTreeSet<Part> {
        std::mem::take(&mut self.unsaved)
    }

    /// Gives parts back that could not be saved.
    pub fn still_unsaved(&mut self, parts: impl IntoIterator<Item = Part>) {
        self.unsaved.extend(parts);
    }

    fn run(&mut self, edit: &Edit) -> Result<Edit, EditError> {
        let inverse = edit.apply(&mut self.project)?;
        edit.touches(&mut self.unsaved);
        self.revision += 1;
        Ok(inverse)
    }
}
