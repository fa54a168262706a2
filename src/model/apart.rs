//! Two annotators of an equal name who are different people.

use super::id::AnnotatorId;

/// Two annotators who were said to be different people, the smaller id first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Apart {
    /// The smaller id.
    pub first: AnnotatorId,
    /// The greater id.
    pub second: AnnotatorId,
}

impl Apart {
    /// Two annotators in either order.
    pub fn new(one: AnnotatorId, other: AnnotatorId) -> Self {
        let (first, second) = if one <= other {
            (one, other)
        } else {
            (other, one)
        };
        Self { first, second }
    }
}
