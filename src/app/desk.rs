//! The open project: its session, its saving, who is at it, and what was found when it was opened.

use super::backing_up::BackingUp;
use crate::edit::{Edit, EditError, EditName, Part, Session};
use crate::model::{
    AnnotationId, AnnotatorId, CodingKey, DocumentId, Moment, RecordId, TagId, VersionId,
};
use crate::store::{
    self, Access, ArrivedRecords, Aside, Elsewhere, Finding, FindingKind, Lock, LockError, Opened,
    Presence, ReadOnlyReason, SaveError, SaveEvent, Saver, Snapshot,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What is on disk of what was done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Everything.
    Saved,
    /// The rest is being written.
    Writing,
    /// Something could not be written; it stays in memory and is tried again with the next change.
    Failed(Vec<SaveError>),
    /// The project may only be read, or someone else is working as the same annotator.
    ReadOnly,
}

/// Whether the drive of the project knows locks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Locks {
    /// As far as is known.
    #[default]
    Work,
    /// It does not, and the user does not know.
    Lacking,
    /// It does not, and the user was told.
    Told,
}

impl Locks {
    /// Goes by a lock that was just taken.
    fn meet(&mut self, holds: bool) {
        if !holds && *self == Self::Work {
            *self = Self::Lacking;
        }
    }
}

/// What others did to the project on disk since it was opened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Others {
    /// Whose annotations were taken in since this was last asked.
    pub arrived: BTreeSet<AnnotatorId>,
    /// Parts that everyone writes which were taken in since this was last asked.
    pub parts: BTreeSet<Part>,
    /// Who was not known before, since this was last asked.
    pub newcomers: BTreeSet<AnnotatorId>,
    /// Files that are the user's own, or in which others changed what the user changed, with how many of their records are new, say
    /// something else and are gone: they are read again when the user says so.
    pub waiting: BTreeMap<String, [usize; 3]>,
}

/// The open project.
pub struct Desk {
    opening: u64,
    /// Its folder.
    pub root: PathBuf,
    /// Its state and history.
    pub session: Session,
    /// Who is tagging, once it was said.
    pub me: Option<AnnotatorId>,
    /// What was found when it was opened.
    pub findings: Vec<Finding>,
    /// Files that a sync tool put aside, which were read along.
    pub aside: Vec<Aside>,
    /// What is on disk.
    pub saving: Saving,
    /// What others did.
    pub others: Others,
    /// The backup of the day.
    pub backup: BackingUp,
    lock: Option<Lock>,
    /// As whom the window had the right to work, so that what they did may be in its history.
    been: BTreeSet<AnnotatorId>,
    access: Access,
    saver: Saver,
    originals: BTreeMap<DocumentId, (String, Vec<u8>)>,
    /// The revision that was handed over last.
    handed: u64,
    locks: Locks,
    /// Given back last, once nothing is being saved any more.
    presence: Option<Presence>,
}

impl Desk {
    /// Begins work on a project that was read; `wake` is called from another thread when saving has
    /// news.
    pub fn new(root: PathBuf, opened: Opened, wake: impl Fn() + Send + 'static) -> Self {
        let read_only = opened.access != Access::ReadWrite;
        let saver = Saver::start(root.clone(), opened.ledger, wake);
        let mut backup = BackingUp::default();
        backup.begin(&root, &opened.project);
        saver.watch();
        static OPENINGS: AtomicU64 = AtomicU64::new(0);
        Self {
            opening: OPENINGS.fetch_add(1, Ordering::Relaxed),
            session: Session::new(opened.project),
            me: None,
            findings: opened.findings,
            aside: opened.aside,
            saving: if read_only {
                Saving::ReadOnly
            } else {
                Saving::Saved
            },
            saver,
            access: opened.access,
            others: Others::default(),
            backup,
            lock: None,
            been: BTreeSet::new(),
            originals: BTreeMap::new(),
            handed: 0,
            locks: Locks::default(),
            presence: None,
            root,
        }
    }

    /// A number that no other project opened in this process has: what was computed of one project
    /// is not true of another.
    pub fn opening(&self) -> u64 {
        self.opening
    }

    /// Whether changes can be made.
    pub fn is_writable(&self) -> bool {
        self.access == Access::ReadWrite
    }

    /// Why the project can only be read, if so.
    pub fn why_read_only(&self) -> Option<ReadOnlyReason> {
        match self.access {
            Access::ReadWrite => None,
            Access::ReadOnly(reason) => Some(reason),
        }
    }

