//! A cache of set paragraphs with a limit in bytes; those in view are always kept.

use crate::typeset::Paragraph;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Set paragraphs by block, the least recently used of which are forgotten first.
#[derive(Debug)]
pub(super) struct Kept {
    set: BTreeMap<usize, Entry>,
    /// Blocks in the order of their last use.
    used: BTreeMap<u64, usize>,
    clock: u64,
    bytes: usize,
    most: usize,
}

#[derive(Debug)]
struct Entry {
    used: u64,
    bytes: usize,
    paragraph: Arc<Paragraph>,
}

impl Kept {
    /// An empty cache that holds at most `most` bytes of layout.
    pub fn new(most: usize) -> Self {
        Self {
            set: BTreeMap::new(),
            used: BTreeMap::new(),
            clock: 0,
            bytes: 0,
            most,
        }
    }

    /// What was set of a block; it counts as used now.
    pub fn get(&mut self, index: usize) -> Option<Arc<Paragraph>> {
        let entry = self.set.get_mut(&index)?;
        self.used.remove(&entry.used);
        self.clock += 1;
        entry.used = self.clock;
        self.used.insert(self.clock, index);
        Some(entry.paragraph.clone())
    }

    /// What was set of a block, without counting as a use.
    pub fn peek(&self, index: usize) -> Option<&Paragraph> {
        self.set.get(&index).map(|entry| &*entry.paragraph)
    }

    /// Whether a block is kept.
    pub fn has(&self, index: usize) -> bool {
        self.set.contains_key(&index)
    }

    /// Keeps a block, and forgets others if there is no room; never those in view.
    pub fn put(&mut self, index: usize, paragraph: Arc<Paragraph>, view: &Range<usize>) {
        self.remove(index);
        self.clock += 1;
        let entry = Entry {
            used: self.clock,
            bytes: paragraph.memory(),
            paragraph,
        };
        self.bytes += entry.bytes;
        self.used.insert(self.clock, index);
        self.set.insert(index, entry);
        self.forget_beyond(self.most, view);
    }

    /// Forgets the least recently used until at most `most` bytes remain; never what is in view.
    pub fn forget_beyond(&mut self, most: usize, view: &Range<usize>) {
        while self.bytes > most {
            // The newest stays: it is what was asked for.
            let oldest = self
                .used
                .iter()
                .find(|(used, index)| !view.contains(index) && (**used != self.clock || most == 0));
            let Some(index) = oldest.map(|(_, index)| *index) else {
                return;
            };
            self.remove(index);
        }
    }

    /// Gives blocks other numbers; those without one are forgotten.
    pub fn renumber(&mut self, number: impl Fn(usize) -> Option<usize>) {
        let before = std::mem::take(&mut self.set);
        self.used.clear();
        self.bytes = 0;
        for (old, entry) in before {
            if let Some(new) = number(old) {
                self.used.insert(entry.used, new);
                self.bytes += entry.bytes;
                self.set.insert(new, entry);
            }
        }
    }

    fn remove(&mut self, index: usize) {
        if let Some(entry) = self.set.remove(&index) {
            self.used.remove(&entry.used);
            self.bytes -= entry.bytes;
        }
    }

    /// Bytes of layout that are kept.
    #[cfg(test)]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many blocks are kept.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.set.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Direction, Engine, Face, Fallback, Style, Weight};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_least_recently_used_go_first_and_never_what_is_in_view(
            asked in proptest::collection::vec((0usize..12, 0usize..12), 1..60),
        ) {
            let style = Style { face: Face::Naskh, weight: Weight::Regular, size: 20.0, line_height: 40.0 };
            let mut engine = Engine::new(Fallback::BundledOnly);
            let set = Arc::new(engine.paragraph("خرجوا من القرية", &style, None, Direction::Rtl));
            let one = set.memory();
            let mut kept = Kept::new(one * 5);
            // The blocks in the order of their use, oldest first.
            let mut order: Vec<usize> = Vec::new();
            for (index, seen) in asked {
                let view = seen..seen + 2;
                let known = kept.get(index).is_some();
                prop_assert_eq!(known, order.contains(&index));
                order.retain(|i| *i != index);
                order.push(index);
                if !known {
                    kept.put(index, set.clone(), &view);
                    while order.len() > 5 {
                        let newest = order.len() - 1;
                        let Some(at) = order[..newest].iter().position(|i| !view.contains(i)) else { break };
                        order.remove(at);
                    }
                }
                prop_assert_eq!((kept.len(), kept.bytes()), (order.len(), order.len() * one));
                prop_assert!(order.iter().all(|i| kept.has(*i)));
            }
        }
    }
}
