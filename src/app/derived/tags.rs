//! The tree of tags as lists show it: every tag after the one above it, with names to search.

use crate::arabic::{Folding, fold};
use crate::model::{Codebook, TagId};

/// The tags of a codebook in the order of its tree.
#[derive(Default)]
pub struct TagTree {
    /// Rises when the codebook changes.
    pub edition: u64,
    /// The tags.
    pub rows: Vec<TagRow>,
}

/// A tag in the tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagRow {
    /// The tag.
    pub id: TagId,
    /// How many tags are above it.
    pub depth: usize,
    /// The row of the tag above it.
    pub above: Option<usize>,
    /// Its names in Arabic and English as they are searched.
    pub folded: [String; 2],
}

impl TagTree {
    /// Lists the tags of a codebook. `edition` is that of the tree.
    pub fn new(book: &Codebook, edition: u64) -> Self {
        let mut rows: Vec<TagRow> = Vec::new();
        // The last row of each depth, down to that of the row before.
        let mut last: Vec<usize> = Vec::new();
        for (depth, tag) in book.tree() {
            last.truncate(depth);
            let above = last.last().copied();
            last.push(rows.len());
            rows.push(TagRow {
                id: tag.id.clone(),
                depth,
                above,
                folded: [&tag.name.ar, &tag.name.en].map(|name| fold(name, Folding::ALL)),
            });
        }
        Self { edition, rows }
    }

    /// The places of the rows that are wanted and of those above them.
    pub fn with_what_is_above(&self, is_wanted: impl Fn(&TagRow) -> bool) -> Vec<usize> {
        let mut is_shown = vec![false; self.rows.len()];
        for (at, _) in self.rows.iter().enumerate().filter(|(_, r)| is_wanted(r)) {
            let mut next = Some(at);
            while let Some(at) = next.filter(|at| !is_shown[*at]) {
                is_shown[at] = true;
                next = self.rows[at].above;
            }
        }
        let places = 0..self.rows.len();
        places.filter(|at| is_shown[*at]).collect()
    }
}
