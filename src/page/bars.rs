//! Bars in the margin: one for each annotation, packed without collisions.

use super::flow::Flow;
use super::marks::Marks;
use crate::typeset::{Caret, Engine};
use std::collections::{BTreeMap, BTreeSet};

/// So many blocks before the one that is looked at are packed with it at most: a jump into the
/// middle of an annotation that is as long as the text must not set the whole text.
const LOOK_BACK: usize = 24;

/// A bar of one annotation within one block.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bar {
    /// The annotation, as an index into the marks.
    pub mark: usize,
    /// Column in the margin, from the text outwards.
    pub column: usize,
    /// Upper edge, in the coordinates of the block.
    pub top: f32,
    /// Lower edge, in the coordinates of the block.
    pub bottom: f32,
    /// Whether the annotation begins in this block, where its name is written.
    pub begins: bool,
}

/// The columns that annotations have, found block by block; kept while flow and marks stay.
#[derive(Clone, Debug, Default)]
pub struct Packing {
    columns: BTreeMap<usize, usize>,
    shared: bool,
}

impl Packing {
    /// Whether the bars of all lanes are packed into the same columns; else each lane has its own.
    pub fn share(&mut self, shared: bool) {
        if self.shared != shared {
            *self = Self {
                shared,
                ..Self::default()
            };
        }
    }

    /// The bars of a block. A bar keeps its column through all blocks, so those of earlier blocks
    /// that reach into this one are packed first. Bars that come from further above than
    /// [`LOOK_BACK`] may meet others in the blocks between.
    pub fn bars(
        &mut self,
        flow: &mut Flow,
        index: usize,
        marks: &Marks,
        engine: &mut Engine,
    ) -> Vec<Bar> {
        let earliest = self.first_unpacked_block(flow, index, marks);
        for block in earliest..index {
            self.pack(flow, block, marks, engine);
        }
        self.pack(flow, index, marks, engine)
    }

    fn first_unpacked_block(&self, flow: &Flow, index: usize, marks: &Marks) -> usize {
        let mut earliest = index;
        let furthest = index.saturating_sub(LOOK_BACK);
        loop {
            let reaching = marks.within(flow.block_chars(earliest));
            let first = reaching
                .into_iter()
                .filter(|m| !self.columns.contains_key(m))
                .map(|m| flow.block_of(marks.all()[m].span.start))
                .min();
            match first {
                Some(block) if block.max(furthest) < earliest => earliest = block.max(furthest),
                _ => return earliest,
            }
        }
    }

    fn pack(
        &mut self,
        flow: &mut Flow,
        index: usize,
        marks: &Marks,
        engine: &mut Engine,
    ) -> Vec<Bar> {
        let chars = flow.block_chars(index);
        let here = marks.within(chars);
        if here.is_empty() {
            return Vec::new();
        }
        let paragraph = flow.paragraph(index, engine);
        let mut bars: Vec<Bar> = here
            .into_iter()
            .filter_map(|mark| {
                let bytes = flow.inside(index, marks.all()[mark].span)?;
                let first = &paragraph.lines[paragraph.line_of(Caret::downstream(bytes.start))];
                let last = &paragraph.lines[paragraph.line_of(Caret::upstream(bytes.end))];
                Some(Bar {
                    mark,
                    column: 0,
                    top: first.top,
                    bottom: last.bottom,
                    begins: chars.start <= marks.all()[mark].span.start,
                })
            })
            .collect();
        // Those that came from above keep their columns; the others take what is free.
        for at in 0..bars.len() {
            let bar = bars[at];
            let column = match self.columns.get(&bar.mark) {
                Some(column) => *column,
                None => self.free_column(&bars, bar, marks),
            };
            self.columns.insert(bar.mark, column);
            bars[at].column = column;
        }
        bars
    }

    fn free_column(&self, bars: &[Bar], bar: Bar, marks: &Marks) -> usize {
        let lane = marks.all()[bar.mark].lane;
        let beside = |other: &&Bar| {
            (self.shared || marks.all()[other.mark].lane == lane)
                && other.top < bar.bottom
                && bar.top < other.bottom
        };
        // A bar without a column is not packed yet, this one neither.
        let taken: BTreeSet<usize> = bars
            .iter()
            .filter(beside)
            .filter_map(|other| self.columns.get(&other.mark).copied())
            .collect();
        (0..).find(|column| !taken.contains(column)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::marks::tests::mark;
    use super::super::setting::Setting;
    use super::*;
    use crate::arabic::Text;
    use crate::typeset::{Direction, Fallback};
    use proptest::prelude::*;
    use std::sync::Arc;

    #[test]
    fn a_jump_into_a_long_annotation_sets_few_blocks() {
        let text = Arc::new(Text::new(["خرجوا من القرية"; 400].join("\n")));
        let length = text.length();
        let mut engine = Engine::new(Fallback::BundledOnly);
        let mut flow = Flow::new(text, Direction::Rtl, Setting::default(), 400.0, &mut engine);
        let marks = Marks::new(vec![mark("a", 0, length), mark("b", length - 9, length)], 1);
        let bars = Packing::default().bars(&mut flow, 399, &marks, &mut engine);
        let columns: Vec<usize> = bars.iter().map(|b| b.column).collect();
        assert_eq!(columns, [0, 1]);
        assert!(flow.set_blocks() <= LOOK_BACK + 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn bars_never_collide_and_keep_their_columns(
            spans in proptest::collection::vec((0usize..380, 1usize..120), 1..24), backwards: bool,
        ) {
            let content = ["كان الناس يخرجون من القرية في الليل ولا يعرف أحد إلى أين يذهبون"; 6].join("\n");
            let text = Arc::new(Text::new(content));
            let length = text.length();
            let mut engine = Engine::new(Fallback::BundledOnly);
            let mut flow = Flow::new(text, Direction::Rtl, Setting::default(), 220.0, &mut engine);
            let list = spans.iter().enumerate().map(|(i, (s, l))| mark(&format!("m{i}"), *s, (s + l).min(length))).collect();
            let marks = Marks::new(list, 1);
            let mut packing = Packing::default();
            let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
            let mut order: Vec<usize> = (0..flow.len()).collect();
            if backwards { order.reverse(); }
            for block in order {
                let bars = packing.bars(&mut flow, block, &marks, &mut engine);
                for (i, a) in bars.iter().enumerate() {
                    prop_assert_eq!(*columns.entry(a.mark).or_insert(a.column), a.column);
                    for b in &bars[i + 1..] {
                        let apart = a.column != b.column || a.bottom <= b.top || b.bottom <= a.top;
                        prop_assert!(apart, "{:?} against {:?}", a, b);
                    }
                }
            }
        }
    }
}
