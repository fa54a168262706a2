//! A document's text set to a width: blocks from top to bottom, set only where they are looked at.
//!
//! A block is a paragraph, or a piece of one that is too long to be set at once. Heights of blocks
//! that were not set yet are estimated; scrolling holds a block in place, never a pixel of the whole.
//! Threads beside may set what comes next and measure the rest; without them all is set when it is
//! asked for, and comes out the same.

mod blocks;
mod division;
mod estimate;
mod heights;
mod kept;
mod task;
mod text;
mod walk;
mod worker;

pub use blocks::Block;
pub use worker::Workers;

use super::setting::Setting;
use crate::arabic::{ByteOffset, CharOffset, CharRange, Text};
use crate::typeset::{Affinity, Caret, CaretRect, Direction, Engine, Paragraph};
use blocks::Blocks;
use division::Division;
use estimate::Estimate;
use heights::Heights;
use kept::Kept;
use std::ops::Range;
use std::sync::Arc;
use task::{Done, Task, Wanted};
use text::{FlowText, Measure};
use walk::Walk;

/// Memory for layouts that are kept, bytes: some thirty screens of text.
const MOST_LAYOUT: usize = 12 * 1024 * 1024;
/// Number of screens that are set ahead on each side of the view.
const SCREENS_AHEAD: f32 = 2.0;
/// Maximum length of the text that is set ahead on each side, bytes; layouts take some forty times that.
const MOST_AHEAD: usize = MOST_LAYOUT / 40 / 3;

/// A caret in a document: which code point, and on which side of a boundary it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DocumentCaret {
    /// Where in the text.
    pub offset: CharOffset,
    /// To which neighbour it clings.
    pub affinity: Affinity,
}

impl DocumentCaret {
    /// The place before a code point.
    pub fn before(offset: CharOffset) -> Self {
        Self {
            offset,
            affinity: Affinity::Downstream,
        }
    }

    /// The place after the code point that ends at an offset.
    pub fn after(offset: CharOffset) -> Self {
        Self {
            offset,
            affinity: Affinity::Upstream,
        }
    }
}

/// A document's text set to a width.
pub struct Flow {
    source: Arc<FlowText>,
    heights: Heights,
    estimate: Estimate,
    kept: Kept,
    /// The blocks that are in view. The first of them stays where it is when heights above it are
    /// corrected; they are never forgotten.
    view: Range<usize>,
    /// How far the top of the flow was moved by such corrections, physical pixels.
    shift: f64,
    /// The long paragraphs that are still to be divided where their lines begin.
    walks: Vec<Arc<Walk>>,
    /// What threads beside do for this flow.
    task: Option<Arc<Task>>,
}

impl Flow {
    /// Prepares a text for a width in physical pixels. Sets only a few samples.
    pub fn new(
        text: Arc<Text>,
        direction: Direction,
        setting: Setting,
        width: f32,
        engine: &mut Engine,
    ) -> Self {
        let blocks = Blocks::new(text.clone());
        let source = FlowText::new(blocks, text, direction, setting, width);
        let estimate = sampled(&source, engine);
        Self::of(source, estimate)
    }

    /// Prepares the same text for another page.
    pub fn anew(
        &self,
        direction: Direction,
        setting: Setting,
        width: f32,
        engine: &mut Engine,
    ) -> Self {
        let old = &self.source;
        let source = FlowText::new(
            old.blocks.for_another_page(old.direction == direction),
            old.text.clone(),
            direction,
            setting,
            width,
        );
        let (before, now) = (old.setting.body(), setting.body());
        let estimate = if before.face == now.face {
            self.estimate.scaled(now.size / before.size)
        } else {
            sampled(&source, engine)
        };
        Self::of(source, estimate)
    }

    fn of(source: FlowText, estimate: Estimate) -> Self {
        let mean = mean(&source, &estimate);
        let heights = Heights::new(source.blocks.len(), |i| source.estimated(i, mean));
        let walks = source.blocks.not_by_lines();
        let walks = walks.map(|(paragraph, analysis)| Arc::new(Walk::new(paragraph, analysis)));
        Self {
            walks: walks.collect(),
            source: Arc::new(source),
            heights,
            estimate,
            kept: Kept::new(MOST_LAYOUT),
            view: 0..0,
            shift: 0.0,
            task: None,
        }
    }