    /// Says who is tagging; the right to work as someone else is given back.
    pub fn be(&mut self, me: AnnotatorId) {
        self.lock = None;
        self.me = Some(me);
    }

    /// Takes the right to work on the project, and to do so as the annotator, unless it is held already.
    /// It is only lacking while another window or a subcommand works as the same person, or everything is
    /// written anew.
    ///
    /// # Errors
    /// When someone else has it, or it cannot be taken.
    pub fn hold(&mut self) -> Result<(), LockError> {
        if !self.is_writable() {
            return Ok(());
        }
        if self.presence.is_none() {
            let presence = store::be_present(&self.root);
            self.show_right(presence.is_ok());
            let presence = presence?;
            self.locks.meet(presence.holds());
            self.presence = Some(presence);
        }
        if self.lock.is_none()
            && let Some(me) = self.me.clone()
        {
            let lock = store::lock(&self.root, &me);
            self.show_right(lock.is_ok());
            let lock = lock?;
            self.locks.meet(lock.holds());
            self.lock = Some(lock);
            self.been.insert(me);
        }
        Ok(())
    }

    /// Whether the project's drive was found to know no locks since this was last asked.
    pub fn take_no_locks(&mut self) -> bool {
        let is_news = self.locks == Locks::Lacking;
        if is_news {
            self.locks = Locks::Told;
        }
        is_news
    }

    /// What the footer says must be so before anything was tried.
    fn show_right(&mut self, is_given: bool) {
        self.saving = match (is_given, &self.saving) {
            (false, Saving::Saved) => Saving::ReadOnly,
            (true, Saving::ReadOnly) => Saving::Saved,
            (_, as_it_is) => as_it_is.clone(),
        };
    }

    /// Looks once at what others wrote, whatever the system tells of it.
    pub fn look_around(&self) {
        self.saver.look();
    }

