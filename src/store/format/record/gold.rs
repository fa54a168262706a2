//! A named, frozen set of codings that trainees are measured against; its manifest stands in records of kind `Frozen`.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, document_id, maybe, moment, record_id,
};
use crate::store::format::value::Pair;

record!(
    /// A gold set of the round.
    GoldRecord {
        #[serde(default)]
        name: Pair,
        at: String,
        #[serde(default)]
        by: Option<String>,
        #[serde(default)]
        reason: String,
        /// Whose annotations it holds: an annotator, or `decided`.
        #[serde(default)]
        layer: String,
        #[serde(default)]
        documents: Vec<String>,
        #[serde(default)]
        threshold: Option<f64>,
        /// Passages that a tag must have before a verdict is given on it.
        #[serde(default)]
        passages: u32,
    }
);

impl Record for GoldRecord {
    const FILE: FileKind = FileKind::Round;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        for document in &self.documents {
            document_id(document)?;
        }
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.name.ar, &mut self.name.en, &mut self.reason]
    }
}
