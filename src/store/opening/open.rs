//! Opens a project: reads what can be read, and reports what cannot.

use super::access::{Access, ReadOnlyReason, is_read_only};
use super::importing;
use super::opened::{Aside, OpenError, Opened};
use super::traces::has_remains;
use crate::edit::Part;
use crate::model::{DocumentId, Project, RemovedDocument};
use crate::store::codebook::versions::{self, Versions};
use crate::store::disk::conflicts::{may_be_version_of, version_of};
use crate::store::disk::layout;
use crate::store::disk::layout::is_project;
use crate::store::disk::listing::{Entry, names};
use crate::store::disk::lock;
use crate::store::disk::texts;
use crate::store::finding::{Finding, FindingKind};
use crate::store::format::convert;
use crate::store::format::file_kind::FileKind;
use crate::store::format::record::identity::IdentityRecord;
use crate::store::format::record::{Body, Key, Kind, Line};
use crate::store::format::revisions::Standing;
use crate::store::ledger::kinship::share_a_revision;
use crate::store::ledger::known::{FileLedger, Ledger};
use crate::store::ledger::load;
use crate::store::ledger::waiting;
use crate::store::rewriting;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Whether a folder is a project, found without reading it.
///
/// # Errors
/// When the folder is not there, is no project, or cannot be looked into.
pub fn probe(root: &Path) -> Result<(), OpenError> {
    let path = root.to_owned();
    match std::fs::read_dir(root) {
        Ok(_) if is_project(root) => Ok(()),
        Ok(_) => Err(OpenError::NotAProject { path }),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Err(OpenError::NotFound { path }),
        Err(e) if e.kind() == io::ErrorKind::NotADirectory => Err(OpenError::NotAProject { path }),
        Err(source) => Err(OpenError::Unreadable { path, source }),
    }
}

/// Opens a project. What cannot be read is among the findings; everything else opens.
///
/// # Errors
/// When the folder is not there, is no project, or cannot be read at all.
pub fn open(root: &Path) -> Result<Opened, OpenError> {
    probe(root)?;
    let mut opening = Opening::new(root);
    opening.finish_rewriting();
    opening.project();
    opening.rounds();
    opening.memos();
    let named = opening.codebook();
    let lines = opening.lines_of_codebook();
    // Texts and annotations are large, and of no concern to each other while they are read.
    let (mut documents, mut codings) = (Opening::new(root), Opening::new(root));
    let mut read = Versions::default();
    std::thread::scope(|scope| {
        scope.spawn(|| documents.documents());
        scope.spawn(|| read = versions::read_all(root, named, lines));
        codings.codings();
    });
    opening.take_versions(read);
    opening.take(documents);
    opening.take(codings);
    Ok(opening.finish())
}

/// A project, or a part of one, while it is read.
pub(crate) struct Opening<'a> {
    root: &'a Path,
    pub(super) project: Project,
    /// The parts in which something waits for a choice.
    waiting: Vec<Part>,
    aside: Vec<Aside>,
    findings: Vec<Finding>,
    pub(super) ledger: Ledger,
    withdrawn: BTreeSet<DocumentId>,
}

impl<'a> Opening<'a> {
    /// A project of which nothing is read yet.
    pub(crate) fn new(root: &'a Path) -> Self {
        Self {
            root,
            project: Project::default(),
            waiting: Vec::new(),
            aside: Vec::new(),
            findings: Vec::new(),
            ledger: Ledger::default(),
            withdrawn: BTreeSet::new(),
        }
    }

    /// Takes over the documents and codings that another thread has read.
    fn take(&mut self, other: Self) {
        self.project.documents.extend(other.project.documents);
        self.project.removed.extend(other.project.removed);
        self.project.codings.extend(other.project.codings);
        self.waiting.extend(other.waiting);
        self.aside.extend(other.aside);
        self.findings.extend(other.findings);
        self.withdrawn.extend(other.withdrawn);
        self.ledger.files.extend(other.ledger.files);
        self.ledger.newer_schema = self.ledger.newer_schema.max(other.ledger.newer_schema);
    }