    /// Applies an edit; it is saved at the end of the pass.
    ///
    /// # Errors
    /// When it does not fit the project.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.session.apply(edit)
    }

    /// Takes the last edit back.
    ///
    /// # Errors
    /// When it no longer fits.
    pub fn undo(&mut self) -> Result<Option<EditName>, EditError> {
        self.session.undo()
    }

    /// Does the last undone edit again.
    ///
    /// # Errors
    /// When it no longer fits.
    pub fn redo(&mut self) -> Result<Option<EditName>, EditError> {
        self.session.redo()
    }

    /// Keeps the imported file of a document beside its text when it is saved.
    pub fn keep_original(&mut self, document: DocumentId, name: String, bytes: Vec<u8>) {
        self.originals.insert(document, (name, bytes));
    }

    /// Hands what changed to the saving thread. What could not be saved waits for another change,
    /// or until it is tried again: else a full disk would keep the machine busy.
    pub fn save(&mut self) {
        let failed = matches!(self.saving, Saving::Failed(_));
        if !failed || self.session.revision() != self.handed {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        if self.session.unsaved().is_empty() || !self.is_writable() {
            return;
        }
        self.handed = self.session.revision();
        self.backup.begin(&self.root, self.session.project());
        let parts = self.session.take_unsaved();
        let snapshot = Snapshot::take(self.session.project(), parts);
        let mut snapshot = snapshot.by(self.me.clone());
        for (document, (name, bytes)) in std::mem::take(&mut self.originals) {
            snapshot = snapshot.with_original(document, &name, bytes);
        }
        self.saver.submit(snapshot);
        self.saving = Saving::Writing;
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

    /// Takes news from the saving thread. Gives whether there was any.
    pub fn poll(&mut self) -> bool {
        let mut news = false;
        while let Some(event) = self.saver.poll() {
            news = true;
            self.take(event);
        }
        news
    }

    /// Waits until everything is on disk that can be, and gives how it stands then. What could not
    /// be written stays in memory.
    pub fn flush(&mut self) -> &Saving {
        self.hand_over();
        while !self.saver.has_told() {
            std::thread::sleep(Duration::from_millis(2));
        }
        self.poll();
        &self.saving
    }

    /// A fresh annotation id.
    pub fn new_annotation_id() -> AnnotationId {
        fresh("a", AnnotationId::new)
    }

    /// A fresh tag id.
    pub fn new_tag_id() -> TagId {
        fresh("t", TagId::new)
    }

    /// A fresh id of a version of the codebook.
    pub fn new_version_id() -> VersionId {
        fresh("v", VersionId::new)
    }

    /// A fresh document id.
    pub fn new_document_id() -> DocumentId {
        fresh("d", DocumentId::new)
    }

    /// A fresh annotator id.
    pub fn new_annotator_id() -> AnnotatorId {
        fresh("p", AnnotatorId::new)
    }

    /// The time now.
    pub fn now() -> Moment {
        Moment::now()
    }

    /// Whether an annotation can be changed: it is the user's own, in a project that can be written.
    pub fn may_change(&self, key: &CodingKey) -> bool {
        let open = self
            .session
            .project()
            .rounds
            .get(&key.round)
            .is_none_or(|r| r.closed.is_none());
        self.is_writable() && open && Some(&key.annotator) == self.me.as_ref()
    }

    fn take(&mut self, event: SaveEvent) {
        match event {
            SaveEvent::Saved { findings, .. } => {
                self.find(findings);
                // Something else may have failed just before, and is still only in memory.
                let failed = matches!(self.saving, Saving::Failed(_));
                if failed && !self.session.unsaved().is_empty() {
                    return;
                }
                self.saving = match self.saver.is_idle() {
                    true => Saving::Saved,
                    false => Saving::Writing,
                };
            }
            SaveEvent::Failed {
                parts,
                errors,
                findings,
            } => {
                self.find(findings);
                self.session.still_unsaved(parts);
                self.saving = Saving::Failed(errors);
            }
            SaveEvent::Elsewhere(found) => {
                for elsewhere in found {
                    self.meet(elsewhere);
                }
            }
        }
    }

    /// Takes in what someone else wrote as another annotator, or of what the user has not changed;
    /// everything else waits for the user.
    fn meet(&mut self, elsewhere: Elsewhere) {
        self.findings.extend(elsewhere.findings);
        if let Some(records) = elsewhere.records {
            return self.meet_records(records);
        }
        match elsewhere.coding {
            Some(arrived) if !self.been.contains(&arrived.key.annotator) => {
                self.others.arrived.insert(arrived.key.annotator.clone());
                self.note_newcomer(&arrived.key.annotator);
                let coding = arrived.coding.clone();
                self.session.take_in(arrived.key.clone(), coding);
                self.saver.take(arrived);
            }
            _ => drop(self.others.waiting.insert(elsewhere.file, elsewhere.counts)),
        }
    }

    /// Notes who was neither named nor had tagged anything until now.
    fn note_newcomer(&mut self, person: &AnnotatorId) {
        let project = self.session.project();
        let is_named = project.annotators.contains_key(person);
        if !is_named && project.codings.keys().all(|key| key.annotator != *person) {
            self.others.newcomers.insert(person.clone());
        }
    }

    fn meet_records(&mut self, mut records: Box<ArrivedRecords>) {
        let waits = match (&records.part, records.is_withdrawn()) {
            (Part::Document(id), true) => {
                self.session.forget_document(id);
                0
            }
            _ => records.leave(self.session.changed()),
        };
        let file = records.file();
        match waits {
            0 => drop(self.others.waiting.remove(&file)),
            _ => drop(self.others.waiting.insert(file, [0, waits, 0])),
        }
        for (of, ..) in &records.records {
            if let RecordId::Annotator(person) = of {
                self.note_newcomer(person);
            }
        }
        if !records.records.is_empty() {
            self.others.parts.insert(records.part.clone());
            self.session.take_in_records(records.records.clone());
        }
        self.saver.take_records(records);
    }

    /// Remembers findings. A coding that was joined with what someone else wrote waits to be read
    /// again; what became of the files that everyone writes is told by itself.
    fn find(&mut self, findings: Vec<Finding>) {
        for finding in &findings {
            let is_coding = finding.file.starts_with("annotations/");
            if finding.kind == FindingKind::ChangedElsewhere && is_coding {
                let waiting = &mut self.others.waiting;
                waiting.entry(finding.file.clone()).or_default();
            }
        }
        self.findings.extend(findings);
    }
}

fn fresh<T, E: std::fmt::Debug>(prefix: &str, new: impl Fn(&str) -> Result<T, E>) -> T {
    new(&store::fresh_id(prefix)).expect("fresh ids are short ASCII")
}

#[cfg(test)]
mod tests {
    use super::Locks;

    #[test]
    fn a_drive_without_locks_is_told_once() {
        let mut locks = Locks::default();
        locks.meet(true);
        assert_eq!(locks, Locks::Work);
        locks.meet(false);
        assert_eq!(locks, Locks::Lacking);
        locks = Locks::Told;
        locks.meet(false);
        assert_eq!(locks, Locks::Told);
    }
}
