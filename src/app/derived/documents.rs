//! The documents as the sidebar lists them: in order, with titles to search and how each stands.

use crate::app::state::State;
use crate::arabic::{Folding, fold, visible};
use crate::edit::Replaced;
use crate::model::{CodingKey, DocumentId};
use std::collections::BTreeMap;

/// The documents of a project, in the order of the project.
#[derive(Default)]
pub struct DocumentList {
    /// Rises when documents, their order or their titles change.
    pub edition: u64,
    /// The documents.
    pub entries: Vec<DocumentEntry>,
    index: BTreeMap<DocumentId, usize>,
}

/// A document in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentEntry {
    /// Its id.
    pub id: DocumentId,
    /// Its title, with nothing invisible in it.
    pub title: String,
    /// The title as it is searched.
    pub folded: String,
    /// Length of its text, code points.
    pub length: usize,
    /// How it stands in the current round.
    pub standing: DocumentProgress,
}

/// How a document stands in the current round.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DocumentProgress {
    /// Annotations of the user.
    pub mine: usize,
    /// Annotations of everyone.
    pub all: usize,
    /// Whether the user has finished it.
    pub finished: bool,
}

impl DocumentList {
    /// Lists the documents of the open project. `edition` is that of the list.
    pub fn new(state: &State, edition: u64) -> Self {
        let Some(seen) = state.seen() else {
            return Self {
                edition,
                ..Self::default()
            };
        };
        let mut standings = standings(state);
        let documents = seen.documents_in_order().into_iter();
        let entries: Vec<DocumentEntry> = documents
            .map(|document| DocumentEntry {
                id: document.id.clone(),
                title: visible(&document.title),
                folded: fold(&document.title, Folding::ALL),
                length: document.text.length(),
                standing: standings.remove(&document.id).unwrap_or_default(),
            })
            .collect();
        let places = entries.iter().enumerate();
        let index = places.map(|(at, entry)| (entry.id.clone(), at)).collect();
        Self {
            edition,
            entries,
            index,
        }
    }

    /// Counts what became of annotations of the current round, and looks which documents are finished.
    pub fn follow(&mut self, state: &State, replaced: &[&Replaced]) {
        let Some(seen) = state.seen() else {
            return;
        };
        let Some(round) = seen.current_round() else {
            return;
        };
        for replaced in replaced.iter().filter(|r| r.key.round == round.id) {
            let Some(at) = self.index.get(&replaced.key.document) else {
                continue;
            };
            let standing = &mut self.entries[*at].standing;
            let more = usize::from(replaced.after.is_some());
            let fewer = usize::from(replaced.before.is_some());
            standing.all = standing.all + more - fewer;
            if Some(&replaced.key.annotator) == state.me() {
                standing.mine = standing.mine + more - fewer;
            }
        }
        // Finishing a document replaces no annotation.
        for entry in &mut self.entries {
            entry.standing.finished = false;
        }
        let own = |key: &CodingKey| key.round == round.id && Some(&key.annotator) == state.me();
        for (key, coding) in seen.codings().filter(|(key, _)| own(key)) {
            if let Some(at) = self.index.get(&key.document) {
                self.entries[*at].standing.finished = coding.finished;
            }
        }
    }

    /// The places of the documents whose titles hold a filter, which is folded here.
    pub fn matching(&self, filter: &str) -> Vec<usize> {
        let wanted = fold(filter.trim(), Folding::ALL);
        let entries = self.entries.iter().enumerate();
        let found = entries.filter(|(_, entry)| entry.folded.contains(&wanted));
        found.map(|(at, _)| at).collect()
    }
}

fn standings(state: &State) -> BTreeMap<DocumentId, DocumentProgress> {
    let mut standings: BTreeMap<DocumentId, DocumentProgress> = BTreeMap::new();
    let Some(seen) = state.seen() else {
        return standings;
    };
    let round = seen.current_round().map(|r| &r.id);
    let codings = seen.codings();
    for (key, coding) in codings.filter(|(key, _)| Some(&key.round) == round) {
        let standing = standings.entry(key.document.clone()).or_default();
        standing.all += coding.annotations.len();
        if Some(&key.annotator) == state.me() {
            standing.mine += coding.annotations.len();
            standing.finished |= coding.finished;
        }
    }
    standings
}
