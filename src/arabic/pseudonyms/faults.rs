//! What is wrong with a list of names, before anything is replaced by it.

use super::forms::{forms_of, words_of};
use super::{Doubt, Pseudonym, Pseudonyms};
use std::collections::BTreeMap;

/// What is wrong with a list of names. Rows count from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ListFault {
    /// There is no name in it.
    Empty,
    /// A row has no name, or one without a letter.
    NoName(usize),
    /// A row has no replacement.
    NoReplacement(usize),
    /// Two rows have the same name.
    SameName(usize, usize),
    /// What stands for one name holds another name of the list: done twice, it would be replaced too.
    Chain {
        /// The row with the replacement.
        row: usize,
        /// The row with the name that it holds.
        holds: usize,
    },
    /// Two names have the same replacement, so that two people become one.
    SameReplacement(usize, usize),
}

impl ListFault {
    /// Whether nothing may be replaced by such a list. The others are worth a look.
    pub fn stops(&self) -> bool {
        !matches!(self, Self::SameReplacement(..))
    }

    /// The row that it is about.
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Empty => None,
            Self::NoName(row)
            | Self::NoReplacement(row)
            | Self::SameName(_, row)
            | Self::Chain { row, .. }
            | Self::SameReplacement(_, row) => Some(*row),
        }
    }
}

impl Pseudonyms {
    /// What is wrong with the list, in the order of its rows.
    pub fn faults(&self) -> Vec<ListFault> {
        let mut faults = Vec::new();
        if self.list.is_empty() {
            faults.push(ListFault::Empty);
        }
        let (mut names, mut replacements) = (BTreeMap::new(), BTreeMap::new());
        for (row, pseudonym) in self.list.iter().enumerate() {
            if words_of(&pseudonym.name).is_empty() {
                faults.push(ListFault::NoName(row));
                continue;
            }
            if pseudonym.replacement.trim().is_empty() {
                faults.push(ListFault::NoReplacement(row));
                continue;
            }
            let mut twice = None;
            for letters in forms(pseudonym) {
                twice = twice.or(names.insert(letters, row).filter(|other| *other != row));
            }
            faults.extend(twice.map(|other| ListFault::SameName(other, row)));
            let folded = words_of(&pseudonym.replacement).concat();
            let same = replacements.insert(folded, row);
            faults.extend(same.map(|other| ListFault::SameReplacement(other, row)));
            let holds = self.find(&pseudonym.replacement).into_iter();
            let mut holds = holds.filter(|p| !p.doubt.is_some_and(Doubt::is_of_parts));
            faults.extend(holds.next().map(|place| ListFault::Chain {
                row,
                holds: place.index,
            }));
        }
        faults
    }
}

fn forms(pseudonym: &Pseudonym) -> Vec<String> {
    let names = std::iter::once(&pseudonym.name).chain(&pseudonym.variants);
    let forms = names.flat_map(|name| forms_of(&words_of(name)));
    let mut letters: Vec<String> = forms.map(|(letters, _)| letters).collect();
    letters.sort();
    letters.dedup();
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(rows: &[(&str, &str)]) -> Vec<ListFault> {
        let pair = |(name, replacement): &(&str, &str)| Pseudonym {
            name: (*name).into(),
            variants: Vec::new(),
            replacement: (*replacement).into(),
        };
        Pseudonyms::new(rows.iter().map(pair).collect()).faults()
    }

    #[test]
    fn what_cannot_be_done_or_would_mix_people_is_told() {
        assert_eq!(faults(&[]), [ListFault::Empty]);
        assert_eq!(
            faults(&[("..", "س"), ("أحمد", " ")]),
            [ListFault::NoName(0), ListFault::NoReplacement(1)]
        );
        assert_eq!(
            faults(&[("أحمد", "سامي"), ("احمد", "زيد")]),
            [ListFault::SameName(0, 1)]
        );
        assert_eq!(
            faults(&[("أحمد", "سامي"), ("زيد", "سامي")]),
            [ListFault::SameReplacement(0, 1)]
        );
        assert_eq!(
            faults(&[("أحمد", "سامي"), ("سامي", "زيد")]),
            [ListFault::Chain { row: 0, holds: 1 }]
        );
        assert_eq!(
            faults(&[("أحمد", "أحمد")]),
            [ListFault::Chain { row: 0, holds: 0 }]
        );
        assert_eq!(faults(&[("أحمد", "سامي"), ("أبو أحمد", "أبو سامي")]), []);
        assert_eq!(faults(&[("خالد المنصوري", "زيد المنصوري")]), []);
    }
}
