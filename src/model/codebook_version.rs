//! A named version of the codebook: what it was then, and who named it, when and why.

use super::codebook::Codebook;
use super::id::{AnnotatorId, VersionId};
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
