//! Looks for what someone else did to the files of an open project since they were last seen.

use super::arrived::{self, Arrived, Became, RecordCounts};
use super::changed::Changed;
use crate::edit::Part;
use crate::model::{DocumentId, RoundId};
use crate::store::codebook::versions;
use crate::store::disk::bytes::{self, Hash};
use crate::store::disk::conflicts::may_be_version_of;
use crate::store::disk::layout;
use crate::store::disk::layout::is_project;
use crate::store::finding::Finding;
use crate::store::format::record::Kind;
use crate::store::ledger::kinship::is_another;
use crate::store::ledger::known::{FileLedger, Ledger};
use crate::store::ledger::load;
use crate::store::opening::open::Opening;
use std::collections::BTreeSet;
use std::ops::Bound;
use std::path::Path;

/// A part whose file someone else changed.
#[derive(Clone, PartialEq, Debug)]
pub struct Elsewhere {
    /// The part of the project that the file holds.
    pub part: Part,
    /// What the window can show of it; none where the file cannot be shown as it is now.
    pub arrived: Option<Box<Arrived>>,
    /// How many of its records are new, changed and gone; nothing where it cannot be shown.
    pub counts: RecordCounts,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// Hash of its bytes, and of its text for a document; none when it is gone.
    pub(super) hash: Option<Hash>,
}

/// Looks for files that are not as they were last seen.
pub(super) fn look(root: &Path, ledger: &Ledger, changed: &Changed) -> Vec<Elsewhere> {
    // Of a folder that is gone, as a drive that was pulled out, nothing was deleted; nor was it when
    // another one is in its place.
    let is_there = || is_project(root) && !is_another(root, ledger);
    if !is_there() {
        return Vec::new();
    }
    let looking = Looking { root, ledger };
    let mut parts = looking.codings(changed);
    parts.extend(looking.shared(changed));
    parts.retain(|part| looking.is_other(part));
    if parts.contains(&Part::Project) {
        parts.extend(looking.rounds_in_project());
    }
    let found = parts.iter().filter_map(|part| looking.part(part)).collect();
    // The project may have gone while it was looked at.
    if is_there() { found } else { Vec::new() }
}

/// Looks at parts whose files hold what others wrote although the ledger knows their bytes: a save has
/// joined both.
pub(super) fn look_at(root: &Path, ledger: &Ledger, parts: &[Part]) -> Vec<Elsewhere> {
    let looking = Looking { root, ledger };
    parts.iter().filter_map(|part| looking.part(part)).collect()
}

struct Looking<'a> {
    root: &'a Path,
    ledger: &'a Ledger,
}

