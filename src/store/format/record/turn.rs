//! A speaker's turn as a person corrected it: where it is, and who speaks.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotator_id, maybe, moment, record_id};
use crate::store::format::value::Anchor;

record!(
    /// A speaker's turn as a person corrected it.
    TurnRecord {
        anchor: Anchor,
        /// The label of the speaker; none where a found turn is none.
        #[serde(default)]
        speaker: Option<String>,
        at: String,
        #[serde(default)]
        by: Option<String>,
    }
);

impl Record for TurnRecord {
    const FILE: FileKind = FileKind::Marks;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        self.anchor.check()?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        let anchor = [
            &mut self.anchor.quote,
            &mut self.anchor.before,
            &mut self.anchor.after,
        ];
        anchor.into_iter().chain(&mut self.speaker).collect()
    }
}
