//! What other programs do to the open project on disk, and what the window takes in of it.

use super::Desk;
use crate::edit::Part;
use crate::model::{AnnotatorId, DocumentId, RecordId};
use crate::store::{Arrived, ArrivedRecords, Elsewhere, Finding, FindingKind};
use std::collections::{BTreeMap, BTreeSet};

/// What other programs did to the project on disk since it was opened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Others {
    /// Annotators whose codings were taken in since this was last emptied.
    pub arrived: BTreeSet<AnnotatorId>,
    /// Shared parts that were taken in since this was last emptied.
    pub parts: BTreeSet<Part>,
    /// Annotators that were not known before, since this was last emptied.
    pub newcomers: BTreeSet<AnnotatorId>,
    /// Files that are the user's own, or in which others changed what the user changed too, with how
    /// many of their records are new, say something else and are gone. They are read again when the user
    /// asks for it.
    pub waiting: BTreeMap<String, [usize; 3]>,
}

impl Desk {
    /// Takes in a file that another program wrote, where it is another annotator's or holds records that
    /// the user has not changed. Everything else waits for the user.
    pub(super) fn meet(&mut self, elsewhere: Elsewhere) {
        self.findings.extend(elsewhere.findings);
        if let Some(records) = elsewhere.records {
            return self.meet_records(records);
        }
        match elsewhere.coding {
            Some(arrived) if !self.rights.was_locked_as(&arrived.key.annotator) => {
                self.meet_coding(arrived);
            }
            _ => drop(self.others.waiting.insert(elsewhere.file, elsewhere.counts)),
        }
    }

    fn meet_coding(&mut self, arrived: Box<Arrived>) {
        let annotator = &arrived.key.annotator;
        self.others.arrived.insert(annotator.clone());
        self.note_newcomer(annotator);
        let coding = arrived.coding.clone();
        self.session.take_in(arrived.key.clone(), coding);
        if let Some(saver) = self.writer.thread() {
            saver.take(arrived);
        }
    }

    fn meet_records(&mut self, mut records: Box<ArrivedRecords>) {
        let waits = match (&records.part, records.is_withdrawn()) {
            (Part::Document(id), true) => {
                self.let_go(&id.clone());
                0
            }
            _ => records.leave(self.session.changed()),
        };
        let file = records.file();
        if waits == 0 {
            self.others.waiting.remove(&file);
        } else {
            self.others.waiting.insert(file, [0, waits, 0]);
        }
        for (of, ..) in &records.records {
            if let RecordId::Annotator(person) = of {
                self.note_newcomer(person);
            }
        }
        if !records.records.is_empty() {
            self.others.parts.insert(records.part.clone());
            self.session.take_in_records(records.records.clone());
            self.follow_joins();
        }
        if let Some(saver) = self.writer.thread() {
            saver.take_records(records);
        }
    }

    /// Drops everything of a document that was withdrawn, also what waits to be saved.
    fn let_go(&mut self, document: &DocumentId) {
        self.originals.remove(document);
        self.session.forget_document(document);
    }

    /// Notes an annotator who was neither named nor had tagged anything until now.
    fn note_newcomer(&mut self, person: &AnnotatorId) {
        let project = self.session.project();
        let is_named = project.annotators.contains_key(person);
        if !is_named && project.codings.keys().all(|key| key.annotator != *person) {
            self.others.newcomers.insert(person.clone());
        }
    }

    /// Remembers findings. A coding that was joined with what someone else wrote waits to be read again;
    /// what became of shared files is told on its own.
    pub(super) fn find(&mut self, findings: Vec<Finding>) {
        for finding in &findings {
            let is_coding = matches!(finding.part, Some(Part::Coding(_)));
            if finding.kind == FindingKind::ChangedElsewhere && is_coding {
                let waiting = &mut self.others.waiting;
                waiting.entry(finding.file.clone()).or_default();
            }
        }
        self.findings.extend(findings);
    }
}
