//! An assignment: one annotator codes one document in a round. Its id is derived from both.

use super::{Joining, Record};
use crate::store::format::file_kind::FileKind;
use crate::store::format::understood::{
    Understood, annotator_id, derived, document_id, maybe, moment, record_id,
};

record!(
    /// That an annotator codes a document in the round.
    AssignmentRecord {
        document: String,
        annotator: String,
        /// The document is coded by several annotators.
        #[serde(default)]
        double: bool,
        /// The draw that brought it about.
        #[serde(default)]
        draw: Option<String>,
        at: String,
        #[serde(default)]
        by: Option<String>,
    }
);

impl Record for AssignmentRecord {
    const FILE: FileKind = FileKind::Round;
    /// Two clones that make one assignment have made it once.
    const JOINING: Joining = Joining::ByItself;

    fn check(&self) -> Understood<()> {
        document_id(&self.document)?;
        annotator_id(&self.annotator)?;
        derived(&self.id, &[&self.document, &self.annotator])?;
        maybe(self.draw.as_deref(), record_id)?;
        moment(&self.at)?;
        maybe(self.by.as_deref(), annotator_id)?;
        Ok(())
    }
}
