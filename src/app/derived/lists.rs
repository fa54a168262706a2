//! Lists that views show of the whole project, whatever document is read.

use super::documents::DocumentList;
use super::tags::TagTree;
use super::version::ProjectVersion;
use crate::app::action::count_waiting;
use crate::app::state::State;
use crate::model::{AnnotatorId, RoundId};

/// The lists, and what they were made of.
#[derive(Default)]
pub struct Lists {
    of: Option<DerivedFrom>,
    /// The documents.
    pub documents: DocumentList,
    /// The tags.
    pub tags: TagTree,
    /// How many records wait for a choice, circles of tags among them.
    pub waiting: usize,
}

/// What lists were made of.
struct DerivedFrom {
    version: ProjectVersion,
    round: Option<RoundId>,
    me: Option<AnnotatorId>,
}

impl Lists {
    /// Makes anew what is no longer true. Only compares when nothing changed; edits of annotations
    /// change the counts of their documents.
    pub fn refresh(&mut self, state: &State) {
        let version = ProjectVersion::of(state);
        if self.of.as_ref().map(|of| of.version) == version && self.is_of(state) {
            return;
        }
        if !self.follow(state) {
            self.make(state);
        }
        self.waiting = count_waiting(state);
        let seen = state.seen();
        self.of = version.map(|version| DerivedFrom {
            version,
            round: seen.and_then(|p| p.current_round()).map(|r| r.id.clone()),
            me: state.me().cloned(),
        });
    }

    /// Whether they were made for this round and user.
    fn is_of(&self, state: &State) -> bool {
        let round = state.seen().and_then(|p| p.current_round());
        let of = self.of.as_ref();
        of.is_none_or(|of| {
            of.round.as_ref() == round.map(|r| &r.id) && of.me.as_ref() == state.me()
        })
    }

    /// Follows edits of annotations; returns whether there were no others.
    fn follow(&mut self, state: &State) -> bool {
        let (Some(of), Some(desk)) = (&self.of, &state.desk) else {
            return false;
        };
        if of.version.opening != desk.opening() || !self.is_of(state) {
            return false;
        }
        let Some(replaced) = desk.session.replaced_since(of.version.revision) else {
            return false;
        };
        self.documents.follow(state, &replaced);
        true
    }

    fn make(&mut self, state: &State) {
        self.documents = DocumentList::new(state, self.documents.edition + 1);
        let edition = self.tags.edition + 1;
        self.tags = match state.seen() {
            Some(seen) => TagTree::new(seen.codebook(), edition),
            None => TagTree {
                edition,
                ..TagTree::default()
            },
        };
    }
}