    /// Completes an interrupted rewriting before anything is read.
    fn finish_rewriting(&mut self) {
        if !layout::is_rewriting(self.root) {
            return;
        }
        let is_complete = match lock::for_writing(self.root) {
            Ok(_held) => rewriting::complete(self.root).is_ok(),
            Err(_) => false,
        };
        if !is_complete {
            self.tell(layout::REWRITE, None, FindingKind::RewritingUnfinished);
        }
    }

    fn project(&mut self) {
        let mut derived = None;
        for line in self.shared(Part::Project, layout::PROJECT) {
            if line.body.kind() == Kind::Project {
                derived = IdentityRecord::derived(&line);
            }
            if let Body::Identity(r) = &*line.body {
                let record = r.value().ok().map(|id| {
                    let record = IdentityRecord::of(&id);
                    self.project.id = Some(id);
                    record
                });
                self.show(layout::PROJECT, line, record);
            } else if line.body.kind().file() == FileKind::Project {
                self.record(&Part::Project, line);
            }
        }
        self.project.id = self.project.id.take().or(derived);
    }

    /// Reads the tags. Returns the lines of the named versions.
    fn codebook(&mut self) -> Vec<Line> {
        let mut named = Vec::new();
        for line in self.shared(Part::Codebook, layout::CODEBOOK) {
            if let Body::Tag(r) = &*line.body {
                let record = convert::tag(r).ok().map(|tag| {
                    let record = convert::tag_record(&tag);
                    self.project.codebook.insert(tag);
                    record
                });
                self.show(layout::CODEBOOK, line, record);
            } else {
                named.push(line);
            }
        }
        named
    }

    fn lines_of_codebook(&self) -> &[Line] {
        let codebook = self.ledger.files.get(layout::CODEBOOK);
        codebook.map_or(&[][..], |known| &known.lines)
    }

    /// Takes over the versions of the codebook that another thread has read.
    fn take_versions(&mut self, read: Versions) {
        self.findings.extend(read.findings);
        for (version, line, record) in read.shown {
            self.project.versions.insert(version.id.clone(), version);
            self.show(layout::CODEBOOK, line, Some(record));
        }
        if let Some(known) = self.ledger.files.get_mut(layout::CODEBOOK) {
            known.versions = read.contents;
        }
    }

    /// Reads a file that every project has, with its versions from sync tools.
    fn shared(&mut self, part: Part, file: &str) -> Vec<Line> {
        let names = self.names("", Entry::File);
        let versions = self.versions_beside(&names, &part);
        let shown = self.read(&part, &versions);
        if !self
            .ledger
            .files
            .get(file)
            .is_some_and(|f| f.hash.is_some() || f.is_blocked)
        {
            self.tell(file, None, FindingKind::FileMissing);
        }
        shown
    }

    /// The files of a folder that are versions of a part's file.
    pub(crate) fn versions_beside(&self, names: &[String], part: &Part) -> Vec<String> {
        let file = layout::file_of(part);
        let (folder, own) = file.rsplit_once('/').unwrap_or(("", &file));
        let inside = |name: &String| match folder {
            "" => name.clone(),
            _ => format!("{folder}/{name}"),
        };
        let is_version = |name: &&String| {
            version_of(name).as_deref() == Some(own)
                || may_be_version_of(name, own)
                    && share_a_revision(self.root, &file, &inside(name), part)
        };
        names.iter().filter(is_version).map(inside).collect()
    }

    /// Reads one part, with the versions of its records that wait for a choice.
    pub(crate) fn part(&mut self, part: &Part) {
        match part {
            Part::Project => self.project(),
            Part::Codebook => {
                let named = self.codebook();
                let read = versions::read_all(self.root, named, self.lines_of_codebook());
                self.take_versions(read);
            }
            Part::Document(id) => self.document_in_folder(id),
            Part::Round(id) => {
                let lines = load::load(self.root, layout::PROJECT, &Part::Project).lines;
                self.round(id, &lines);
            }
            Part::Memos(by) => self.memos_of(by),
            Part::Coding(key) => self.coding_in_folder(key),
        }
        self.put_waiting();
    }

    fn documents(&mut self) {
        for name in self.names(layout::DOCUMENTS, Entry::Folder) {
            if let Ok(id) = DocumentId::new(&name) {
                self.document_in_folder(&id);
            }
        }
    }

