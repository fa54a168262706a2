//! A person who declared to review a round, and sees everything in it.

use super::{Joining, Record};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotator_id, moment};

record!(
    /// That a person reviews the round; its id is theirs.
    ReviewerRecord {
        at: String,
    }
);

impl Record for ReviewerRecord {
    const FILE: FileKind = FileKind::Round;
    /// Two clones that say so have said it once.
    const JOINING: Joining = Joining::ByItself;

    fn check(&self) -> Understood<()> {
        annotator_id(&self.id)?;
        moment(&self.at)?;
        Ok(())
    }
}
