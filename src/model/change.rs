//! A change of an earlier day, as a journal remembers it.

use super::id::AnnotatorId;
use super::record::{RecordId, Said};
use jiff::Timestamp as Moment;

/// What became of one record at one moment.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// When it was saved.
    pub at: Moment,
    /// Who did it, if that is known.
    pub by: Option<AnnotatorId>,
    /// The record.
    pub of: RecordId,
    /// What it said.
    pub before: Said,
    /// What it said from then on.
    pub after: Said,
    /// Whether what it said was a version that waited, and went when another was chosen.
    pub waited: bool,
}
