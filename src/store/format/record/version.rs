//! A named version of the codebook. Its tags stand in a file of their own, named by its hash.

use super::{Body, Known, Record};
use crate::edit::Part;
use crate::model::{Codebook, CodebookVersion, RecordId, Said};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotator_id, moment, sha256, version_id};
use std::sync::Arc;

record!(
    /// A named version of the codebook.
    VersionRecord {
        #[serde(default)]
        name: String,
        at: String,
        by: String,
        #[serde(default)]
        reason: String,
        /// Hash of the file with the tags, by which it is named too.
        tags: String,
    }
);

impl Record for VersionRecord {
    const FILE: FileKind = FileKind::Codebook;

    fn check(&self) -> Understood<()> {
        self.value(Arc::default()).map(drop)
    }

    fn named(id: &str, _part: &Part) -> Option<RecordId> {
        version_id(id).ok().map(RecordId::Version)
    }

    fn says(&self, known: &Known<'_>) -> Option<Said> {
        let version = self.value(known.tags.get(&self.tags)?.clone()).ok()?;
        Some(Said::Version(Box::new(version)))
    }
}

impl VersionRecord {
    /// Reads what is known of a version and joins it with its tags.
    ///
    /// # Errors
    /// When an id or a moment is none, or the tags are not named by a hash.
    pub fn value(&self, tags: Arc<Codebook>) -> Understood<CodebookVersion> {
        sha256(&self.tags, "the tags of a version are named by a hash")?;
        Ok(CodebookVersion {
            id: version_id(&self.id)?,
            name: self.name.clone(),
            at: moment(&self.at)?,
            by: annotator_id(&self.by)?,
            reason: self.reason.clone(),
            tags,
        })
    }

    /// The record of a version; `hash` is that of the file with its tags.
    pub fn of(version: &CodebookVersion, hash: String) -> Body {
        Body::Version(Self {
            id: version.id.as_str().to_owned(),
            rev: String::new(),
            past: Vec::new(),
            name: version.name.clone(),
            at: version.at.to_string(),
            by: version.by.as_str().to_owned(),
            reason: version.reason.clone(),
            tags: hash,
        })
    }
}