    fn document_in_folder(&mut self, id: &DocumentId) {
        let folder = format!("{}/{id}", layout::DOCUMENTS);
        let part = Part::Document(id.clone());
        let file = layout::file_of(&part);
        let names = self.names(&folder, Entry::File);
        let versions = self.versions_beside(&names, &part);
        let shown = self.read(&part, &versions);
        if self.is_withdrawn(&file) {
            self.withdrawn.insert(id.clone());
            return;
        }
        let nothing = self
            .ledger
            .files
            .get(&file)
            .is_none_or(|f| f.hash.is_none() && f.lines.is_empty() && !f.is_blocked);
        if nothing {
            self.ledger.files.remove(&file);
            // A text without its record: the import was cut short, or the record is lost or to come.
            let document = id.as_str().to_owned();
            if importing::is_begun(self.root, id) {
                self.tell(&file, None, FindingKind::ImportUnfinished { document });
            } else if layout::path(self.root, &layout::text_of(id)).is_file() {
                self.tell(&file, None, FindingKind::RecordMissing { document });
            }
            return;
        }
        for line in shown {
            self.document(id, &file, line);
        }
    }

    fn document(&mut self, id: &DocumentId, file: &str, line: Line) {
        let Body::Document(r) = &*line.body else {
            return;
        };
        let read = texts::read(self.root, id, &r.hash);
        self.findings.extend(read.findings);
        let Some((text, hash)) = read.text else {
            return;
        };
        if let Some(known) = self.ledger.files.get_mut(file) {
            known.text = Some(hash);
        }
        let document = convert::document(r, Arc::new(text)).ok();
        let record = document.zip(r.removal().ok()).map(|(document, removal)| {
            let record = convert::document_record(&document, r.hash.clone(), removal.as_ref());
            match removal {
                None => drop(self.project.documents.insert(id.clone(), document)),
                Some(removal) => {
                    let removed = RemovedDocument { document, removal };
                    self.project.removed.insert(id.clone(), removed);
                }
            }
            record
        });
        self.show(file, line, record);
    }

    /// Reads the file of a part and its versions from sync tools. Returns the lines to be shown, in the
    /// order of their keys.
    pub(super) fn read(&mut self, part: &Part, versions: &[String]) -> Vec<Line> {
        self.read_with(part, versions, Vec::new())
    }

    /// Like [`read`](Self::read), with lines that another file has of records of this part.
    pub(super) fn read_with(
        &mut self,
        part: &Part,
        versions: &[String],
        more: Vec<Line>,
    ) -> Vec<Line> {
        let file = layout::file_of(part);
        let loaded = load::load(self.root, &file, part);
        let mut known = FileLedger {
            hash: loaded.hash,
            is_blocked: loaded.is_blocked(),
            is_not_understood: loaded.is_blocked(),
            is_older: loaded.is_older,
            ..FileLedger::default()
        };
        self.ledger.newer_schema = self.ledger.newer_schema.max(loaded.newer_schema());
        self.findings.extend(loaded.findings);
        let mut lines = loaded.lines;
        known.comments = loaded.comments;
        lines.extend(more.into_iter().map(|l| Line { number: None, ..l }));
        for version in versions {
            let beside = load::load(self.root, version, part);
            let of = file.rsplit('/').next().unwrap_or(&file).to_owned();
            let found = layout::finding(version, None, FindingKind::SyncConflict { of });
            self.findings.push(Finding {
                part: Some(part.clone()),
                ..found
            });
            self.aside.push(Aside {
                file: version.clone(),
                of: file.clone(),
                part: part.clone(),
            });
            self.findings.extend(beside.findings);
            lines.extend(beside.lines.into_iter().map(|l| Line { number: None, ..l }));
        }
        let is_shown = |l: &&Line| !l.body.is_deleted();
        let shown = if lines.is_sorted_by(|a, b| a.body.name() < b.body.name()) {
            // Every record once and in order: as we write files, and others seldom change them.
            known.lines = lines;
            let living = known.lines.iter().filter(is_shown);
            living.cloned().collect()
        } else {
            let standing = Standing::of(lines);
            for (line, kind) in standing.findings() {
                known.is_blocked |= kind.blocks();
                self.tell(&file, line, kind);
            }
            let first = standing.records.values().filter_map(|all| all.first());
            let shown = first.filter(is_shown).cloned().collect();
            let is_held = |key: &Key| waiting::record_of(part, key).is_some();
            let several = standing.records.iter().filter(|(_, all)| all.len() > 1);
            for (key, all) in several.filter(|(key, _)| is_held(key)) {
                let others = waiting::named(all[1..].iter().cloned(), &all[0]);
                known.waiting.insert(key.clone(), others);
            }
            if !known.waiting.is_empty() {
                self.waiting.push(part.clone());
            }
            known.lines = standing.into_lines();
            shown
        };
        if known.hash.is_some() || known.is_blocked || !known.lines.is_empty() {
            self.ledger.files.insert(file, known);
        }
        shown
    }

