//! A proposed change to another person's annotation, which only that person makes.

use super::Record;
use super::memo::Topic;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, maybe, moment, record_id, tag_id};

record!(
    /// A change that the author proposes to another person.
    ProposalRecord {
        about: Topic,
        /// The tag that it should carry; none where only the text proposes something.
        #[serde(default)]
        tag: Option<String>,
        #[serde(default)]
        text: String,
        created: String,
        modified: String,
    }
);

impl Record for ProposalRecord {
    const FILE: FileKind = FileKind::Memos;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        self.about.check()?;
        maybe(self.tag.as_deref(), tag_id)?;
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
