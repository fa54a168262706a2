//! A named version of the codebook: what it was then, and who named it, when and why.

use super::codebook::Codebook;
use super::codebook_changes::codebook_changes;
use super::id::{AnnotatorId, VersionId};
use super::project::Project;
use jiff::Timestamp as Moment;
use std::sync::Arc;

/// The codebook as it was when someone gave it a name. Its tags never change.
#[derive(Clone, PartialEq, Debug)]
pub struct CodebookVersion {
    /// Its name for machines; never changes.
    pub id: VersionId,
    /// What it is called.
    pub name: String,
    /// When it was named.
    pub at: Moment,
    /// By whom.
    pub by: AnnotatorId,
    /// Why, in their words.
    pub reason: String,
    /// Every tag, with the tombstones that there were.
    pub tags: Arc<Codebook>,
}

impl Project {
    /// The versions of the codebook, the latest first.
    pub fn versions_by_time(&self) -> Vec<&CodebookVersion> {
        let mut all: Vec<&CodebookVersion> = self.versions.values().collect();
        all.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
        all
    }

    /// The latest version from which the codebook does not differ, if there is one.
    pub fn version_now(&self) -> Option<&CodebookVersion> {
        let is_now = |version: &&CodebookVersion| {
            *version.tags == self.codebook
                || codebook_changes(&version.tags, &self.codebook).is_empty()
        };
        self.versions_by_time().into_iter().find(is_now)
    }
}
