//! Which of the places at which names were found are replaced.

use crate::edit::pseudonyms::NameFound;
use std::collections::BTreeMap;
use thiserror::Error;

/// What is done with a doubtful place of which nothing was decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Doubtful {
    /// Nothing is replaced at all until it is decided.
    #[default]
    Refuse,
    /// The place stays as it is.
    Keep,
    /// The place is replaced.
    Replace,
}

/// What is done with doubtful places.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Doubts {
    /// Whether each place is replaced that someone decided about, by the place's id. Decisions count
    /// for certain places too.
    pub decided: BTreeMap<String, bool>,
    /// What is done with the others.
    pub otherwise: Doubtful,
}

/// Nothing was decided of some doubtful places.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("{count} places are doubtful")]
pub struct Undecided {
    /// How many places.
    pub count: usize,
}

/// The places that are replaced, in their order: the certain ones, and of the doubtful ones those
/// that are to be.
///
/// # Errors
/// When nothing was decided of some, and [`Doubtful::Refuse`] says that this stops it.
pub fn places_to_replace<'a>(
    found: &'a [NameFound],
    doubts: &Doubts,
) -> Result<Vec<&'a NameFound>, Undecided> {
    let mut count = 0;
    let mut wanted = Vec::new();
    for place in found {
        let is_wanted = match (place.place.doubt, doubts.decided.get(&place.id)) {
            (_, Some(is_replaced)) => *is_replaced,
            (None, None) => true,
            (Some(_), None) => {
                count += usize::from(doubts.otherwise == Doubtful::Refuse);
                doubts.otherwise == Doubtful::Replace
            }
        };
        if is_wanted {
            wanted.push(place);
        }
    }
    if count > 0 {
        return Err(Undecided { count });
    }
    Ok(wanted)
}
