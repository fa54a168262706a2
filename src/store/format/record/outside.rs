//! A passage outside the text: it belongs to the document, and is left out of counts, lengths and agreement.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotator_id, maybe, moment, record_id};
use crate::store::format::value::Anchor;

record!(
    /// A passage that does not count as text.
    OutsideRecord {
        anchor: Anchor,
        /// What it is, such as `advertisement`; free words.
        #[serde(default)]
        what: String,
        at: String,
        #[serde(default)]
        by: Option<String>,
    }
);

impl Record for OutsideRecord {
    const FILE: FileKind = FileKind::Marks;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        self.anchor.check()?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![
            &mut self.anchor.quote,
            &mut self.anchor.before,
            &mut self.anchor.after,
            &mut self.what,
        ]
    }
}
