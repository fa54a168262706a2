//! The open project and what can be done to it, for the window and the command line alike.
//!
//! A [`Desk`] holds a project with its session, its locks and its saving. The window saves on a thread
//! and works as one annotator; a subcommand saves before it returns and works as whoever its request
//! names. Every task is one file: it takes a request, which holds all that comes from the clock, from
//! chance and from the interface, and returns a typed outcome or error. `words` turns both into
//! sentences. Nothing here knows egui, clap or a language.
//!
//! Tasks on whole projects, such as creating, exporting or sealing one, need no open project. What
//! takes long runs as a [`Job`], which says how far it is, can be stopped, and wakes whoever waits.

mod alone;
mod annotation;
mod backup;
mod backups;
mod choose;
mod clock;
mod codebook;
mod create;
mod document;
mod export;
pub mod fresh;
mod history;
mod import;
mod in_vivo;
mod job;
mod join;
mod memo;
mod merge;
mod migrate;
mod move_along;
mod names;
mod open;
mod others;
mod people;
mod place;
mod project;
mod refusal;
mod restore;
mod rights;
mod round;
mod sample;
mod saving;
mod seal;
mod tag;
mod text;
mod turn;
mod versions;
mod who;
mod withdraw;

pub use annotation::{
    Becomes, ChangeAnnotation, FinishDocument, change_annotation, finish_document, untag,
};
pub use backup::DayBackup;
pub use backups::{
    BackupsError, BackupsOutcome, BackupsRequest, backup_of, delete_backups, handle_backups,
    list_backups, make_backup, shelf_of, unpack_backup,
};
pub use choose::{Choice, choose};
pub use clock::{now, today};
pub use codebook::{
    CodebookError, EndTag, MoveTag, NewTag, TagUsage, add_tag, change_tag, delete_tag, merge_tags,
    move_tag, split_tag,
};
pub use create::{FirstCodebook, NewProject, NewProjectError, create, title_in_its_language};
pub use document::{
    RemoveDocument, RestoreDocument, describe_document, remove_document, restore_document,
};
pub use export::{ExcerptsExported, ExportError, ExportExcerpts, NamesExported, export};
pub use history::history;
pub use import::{ImportFiles, NewDocument, import};
pub use in_vivo::{TagInVivo, tag_in_vivo};
pub use job::{Job, NoOutcome, OnDrop, Progress, Running, Step, Stopped};
pub use join::{join, join_as_another};
pub use memo::{
    ChangeMemo, MemoChanged, MemoError, WriteMemo, change_memo, remove_memo, write_memo,
};
pub use merge::{CopiesMerged, CopyMerged, MergeCopies, MergeCopiesError, merge_copies};
pub use migrate::{MigrateProject, MigrateProjectError, migrate};
pub use move_along::{FoundAgain, find_again};
pub use names::{
    CopyRenamed, Doubtful, Doubts, NameReplacement, NamesListError, NamesLooked, NamesReplaced,
    ReplaceNames, ReplaceNamesError, StoppedOrUndecided, Undecided, keep_list_apart,
    look_for_names, names_report, places_to_replace, read_decisions_file, read_names_list,
    replace_names, write_names_list, write_names_report,
};
pub use open::open;
pub use others::Others;
pub use people::{join_people, keep_apart, part_people};
pub use place::{PassagePlace, PlaceError, find_quote};
pub use project::{confine, rename_annotator, retitle};
pub use refusal::Refusal;
pub use restore::{RestoreCoding, Was, restore};
pub use round::first_round;
pub use sample::create_sample;
pub use saving::Saving;
pub use seal::{SealProject, UnsealProject, seal, unseal};
pub use tag::{PassageError, TagPassage, Tagged, tag_passage};
pub use text::{PreparedReplacement, replace_text, replace_text_prepared, settle_passage};
pub use turn::Turn;
pub use versions::{
    BringBack, BroughtBack, VersionError, bring_version_back, name_version, note_version,
};
pub use who::Who;
pub use withdraw::{WithdrawError, Withdrawal, Withdrawn};

use crate::edit::{Edit, EditName, Part, ProjectEdit, Session};
use crate::model::{AnnotatorId, CodingKey, Project};
use crate::store::{self, Access, Alternatives, Aside, Finding, LockError, Opened, ReadOnlyReason};
use rights::Rights;
use saving::Writer;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Stands in tombstones and versions for the annotator whom a subcommand was not told.
const COMMAND_LINE: &str = "command-line";
/// How long a subcommand waits for another program to give a lock back.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long the window waits for a turn. It stands still meanwhile.
const PATIENCE_OF_WINDOW: Duration = Duration::from_millis(60);

