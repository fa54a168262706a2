//! What other programs do to the open project on disk, and what the window takes in of it.

use super::Desk;
use crate::edit::Part;
use crate::model::{AnnotatorId, DocumentId, RecordId};
use crate::store::{Arrived, Elsewhere, Finding, FindingKind, RecordCounts};
use std::collections::{BTreeMap, BTreeSet};

/// What other programs did to the project on disk since it was opened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Others {
    /// Parts that were taken in since this was last emptied.
    pub arrived: BTreeSet<Part>,
    /// Annotators that were not known before, since this was last emptied.
    pub newcomers: BTreeSet<AnnotatorId>,
    /// Parts that are the user's own, or in which others changed what the user changed too, with how many
    /// of their records were changed. They are read again when the user asks for it.
    pub waiting: BTreeMap<Part, RecordCounts>,
}

impl Desk {
    /// Takes in what another program wrote, except codings of the user's own and what cannot be shown:
    /// these wait for the user.
    pub(super) fn meet(&mut self, elsewhere: Elsewhere) {
        self.findings.extend(elsewhere.findings);
        let is_own = self.is_own_coding(&elsewhere.part);
        match elsewhere.arrived.filter(|_| !is_own) {
            Some(arrived) => self.take_in(arrived),
            None => drop(self.others.waiting.insert(elsewhere.part, elsewhere.counts)),
        }
    }

    /// Whether a part is a coding that the user may have edited here.
    fn is_own_coding(&self, part: &Part) -> bool {
        match part {
            Part::Coding(key) => self.rights.was_locked_as(&key.annotator),
            _ => false,
        }
    }

    /// Shows what another program wrote, except records that the user changed too: these wait.
    fn take_in(&mut self, mut arrived: Box<Arrived>) {
        let waiting = match &arrived.part {
            Part::Document(id) if arrived.is_withdrawn() => {
                self.let_go(id);
                RecordCounts::default()
            }
            _ => arrived.leave_out(self.session.changed()),
        };
        if waiting.is_empty() {
            self.others.waiting.remove(&arrived.part);
        } else {
            self.others.waiting.insert(arrived.part.clone(), waiting);
        }
        self.note_newcomers(&arrived);
        if !arrived.records.is_empty() {
            self.others.arrived.insert(arrived.part.clone());
            self.session.take_in(arrived.records.clone());
            self.follow_joins();
        }
        if let Some(saver) = self.writer.thread() {
            saver.take(arrived);
        }
    }

    /// Drops everything of a document that was withdrawn, also what waits to be saved.
    fn let_go(&mut self, document: &DocumentId) {
        self.originals.remove(document);
        self.session.forget_document(document);
    }

    /// Notes the annotators who arrive and were neither named nor had tagged anything until now.
    fn note_newcomers(&mut self, arrived: &Arrived) {
        if let Part::Coding(key) = &arrived.part {
            self.note_newcomer(&key.annotator);
        }
        for record in &arrived.records {
            if let RecordId::Annotator(person) = &record.of {
                self.note_newcomer(person);
            }
        }
    }

    fn note_newcomer(&mut self, person: &AnnotatorId) {
        let project = self.session.project();
        let is_named = project.annotators.contains_key(person);
        if !is_named && project.codings.keys().all(|key| key.annotator != *person) {
            self.others.newcomers.insert(person.clone());
        }
    }

    /// Remembers findings. A coding that a save joined with what someone else wrote waits to be read
    /// again; what became of shared files is told on its own.
    pub(super) fn find(&mut self, findings: Vec<Finding>) {
        for finding in &findings {
            if let (FindingKind::ChangedElsewhere, Some(part @ Part::Coding(_))) =
                (&finding.kind, &finding.part)
            {
                self.others.waiting.entry(part.clone()).or_default();
            }
        }
        self.findings.extend(findings);
    }
}
