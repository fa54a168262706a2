//! Reads the codings: finds their files and takes their records in.

use super::open::{Opening, saying};
use super::traces::stem;
use crate::edit::Part;
use crate::model::{AnnotatorId, Coding, CodingKey, CodingState, DocumentId, RoundId, TagId};
use crate::store::disk::layout;
use crate::store::disk::listing::Entry;
use crate::store::finding::FindingKind;
use crate::store::format::convert;
use crate::store::format::record::Body;
use std::collections::BTreeSet;

/// The file of a coding, which may be missing, and its versions from sync tools.
pub(crate) struct CodingFile {
    /// The coding that the file holds.
    pub key: CodingKey,
    /// Files that a sync tool put aside, relative to the project.
    pub versions: Vec<String>,
}

impl Opening<'_> {
    /// Reads every coding of the project.
    pub(super) fn codings(&mut self) {
        for (round, document) in self.coding_folders() {
            self.codings_of(&round, &document);
        }
    }

    /// The folders with the codings of a document in a round.
    pub(crate) fn coding_folders(&mut self) -> Vec<(RoundId, DocumentId)> {
        let mut found = Vec::new();
        for round in self.names(layout::ANNOTATIONS, Entry::Folder) {
            let Ok(round_id) = RoundId::new(&round) else {
                continue;
            };
            let in_round = format!("{}/{round}", layout::ANNOTATIONS);
            let documents = self.names(&in_round, Entry::Folder).into_iter();
            let ids = documents.filter_map(|name| DocumentId::new(&name).ok());
            found.extend(ids.map(|id| (round_id.clone(), id)));
        }
        found
    }

    /// Reads the codings of a document in a round.
    pub(super) fn codings_of(&mut self, round: &RoundId, document: &DocumentId) {
        for file in self.coding_files(round, document) {
            self.coding(file.key, &file.versions);
        }
    }

    /// The files with the codings of a document in a round, also where only a version from a sync tool is
    /// left.
    pub(crate) fn coding_files(
        &mut self,
        round: &RoundId,
        document: &DocumentId,
    ) -> Vec<CodingFile> {
        let folder = format!("{}/{round}/{document}", layout::ANNOTATIONS);
        let names = self.names(&folder, Entry::File);
        let stems: BTreeSet<String> = names.iter().filter_map(stem).collect();
        let mut files = Vec::new();
        // A version whose name goes on like that of its file comes after it, and is known by then.
        let mut versions: BTreeSet<String> = BTreeSet::new();
        for stem in stems {
            let file = format!("{folder}/{stem}.ron");
            if versions.contains(&file) {
                continue;
            }
            let Ok(annotator) = AnnotatorId::new(&stem) else {
                self.tell(&file, None, FindingKind::BadId { id: stem });
                continue;
            };
            let key = CodingKey {
                round: round.clone(),
                document: document.clone(),
                annotator,
            };
            let beside = self.versions_beside(&names, &Part::Coding(key.clone()));
            versions.extend(beside.iter().cloned());
            let versions = beside;
            files.push(CodingFile { key, versions });
        }
        files
    }

    /// Reads one coding with its versions from sync tools.
    pub(super) fn coding_in_folder(&mut self, key: &CodingKey) {
        let part = Part::Coding(key.clone());
        let file = layout::file_of(&part);
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let names = self.names(folder, Entry::File);
        let versions = self.versions_beside(&names, &part);
        self.coding(key.clone(), &versions);
    }

    fn coding(&mut self, key: CodingKey, versions: &[String]) {
        let part = Part::Coding(key.clone());
        let file = layout::file_of(&part);
        let mut state = CodingState::default();
        let mut annotations = Vec::new();
        let mut dropped = BTreeSet::new();
        let mut tags: BTreeSet<TagId> = BTreeSet::new();
        let mut shown = Vec::new();
        for line in self.read(&part, versions) {
            match &*line.body {
                Body::State(r) => {
                    state = r.value().unwrap_or_default();
                    shown.extend(convert::state_record(state).map(|r| saying(line, r)));
                }
                Body::Dropped(r) => {
                    let Ok(id) = r.value() else { continue };
                    dropped.insert(id);
                    shown.push(line);
                }
                Body::Annotation(r) => {
                    let Ok(mut annotation) = convert::annotation(r) else {
                        continue;
                    };
                    // Many annotations have few tags: one copy of an id is quicker to go through.
                    if let Some(tag) = &mut annotation.tag {
                        match tags.get(tag) {
                            Some(same) => *tag = same.clone(),
                            None => drop(tags.insert(tag.clone())),
                        }
                    }
                    shown.push(if convert::is_as_written(r) {
                        line
                    } else {
                        saying(line, convert::annotation_record(&annotation))
                    });
                    annotations.push(annotation);
                }
                _ => {}
            }
        }
        if let Some(known) = self.ledger.files.get_mut(&file) {
            known.shown = shown.into_iter().map(|l| (l.body.key(), l)).collect();
        }
        let coding = Coding {
            finished: state.finished,
            first_finished: state.first_finished,
            annotations: annotations.into_iter().collect(),
            dropped,
        };
        if !coding.is_blank() {
            self.project.codings.insert(key, coding);
        }
    }
}
