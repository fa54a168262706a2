//! What remains of a record that was deleted: its kind, when, and whether it was withdrawn.

use super::{Head, Kind};
use crate::model::Said;
use crate::store::format::fields::{Field, Fields};
use crate::store::format::understood::{Understood, tag_id};
use serde::Deserialize;

/// What remains of a record that was deleted. It stands in the file in which the record stood.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeletedRecord {
    pub id: String,
    /// The kind of the record.
    pub of: Kind,
    #[serde(default)]
    pub rev: String,
    #[serde(default)]
    pub past: Vec<String>,
    #[serde(default)]
    pub at: Option<String>,
    /// It was withdrawn: nothing of it may be kept anywhere.
    #[serde(default)]
    pub withdrawn: bool,
}

impl DeletedRecord {
    /// Takes revision and past out.
    pub(super) fn take_head(&mut self) -> Head {
        Head {
            rev: std::mem::take(&mut self.rev),
            past: std::mem::take(&mut self.past),
        }
    }

    /// Writes the fields that follow id, kind, revision and past.
    pub(super) fn fields(&self, f: &mut Fields<'_>) {
        self.at.write("at", f);
        self.withdrawn.write("withdrawn", f);
    }

    /// Checks the id.
    ///
    /// # Errors
    /// When it is none.
    pub fn check(&self) -> Understood<()> {
        tag_id(&self.id).map(drop)
    }

    /// What it says as a value of the model.
    pub fn says(&self) -> Said {
        let at = self.at.as_deref().and_then(|at| at.parse().ok());
        Said::Deleted(at)
    }
}