    /// The text that is set.
    pub fn text(&self) -> &Arc<Text> {
        &self.source.text
    }

    /// The document's direction.
    pub fn direction(&self) -> Direction {
        self.source.direction
    }

    /// The setting that it was made for.
    pub fn setting(&self) -> &Setting {
        &self.source.setting
    }

    /// The width that it was made for, physical pixels.
    pub fn width(&self) -> f32 {
        self.source.width
    }

    /// Number of blocks; at least 1.
    pub fn len(&self) -> usize {
        self.source.blocks.len()
    }

    /// Never true: also an empty text has one block.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A block by index, which must be below the number of blocks.
    pub fn block(&self, index: usize) -> Block {
        self.source.blocks.get(index)
    }

    /// The code points of a block.
    pub fn block_chars(&self, index: usize) -> CharRange {
        self.source.blocks.chars(index)
    }

    /// The characters of a block.
    pub fn block_text(&self, index: usize) -> &str {
        self.source.block_text(index)
    }

    /// The set paragraph of a block; sets it when it was not.
    pub fn paragraph(&mut self, index: usize, engine: &mut Engine) -> Arc<Paragraph> {
        if let Some(known) = self.kept.get(index) {
            return known;
        }
        let paragraph = Arc::new(self.source.set(index, engine));
        self.take(index, &paragraph, self.source.measure(index, &paragraph));
        paragraph
    }

    /// What was set of a block, if it is kept; it does not count as used.
    pub fn known(&self, index: usize) -> Option<&Paragraph> {
        self.kept.peek(index)
    }

    fn take(&mut self, index: usize, paragraph: &Arc<Paragraph>, measure: Measure) {
        self.learn(index, measure);
        self.kept.put(index, paragraph.clone(), &self.view);
    }

    /// Takes in what was measured of a block. The first block in view stays where it is.
    fn learn(&mut self, index: usize, measure: Measure) {
        if self.heights.is_measured(index) {
            return;
        }
        let above = self.heights.before(self.view.start);
        self.heights.measured(index, measure.height);
        let chars = self.block_chars(index).len();
        if self.estimate.learn(chars, measure.advance) {
            let mean = mean(&self.source, &self.estimate);
            let source = &self.source;
            self.heights.estimate(|i| source.estimated(i, mean));
        }
        self.shift += above - self.heights.before(self.view.start);
    }

    /// Height of a block with the space below it; estimated until it was set.
    pub fn height(&self, index: usize) -> f32 {
        self.heights.get(index)
    }

    /// The height of a block with the space below it, physical pixels; the block is set if its height is
    /// not known.
    pub fn exact_height(&mut self, index: usize, engine: &mut Engine) -> f32 {
        if !self.heights.is_measured(index) {
            self.paragraph(index, engine);
        }
        self.heights.get(index)
    }

    /// Top of a block. It changes when blocks above it, but below the first one in view, are set.
    pub fn top(&self, index: usize) -> f32 {
        (self.shift + self.heights.before(index)) as f32
    }

    /// The bottom of everything: its height at the beginning of a frame. An estimate until every
    /// block was measured.
    pub fn total(&self) -> f32 {
        self.top(self.len())
    }

    /// The block at a height.
    pub fn block_at(&self, y: f32) -> usize {
        self.heights.at(f64::from(y) - self.shift)
    }

    /// Begins a frame: the flow begins at height 0 again, and from now on it is this block that
    /// stays where it is when heights above it are corrected.
    pub fn hold(&mut self, block: usize) {
        let block = block.min(self.len() - 1);
        self.shift = 0.0;
        self.view = block..block + 1;
    }

    /// Says which blocks are in view. The first of them is held.
    pub fn show(&mut self, view: Range<usize>) {
        self.view = view.start.min(self.len())..view.end.min(self.len());
    }

