//! The state of a coding: whether its annotator has finished the document.

use super::{Body, Known, Record};
use crate::edit::Part;
use crate::model::{CodingState, RecordId, Said};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, maybe, moment, single};

/// Id of the one record about an annotator's state of a document.
pub(crate) const STATE_ID: &str = "state";

record!(
    /// An annotator's state of a document; its id is always `state`.
    StateRecord {
        #[serde(default)]
        finished: bool,
        /// The moment at which it was first finished.
        #[serde(default)]
        first_finished: Option<String>,
    }
);

impl Record for StateRecord {
    const FILE: FileKind = FileKind::Coding;

    fn check(&self) -> Understood<()> {
        single(&self.id, STATE_ID)?;
        self.value().map(drop)
    }

    fn named(_id: &str, part: &Part) -> Option<RecordId> {
        match part {
            Part::Coding(key) => Some(RecordId::Finished(key.clone())),
            _ => None,
        }
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        self.value().ok().map(Said::Finished)
    }
}

impl StateRecord {
    /// Reads a state.
    ///
    /// # Errors
    /// When a moment is none.
    pub fn value(&self) -> Understood<CodingState> {
        Ok(CodingState {
            finished: self.finished,
            first_finished: maybe(self.first_finished.as_deref(), moment)?,
        })
    }

    /// The record of a state, if there is anything to say.
    pub fn of(state: CodingState) -> Option<Body> {
        (state != CodingState::default()).then(|| {
            Body::State(Self {
                id: STATE_ID.to_owned(),
                rev: String::new(),
                past: Vec::new(),
                finished: state.finished,
                first_finished: state.first_finished.map(|at| at.to_string()),
            })
        })
    }
}
