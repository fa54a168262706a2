//! That an annotation in the file of a joined id was deleted, or that the state in such files no longer
//! counts. It stands in the file of the id into which the other one was joined.

use super::{Body, Joining, Known, Record};
use crate::edit::Part;
use crate::model::{AnnotationId, RecordId, Said};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotation_id};

record!(
    /// That what stands under an id in the coding of a joined annotator does not count any more. Its id
    /// is that of an annotation, or `state`.
    DroppedRecord {}
);

impl Record for DroppedRecord {
    const FILE: FileKind = FileKind::Coding;
    /// What was dropped on one of two computers is dropped.
    const JOINING: Joining = Joining::ByItself;

    fn check(&self) -> Understood<()> {
        self.value().map(drop)
    }

    fn named(id: &str, part: &Part) -> Option<RecordId> {
        match (part, annotation_id(id)) {
            (Part::Coding(key), Ok(id)) => Some(RecordId::Dropped(key.clone(), id)),
            _ => None,
        }
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        self.value().ok().map(Said::Dropped)
    }
}

impl DroppedRecord {
    /// The record that says that an annotation is dropped.
    pub fn of(id: &AnnotationId) -> Body {
        Body::Dropped(Self {
            id: id.as_str().to_owned(),
            rev: String::new(),
            past: Vec::new(),
        })
    }

    /// Reads what is dropped.
    ///
    /// # Errors
    /// When the id is none.
    pub fn value(&self) -> Understood<AnnotationId> {
        annotation_id(&self.id)
    }
}
