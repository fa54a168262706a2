//! A round of coding: its name, and when it was closed.

use super::{Body, Known, Record};
use crate::edit::Part;
use crate::model::{RecordId, Round, Said};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, maybe, moment, round_id};
use crate::store::format::value::Pair;

record!(
    /// A round of coding.
    RoundRecord {
        #[serde(default)]
        name: Pair,
        /// The start of the round; the one that was started last is the current one.
        #[serde(default)]
        started: Option<String>,
        #[serde(default)]
        closed: Option<String>,
    }
);

impl Record for RoundRecord {
    const FILE: FileKind = FileKind::Round;
    /// Schemas 1 and 2 kept rounds there.
    const FORMER_FILE: Option<FileKind> = Some(FileKind::Project);

    fn check(&self) -> Understood<()> {
        self.value().map(drop)
    }

    fn named(id: &str, _part: &Part) -> Option<RecordId> {
        round_id(id).ok().map(RecordId::Round)
    }

    fn says(&self, _known: &Known<'_>) -> Option<Said> {
        self.value().ok().map(Said::Round)
    }
}

impl RoundRecord {
    /// Reads a round.
    ///
    /// # Errors
    /// When an id or a moment is none.
    pub fn value(&self) -> Understood<Round> {
        Ok(Round {
            id: round_id(&self.id)?,
            name: self.name.value(),
            started: maybe(self.started.as_deref(), moment)?,
            closed: maybe(self.closed.as_deref(), moment)?,
        })
    }

    /// The record of a round.
    pub fn of(round: &Round) -> Body {
        Body::Round(Self {
            id: round.id.as_str().to_owned(),
            rev: String::new(),
            past: Vec::new(),
            name: Pair::of(&round.name),
            started: round.started.map(|at| at.to_string()),
            closed: round.closed.map(|at| at.to_string()),
        })
    }
}
