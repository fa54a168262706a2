//! What the people in a document have allowed: for the document as a whole or for one speaker.

use super::Record;
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{Understood, annotator_id, day, maybe, moment, record_id};
use crate::store::format::value::{always, word};

record!(
    /// What the people in a document have allowed.
    ConsentRecord {
        /// The speaker's label; none for the document as a whole.
        #[serde(default)]
        speaker: Option<String>,
        grant: Grant,
        /// The day after which it no longer holds, as `2026-12-31`.
        #[serde(default)]
        until: Option<String>,
        #[serde(default)]
        note: String,
        at: String,
        #[serde(default)]
        by: Option<String>,
    }
);

word!(
    /// How far a consent goes.
    Grant {
        /// Word for word.
        Quote,
        /// In other words only.
        Paraphrase,
        /// Within the team only.
        Team,
        /// Not at all.
        Nothing,
    }
);

always!(Grant);

impl Record for ConsentRecord {
    const FILE: FileKind = FileKind::Document;

    fn check(&self) -> Understood<()> {
        record_id(&self.id)?;
        maybe(self.until.as_deref(), day)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        Ok(())
    }

    fn texts(&mut self) -> Vec<&mut String> {
        self.speaker.iter_mut().chain([&mut self.note]).collect()
    }
}
