//! What someone else did to the files of an open project: read anew, and compared with what was last
//! seen of them.

use super::finding::Finding;
use super::layout;
use super::ledger::{FileLedger, Ledger};
use super::load::{self, Hash};
use super::open::Opening;
use super::record::{Body, Key, Kind, Line};
use super::save::is_project;
use super::versions;
use super::watch::Changed;
use crate::edit::Part;
use crate::model::{Coding, CodingKey, DocumentId, RoundId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A file that someone else changed.
#[derive(Clone, PartialEq, Debug)]
pub struct Elsewhere {
    /// The file, relative to the project.
    pub file: String,
    /// What it says now, for a coding that could be read.
    pub coding: Option<Box<Arrived>>,
    /// Records that are new, others that say something else, and those that are gone.
    pub counts: [usize; 3],
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// Of its bytes; none when it is gone.
    pub(super) hash: Option<Hash>,
}

/// A coding as someone else wrote it.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrived {
    /// Whose, of what.
    pub key: CodingKey,
    /// The coding; blank when it is gone.
    pub coding: Coding,
    pub(super) known: FileLedger,
    pub(super) was: Option<Hash>,
}

/// Looks for files that are not as they were last seen.
pub(super) fn look(root: &Path, ledger: &Ledger, changed: &Changed) -> Vec<Elsewhere> {
    // Of a folder that is gone, as a drive that was pulled out, nothing was deleted.
    if !is_project(root) {
        return Vec::new();
    }
    let looking = Looking { root, ledger };
    let mut found = Vec::new();
    for (round, document) in looking.folders(changed) {
        if !looking.is_withdrawn(&document) && looking.is_changed(&round, &document) {
            found.extend(looking.codings(&round, &document));
        }
    }
    let shared = looking.shared(changed).into_iter();
    found.extend(shared.filter_map(|file| looking.file(file)));
    // It may have gone while it was looked at.
    match is_project(root) {
        true => found,
        false => Vec::new(),
    }
}

/// Takes over what is known of a file, unless it was written in the meantime.
pub(super) fn take(ledger: &mut Ledger, arrived: Arrived) {
    let file = layout::file_of(&Part::Coding(arrived.key));
    let was = ledger.files.get(&file).and_then(|known| known.hash);
    if was != arrived.was {
        return;
    }
    let is_there = arrived.known.hash.is_some() || !arrived.known.lines.is_empty();
    match is_there {
        true => drop(ledger.files.insert(file, arrived.known)),
        false => drop(ledger.files.remove(&file)),
    }
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
        let mut lines = known.into_iter().flat_map(|known| &known.lines);
        lines.any(|line| matches!(&*line.body, Body::Deleted(r) if r.withdrawn))
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
        let mut known = self.ledger.files.keys().filter(|f| f.starts_with(&inside));
        files.iter().any(is_new) || known.any(|file| !files.contains(file))
    }

    /// What changed in one folder of codings.
    fn codings(&self, round: &RoundId, document: &DocumentId) -> Vec<Elsewhere> {
        let mut opening = Opening::new(self.root);
        opening.codings_of(round, document);
        let (mut project, ledger, findings) = opening.into_parts();
        let folder = format!("{}/{round}/{document}/", layout::ANNOTATIONS);
        let known = self.ledger.files.keys().filter(|f| f.starts_with(&folder));
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
            let arrived = Arrived {
                key,
                coding,
                known: is.clone(),
                was: was.hash,
            };
            let about = |f: &&Finding| {
                f.file == *file
                    || f.file
                        .starts_with(&format!("{folder}{}.", name.unwrap_or_default()))
            };
            found.push(Elsewhere {
                file: file.clone(),
                coding: (!is.is_blocked).then(|| Box::new(arrived)),
                counts: counts(&was.shown, &is.shown),
                findings: findings.iter().filter(about).cloned().collect(),
                hash: is.hash,
            });
        }
        found
    }

    /// The files of the project, its codebook and its documents that may have changed.
    fn shared(&self, changed: &Changed) -> BTreeSet<String> {
        let is_shared = |file: &&String| {
            [layout::PROJECT, layout::CODEBOOK].contains(&file.as_str())
                || file.starts_with(layout::DOCUMENTS) && file.matches('/').count() == 2
                || file.starts_with(layout::VERSIONS) && file.matches('/').count() == 1
        };
        match changed {
            Changed::Some(files) => {
                let mut all: BTreeSet<String> = files.iter().filter(is_shared).cloned().collect();
                let folders = files
                    .iter()
                    .filter(|f| f.starts_with("documents/") && f.matches('/').count() == 1);
                all.extend(folders.map(|f| format!("{f}/document.ron")));
                all
            }
            Changed::All => {
                let known = self.ledger.files.keys().filter(is_shared).cloned();
                let on_disk = Opening::new(self.root)
                    .folders(layout::DOCUMENTS)
                    .into_iter();
                let on_disk = on_disk.filter(|name| DocumentId::new(name).is_ok());
                let on_disk =
                    on_disk.map(|name| format!("{}/{name}/document.ron", layout::DOCUMENTS));
                known
                    .chain(on_disk)
                    .chain(self.missing_versions())
                    .collect()
            }
        }
    }

    /// The tags of versions that were not there when the codebook was read.
    fn missing_versions(&self) -> Vec<String> {
        let Some(known) = self.ledger.files.get(layout::CODEBOOK) else {
            return Vec::new();
        };
        let all = versions::records(&known.lines).map(|record| &record.tags);
        let missing = all.filter(|hash| !known.versions.contains_key(*hash));
        missing.map(|hash| layout::tags_of_version(hash)).collect()
    }

    /// What became of a file of the project, its codebook or a document.
    fn file(&self, file: String) -> Option<Elsewhere> {
        if file.starts_with(layout::VERSIONS) && !self.missing_versions().contains(&file) {
            return None;
        }
        let is_record = file.ends_with(".ron");
        let known = match is_record {
            true => self.hash_known(&file),
            false => self.hash_of_text(&file)?,
        };
        let hash = self.hash_on_disk(&file);
        (hash != known).then(|| Elsewhere {
            file,
            coding: None,
            counts: [0; 3],
            findings: Vec::new(),
            hash,
        })
    }

    fn hash_known(&self, file: &str) -> Option<Hash> {
        self.ledger.files.get(file)?.hash
    }

    /// The recorded hash of a text; the outer `None` for what is no text of a known document.
    fn hash_of_text(&self, file: &str) -> Option<Option<Hash>> {
        let record = format!("{}/document.ron", file.strip_suffix("/text.txt")?);
        let shown = &self.ledger.files.get(&record)?.shown;
        let hash = shown.iter().find_map(|(key, line)| match &*line.body {
            Body::Document(r) if key.kind == Kind::Document => Some(r.hash.clone()),
            _ => None,
        })?;
        let bytes = load::bytes(self.root, file).ok().flatten()?;
        let found = load::hash(&bytes);
        // A record without a hash says nothing of the text.
        let is_same = hash.is_empty() || load::hex(&found) == hash;
        Some(is_same.then_some(found))
    }

    fn hash_on_disk(&self, file: &str) -> Option<Hash> {
        let bytes = load::bytes(self.root, file).ok().flatten()?;
        Some(load::hash(&bytes))
    }
}

/// Whether lines say the same, wherever they stand in their files.
fn are_the_same(these: &[Line], those: &[Line]) -> bool {
    let says = |line: &Line| (line.rev.clone(), line.past.clone(), line.body.clone());
    these.iter().map(says).eq(those.iter().map(says))
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
