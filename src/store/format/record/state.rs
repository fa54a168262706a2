//! The state of a coding: whether its annotator has finished the document.

use super::{Body, Known, Record};
use crate::edit::Part;
use crate::model::{RecordId, Said};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, single};

/// Id of the one record about an annotator's state of a document.
pub(crate) const STATE_ID: &str = "state";

record!(
    /// An annotator's state of a document; its id is always `state`.
    StateRecord {
        #[serde(default)]
        finished: bool,
    }
);

impl Record for StateRecord {
    const FILE: FileKind = FileKind::Coding;

    fn check(&self) -> Understood<()> {
        single(&self.id, STATE_ID)
    }

    fn named(_id: &str, part: &Part) -> Option<RecordId> {
        match part {
            Part::Coding(key) => Some(RecordId::Finished(key.clone())),
            _ => None,
        }
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        Some(Said::Finished(self.finished))
    }
}

impl StateRecord {
    /// The record of a state, if there is anything to say.
    pub fn of(finished: bool) -> Option<Body> {
        finished.then(|| {
            Body::State(Self {
                id: STATE_ID.to_owned(),
                rev: String::new(),
                past: Vec::new(),
                finished,
            })
        })
    }
}