impl Looking<'_> {
    /// The codings that may have changed, except those of withdrawn documents, which are not shown.
    fn codings(&self, changed: &Changed) -> BTreeSet<Part> {
        let mut parts = BTreeSet::new();
        for folder in self.folders(changed) {
            if !self.is_withdrawn(&folder.document) && self.is_changed(&folder) {
                parts.extend(self.codings_in(&folder));
            }
        }
        parts
    }

    /// The codings that are, or were, in a folder.
    fn codings_in(&self, folder: &CodingFolder) -> BTreeSet<Part> {
        let mut opening = Opening::new(self.root);
        let files = opening.coding_files(&folder.round, &folder.document);
        let on_disk = files.into_iter().map(|file| Part::Coding(file.key));
        let inside = format!("{}/", folder.path());
        let known = self.known_in(&inside);
        on_disk
            .chain(known.filter_map(|file| layout::part_of(file)))
            .collect()
    }

    /// The folders of codings in which something may have changed.
    fn folders(&self, changed: &Changed) -> BTreeSet<CodingFolder> {
        let Changed::Some(files) = changed else {
            return self.all_folders();
        };
        let mut folders = BTreeSet::new();
        for file in files {
            match file.split('/').collect::<Vec<_>>()[..] {
                [layout::ANNOTATIONS, round, document, ..] => {
                    folders.extend(CodingFolder::new(round, document));
                }
                // A folder of many came or went.
                [layout::ANNOTATIONS, ..] => return self.all_folders(),
                _ => {}
            }
        }
        folders
    }

    /// Every folder of codings that there is or was.
    fn all_folders(&self) -> BTreeSet<CodingFolder> {
        let on_disk = Opening::new(self.root).coding_folders().into_iter();
        let on_disk = on_disk.map(|(round, document)| CodingFolder { round, document });
        let known = self.ledger.files.keys();
        let known = known.filter_map(|file| match layout::part_of(file)? {
            Part::Coding(key) => Some(CodingFolder {
                round: key.round,
                document: key.document,
            }),
            _ => None,
        });
        on_disk.chain(known).collect()
    }

    /// Whether a document was withdrawn.
    fn is_withdrawn(&self, document: &DocumentId) -> bool {
        let file = layout::file_of(&Part::Document(document.clone()));
        let known = self.ledger.files.get(&file);
        known.is_some_and(FileLedger::is_withdrawn)
    }

    /// Whether a file of a folder of codings is not as it was last seen. Most news are of the user's own
    /// saves, and hashes are compared sooner than records.
    fn is_changed(&self, folder: &CodingFolder) -> bool {
        let folder = folder.path();
        let names = Opening::new(self.root).files(&folder);
        let files: BTreeSet<String> = names.iter().map(|n| format!("{folder}/{n}")).collect();
        let is_new = |file: &String| {
            file.ends_with(".ron") && self.hash_on_disk(file) != self.hash_known(file)
        };
        let inside = format!("{folder}/");
        let mut known = self.known_in(&inside);
        files.iter().any(is_new) || known.any(|file| !files.contains(file))
    }

    /// The files that the ledger knows in a folder, given with the `/` at its end.
    fn known_in<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a String> {
        let from = (Bound::Included(folder), Bound::Unbounded);
        let files = self.ledger.files.range::<str, _>(from);
        files
            .map(|(file, _)| file)
            .take_while(move |file| file.starts_with(folder))
    }

    /// The parts that everyone writes which may have changed.
    fn shared(&self, changed: &Changed) -> BTreeSet<Part> {
        match changed {
            Changed::Some(files) => files.iter().filter_map(|file| shared_part(file)).collect(),
            Changed::All => {
                let known = self
                    .ledger
                    .files
                    .keys()
                    .filter_map(|file| shared_part(file));
                let folders = Opening::new(self.root).folders(layout::DOCUMENTS);
                let on_disk = folders.iter().filter_map(|name| DocumentId::new(name).ok());
                let beside = [layout::ROUNDS, layout::MEMOS]
                    .into_iter()
                    .flat_map(|folder| {
                        let names = Opening::new(self.root).files(folder);
                        names
                            .into_iter()
                            .map(move |name| format!("{folder}/{name}"))
                    });
                let beside: Vec<String> = beside.collect();
                let whole = [Part::Project, Part::Codebook];
                known
                    .chain(on_disk.map(Part::Document))
                    .chain(beside.iter().filter_map(|file| shared_part(file)))
                    .chain(whole)
                    .collect()
            }
        }
    }

    /// The rounds that have, or had, records in the file of the project, where older versions of the app write
    /// them. None while that file cannot be read in full: what is missing in it was not deleted.
    fn rounds_in_project(&self) -> BTreeSet<Part> {
        let loaded = load::load(self.root, layout::PROJECT, &Part::Project);
        if loaded.hash.is_none() || loaded.is_blocked() {
            return BTreeSet::new();
        }
        let known = self.ledger.files.get(layout::PROJECT);
        let known = known.map_or(&[][..], |known| &known.lines);
        let lines = loaded.lines.iter().chain(known);
        let rounds = lines.filter(|line| line.body.kind() == Kind::Round);
        let ids = rounds.filter_map(|line| RoundId::new(line.body.id()).ok());
        ids.map(Part::Round).collect()
    }

    /// Whether the file of a part, or the text of a document, is not as it was last seen.
    fn is_other(&self, part: &Part) -> bool {
        let file = layout::file_of(part);
        if self.hash_on_disk(&file) != self.hash_known(&file) || self.has_versions(part, &file) {
            return true;
        }
        let id = match part {
            Part::Document(id) => id,
            Part::Codebook => return self.has_new_version(),
            Part::Project | Part::Round(_) | Part::Memos(_) | Part::Coding(_) => return false,
        };
        let given = self.ledger.files.get(&file).and_then(|known| known.text);
        given != self.hash_on_disk(&layout::text_of(id))
    }

    /// Whether a sync tool put versions of a file aside: what they hold is known by reading them only.
    fn has_versions(&self, part: &Part, file: &str) -> bool {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut opening = Opening::new(self.root);
        let names = opening.files(folder);
        !opening.versions_beside(&names, part).is_empty()
    }

    /// Whether the tags of a version have come that were not there when the codebook was read.
    fn has_new_version(&self) -> bool {
        let Some(known) = self.ledger.files.get(layout::CODEBOOK) else {
            return false;
        };
        let mut all = versions::records(&known.lines).map(|record| &record.tags);
        all.any(|hash| {
            let is_there = || layout::path(self.root, &layout::tags_of_version(hash)).is_file();
            !known.versions.contains_key(hash) && is_there()
        })
    }

    /// What became of the file of a part; none when it is as it was.
    fn part(&self, part: &Part) -> Option<Elsewhere> {
        let (became, mut findings) = arrived::compare(self.root, self.ledger, part);
        let arrived = match became {
            Became::Same => return None,
            Became::Other(arrived) => {
                findings.retain(|finding| finding.kind.blocks());
                Some(arrived)
            }
            Became::Unclear => None,
        };
        Some(Elsewhere {
            part: part.clone(),
            counts: arrived.as_ref().map(|a| a.counts()).unwrap_or_default(),
            arrived,
            findings,
            hash: self.hash_of_content(part),
        })
    }

    /// Hash of the file of a part. That of a document counts its text too, so that the document is told
    /// again when its text comes after its record; that of a round counts the file of the project, in which
    /// older versions of the app write rounds.
    fn hash_of_content(&self, part: &Part) -> Option<Hash> {
        let file = self.hash_on_disk(&layout::file_of(part));
        let other = match part {
            Part::Document(id) if file.is_some() => self.hash_on_disk(&layout::text_of(id)),
            Part::Round(_) => self.hash_on_disk(layout::PROJECT),
            _ => return file,
        };
        if file.is_none() && other.is_none() {
            return None;
        }
        let both = [file, other].into_iter().flatten().flatten();
        Some(bytes::hash(&both.collect::<Vec<u8>>()))
    }

    fn hash_known(&self, file: &str) -> Option<Hash> {
        self.ledger.files.get(file)?.hash
    }

    fn hash_on_disk(&self, file: &str) -> Option<Hash> {
        let bytes = bytes::read(self.root, file).ok().flatten()?;
        Some(bytes::hash(&bytes))
    }
}

/// A folder with the codings of a document in a round.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct CodingFolder {
    round: RoundId,
    document: DocumentId,
}

impl CodingFolder {
    /// None where the names cannot be ids.
    fn new(round: &str, document: &str) -> Option<Self> {
        let (round, document) = (RoundId::new(round).ok()?, DocumentId::new(document).ok()?);
        Some(Self { round, document })
    }

    /// The folder, relative to the project.
    fn path(&self) -> String {
        format!("{}/{}/{}", layout::ANNOTATIONS, self.round, self.document)
    }
}

/// The part that everyone writes which a file is about, if it is about one.
fn shared_part(file: &str) -> Option<Part> {
    let whole = [
        (layout::PROJECT, Part::Project),
        (layout::CODEBOOK, Part::Codebook),
    ];
    let mut whole = whole.into_iter();
    let part = layout::part_about(file)
        .or_else(|| Some(whole.find(|(own, _)| may_be_version_of(file, own))?.1));
    part.filter(|part| !matches!(part, Part::Coding(_)))
}
