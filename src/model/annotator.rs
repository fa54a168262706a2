//! People who tag, and the rounds in which they do.

use super::id::{AnnotatorId, RoundId};
use super::tag::Bilingual;
use jiff::Timestamp as Moment;

/// A person who tags.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Annotator {
    /// Their name for machines; never changes.
    pub id: AnnotatorId,
    /// What they are called.
    pub name: String,
    /// The annotator who is the same person under another id, and whose id survives.
    pub joined_into: Option<AnnotatorId>,
}

impl Annotator {
    /// A person who is joined with nobody.
    pub fn new(id: AnnotatorId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            joined_into: None,
        }
    }
}

/// One pass of coding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Round {
    /// Its name for machines; never changes.
    pub id: RoundId,
    /// What it is called.
    pub name: Bilingual,
    /// When it was started; rounds of older projects do not say so.
    pub started: Option<Moment>,
    /// When it was closed; its annotations are frozen from then on.
    pub closed: Option<Moment>,
}
