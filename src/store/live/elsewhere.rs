//! What someone else did to the files of an open project: read anew, and compared with what was last
//! seen of them.

use super::arrival::Arrival;
use super::changed::Changed;
use super::shared::{self, ArrivedRecords, Became};
use crate::edit::Part;
use crate::model::{AnnotatorId, Coding, CodingKey, DocumentId, RoundId};
use crate::store::codebook::versions;
use crate::store::disk::bytes::{self, Hash};
use crate::store::disk::conflicts::{may_be_version_of, version_of};
use crate::store::disk::layout;
use crate::store::disk::layout::is_project;
use crate::store::finding::Finding;
use crate::store::format::record::{Key, Line};
use crate::store::ledger::kinship::is_another;
use crate::store::ledger::known::{FileLedger, Ledger};
use crate::store::opening::open::Opening;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::Path;

/// A file that someone else changed.
#[derive(Clone, PartialEq, Debug)]
pub struct Elsewhere {
    /// The part of the project that the file holds.
    pub part: Part,
    /// The file, relative to the project.
    pub file: String,
    /// What it says now, for a coding that could be read.
    pub coding: Option<Box<Arrived>>,
    /// The records that say something else, for a file that everyone writes and that could be read.
    pub records: Option<Box<ArrivedRecords>>,
    /// Records that are new, others that say something else, and those that are gone.
    pub counts: [usize; 3],
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// Of its bytes; none when it is gone.
    pub(in crate::store) hash: Option<Hash>,
}

/// A coding as someone else wrote it.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrived {
    /// Whose, of what.
    pub key: CodingKey,
    /// The coding; blank when it is gone.
    pub coding: Coding,
    pub(in crate::store) arrival: Arrival,
}

/// Looks for files that are not as they were last seen.
pub(in crate::store) fn look(root: &Path, ledger: &Ledger, changed: &Changed) -> Vec<Elsewhere> {
    // Of a folder that is gone, as a drive that was pulled out, nothing was deleted; nor was it when
    // another one is in its place.
    let is_there = || is_project(root) && !is_another(root, ledger);
    if !is_there() {
        return Vec::new();
    }
    let looking = Looking { root, ledger };
    let mut found = Vec::new();
    for (round, document) in looking.folders(changed) {
        if !looking.is_withdrawn(&document) && looking.is_changed(&round, &document) {
            found.extend(looking.codings(&round, &document));
        }
    }
    let parts = looking.shared(changed).into_iter();
    let parts = parts.filter(|part| looking.is_other(part));
    found.extend(parts.filter_map(|part| looking.part(&part)));
    // It may have gone while it was looked at.
    match is_there() {
        true => found,
        false => Vec::new(),
    }
}

/// Looks at parts that everyone writes, whether their files are as they were last seen or not: a save
/// has joined what others wrote with what was saved.
pub(in crate::store) fn look_at(root: &Path, ledger: &Ledger, parts: &[Part]) -> Vec<Elsewhere> {
    let looking = Looking { root, ledger };
    parts.iter().filter_map(|part| looking.part(part)).collect()
}

struct Looking<'a> {
    root: &'a Path,
    ledger: &'a Ledger,
}

