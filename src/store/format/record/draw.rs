//! A draw of documents, with what is needed to repeat it: pool, seed, strata, and the outcome.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, document_id, maybe, moment, record_id,
};

record!(
    /// A draw of documents.
    DrawRecord {
        at: String,
        #[serde(default)]
        by: Option<String>,
        #[serde(default)]
        purpose: String,
        seed: u64,
        /// Name and version of the procedure.
        #[serde(default)]
        method: String,
        /// The documents from which it was drawn.
        #[serde(default)]
        pool: Vec<String>,
        #[serde(default)]
        count: u32,
        /// The variable by which the draw is stratified.
        #[serde(default)]
        variable: Option<String>,
        /// Parts of the coding period over which the drawn documents are spread; 0 for none.
        #[serde(default)]
        periods: u32,
        /// Codings that the threshold requires.
        #[serde(default)]
        codings: u32,
        /// The drawn documents, in the order of the draw.
        #[serde(default)]
        outcome: Vec<String>,
    }
);

impl Record for DrawRecord {
    const FILE: FileKind = FileKind::Round;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        for document in self.pool.iter().chain(&self.outcome) {
            document_id(document)?;
        }
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.purpose]
    }
}
