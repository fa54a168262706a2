//! Bars in the margin: one for each annotation, packed without collisions.

use super::flow::Flow;
use super::marks::{Mark, Marks, in_text};
use crate::arabic::CharRange;
use crate::typeset::{Caret, Engine};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Maximum number of blocks before the viewed one that are packed with it: a jump into the middle of an
/// annotation that is as long as the text must not set the whole text.
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
    /// Must be called when the marks of the flow changed. Only bars near a change are packed anew:
    /// those of the blocks that it touches, and of all blocks to which these lead by longer ones.
    pub fn follow(&mut self, flow: &Flow, old: &Marks, new: &Marks) {
        let Some(difference) = Difference::between(old.all(), new.all()) else {
            self.columns.clear();
            return;
        };
        let spans = difference.spans.into_iter();
        let touched: Option<Vec<CharRange>> =
            spans.map(|span| neighbourhood(flow, new, span)).collect();
        let Some(touched) = touched else {
            self.columns.clear();
            return;
        };
        let columns = std::mem::take(&mut self.columns).into_iter();
        self.columns = columns
            .filter_map(|(mark, column)| Some((difference.now[mark]?, column)))
            .filter(|(mark, _)| {
                let span = new.all()[*mark].span;
                !touched.iter().any(|range| span.overlaps(*range))
            })
            .collect();
    }

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

/// Maximum number of changes that are followed one by one; beyond it all is packed anew.
const MOST_FOLLOWED: usize = 64;

/// How one list of marks differs from another.
struct Difference {
    /// For each old mark, where the one with the same place is now.
    now: Vec<Option<usize>>,
    /// The places of those that are not in both.
    spans: Vec<CharRange>,
}

impl Difference {
    /// Returns `None` when they differ too much.
    fn between(old: &[Arc<Mark>], new: &[Arc<Mark>]) -> Option<Self> {
        let (mut now, mut spans) = (Vec::with_capacity(old.len()), Vec::new());
        let mut at = 0;
        for mark in old {
            let same = |other: &Arc<Mark>| Arc::ptr_eq(mark, other);
            let order = |other: &Arc<Mark>| {
                if same(other) {
                    Ordering::Equal
                } else {
                    in_text(other, mark)
                }
            };
            while let Some(more) = new.get(at).filter(|m| order(m).is_lt()) {
                spans.push(more.span);
                at += 1;
            }
            let is_there = new.get(at).is_some_and(|m| order(m).is_eq());
            now.push(is_there.then_some(at));
            at += usize::from(is_there);
            if !is_there {
                spans.push(mark.span);
            }
            if spans.len() > MOST_FOLLOWED {
                return None;
            }
        }
        spans.extend(new[at..].iter().take(MOST_FOLLOWED + 1).map(|m| m.span));
        (spans.len() <= MOST_FOLLOWED).then_some(Self { now, spans })
    }
}

/// The code points of the blocks around a span, such that no mark reaches out of them. Returns `None`
/// when they are many.
fn neighbourhood(flow: &Flow, marks: &Marks, mut span: CharRange) -> Option<CharRange> {
    loop {
        let (first, last) = (flow.block_of(span.start), flow.block_of(span.end));
        if last - first > MOST_FOLLOWED {
            return None;
        }
        let blocks = CharRange {
            start: flow.block_chars(first).start,
            end: flow.block_chars(last).end.max(span.end),
        };
        let reaching = marks.within(blocks);
        let wider = reaching.into_iter().fold(blocks, |all, mark| {
            let span = marks.all()[mark].span;
            CharRange {
                start: all.start.min(span.start),
                end: all.end.max(span.end),
            }
        });
        if wider == blocks {
            return Some(blocks);
        }
        span = wider;
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

        #[test]
        fn after_a_change_bars_do_not_collide_and_those_elsewhere_stay(
            spans in proptest::collection::vec((0usize..380, 1usize..90), 1..24),
            gone in proptest::collection::vec(0usize..24, 0..4), come in proptest::collection::vec((0usize..380, 1usize..150), 0..3),
        ) {
            let content = ["كان الناس يخرجون من القرية في الليل ولا يعرف أحد إلى أين يذهبون"; 6].join("\n");
            let text = Arc::new(Text::new(content));
            let length = text.length();
            let mut engine = Engine::new(Fallback::BundledOnly);
            let mut flow = Flow::new(text, Direction::Rtl, Setting::default(), 220.0, &mut engine);
            let named = |i: usize, (s, l): (usize, usize)| mark(&format!("m{i}"), s, (s + l).min(length));
            let list: Vec<Mark> = spans.iter().enumerate().map(|(i, span)| named(i, *span)).collect();
            let old = Marks::new(list.clone(), 1);
            let left = list.into_iter().enumerate().filter(|(i, _)| !gone.contains(i)).map(|(_, m)| m);
            let new = left.chain(come.iter().enumerate().map(|(i, span)| named(100 + i, *span)));
            let new = Marks::new(new.collect(), 1);
            let mut packing = Packing::default();
            let mut before = BTreeMap::new();
            for block in 0..flow.len() {
                for bar in packing.bars(&mut flow, block, &old, &mut engine) {
                    before.insert(old.all()[bar.mark].id.clone(), bar.column);
                }
            }
            packing.follow(&flow, &old, &new);
            let kept: Vec<usize> = packing.columns.keys().copied().collect();
            for index in kept {
                prop_assert_eq!(packing.columns.get(&index), before.get(&new.all()[index].id));
            }
            for block in 0..flow.len() {
                let bars = packing.bars(&mut flow, block, &new, &mut engine);
                for (i, a) in bars.iter().enumerate() {
                    for b in &bars[i + 1..] {
                        let apart = a.column != b.column || a.bottom <= b.top || b.bottom <= a.top;
                        prop_assert!(apart, "{:?} against {:?}", a, b);
                    }
                }
            }
        }
    }

    #[test]
    fn a_change_in_one_paragraph_leaves_the_bars_of_others() {
        let text = Arc::new(Text::new(["خرجوا من القرية"; 40].join("\n")));
        let mut engine = Engine::new(Fallback::BundledOnly);
        let mut flow = Flow::new(text, Direction::Rtl, Setting::default(), 400.0, &mut engine);
        let mut list: Vec<Mark> = (0..40)
            .map(|n| mark(&format!("m{n:02}"), n * 16, n * 16 + 9))
            .collect();
        let old = Marks::new(list.clone(), 1);
        let mut packing = Packing::default();
        for block in 0..flow.len() {
            packing.bars(&mut flow, block, &old, &mut engine);
        }
        list.push(mark("new", 20 * 16, 20 * 16 + 12));
        let new = Marks::new(list, 1);
        packing.follow(&flow, &old, &new);
        assert_eq!(
            packing.columns.len(),
            39,
            "only its own paragraph is packed anew"
        );
        let bars = packing.bars(&mut flow, 20, &new, &mut engine);
        let columns: Vec<usize> = bars.iter().map(|b| b.column).collect();
        assert_eq!(columns, [0, 1]);
    }
}