impl Looking<'_> {
    /// The folders of codings in which something may have changed.
    fn folders(&self, changed: &Changed) -> BTreeSet<(RoundId, DocumentId)> {
        let Changed::Some(files) = changed else {
            return self.all_folders();
        };
        let mut folders = BTreeSet::new();
        let below = files
            .iter()
            .filter_map(|f| f.strip_prefix(layout::ANNOTATIONS));
        for file in below {
            let mut parts = file.split('/').skip(1);
            match (parts.next(), parts.next()) {
                (Some(round), Some(document)) => {
                    let ids = RoundId::new(round).ok().zip(DocumentId::new(document).ok());
                    folders.extend(ids);
                }
                // A whole folder came or went.
                _ => return self.all_folders(),
            }
        }
        folders
    }

    /// Every folder of codings that there is or was.
    fn all_folders(&self) -> BTreeSet<(RoundId, DocumentId)> {
        let on_disk = Opening::new(self.root).coding_folders();
        let known = self.ledger.files.keys().filter_map(|file| folder_of(file));
        on_disk.into_iter().chain(known).collect()
    }

    /// Whether a document was withdrawn: what comes back of it is not shown.
    fn is_withdrawn(&self, document: &DocumentId) -> bool {
        let file = layout::file_of(&Part::Document(document.clone()));
        let known = self.ledger.files.get(&file);
        known.is_some_and(FileLedger::is_withdrawn)
    }

    /// Whether a file of a folder of codings is not as it was last seen. Hashes are quicker than
    /// records, and most news are of one's own saves.
    fn is_changed(&self, round: &RoundId, document: &DocumentId) -> bool {
        let folder = format!("{}/{round}/{document}", layout::ANNOTATIONS);
        let names = Opening::new(self.root).files(&folder);
        let files: BTreeSet<String> = names.iter().map(|n| format!("{folder}/{n}")).collect();
        let is_new = |file: &String| {
            file.ends_with(".ron") && self.hash_on_disk(file) != self.hash_known(file)
        };
        let inside = format!("{folder}/");
        let mut known = self.known_in(&inside);
        files.iter().any(is_new) || known.any(|file| !files.contains(file))
    }

    /// The files that are known in a folder, given with the `/` at its end. Among many thousands they are
    /// found, not looked for.
    fn known_in<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a String> {
        let from = (Bound::Included(folder), Bound::Unbounded);
        let files = self.ledger.files.range::<str, _>(from);
        files
            .map(|(file, _)| file)
            .take_while(move |file| file.starts_with(folder))
    }

    /// What changed in one folder of codings.
    fn codings(&self, round: &RoundId, document: &DocumentId) -> Vec<Elsewhere> {
        let mut opening = Opening::new(self.root);
        opening.codings_of(round, document);
        let (mut project, ledger, findings) = opening.into_parts();
        let folder = format!("{}/{round}/{document}/", layout::ANNOTATIONS);
        let mut opening = Opening::new(self.root);
        let names = opening.files(folder.trim_end_matches('/'));
        let known = self.known_in(&folder);
        let files: BTreeSet<&String> = known.chain(ledger.files.keys()).collect();
        let nothing = FileLedger::default();
        let mut found = Vec::new();
        for file in files {
            let was = self.ledger.files.get(file).unwrap_or(&nothing);
            let is = ledger.files.get(file).unwrap_or(&nothing);
            if was.hash == is.hash && are_the_same(&was.lines, &is.lines) {
                continue;
            }
            let name = file
                .strip_prefix(&folder)
                .and_then(|n| n.strip_suffix(".ron"));
            let Some(annotator) = name.and_then(|n| crate::model::AnnotatorId::new(n).ok()) else {
                continue;
            };
            let key = CodingKey {
                round: round.clone(),
                document: document.clone(),
                annotator,
            };
            let coding = project.codings.remove(&key).unwrap_or_default();
            let part = Part::Coding(key.clone());
            let arrival = Arrival {
                part: part.clone(),
                known: is.clone(),
                was: was.hash,
            };
            let arrived = Arrived {
                key,
                coding,
                arrival,
            };
            let beside = opening.versions_beside(&names, &part);
            let about = |f: &&Finding| f.file == *file || beside.contains(&f.file);
            found.push(Elsewhere {
                part,
                file: file.clone(),
                coding: (!is.is_blocked).then(|| Box::new(arrived)),
                records: None,
                counts: counts(&was.shown, &is.shown),
                findings: findings.iter().filter(about).cloned().collect(),
                hash: is.hash,
            });
        }
        found
    }

    /// The parts that everyone writes which may have changed.
    fn shared(&self, changed: &Changed) -> BTreeSet<Part> {
        let part_of = |file: &str| {
            let mut parts = file.split('/');
            match (parts.next(), parts.next()) {
                (Some(name), None) if is_or_is_beside(name, layout::PROJECT) => Some(Part::Project),
                (Some(name), None) if is_or_is_beside(name, layout::CODEBOOK) => {
                    Some(Part::Codebook)
                }
                (Some(layout::VERSIONS), _) => Some(Part::Codebook),
                (Some(layout::DOCUMENTS), Some(id)) => DocumentId::new(id).ok().map(Part::Document),
                (Some(layout::ROUNDS), Some(name)) => {
                    RoundId::new(&stem_of(name)).ok().map(Part::Round)
                }
                (Some(layout::MEMOS), Some(name)) => {
                    AnnotatorId::new(&stem_of(name)).ok().map(Part::Memos)
                }
                _ => None,
            }
        };
        match changed {
            Changed::Some(files) => files.iter().filter_map(|file| part_of(file)).collect(),
            Changed::All => {
                let known = self.ledger.files.keys().filter_map(|file| part_of(file));
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
                    .chain(beside.iter().filter_map(|file| part_of(file)))
                    .chain(whole)
                    .collect()
            }
        }
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

    /// What became of a part that everyone writes.
    fn part(&self, part: &Part) -> Option<Elsewhere> {
        let file = layout::file_of(part);
        let (became, mut findings) = shared::compare(self.root, self.ledger, part);
        let (records, counts) = match became {
            Became::Same => return None,
            Became::Other(records) => {
                let counts = [0, records.records.len(), 0];
                (Some(records), counts)
            }
            Became::Unclear => (None, [0; 3]),
        };
        findings.retain(|finding| records.is_none() || finding.kind.blocks());
        // A document is told again when its text comes after its record.
        let text = match part {
            Part::Document(id) => self.hash_on_disk(&layout::text_of(id)),
            _ => None,
        };
        let hash = self.hash_on_disk(&file);
        let both = [hash, text].into_iter().flatten().flatten();
        Some(Elsewhere {
            part: part.clone(),
            file,
            coding: None,
            records,
            counts,
            findings,
            hash: hash.map(|_| bytes::hash(&both.collect::<Vec<u8>>())),
        })
    }

    fn hash_known(&self, file: &str) -> Option<Hash> {
        self.ledger.files.get(file)?.hash
    }

    fn hash_on_disk(&self, file: &str) -> Option<Hash> {
        let bytes = bytes::read(self.root, file).ok().flatten()?;
        Some(bytes::hash(&bytes))
    }
}

