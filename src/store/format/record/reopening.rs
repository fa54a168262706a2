//! The reopening of a closed round, with its reason.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotator_id, maybe, moment, record_id};

record!(
    /// That a closed round was opened again.
    ReopeningRecord {
        /// The closing that it ends.
        closing: String,
        at: String,
        #[serde(default)]
        by: Option<String>,
        #[serde(default)]
        reason: String,
    }
);

impl Record for ReopeningRecord {
    const FILE: FileKind = FileKind::Round;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        record_id(&self.closing)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.reason]
    }
}
