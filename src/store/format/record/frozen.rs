//! One entry of the manifest of a closing or a gold set: a coding, a text or its marks, by its hash. Its id is derived from what it names.

use super::{Joining, Record};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, derived, document_id, maybe, record_id, sha256,
};
use crate::store::format::value::{always, word};

record!(
    /// One file of the manifest of a closing or a gold set, by its hash.
    FrozenRecord {
        /// The closing or gold set.
        of: String,
        document: String,
        what: Held,
        /// Whose coding, where it is one.
        #[serde(default)]
        annotator: Option<String>,
        /// SHA-256 of the file, in hexadecimal digits.
        hash: String,
    }
);

word!(
    /// What an entry of a manifest names.
    Held {
        Coding,
        Text,
        Marks,
        Decisions,
    }
);

always!(Held);

impl Record for FrozenRecord {
    const FILE: FileKind = FileKind::Round;
    /// Equal files have equal hashes; of two that differ the manifest keeps one, and the other is a finding.
    const JOINING: Joining = Joining::ByItself;

    fn check(&self) -> Understood<()> {
        record_id(&self.of)?;
        document_id(&self.document)?;
        maybe(self.annotator.as_deref(), annotator_id)?;
        sha256(&self.hash, "a frozen file is named by a hash")?;
        let annotator = self.annotator.as_deref().unwrap_or_default();
        derived(
            &self.id,
            &[&self.of, &self.document, self.what.name(), annotator],
        )?;
        Ok(())
    }

    fn document(&self) -> Option<&str> {
        Some(&self.document)
    }
}
