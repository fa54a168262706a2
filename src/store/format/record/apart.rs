//! That two annotators of an equal name are different people.

use super::{Body, Joining, Known, Record};
use crate::edit::Part;
use crate::model::{Apart, RecordId, Said};
use crate::store::finding::FindingKind;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotator_id};

record!(
    /// That two annotators are different people. Its id is theirs with a slash between, the smaller one
    /// first, so that clones that say so write one record.
    ApartRecord {}
);

impl Record for ApartRecord {
    const FILE: FileKind = FileKind::Project;
    /// Where one of two clones says so, they are different people.
    const JOINING: Joining = Joining::ByItself;

    fn check(&self) -> Understood<()> {
        self.value().map(drop)
    }

    fn named(id: &str, _part: &Part) -> Option<RecordId> {
        two(id).ok().map(RecordId::Apart)
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        self.value().ok().map(Said::Apart)
    }
}

impl ApartRecord {
    /// Reads two annotators.
    ///
    /// # Errors
    /// When an id is none.
    pub fn value(&self) -> Understood<Apart> {
        two(&self.id)
    }

    /// The record of two annotators.
    pub fn of(apart: &Apart) -> Body {
        Body::Apart(Self {
            id: format!("{}/{}", apart.first, apart.second),
            rev: String::new(),
            past: Vec::new(),
        })
    }
}

fn two(id: &str) -> Understood<Apart> {
    let bad = || FindingKind::BadId { id: id.to_owned() };
    let (first, second) = id.split_once('/').ok_or_else(bad)?;
    if first >= second {
        return Err(bad());
    }
    Ok(Apart::new(annotator_id(first)?, annotator_id(second)?))
}
