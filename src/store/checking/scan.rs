//! Looks through the raw files of a project for what opening does not report: names that are one file on
//! some systems and two on others, folders whose names are no ids, byte order marks, and overlong lines.

use crate::edit::Part;
use crate::model::{DocumentId, Project, RoundId};
use crate::store::disk::belonging::is_own_folder;
use crate::store::disk::bytes;
use crate::store::disk::file::NO_FILE;
use crate::store::disk::layout;
use crate::store::disk::texts::place;
use crate::store::disk::walk::{Found, FoundKind, walk};
use crate::store::finding::{Finding, FindingKind};
use crate::store::format::file_kind::FileKind;
use crate::store::format::read;
use std::collections::BTreeMap;
use std::path::Path;

/// Longest line of records without a finding, in bytes.
const LONG_LINE: usize = 16 * 1024 * 1024;
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Looks through every file of a project.
pub(super) fn scan(root: &Path, project: &Project) -> Vec<Finding> {
    let mut scan = Scan {
        root,
        findings: Vec::new(),
    };
    scan.folders();
    scan.annotators(project);
    scan.originals(project);
    scan.findings
}

struct Scan<'a> {
    root: &'a Path,
    findings: Vec<Finding>,
}

impl Scan<'_> {
    /// Looks through the project's own folders, the files of each before the folders in it. Opening has
    /// already reported links and what cannot be read.
    fn folders(&mut self) {
        let is_entered = |found: &Found| {
            !found.is_hidden() && (found.file.contains('/') || is_own_folder(&found.file))
        };
        for listed in walk(self.root, "", &is_entered).folders {
            let (named, strange): (Vec<&Found>, Vec<&Found>) =
                listed.entries.iter().partition(|found| found.is_unicode);
            for found in strange.into_iter().filter(|_| !listed.folder.is_empty()) {
                let id = found.name().to_owned();
                self.tell(&found.file, None, FindingKind::BadId { id });
            }
            let shown: Vec<&Found> = named.into_iter().filter(|f| !f.is_hidden()).collect();
            self.same_names(&listed.folder, shown.iter().map(|found| found.name()));
            for found in shown {
                match found.kind {
                    FoundKind::Folder if is_entered(found) => {
                        self.folder_name(&listed.folder, found.name());
                    }
                    FoundKind::Folder => {}
                    _ => self.file(&found.file),
                }
            }
        }
    }

    /// Finds names that some systems take for one, since they differ only in capital letters.
    fn same_names<'a>(&mut self, folder: &str, names: impl Iterator<Item = &'a str>) {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for name in names {
            if let Some(other) = seen.insert(name.to_lowercase(), name) {
                let other = other.to_owned();
                self.tell(&join(folder, name), None, FindingKind::SameName { other });
            }
        }
    }

    /// Finds annotators whose files would be one file on some systems.
    fn annotators(&mut self, project: &Project) {
        let ids: Vec<String> = project.annotators.keys().map(ToString::to_string).collect();
        let mut seen: BTreeMap<String, &String> = BTreeMap::new();
        for id in &ids {
            if let Some(other) = seen.insert(id.to_ascii_lowercase(), id) {
                let other = other.clone();
                self.tell(layout::PROJECT, None, FindingKind::SameName { other });
            }
        }
    }

    /// Finds names of original files that are unfit: they come from records, and could lead anywhere.
    fn originals(&mut self, project: &Project) {
        let removed = project.removed.values().map(|removed| &removed.document);
        for document in project.documents.values().chain(removed) {
            let name = document.imported.original.as_deref();
            if name.is_some_and(|name| !layout::is_original_name(name)) {
                let file = layout::file_of(&Part::Document(document.id.clone()));
                self.tell(&file, None, FindingKind::OutsideProject);
            }
        }
    }

    /// Finds folders with records whose names are no ids; opening skips them.
    fn folder_name(&mut self, folder: &str, name: &str) {
        let is_id = match folder.split('/').collect::<Vec<_>>()[..] {
            [layout::DOCUMENTS] => DocumentId::new(name).is_ok(),
            [layout::ANNOTATIONS | layout::DECISIONS] => RoundId::new(name).is_ok(),
            [layout::ANNOTATIONS | layout::DECISIONS, _] => DocumentId::new(name).is_ok(),
            _ => true,
        };
        let inside = join(folder, name);
        if name.ends_with(".ron") {
            let reason = NO_FILE.to_owned();
            self.tell(&inside, None, FindingKind::Unreadable { reason });
        }
        if !is_id && self.has_records(&inside) {
            let id = name.to_owned();
            self.tell(&inside, None, FindingKind::BadId { id });
        }
    }

    /// Whether a file of records is anywhere in a folder.
    fn has_records(&self, folder: &str) -> bool {
        let below = walk(self.root, folder, &|_| true).folders;
        let mut entries = below.iter().flat_map(|listed| &listed.entries);
        entries.any(|found| found.kind == FoundKind::File && found.name().ends_with(".ron"))
    }

    fn file(&mut self, file: &str) {
        let is_text = file.starts_with(layout::DOCUMENTS) && file.ends_with("/text.txt");
        let is_records = file.ends_with(".ron");
        if !is_text && !is_records {
            return;
        }
        // What cannot be read was told when the project was opened.
        let Ok(Some(bytes)) = bytes::read(self.root, file) else {
            return;
        };
        if bytes.starts_with(BOM) {
            self.tell(file, Some(1), FindingKind::ByteOrderMark);
        }
        if is_text && let Some(at) = bytes.iter().position(|b| *b == 0) {
            let (line, column) = place(&bytes, at);
            self.tell(file, Some(line), FindingKind::Nul { column });
        }
        if let Some(kind) = FileKind::of(file).filter(|kind| !kind.is_in_memory()) {
            self.records(file, kind, &bytes);
        }
        if is_records && bytes.len() > LONG_LINE {
            let mut lines = bytes.split(|b| *b == b'\n').enumerate();
            if let Some((index, line)) = lines.find(|(_, line)| line.len() > LONG_LINE) {
                let megabytes = line.len() / (1024 * 1024);
                self.tell(file, Some(index + 1), FindingKind::LongLine { megabytes });
            }
        }
    }

    /// Finds faults in records that the project in memory does not hold; no other check reads their lines.
    fn records(&mut self, file: &str, kind: FileKind, bytes: &[u8]) {
        let contents = read::read(bytes);
        for (line, problem) in contents.problems {
            self.tell(file, line, problem);
        }
        for line in contents.lines {
            let checked = line.body.check().and_then(|()| line.body.belongs_in(kind));
            if let Err(problem) = checked {
                self.tell(file, line.number, problem);
            }
        }
    }

    fn tell(&mut self, file: &str, line: Option<usize>, kind: FindingKind) {
        self.findings.push(layout::finding(file, line, kind));
    }
}

fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        _ => format!("{folder}/{name}"),
    }
}
