//! The round in which people are tagging.

use super::Desk;
use crate::edit::{Edit, ProjectEdit};
use crate::model::{Bilingual, Round, RoundId};

/// The round that a project begins with.
pub fn first_round(name: Bilingual) -> Round {
    Round {
        id: RoundId::new("r1").expect("a valid id"),
        name,
        started: None,
        closed: None,
    }
}

impl Desk {
    /// The round in which people are tagging, with the edit that adds it to a project that has no round
    /// yet. `name` is what a first round is called.
    pub(super) fn round(&self, name: &Bilingual) -> (RoundId, Option<Edit>) {
        if let Some(round) = self.project().current_round() {
            return (round.id.clone(), None);
        }
        let round = first_round(name.clone());
        let id = round.id.clone();
        (id, Some(Edit::Project(ProjectEdit::AddRound(round))))
    }
}