/// The open project.
pub struct Desk {
    opening: u64,
    /// The project's folder.
    pub root: PathBuf,
    /// The project's state and history.
    pub session: Session,
    /// Who is tagging in the window; none until that was said, and for a subcommand.
    pub me: Option<AnnotatorId>,
    /// Who was said to be tagging: `me` is the id that stands for them.
    said: Option<AnnotatorId>,
    /// What was found in the project's files since it was opened.
    pub findings: Vec<Finding>,
    /// Files put aside by a sync tool, which were read along.
    pub aside: Vec<Aside>,
    /// How much of what was done is on disk.
    pub saving: Saving,
    /// What other programs did to the project on disk.
    pub others: Others,
    /// The backup of the day. It stops before the project's locks are given back.
    pub backup: DayBackup,
    access: Access,
    /// Imported files that are kept beside the texts of new documents, with their names there.
    originals: BTreeMap<crate::model::DocumentId, (String, Vec<u8>)>,
    /// The session's revision that was last handed over to be saved.
    handed: u64,
    writer: Writer,
    /// Given back once nothing is being saved any more.
    rights: Rights,
}

impl Desk {
    /// Begins work in the window on a project that was read. Changes are saved on a thread, which also
    /// watches the folder; `wake` is called from it when there is something to [`poll`](Self::poll).
    pub fn new(root: PathBuf, opened: Opened, wake: impl Fn() + Send + 'static) -> Self {
        let mut backup = DayBackup::default();
        if opened.access == Access::ReadWrite {
            backup.begin(&root, &opened.project);
        }
        let (ledger, rest) = Rest::of(opened);
        let writer = Writer::on_a_thread(&root, ledger, wake);
        Self::with(root, rest, writer, Rights::default(), backup)
    }

    /// Opens a project for one subcommand. Changes are saved before a task returns.
    ///
    /// # Errors
    /// When the folder is no project or cannot be read, or the whole project is being written anew.
    pub fn open_at_once(root: &Path) -> Result<Self, Refusal> {
        store::probe(root)?;
        let mut rights = Rights::default();
        let present = rights.be_present(root, PATIENCE);
        Self::at_once(root, rights, present, DayBackup::begin)
    }

    /// Opens a project for one subcommand that writes it as a whole, and keeps every other program away
    /// until the desk is dropped.
    ///
    /// # Errors
    /// When the folder is no project or cannot be read, or another program has it open.
    pub fn open_alone(root: &Path) -> Result<Self, Refusal> {
        store::probe(root)?;
        let mut rights = Rights::default();
        let alone = rights.be_alone(root, PATIENCE);
        Self::at_once(root, rights, alone, DayBackup::begin_alone)
    }

    fn at_once(
        root: &Path,
        rights: Rights,
        right: Result<(), LockError>,
        begin_backup: impl FnOnce(&mut DayBackup, &Path, &Project),
    ) -> Result<Self, Refusal> {
        let mut opened = store::open(root)?;
        let mut backup = DayBackup::default();
        if opened.access == Access::ReadWrite {
            right?;
            store::tend(root, &mut opened);
            begin_backup(&mut backup, root, &opened.project);
        }
        let (ledger, rest) = Rest::of(opened);
        let writer = Writer::AtOnce(Box::new(ledger));
        Ok(Self::with(root.to_owned(), rest, writer, rights, backup))
    }

    fn with(root: PathBuf, rest: Rest, writer: Writer, rights: Rights, backup: DayBackup) -> Self {
        static OPENINGS: AtomicU64 = AtomicU64::new(0);
        Self {
            opening: OPENINGS.fetch_add(1, Ordering::Relaxed),
            root,
            session: Session::new(rest.project),
            me: None,
            said: None,
            findings: rest.findings,
            aside: rest.aside,
            saving: match rest.access {
                Access::ReadWrite => Saving::Saved,
                Access::ReadOnly(_) => Saving::ReadOnly,
            },
            others: Others::default(),
            backup,
            access: rest.access,
            originals: BTreeMap::new(),
            handed: 0,
            writer,
            rights,
        }
    }

    /// A number that no other project opened in this process has: what was computed of one project is
    /// not true of another.
    pub fn opening(&self) -> u64 {
        self.opening
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        self.session.project()
    }

    /// Whether the project can be changed.
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

    /// Refuses where the project can only be read.
    ///
    /// # Errors
    /// [`Refusal::ReadOnly`] with the reason.
    pub fn check_writable(&self) -> Result<(), Refusal> {
        self.why_read_only()
            .map_or(Ok(()), |reason| Err(Refusal::ReadOnly(reason)))
    }

