//! A person who tags.

use super::{Body, Known, Record};
use crate::edit::Part;
use crate::model::{Annotator, RecordId, Said};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotator_id, maybe};

record!(
    /// A person who tags.
    AnnotatorRecord {
        #[serde(default)]
        name: String,
        /// The annotator into whom this one was joined.
        #[serde(default)]
        joined_into: Option<String>,
    }
);

impl Record for AnnotatorRecord {
    const FILE: FileKind = FileKind::Project;

    fn check(&self) -> Understood<()> {
        self.value().map(drop)
    }

    fn named(id: &str, _part: &Part) -> Option<RecordId> {
        annotator_id(id).ok().map(RecordId::Annotator)
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        self.value().ok().map(Said::Annotator)
    }
}

impl AnnotatorRecord {
    /// Reads a person.
    ///
    /// # Errors
    /// When an id is none.
    pub fn value(&self) -> Understood<Annotator> {
        Ok(Annotator {
            id: annotator_id(&self.id)?,
            name: self.name.clone(),
            joined_into: maybe(self.joined_into.as_deref(), annotator_id)?,
        })
    }

    /// The record of a person.
    pub fn of(annotator: &Annotator) -> Body {
        Body::Annotator(Self {
            id: annotator.id.as_str().to_owned(),
            rev: String::new(),
            past: Vec::new(),
            name: annotator.name.clone(),
            joined_into: annotator
                .joined_into
                .as_ref()
                .map(|id| id.as_str().to_owned()),
        })
    }
}
