//! A query that a person saved under a name.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, moment, record_id};

record!(
    /// A saved query.
    QueryRecord {
        #[serde(default)]
        name: String,
        #[serde(default)]
        query: String,
        #[serde(default)]
        mode: String,
        /// Scope, sorting and what else was chosen, each choice under its name.
        #[serde(default)]
        options: Vec<(String, String)>,
        created: String,
        modified: String,
    }
);

impl Record for QueryRecord {
    const FILE: FileKind = FileKind::Saved;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        moment(&self.created)?;
        moment(&self.modified)?;
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.name, &mut self.query]
    }
}
