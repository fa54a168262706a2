//! A set of places in a text: one bit a byte.

use std::ops::Range;

const WORD: usize = u64::BITS as usize;

/// Bytes of a text at which it may be cut.
#[derive(Clone, Debug, Default)]
pub(super) struct Cuts {
    words: Vec<u64>,
}

impl Cuts {
    /// No cut in a text of `len` bytes.
    pub fn none(len: usize) -> Self {
        Self {
            words: vec![0; len / WORD + 1],
        }
    }

    pub fn insert(&mut self, at: usize) {
        if let Some(word) = self.words.get_mut(at / WORD) {
            *word |= 1 << (at % WORD);
        }
    }

    pub fn contains(&self, at: usize) -> bool {
        self.words
            .get(at / WORD)
            .is_some_and(|word| word >> (at % WORD) & 1 == 1)
    }

    /// Takes out what lies in `range`.
    pub fn remove(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let stop = range.end.min((at / WORD + 1) * WORD);
            let Some(word) = self.words.get_mut(at / WORD) else {
                return;
            };
            let held = u64::MAX >> (WORD - (stop - at)) << (at % WORD);
            *word &= !held;
            at = stop;
        }
    }

    /// The last cut at or before `at`.
    pub fn floor(&self, at: usize) -> Option<usize> {
        let last = (at / WORD).min(self.words.len().checked_sub(1)?);
        let shown = if at / WORD > last {
            WORD - 1
        } else {
            at % WORD
        };
        let mut word = self.words[last] << (WORD - 1 - shown) >> (WORD - 1 - shown);
        let mut index = last;
        while word == 0 {
            index = index.checked_sub(1)?;
            word = self.words[index];
        }
        Some(index * WORD + WORD - 1 - word.leading_zeros() as usize)
    }

    /// The first cut at or behind `at`.
    pub fn ceil(&self, at: usize) -> Option<usize> {
        let mut index = at / WORD;
        let mut word = self.words.get(index)? >> (at % WORD) << (at % WORD);
        while word == 0 {
            index += 1;
            word = *self.words.get(index)?;
        }
        Some(index * WORD + word.trailing_zeros() as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_is_a_set(
            inside in prop::collection::btree_set(0_usize..300, 0..12),
            (a, b) in (0_usize..300, 0_usize..300),
            at in 0_usize..400,
        ) {
            let mut cuts = Cuts::none(300);
            inside.iter().for_each(|at| cuts.insert(*at));
            let taken = a.min(b)..a.max(b);
            cuts.remove(taken.clone());
            let left: BTreeSet<usize> =
                inside.into_iter().filter(|at| !taken.contains(at)).collect();
            prop_assert_eq!(cuts.contains(at), left.contains(&at));
            prop_assert_eq!(cuts.floor(at), left.range(..=at).next_back().copied());
            prop_assert_eq!(cuts.ceil(at), left.range(at..).next().copied());
        }
    }
}
