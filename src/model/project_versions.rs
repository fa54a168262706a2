//! The versions of a project's codebook, by time and by what they hold.

use super::codebook_changes::codebook_changes;
use super::codebook_version::CodebookVersion;
use super::project::Project;

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
