//! One export: who, when, what, in which format, and whether names were replaced.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, document_id, maybe, moment, record_id,
};

record!(
    /// One export.
    ExportedRecord {
        at: String,
        #[serde(default)]
        by: Option<String>,
        #[serde(default)]
        format: String,
        #[serde(default)]
        query: String,
        #[serde(default)]
        layer: String,
        #[serde(default)]
        preset: Option<String>,
        #[serde(default)]
        documents: Vec<String>,
        #[serde(default)]
        excerpts: u32,
        /// Excerpts that consent, blind rounds or the format left out.
        #[serde(default)]
        left_out: u32,
        #[serde(default)]
        names_replaced: bool,
        /// The version of the app.
        #[serde(default)]
        app: String,
    }
);

impl Record for ExportedRecord {
    const FILE: FileKind = FileKind::Export;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        maybe(self.preset.as_deref(), record_id)?;
        for document in &self.documents {
            document_id(document)?;
        }
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.query]
    }
}
