//! The closing of a round; its manifest stands in records of kind `Frozen`.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, maybe, moment, record_id, version_id,
};

record!(
    /// The closing of a round.
    ClosingRecord {
        at: String,
        #[serde(default)]
        by: Option<String>,
        #[serde(default)]
        reason: String,
        /// The version of the codebook that was named at the closing.
        #[serde(default)]
        codebook: Option<String>,
    }
);

impl Record for ClosingRecord {
    const FILE: FileKind = FileKind::Round;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        maybe(self.codebook.as_deref(), version_id)?;
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.reason]
    }
}
