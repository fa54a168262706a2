//! A record as someone else wrote it, on its way into the project in memory.

use super::ChoiceEdit;
use crate::model::{Project, RecordId, Said, Version};

/// A record as someone else wrote it.
#[derive(Clone, PartialEq, Debug)]
pub struct ArrivedRecord {
    /// The record.
    pub of: RecordId,
    /// What it says now.
    pub says: Said,
    /// The other versions of it that wait for a choice.
    pub waiting: Vec<Version>,
}

impl ArrivedRecord {
    /// Puts the record into a project, or takes it out when it is gone.
    pub(super) fn put_into(self, project: &mut Project) {
        let Self { of, says, waiting } = self;
        ChoiceEdit { of, says, waiting }.apply(project);
    }
}
