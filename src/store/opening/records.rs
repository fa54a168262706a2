//! Reads files whose records become values of the project by themselves: rounds and memos, each in files of
//! their own.

use super::open::Opening;
use super::traces::stem;
use crate::edit::Part;
use crate::model::{AnnotatorId, RoundId};
use crate::store::disk::conflicts::version_of;
use crate::store::disk::layout;
use crate::store::disk::listing::Entry;
use crate::store::finding::FindingKind;
use crate::store::format::record::{Body, Kind, Line};
use crate::store::ledger::waiting;
use std::collections::{BTreeMap, BTreeSet};

impl Opening<'_> {
    /// Reads the rounds: those with a file, and those that only lines of `project.ron` tell of.
    pub(super) fn rounds(&mut self) {
        let names = self.names(layout::ROUNDS, Entry::File);
        let known = self.ledger.files.get(layout::PROJECT);
        let lines = known.map_or_else(Vec::new, |known| known.lines.clone());
        let former = lines.iter().filter(|line| line.body.kind() == Kind::Round);
        let former = former.map(|line| line.body.id().to_owned());
        let stems: BTreeSet<String> = names.iter().filter_map(stem).chain(former).collect();
        for stem in stems {
            match RoundId::new(&stem) {
                Ok(id) => self.round(&id, &lines),
                Err(_) => self.tell_bad_id(layout::ROUNDS, stem),
            }
        }
    }

    /// Reads the file of a round, and along with it the lines of `project.ron` about the round.
    pub(super) fn round(&mut self, id: &RoundId, in_project: &[Line]) {
        let part = Part::Round(id.clone());
        let names = self.names(layout::ROUNDS, Entry::File);
        let versions = self.versions_beside(&names, &part);
        let is_it = |line: &&Line| line.body.name() == (id.as_str(), Kind::Round);
        let former: Vec<Line> = in_project.iter().filter(is_it).cloned().collect();
        self.records(&part, &versions, former);
    }

    /// Reads everyone's memos.
    pub(super) fn memos(&mut self) {
        let names = self.names(layout::MEMOS, Entry::File);
        let stems: BTreeSet<String> = names.iter().filter_map(stem).collect();
        for stem in stems {
            match AnnotatorId::new(&stem) {
                Ok(by) => self.memos_of(&by),
                Err(_) if version_of(&stem).is_some() => {}
                Err(_) => self.tell_bad_id(layout::MEMOS, stem),
            }
        }
    }

    pub(super) fn memos_of(&mut self, by: &AnnotatorId) {
        let part = Part::Memos(by.clone());
        let names = self.names(layout::MEMOS, Entry::File);
        let versions = self.versions_beside(&names, &part);
        self.records(&part, &versions, Vec::new());
    }

    /// Reads the file of a part whose records stand for themselves, and puts them into the project.
    fn records(&mut self, part: &Part, versions: &[String], former: Vec<Line>) {
        for line in self.read_with(part, versions, former) {
            self.record(part, line);
        }
    }

    /// Puts a record that stands for itself into the project, and remembers it as the project says it.
    pub(super) fn record(&mut self, part: &Part, line: Line) {
        let nothing = BTreeMap::new();
        let said = waiting::said(&self.project, &line.body, &nothing);
        let of = line.body.kind().named(line.body.id(), part);
        if let (Some(says), Some(of)) = (said, of) {
            self.project.put(&of, &says);
            self.show(&layout::file_of(part), line, Body::of(&says));
        }
    }

    fn tell_bad_id(&mut self, folder: &str, id: String) {
        let file = format!("{folder}/{id}.ron");
        self.tell(&file, None, FindingKind::BadId { id });
    }
}
