//! A preset for exports: format, contents and columns under a name.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, record_id};
use crate::store::format::value::Pair;

record!(
    /// A preset of an export.
    PresetRecord {
        #[serde(default)]
        name: Pair,
        #[serde(default)]
        format: String,
        #[serde(default)]
        query: String,
        /// Whose annotations: an annotator, `decided`, or empty for everyone.
        #[serde(default)]
        layer: String,
        #[serde(default)]
        columns: Vec<String>,
        /// What else was chosen, each choice under its name.
        #[serde(default)]
        options: Vec<(String, String)>,
    }
);

impl Record for PresetRecord {
    const FILE: FileKind = FileKind::Project;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.name.ar, &mut self.name.en, &mut self.query]
    }
}
