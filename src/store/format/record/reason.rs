//! A reason that reviewers give for decisions, from a list that each project keeps.

use super::Record;
use super::tag::Stone;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, not_understood, record_id};
use crate::store::format::value::Pair;

record!(
    /// A reason on the list from which reviewers choose.
    ReasonRecord {
        #[serde(default)]
        order: f64,
        #[serde(default)]
        name: Pair,
        #[serde(default)]
        definition: Pair,
        /// It is no longer offered; decisions that give it still do.
        #[serde(default)]
        tombstone: Option<Stone>,
    }
);

impl Record for ReasonRecord {
    const FILE: FileKind = FileKind::Codebook;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        if !self.order.is_finite() {
            let reason = "the order is no finite number".to_owned();
            return Err(not_understood(&self.id, 1, reason));
        }
        if let Some(stone) = &self.tombstone {
            stone.value()?;
        }
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.definition.ar, &mut self.definition.en]
    }
}
