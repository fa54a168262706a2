//! Tags that exclude each other: a passage may carry one of them only.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, record_id, tag_id};

record!(
    /// Tags of which a passage may carry one only.
    ExclusiveRecord {
        #[serde(default)]
        tags: Vec<String>,
        #[serde(default)]
        note: String,
    }
);

impl Record for ExclusiveRecord {
    const FILE: FileKind = FileKind::Codebook;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        for tag in &self.tags {
            tag_id(tag)?;
        }
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.note]
    }
}