    /// Forgets what was set of all blocks but those in view: the flow is not looked at now.
    pub fn rest(&mut self) {
        self.kept.forget_beyond(0, &self.view);
    }

    /// Takes in what threads beside have done. Call it between frames: heights may change.
    pub fn take_news(&mut self) {
        let done = self.task.as_ref().map(|task| task.take_done());
        for done in done.into_iter().flatten() {
            match done {
                Done::Set(index, measure, paragraph) => self.take(index, &paragraph, measure),
                Done::Measured(index, measure) => self.learn(index, measure),
            }
        }
    }

    /// Whether long paragraphs were divided where their lines begin, and can be shown so.
    pub fn has_divisions(&self) -> bool {
        self.walks.iter().any(|walk| walk.is_done())
    }

    /// Takes over the divisions of long paragraphs that threads have finished. Blocks get other numbers;
    /// callers that remember one must find it again by a code point.
    pub fn take_divisions(&mut self) {
        self.take_news();
        let divisions: Vec<Division> = self.walks.iter().filter_map(|w| w.division()).collect();
        if divisions.is_empty() {
            return;
        }
        self.walks.retain(|walk| !walk.is_done());
        let old = self.source.clone();
        let source = old.divided(&divisions);
        let heights = Heights::of((0..source.blocks.len()).map(|index| {
            let block = source.blocks.get(index);
            let first = source.blocks.paragraph(block.paragraph).start;
            match divisions.iter().find(|d| d.paragraph == block.paragraph) {
                Some(division) => {
                    let lines = division.pieces[index - first].lines;
                    (source.height_of_lines(index, lines), true)
                }
                None => {
                    let before = old.blocks.paragraph(block.paragraph).start + index - first;
                    (self.heights.get(before), self.heights.is_measured(before))
                }
            }
        }));
        self.kept.renumber(|index| {
            let paragraph = old.blocks.get(index).paragraph;
            let first = old.blocks.paragraph(paragraph).start;
            let same = divisions.iter().all(|d| d.paragraph != paragraph);
            same.then(|| source.blocks.paragraph(paragraph).start + index - first)
        });
        self.heights = heights;
        self.source = Arc::new(source);
        self.task = None;
        self.hold(0);
    }

    /// Divides long paragraphs where their lines begin, here and now; it takes as long as setting
    /// them.
    pub fn divide(&mut self, engine: &mut Engine) {
        for walk in &self.walks {
            while !walk.is_done() && walk.claim() {
                walk.step(&self.source, engine);
            }
        }
        self.take_divisions();
    }

    /// Lets threads set what is near the view and, with `rest`, measure everything else. `screen` is the
    /// height of the view in physical pixels.
    pub fn work_ahead(&mut self, workers: &Workers, screen: f32, rest: bool) {
        let wanted = Wanted {
            blocks: self.wanted(screen * SCREENS_AHEAD),
            rest: rest && !(self.heights.all_measured() && self.walks.is_empty()),
            near: self.block(self.view.start.min(self.len() - 1)).paragraph,
        };
        if wanted.blocks.is_empty() && !wanted.rest && self.task.is_none() {
            return;
        }
        let heights = &self.heights;
        let task = self.task.get_or_insert_with(|| {
            let known = (0..self.source.blocks.len()).map(|i| heights.is_measured(i));
            let task = Task::new(self.source.clone(), known.collect(), self.walks.clone());
            Arc::new(task)
        });
        workers.work_for(task, wanted);
    }

    /// The blocks within a distance of the view that are not set, the nearest first.
    fn wanted(&self, distance: f32) -> Vec<usize> {
        let ahead = |blocks: &mut dyn Iterator<Item = usize>| {
            let (mut far, mut bytes) = (0.0, 0);
            let mut found = Vec::new();
            for index in blocks {
                bytes += self.block(index).bytes.len();
                if far >= distance || bytes > MOST_AHEAD {
                    break;
                }
                far += self.heights.get(index);
                if !self.kept.has(index) {
                    found.push(index);
                }
            }
            found
        };
        // Reading goes down.
        let mut wanted = ahead(&mut (self.view.end..self.len()));
        wanted.extend(ahead(&mut (0..self.view.start).rev()));
        wanted
    }

