//! A read mark: that its author has read a decision, a memo or another thing.

use super::memo::Topic;
use super::{Joining, Record};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, moment, record_id};

record!(
    /// That the author has read something.
    ReadRecord {
        about: Topic,
        at: String,
    }
);

impl Record for ReadRecord {
    const FILE: FileKind = FileKind::Memos;
    /// Read twice is read.
    const JOINING: Joining = Joining::ByItself;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        self.about.check()?;
        moment(&self.at)?;
        Ok(())
    }

    fn document(&self) -> Option<&str> {
        self.about.document()
    }
}
