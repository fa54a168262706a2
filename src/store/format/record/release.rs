//! The early release of a document in a blind round, with its reason.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, document_id, maybe, moment, record_id,
};

record!(
    /// That a document of a blind round was released before the round was closed.
    ReleaseRecord {
        document: String,
        at: String,
        #[serde(default)]
        by: Option<String>,
        #[serde(default)]
        reason: String,
    }
);

impl Record for ReleaseRecord {
    const FILE: FileKind = FileKind::Round;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        document_id(&self.document)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.reason]
    }
}