    /// Whether the annotator in the window may change a coding: it is their own or that of
    /// an id joined into theirs, its round is open, and
    /// the project can be written.
    pub fn may_change(&self, key: &CodingKey) -> bool {
        let is_open = !self.project().is_closed(&key.round);
        let by = self.project().joined(&key.annotator);
        self.is_writable() && is_open && Some(by) == self.me.as_ref()
    }

    /// Whether the annotator in the window may choose among versions of a record of a coding: it is their
    /// own, and the project can be written. Records of a closed round can be settled too.
    pub fn may_settle(&self, key: &CodingKey) -> bool {
        let by = self.project().joined(&key.annotator);
        self.is_writable() && Some(by) == self.me.as_ref()
    }

    /// Records that wait for a choice between their versions. Only a desk that saves at once knows them.
    pub fn alternatives(&self) -> Vec<Alternatives> {
        match &self.writer {
            Writer::AtOnce(ledger) => store::alternatives(self.project(), ledger),
            Writer::Thread(_) => Vec::new(),
        }
    }

    /// Says who is tagging in the window; the lock of the annotator before is given back.
    pub fn be(&mut self, me: AnnotatorId) {
        self.rights.unlock_people();
        self.me = Some(self.project().joined(&me).clone());
        self.said = Some(me);
    }

    /// After people were joined or parted: who tags in the window does so under the id that stands for
    /// them.
    fn follow_joins(&mut self) {
        let said = self.said.as_ref();
        let now = said.map(|id| self.session.project().joined(id));
        if now.is_some() && now != self.me.as_ref() {
            self.me = now.cloned();
            self.rights.unlock_people();
        }
    }

    /// Takes the right to write the project, and to do so as the annotator of the window, unless both are
    /// held already.
    ///
    /// # Errors
    /// When another program works as the same annotator or writes the whole project anew, or a lock's
    /// file cannot be made.
    pub fn hold(&mut self) -> Result<(), LockError> {
        if !self.is_writable() {
            return Ok(());
        }
        let held = self.rights.be_present(&self.root, Duration::ZERO);
        let held = held.and_then(|()| match &self.me {
            Some(me) => self.rights.lock(&self.root, me, Duration::ZERO).map(drop),
            None => Ok(()),
        });
        self.show_right(held.is_ok());
        held
    }

    /// The footer shows whether changes can be written before any was made.
    fn show_right(&mut self, is_given: bool) {
        self.saving = match (is_given, &self.saving) {
            (false, Saving::Saved) => Saving::ReadOnly,
            (true, Saving::ReadOnly) => Saving::Saved,
            (_, unchanged) => unchanged.clone(),
        };
    }

    /// True once, when the project's drive was found to have no locks.
    pub fn take_lock_warning(&mut self) -> bool {
        self.rights.take_lock_warning()
    }

    /// Takes the right to change an annotator's codings, also for the ids joined into theirs. In the window that is the annotator who works
    /// there; a subcommand waits for another one, and reads again what it wrote: ask before anything is
    /// worked out.
    ///
    /// # Errors
    /// When the window works as someone else, another program works as the annotator, or the project
    /// can only be read.
    pub fn act_as(&mut self, annotator: &AnnotatorId) -> Result<(), Refusal> {
        self.check_writable()?;
        let annotator = self.project().joined(annotator).clone();
        if matches!(self.writer, Writer::Thread(_)) {
            if self.me.as_ref() != Some(&annotator) {
                let known = self.project().annotators.get(&annotator);
                let name = known.map_or(annotator.as_str(), |a| &a.name).to_owned();
                return Err(Refusal::NotYours { name });
            }
            return Ok(self.hold()?);
        }
        if self.rights.lock(&self.root, &annotator, PATIENCE)? {
            self.read_again()?;
            // They may have been joined into another one while the lock was waited for.
            return self.act_as(&annotator);
        }
        Ok(())
    }

    /// Takes a turn. A subcommand keeps it to its end, and reads again what others wrote meanwhile: ask
    /// before anything is worked out. The window gives it back once the change is on disk.
    ///
    /// # Errors
    /// When another program has the turn, or the project can only be read.
    pub fn take_turn(&mut self, turn: Turn) -> Result<(), Refusal> {
        self.check_writable()?;
        match &self.writer {
            Writer::Thread(_) => {
                self.hold()?;
                let taken = self
                    .rights
                    .take_turn(&self.root, turn, PATIENCE_OF_WINDOW)?;
                debug_assert!(taken || self.rights.has_turn(turn));
                Ok(())
            }
            Writer::AtOnce(_) => {
                if self.rights.take_turn(&self.root, turn, PATIENCE)? {
                    self.read_again()
                } else {
                    Ok(())
                }
            }
        }
    }