    /// The block in which a code point lies.
    pub fn block_of(&self, offset: CharOffset) -> usize {
        self.source.blocks.of(offset)
    }

    /// The block of a place and its caret there. A place between two pieces of a paragraph is in the
    /// earlier one if it clings to what is before it.
    pub fn locate(&self, place: DocumentCaret) -> (usize, Caret) {
        let mut index = self.block_of(place.offset);
        if place.affinity == Affinity::Upstream
            && index > 0
            && !self.block(index).first
            && self.block(index).start == place.offset
        {
            index -= 1;
        }
        let block = self.block(index);
        let byte = self
            .text()
            .to_byte(place.offset)
            .0
            .clamp(block.bytes.start.0, block.bytes.end.0);
        let caret = Caret {
            offset: byte - block.bytes.start.0,
            affinity: place.affinity,
        };
        (index, caret)
    }

    /// The place of a caret in a block.
    pub fn place(&self, index: usize, caret: Caret) -> DocumentCaret {
        let block = self.block(index);
        DocumentCaret {
            offset: self
                .text()
                .to_char(ByteOffset(block.bytes.start.0 + caret.offset)),
            affinity: caret.affinity,
        }
    }

    /// The place nearest to a point; x from the left edge of the text, y from the top of the flow.
    pub fn hit(&mut self, x: f32, y: f32, engine: &mut Engine) -> DocumentCaret {
        let index = self.block_at(y.max(0.0));
        let paragraph = self.paragraph(index, engine);
        let caret = paragraph.hit(x, y - self.top(index));
        self.place(index, caret)
    }

    /// The code point whose letter is exactly at a point, if there is one.
    pub fn letter_at(&mut self, x: f32, y: f32, engine: &mut Engine) -> Option<CharOffset> {
        if y < 0.0 {
            return None;
        }
        let index = self.block_at(y);
        let paragraph = self.paragraph(index, engine);
        let inside = paragraph.cluster_at(x, y - self.top(index))?;
        let start = self.block(index).bytes.start.0 + inside.start;
        Some(self.text().to_char(ByteOffset(start)))
    }

    /// Where a caret is drawn, y from the top of the flow.
    pub fn caret(&mut self, place: DocumentCaret, engine: &mut Engine) -> CaretRect {
        let (index, caret) = self.locate(place);
        let paragraph = self.paragraph(index, engine);
        let top = self.top(index);
        let mut rect = paragraph.caret(caret);
        rect.top += top;
        rect.bottom += top;
        rect
    }

    /// The bytes of a block that a range of code points covers, relative to the block.
    pub fn inside(&self, index: usize, range: CharRange) -> Option<std::ops::Range<usize>> {
        let part = self.block_chars(index).intersect(range)?;
        let bytes = self.text().to_bytes(part).as_range();
        let base = self.block(index).bytes.start.0;
        Some(bytes.start - base..bytes.end - base)
    }

    /// How many blocks are set now.
    #[cfg(test)]
    pub(super) fn set_blocks(&self) -> usize {
        self.kept.len()
    }
}

/// The mean advance of a code point by what is known.
fn mean(source: &FlowText, estimate: &Estimate) -> f32 {
    estimate.mean(source.setting.body().size * 0.45)
}

/// The advance of a few samples of a text.
fn sampled(source: &FlowText, engine: &mut Engine) -> Estimate {
    let step = (source.blocks.len() / 8).max(1);
    let (mut chars, mut advance) = (0, 0.0);
    for index in (0..source.blocks.len()).step_by(step) {
        let text = source.block_text(index);
        let cut = (0..=text.len().min(240))
            .rev()
            .find(|b| text.is_char_boundary(*b))
            .unwrap_or(0);
        let sample = &text[..cut];
        let set = engine.paragraph(sample, &source.setting.body(), None, source.direction);
        chars += sample.chars().count();
        advance += estimate::advance(&set);
    }
    Estimate::new(chars, advance)
}

#[cfg(test)]
mod tests;
