//! A project as records: what it says of each, and putting one into it.

use super::annotation::{CodingKey, CodingState};
use super::id::DocumentId;
use super::memo::Memo;
use super::project::Project;
use super::record::{RecordId, Said};

impl Project {
    /// What the project says of a record now.
    pub fn says(&self, of: &RecordId) -> Said {
        let found = match of {
            RecordId::Project => Some(Said::Project(self.title.clone(), self.is_sample)),
            RecordId::Confined => self.is_confined.then_some(Said::Confined),
            RecordId::Annotator(id) => self.annotators.get(id).cloned().map(Said::Annotator),
            RecordId::Apart(apart) => {
                let is_apart = self.apart.contains(apart);
                is_apart.then(|| Said::Apart(apart.clone()))
            }
            RecordId::Round(id) => self.rounds.get(id).cloned().map(Said::Round),
            RecordId::Tag(id) => {
                let tag = self.codebook.get(id).cloned();
                tag.map(|tag| Said::Tag(Box::new(tag)))
            }
            RecordId::Version(id) => {
                let version = self.versions.get(id).cloned();
                version.map(|version| Said::Version(Box::new(version)))
            }
            RecordId::Document(id) => {
                let listed = self.documents.get(id).cloned();
                let removed = || self.removed.get(id).cloned();
                listed
                    .map(|document| Said::Document(Box::new(document)))
                    .or_else(|| removed().map(|removed| Said::Removed(Box::new(removed))))
            }
            RecordId::Finished(key) => {
                let state = self.codings.get(key).map(|coding| coding.state());
                let state = state.filter(|state| *state != CodingState::default());
                state.map(Said::Finished)
            }
            RecordId::Annotation(key, id) => {
                let coding = self.codings.get(key);
                let annotation = coding.and_then(|c| c.annotations.get(id).cloned());
                annotation.map(Said::Annotation)
            }
            RecordId::Dropped(key, id) => {
                let coding = self.codings.get(key);
                let is_dropped = coding.is_some_and(|coding| coding.dropped.contains(id));
                is_dropped.then(|| Said::Dropped(id.clone()))
            }
            RecordId::Memo(by, id) => {
                let memo = self.memos.get(by).and_then(|memos| memos.get(id).cloned());
                memo.map(|memo| Said::Memo(Box::new(memo)))
            }
        };
        found.unwrap_or(Said::Deleted(None))
    }

    /// Makes a record say something. Nothing else changes, and nothing that the record names need be
    /// there. What does not fit the record, as a tag for a document, takes the record out.
    pub fn put(&mut self, of: &RecordId, says: &Said) {
        match (of, says) {
            (RecordId::Project, Said::Project(title, is_sample)) => {
                self.title = title.clone();
                self.is_sample = *is_sample;
            }
            (RecordId::Confined, Said::Confined) => self.is_confined = true,
            (RecordId::Annotator(id), Said::Annotator(person)) => {
                self.annotators.insert(id.clone(), person.clone());
            }
            (RecordId::Apart(apart), Said::Apart(_)) => drop(self.apart.insert(apart.clone())),
            (RecordId::Round(id), Said::Round(round)) => {
                self.rounds.insert(id.clone(), round.clone());
            }
            (RecordId::Tag(_), Said::Tag(tag)) => {
                self.codebook.insert(tag.as_ref().clone());
            }
            (RecordId::Version(id), Said::Version(version)) => {
                self.versions.insert(id.clone(), version.as_ref().clone());
            }
            (RecordId::Document(id), Said::Document(document)) => {
                self.removed.remove(id);
                self.documents.insert(id.clone(), document.as_ref().clone());
            }
            (RecordId::Document(id), Said::Removed(removed)) => {
                self.documents.remove(id);
                self.removed.insert(id.clone(), removed.as_ref().clone());
            }
            (RecordId::Finished(key), Said::Finished(state)) => {
                let coding = self.codings.entry(key.clone()).or_default();
                coding.set_state(*state);
                self.drop_if_blank(key);
            }
            (RecordId::Annotation(key, id), Said::Annotation(annotation)) => {
                let coding = self.codings.entry(key.clone()).or_default();
                coding.annotations.insert(id.clone(), annotation.clone());
            }
            (RecordId::Dropped(key, id), Said::Dropped(_)) => {
                let coding = self.codings.entry(key.clone()).or_default();
                coding.dropped.insert(id.clone());
            }
            (RecordId::Memo(by, id), Said::Memo(memo)) => {
                let memos = self.memos.entry(by.clone()).or_default();
                memos.insert(id.clone(), memo.as_ref().clone());
            }
            _ => self.take_out(of),
        }
    }

    /// Takes a record out; one that is not there stays so.
    fn take_out(&mut self, of: &RecordId) {
        match of {
            // A project always has a title, even if it is blank.
            RecordId::Project => {}
            RecordId::Confined => self.is_confined = false,
            RecordId::Annotator(id) => drop(self.annotators.remove(id)),
            RecordId::Apart(apart) => drop(self.apart.remove(apart)),
            RecordId::Round(id) => drop(self.rounds.remove(id)),
            RecordId::Tag(id) => drop(self.codebook.remove(id)),
            RecordId::Version(id) => drop(self.versions.remove(id)),
            RecordId::Document(id) => {
                self.documents.remove(id);
                self.removed.remove(id);
            }
            RecordId::Finished(key) => {
                if let Some(coding) = self.codings.get_mut(key) {
                    coding.set_state(CodingState::default());
                }
                self.drop_if_blank(key);
            }
            RecordId::Annotation(key, id) => {
                if let Some(coding) = self.codings.get_mut(key) {
                    coding.annotations.remove(id.as_str());
                }
                self.drop_if_blank(key);
            }
            RecordId::Dropped(key, id) => {
                if let Some(coding) = self.codings.get_mut(key) {
                    coding.dropped.remove(id);
                }
                self.drop_if_blank(key);
            }
            RecordId::Memo(by, id) => {
                if let Some(memos) = self.memos.get_mut(by) {
                    memos.remove(id);
                    if memos.is_empty() {
                        self.memos.remove(by);
                    }
                }
            }
        }
    }

    /// Takes out everything of a document that was withdrawn: the document, listed or removed, its
    /// codings, memos on it or on its annotations, and versions of these that wait for a choice.
    pub fn forget_document(&mut self, document: &DocumentId) {
        self.documents.remove(document);
        self.removed.remove(document);
        self.codings.retain(|key, _| key.document != *document);
        let is_about = |memo: &Memo| memo.about.document() == Some(document);
        self.memos.retain(|_, memos| {
            memos.retain(|_, memo| !is_about(memo));
            !memos.is_empty()
        });
        self.waiting.retain(|of, versions| {
            versions.retain(|version| match &version.says {
                Said::Memo(memo) => !is_about(memo),
                _ => true,
            });
            let coding = of.coding().map(|key| &key.document);
            let is_of = coding == Some(document) || *of == RecordId::Document(document.clone());
            !is_of && !versions.is_empty()
        });
    }

    /// Blank codings are not kept.
    fn drop_if_blank(&mut self, key: &CodingKey) {
        if self
            .codings
            .get(key)
            .is_some_and(|coding| coding.is_blank())
        {
            self.codings.remove(key);
        }
    }
}
