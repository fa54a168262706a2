//! A quote that a person chose for a publication or a report.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotation_id, document_id, maybe, moment, not_understood, record_id,
};
use crate::store::format::value::Anchor;

record!(
    /// A chosen quote.
    QuoteRecord {
        /// The list on which it stands.
        #[serde(default)]
        list: String,
        #[serde(default)]
        order: f64,
        document: String,
        /// The annotation from which it was taken.
        #[serde(default)]
        annotation: Option<String>,
        anchor: Anchor,
        #[serde(default)]
        purpose: String,
        #[serde(default)]
        translation: String,
        #[serde(default)]
        translator: String,
        /// The translation was checked.
        #[serde(default)]
        checked: bool,
        created: String,
        modified: String,
    }
);

impl Record for QuoteRecord {
    const FILE: FileKind = FileKind::Saved;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        document_id(&self.document)?;
        maybe(self.annotation.as_deref(), annotation_id)?;
        self.anchor.check()?;
        moment(&self.created)?;
        moment(&self.modified)?;
        if !self.order.is_finite() {
            let reason = "the order is no finite number".to_owned();
            return Err(not_understood(&self.id, 1, reason));
        }
        Ok(())
    }

    fn document(&self) -> Option<&str> {
        Some(&self.document)
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![
            &mut self.anchor.quote,
            &mut self.anchor.before,
            &mut self.anchor.after,
            &mut self.purpose,
            &mut self.translation,
            &mut self.translator,
        ]
    }
}
