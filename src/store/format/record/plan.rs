//! The plan of a round. Each change is a record of its own with its reason; the latest holds.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, maybe, moment, not_understood, record_id, round_id, version_id,
};

record!(
    /// The plan of a round, or a later change to it.
    PlanRecord {
        at: String,
        #[serde(default)]
        by: Option<String>,
        #[serde(default)]
        reason: String,
        /// The unit of coding: `passage`, `sentence`, `paragraph`, `turn` or `segment`.
        #[serde(default)]
        unit: String,
        /// The earlier round whose agreed segments are the units.
        #[serde(default)]
        segments_of: Option<String>,
        #[serde(default)]
        level: String,
        #[serde(default)]
        measure: String,
        #[serde(default)]
        threshold: Option<f64>,
        #[serde(default)]
        blind: bool,
        /// Annotators do not see which documents are coded twice.
        #[serde(default)]
        hides_double: bool,
        /// Annotations made from a search are not allowed.
        #[serde(default)]
        forbids_search: bool,
        /// The version of the codebook with which the round starts.
        #[serde(default)]
        codebook: Option<String>,
        /// What else was planned, each choice under its name.
        #[serde(default)]
        options: Vec<(String, String)>,
    }
);

impl Record for PlanRecord {
    const FILE: FileKind = FileKind::Round;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        maybe(self.segments_of.as_deref(), round_id)?;
        maybe(self.codebook.as_deref(), version_id)?;
        if self
            .threshold
            .is_some_and(|threshold| !threshold.is_finite())
        {
            let reason = "the threshold is no finite number".to_owned();
            return Err(not_understood(&self.id, 1, reason));
        }
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.reason]
    }
}