/// Whether lines say the same, wherever they stand in their files.
fn are_the_same(these: &[Line], those: &[Line]) -> bool {
    let says = |line: &Line| (line.rev.clone(), line.past.clone(), line.body.clone());
    these.iter().map(says).eq(those.iter().map(says))
}

/// Whether a file is this one, or may be a version of it that a sync tool put aside.
fn is_or_is_beside(name: &str, own: &str) -> bool {
    name == own || version_of(name).as_deref() == Some(own) || may_be_version_of(name, own)
}

/// What a file is named by: its name without its ending, and without what a sync tool added to it.
fn stem_of(name: &str) -> String {
    let own = version_of(name);
    let own = own.as_deref().unwrap_or(name);
    own.strip_suffix(".ron").unwrap_or(own).to_owned()
}

/// Whose folder of codings a file is in.
fn folder_of(file: &str) -> Option<(RoundId, DocumentId)> {
    let mut parts = file.strip_prefix(layout::ANNOTATIONS)?.split('/').skip(1);
    let round = RoundId::new(parts.next()?).ok()?;
    Some((round, DocumentId::new(parts.next()?).ok()?))
}

/// How many records are new, say something else, and are gone.
fn counts(was: &BTreeMap<Key, Line>, is: &BTreeMap<Key, Line>) -> [usize; 3] {
    let is_new = |key: &&Key| !was.contains_key(*key);
    let says_else = |(key, line): &(&Key, &Line)| {
        was.get(*key)
            .is_some_and(|old| !old.body.says_the_same(&line.body))
    };
    let is_gone = |key: &&Key| !is.contains_key(*key);
    [
        is.keys().filter(is_new).count(),
        is.iter().filter(says_else).count(),
        was.keys().filter(is_gone).count(),
    ]
}
