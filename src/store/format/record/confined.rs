//! That nothing of the project may leave its folder. Where it may, there is no such record.

use super::{Body, Joining, Known, Record};
use crate::edit::Part;
use crate::model::{RecordId, Said};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, single};

/// Id of the one record that says that nothing may leave the folder.
pub(crate) const CONFINED_ID: &str = "confined";

record!(
    /// That nothing of the project may leave its folder; its id is always `confined`.
    ConfinedRecord {}
);

impl Record for ConfinedRecord {
    const FILE: FileKind = FileKind::Project;
    /// Where one of two clones says so, both are confined.
    const JOINING: Joining = Joining::ByItself;

    fn check(&self) -> Understood<()> {
        single(&self.id, CONFINED_ID)
    }

    fn named(_id: &str, _part: &Part) -> Option<RecordId> {
        Some(RecordId::Confined)
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        Some(Said::Confined)
    }
}

impl ConfinedRecord {
    /// The record that says that nothing may leave the folder.
    pub fn body() -> Body {
        Body::Confined(Self {
            id: CONFINED_ID.to_owned(),
            rev: String::new(),
            past: Vec::new(),
        })
    }
}
