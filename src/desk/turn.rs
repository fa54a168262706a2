//! Turns: what only one program changes at a time.

use crate::model::AnnotatorId;

/// What only one program changes at a time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Turn {
    /// The codebook and its versions.
    Codebook,
    /// The list of annotators: two programs that bring in one person at once must not make two of them.
    Newcomers,
}

impl Turn {
    /// The annotator's lock that stands for the turn.
    pub(super) fn as_annotator(self) -> AnnotatorId {
        let name = match self {
            Self::Codebook => "the-codebook",
            Self::Newcomers => "new-annotator",
        };
        AnnotatorId::new(name).expect("a valid id")
    }
}
