//! The versions of records that wait for a choice: their names, what they say, where they stand.

use super::known::{Contents, FileLedger, Ledger, Named, Names};
use crate::edit::Part;
use crate::model::{Moment, Project, RecordId, Said, Version};
use crate::store::disk::bytes;
use crate::store::disk::layout;
use crate::store::disk::texts;
use crate::store::format::emit;
use crate::store::format::record::{Body, Key, Kind, Known, Line};
use crate::store::stamp::time_of;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// A record that was changed in several places at once.
#[derive(Clone, PartialEq, Debug)]
pub struct Alternatives {
    /// The record.
    pub of: RecordId,
    /// Its file, relative to the project, with `/` between its parts.
    pub file: String,
    /// Its versions, the one that is shown first.
    pub versions: Vec<Alternative>,
}

/// One of the versions of a record.
#[derive(Clone, PartialEq, Debug)]
pub struct Alternative {
    /// What it says, and the name by which it is chosen.
    pub version: Version,
    /// When it was written, as far as its revision tells.
    pub written: Option<Moment>,
}

/// What waits for a choice in a project as it was opened, by file and id.
pub fn alternatives(project: &Project, ledger: &Ledger) -> Vec<Alternatives> {
    let mut all: Vec<Alternatives> = project
        .waiting
        .iter()
        .map(|(of, others)| {
            let file = layout::file_of(&Part::of(of));
            let known = ledger.files.get(&file);
            let shown = known.and_then(|known| known.shown.get(&key_of(of)));
            let shown = Version {
                name: shown.map_or_else(String::new, name),
                says: project.says(of),
            };
            let versions = [shown].into_iter().chain(others.iter().cloned());
            Alternatives {
                of: of.clone(),
                file,
                versions: versions.map(Alternative::of).collect(),
            }
        })
        .collect();
    all.sort_by(|a, b| (&a.file, a.of.as_str()).cmp(&(&b.file, b.of.as_str())));
    all
}

impl Alternative {
    fn of(version: Version) -> Self {
        let written = match &version.says {
            Said::Annotation(annotation) => Some(annotation.modified),
            Said::Deleted(Some(at)) => Some(*at),
            _ => time_of(&version.name),
        };
        Self { version, written }
    }
}

/// The key of a record in its file.
pub(crate) fn key_of(of: &RecordId) -> Key {
    Key {
        id: of.as_str().to_owned(),
        kind: Kind::of(of),
    }
}

/// The name of a version: its revision, or one made from its words where it has none.
pub(crate) fn name(line: &Line) -> String {
    if !line.rev.is_empty() {
        return line.rev.clone();
    }
    let mut words = String::new();
    emit::record(&mut words, line);
    let hash = bytes::hex(&bytes::hash(words.as_bytes()));
    format!("w{}", &hash[..12])
}

/// Names versions of one record that must all be told apart; `taken` are names that others have.
pub(crate) fn named(lines: impl IntoIterator<Item = Line>, shown: &Line) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut taken = BTreeSet::from([name(shown)]);
    for line in lines {
        let mut own = name(&line);
        // Someone changed words by hand and left the revision.
        if taken.contains(&own) {
            let bare = Line {
                rev: String::new(),
                ..line.clone()
            };
            own = name(&bare);
        }
        taken.insert(own.clone());
        found.push((own, line));
    }
    found
}

/// The names of what waits in a part of a project.
pub(crate) fn names(project: &Project, part: &Part) -> Names {
    let here = project
        .waiting
        .iter()
        .filter(|(of, _)| Part::of(of) == *part);
    here.map(|(of, versions)| {
        let names = versions.iter().map(|v| v.name.clone());
        (key_of(of), names.collect())
    })
    .collect()
}

/// The record that a key names in the file of a part.
pub(crate) fn record_of(part: &Part, key: &Key) -> Option<RecordId> {
    key.kind.named(&key.id, part)
}

/// Puts what waits in a part into the project, once what is shown is there.
pub(crate) fn put(project: &mut Project, part: &Part, known: &FileLedger, root: &Path) {
    for (key, versions) in &known.waiting {
        let Some(of) = record_of(part, key) else {
            continue;
        };
        // A document whose text is missing is not shown, and cannot be chosen among.
        if project.says(&of).is_deleted() {
            continue;
        }
        let says = |(name, line): &Named| {
            let (name, mut says) = (name.clone(), said(project, &line.body, &known.versions)?);
            let document = match &mut says {
                Said::Document(document) => Some(&mut **document),
                Said::Removed(removed) => Some(&mut removed.document),
                _ => None,
            };
            if let (Some(document), Body::Document(r)) = (document, &*line.body) {
                let is_other = known.text.is_some_and(|shown| bytes::hex(&shown) != r.hash);
                let own = is_other.then(|| texts::recorded(root, &document.id, &r.hash));
                if let Some(own) = own.flatten() {
                    document.text = Arc::new(own);
                }
            }
            Some(Version { name, says })
        };
        let versions: Vec<Version> = versions.iter().filter_map(says).collect();
        project.waiting.insert(of, versions);
    }
}

/// What a record says. A document that is gone is told without its text.
pub(crate) fn said(project: &Project, body: &Body, tags: &Contents) -> Option<Said> {
    body.says(&Known { project, tags })
}