    /// Remembers a line together with the record as the project in memory says it.
    pub(super) fn show(&mut self, file: &str, line: Line, record: Option<Body>) {
        if let (Some(known), Some(record)) = (self.ledger.files.get_mut(file), record) {
            let line = saying(line, record);
            known.shown.insert(line.body.key(), line);
        }
    }

    pub(super) fn names(&mut self, folder: &str, entry: Entry) -> Vec<String> {
        let listing = names(self.root, folder, entry);
        self.findings.extend(listing.findings);
        listing.names
    }

    /// The names of the files in a folder.
    pub(crate) fn files(&mut self, folder: &str) -> Vec<String> {
        self.names(folder, Entry::File)
    }

    /// The names of the folders in a folder.
    pub(crate) fn folders(&mut self, folder: &str) -> Vec<String> {
        self.names(folder, Entry::Folder)
    }

    /// The project that was read, its ledger, and the findings.
    pub(crate) fn into_parts(self) -> (Project, Ledger, Vec<Finding>) {
        (self.project, self.ledger, self.findings)
    }

    pub(super) fn tell(&mut self, file: &str, line: Option<usize>, kind: FindingKind) {
        self.findings.push(layout::finding(file, line, kind));
    }

    /// Whether any version of a document's record says that it was withdrawn. Writing to it elsewhere does
    /// not bring it back.
    fn is_withdrawn(&self, file: &str) -> bool {
        let known = self.ledger.files.get(file);
        known.is_some_and(FileLedger::is_withdrawn)
    }

    /// Takes what a sync tool or a merge brought back of withdrawn documents out of the project, and reports
    /// it.
    fn leave_out_withdrawn(&mut self) {
        for document in std::mem::take(&mut self.withdrawn) {
            self.project.forget_document(&document);
            self.ledger.forget_document(&document);
            self.waiting
                .retain(|part| !matches!(part, Part::Coding(key) if key.document == document));
            let part = Part::Document(document.clone());
            if has_remains(self.root, &document) {
                let document = document.as_str().to_owned();
                let file = layout::file_of(&part);
                self.tell(&file, None, FindingKind::WithdrawnRemains { document });
            }
        }
    }

    fn put_waiting(&mut self) {
        for part in &self.waiting {
            if let Some(known) = self.ledger.files.get(&layout::file_of(part)) {
                waiting::put(&mut self.project, part, known, self.root);
            }
        }
    }

    fn finish(mut self) -> Opened {
        self.leave_out_withdrawn();
        self.put_waiting();
        self.project.unite();
        let access = if self.ledger.newer_schema.is_some() {
            Access::ReadOnly(ReadOnlyReason::NewerSchema)
        } else if is_read_only(self.root) || layout::is_rewriting(self.root) {
            Access::ReadOnly(ReadOnlyReason::FolderReadOnly)
        } else {
            Access::ReadWrite
        };
        Opened {
            project: self.project,
            findings: self.findings,
            ledger: self.ledger,
            access,
            aside: self.aside,
        }
    }
}

/// A line as it was found, with the body that the project in memory says.
pub(super) fn saying(mut line: Line, record: Body) -> Line {
    if *line.body != record {
        line.body = record.into();
    }
    line
}
