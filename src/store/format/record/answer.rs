//! An answer to feedback: what an annotator says to a decision, and whether they adopt it.

use super::Record;
use super::memo::Topic;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, moment, record_id};

record!(
    /// An answer to a decision.
    AnswerRecord {
        about: Topic,
        #[serde(default)]
        adopts: bool,
        #[serde(default)]
        text: String,
        created: String,
        modified: String,
    }
);

impl Record for AnswerRecord {
    const FILE: FileKind = FileKind::Memos;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        self.about.check()?;
        moment(&self.created)?;
        moment(&self.modified)?;
        Ok(())
    }

    fn document(&self) -> Option<&str> {
        self.about.document()
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.text]
    }
}
