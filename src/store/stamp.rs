//! Chance and the clock, handed in: fresh revisions, fresh ids, the present.

use crate::model::Moment;
use uuid::Uuid;

/// Letters of ids and revisions: digits and small letters without those that look alike.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Returns what a save cannot know: fresh revisions and the present.
pub trait Stamp {
    /// A revision that no one else has given.
    fn rev(&mut self) -> String;

    /// The present, for what is noted about deletions; nothing when it is not to be noted.
    fn now(&mut self) -> Option<Moment> {
        None
    }
}

/// Revisions from time and chance: later ones sort after earlier ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomStamp;

impl Stamp for RandomStamp {
    fn rev(&mut self) -> String {
        fresh()
    }

    fn now(&mut self) -> Option<Moment> {
        Some(Moment::now())
    }
}

/// A fresh id such as `a-06e…`: short, random, ASCII, safe as a file name. The prefix must be made
/// of such letters too, and be at most 32 long.
pub fn fresh_id(prefix: &str) -> String {
    format!("{prefix}-{}", fresh())
}

/// 16 letters: 45 bits of milliseconds, 35 bits of chance.
fn fresh() -> String {
    let value = Uuid::now_v7().as_u128();
    let millis = value >> 80;
    let chance = value & ((1 << 35) - 1);
    let bits = ((millis & ((1 << 45) - 1)) << 35) | chance;
    let letter = |place: u32| char::from(LETTERS[(bits >> (5 * place)) as usize & 31]);
    (0..16).rev().map(letter).collect()
}

/// When a revision was given, if it is one of ours.
pub(super) fn time_of(rev: &str) -> Option<Moment> {
    let letter = |letter: &u8| LETTERS.iter().position(|known| known == letter);
    let digits: Option<Vec<usize>> = rev.as_bytes().iter().map(letter).collect();
    let digits = digits.filter(|digits| digits.len() == 16)?;
    let bits = digits.iter().fold(0u128, |bits, d| bits << 5 | *d as u128);
    Moment::from_millisecond(i64::try_from(bits >> 35).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AnnotationId;
    use std::collections::BTreeSet;

    #[test]
    fn fresh_ids_are_ids_and_differ() {
        let all: BTreeSet<String> = (0..1000).map(|_| fresh_id("a")).collect();
        assert_eq!(all.len(), 1000);
        assert!(all.iter().all(|id| AnnotationId::new(id).is_ok()));
    }

    #[test]
    fn a_revision_tells_when_it_was_given() {
        let (before, rev) = (Moment::now().as_millisecond(), RandomStamp.rev());
        let told = time_of(&rev).unwrap().as_millisecond();
        assert!((before..before + 60_000).contains(&told), "{rev}: {told}");
        assert_eq!(time_of("a1"), None);
        assert_eq!(time_of("UUUUUUUUUUUUUUUU"), None);
    }

    #[test]
    fn later_revisions_sort_after_earlier_ones() {
        let first = RandomStamp.rev();
        std::thread::sleep(std::time::Duration::from_millis(3));
        assert!(RandomStamp.rev() > first);
    }
}
