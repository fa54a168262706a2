//! A report that was kept as it was: its figures survive later changes and withdrawals.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, maybe, moment, record_id, round_id,
};

record!(
    /// A report that was kept.
    ReportRecord {
        #[serde(default)]
        name: String,
        /// What it reports, such as `agreement`.
        #[serde(default)]
        of: String,
        at: String,
        #[serde(default)]
        by: Option<String>,
        #[serde(default)]
        rounds: Vec<String>,
        #[serde(default)]
        settings: Vec<(String, String)>,
        /// The figures as JSON; no text of a document is in them.
        #[serde(default)]
        figures: String,
    }
);

impl Record for ReportRecord {
    const FILE: FileKind = FileKind::Report;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        for round in &self.rounds {
            round_id(round)?;
        }
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.name]
    }
}