    /// Reads the project again, as another program may have left it while a lock was waited for.
    fn read_again(&mut self) -> Result<(), Refusal> {
        debug_assert!(self.session.unsaved().is_empty(), "lock first, then edit");
        let opened = store::open(&self.root)?;
        self.access = opened.access;
        self.session = Session::new(opened.project);
        self.writer = Writer::AtOnce(Box::new(opened.ledger));
        self.check_writable()
    }

    /// Applies an edit. A subcommand has it on disk when this returns; the window saves it at the end of
    /// the pass.
    ///
    /// # Errors
    /// When a lock or turn is not given, the edit does not fit the project, or it cannot be written.
    pub fn commit(&mut self, edit: &Edit) -> Result<(), Refusal> {
        self.ready_for(edit)?;
        self.session.apply(edit)?;
        self.follow_joins();
        self.save_at_once(false)
    }

    /// Applies an edit that settles what waits for a choice. It is written also to files that are not
    /// written to until the choice is made.
    ///
    /// # Errors
    /// The errors of [`commit`](Self::commit).
    pub fn commit_choice(&mut self, edit: &Edit) -> Result<(), Refusal> {
        self.ready_for(edit)?;
        self.session.apply(edit)?;
        self.follow_joins();
        self.save_at_once(true)
    }

    /// Takes the last edit back, and returns its name; none when there is none.
    ///
    /// # Errors
    /// The errors of [`commit`](Self::commit).
    pub fn undo(&mut self) -> Result<Option<EditName>, Refusal> {
        self.check_writable()?;
        if let Some(edit) = self.session.history().next_undo().cloned() {
            self.ready_for(&edit)?;
        }
        let name = self.session.undo()?;
        self.follow_joins();
        self.save_at_once(false)?;
        Ok(name)
    }

    /// Does the last undone edit again, and returns its name; none when there is none.
    ///
    /// # Errors
    /// The errors of [`commit`](Self::commit).
    pub fn redo(&mut self) -> Result<Option<EditName>, Refusal> {
        self.check_writable()?;
        if let Some(edit) = self.session.history().next_redo().cloned() {
            self.ready_for(&edit)?;
        }
        let name = self.session.redo()?;
        self.follow_joins();
        self.save_at_once(false)?;
        Ok(name)
    }

    /// Takes what an edit needs. A subcommand must have taken it before it worked the edit out.
    fn ready_for(&mut self, edit: &Edit) -> Result<(), Refusal> {
        self.check_writable()?;
        let (people, turns) = needs(edit);
        if matches!(self.writer, Writer::AtOnce(_)) {
            let is_locked = |id| self.rights.is_locked(self.project().joined(id));
            debug_assert!(people.iter().all(is_locked), "{edit:?}");
            debug_assert!(turns.iter().all(|t| self.rights.has_turn(*t)), "{edit:?}");
            return Ok(());
        }
        self.hold()?;
        // Undo may reach what was done as someone else, whose lock was given back since.
        for person in &people {
            self.rights.lock(&self.root, person, Duration::ZERO)?;
        }
        turns.into_iter().try_for_each(|turn| self.take_turn(turn))
    }

    /// For whom the journal says that a change was made.
    fn by(&self) -> Option<AnnotatorId> {
        let me = self.me.as_ref().or_else(|| self.rights.only_person());
        me.cloned()
    }
}

/// What is read of a project, without the ledger.
struct Rest {
    project: Project,
    access: Access,
    findings: Vec<Finding>,
    aside: Vec<Aside>,
}

impl Rest {
    fn of(opened: Opened) -> (store::Ledger, Self) {
        let rest = Self {
            project: opened.project,
            access: opened.access,
            findings: opened.findings,
            aside: opened.aside,
        };
        (opened.ledger, rest)
    }
}

/// Whose codings an edit changes, and which turns it needs.
fn needs(edit: &Edit) -> (BTreeSet<AnnotatorId>, BTreeSet<Turn>) {
    let mut parts = BTreeSet::new();
    edit.touches(&mut parts);
    let mut people = BTreeSet::new();
    let mut turns = BTreeSet::new();
    for part in parts {
        match part {
            Part::Coding(key) => drop(people.insert(key.annotator)),
            Part::Codebook => drop(turns.insert(Turn::Codebook)),
            Part::Project if adds_annotator(edit) => drop(turns.insert(Turn::Newcomers)),
            Part::Memos(by) => drop(people.insert(by)),
            Part::Project | Part::Round(_) | Part::Document(_) => {}
        }
    }
    (people, turns)
}

fn adds_annotator(edit: &Edit) -> bool {
    match edit {
        Edit::Project(edit) => matches!(edit, ProjectEdit::AddAnnotator(_)),
        Edit::Batch(_, edits) => edits.iter().any(adds_annotator),
        _ => false,
    }
}
