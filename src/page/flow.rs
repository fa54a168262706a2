//! A document's text set to a width: blocks from top to bottom, set only where they are looked at.
//!
//! A block is a paragraph, or a piece of one that is too long to be set at once. Heights of blocks
//! that were not set yet are estimated; whoever scrolls keeps hold of a block, never of a pixel.

use super::setting::Setting;
use super::tables::Tables;
use crate::arabic::{ByteOffset, ByteRange, CharOffset, CharRange, Text};
use crate::typeset::{
    Affinity, Caret, CaretRect, Direction, Engine, Paragraph, paragraph_direction,
};
use std::collections::HashMap;
use std::sync::Arc;

/// A paragraph longer than this many bytes is set in pieces.
const LONGEST_BLOCK: usize = 16 * 1024;
/// So many set blocks are kept.
const KEPT: usize = 160;

/// A paragraph, or a piece of a very long one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// Which paragraph of the text, from 0.
    pub paragraph: usize,
    /// Its bytes in the text, without the line end.
    pub bytes: ByteRange,
    /// Its first code point.
    pub start: CharOffset,
    /// Whether the paragraph begins here.
    pub first: bool,
    /// Whether the paragraph ends here.
    pub last: bool,
}

/// A caret in a document: which code point, and on which side of a boundary it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Where in the text.
    pub offset: CharOffset,
    /// To which neighbour it clings.
    pub affinity: Affinity,
}

impl Place {
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
    text: Arc<Text>,
    direction: Direction,
    setting: Setting,
    width: f32,
    blocks: Vec<Block>,
    heights: Vec<f32>,
    /// Sum of the heights before each block; valid up to `tops_valid`.
    tops: Vec<f32>,
    tops_valid: usize,
    set: HashMap<usize, (u64, Arc<Paragraph>)>,
    /// Directions of paragraphs in several blocks: counting their letters takes long.
    directions: HashMap<usize, Direction>,
    tables: Tables,
    tick: u64,
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
        let blocks = divide(&text);
        let count = blocks.len();
        let mut flow = Self {
            text,
            direction,
            setting,
            width: width.max(1.0),
            blocks,
            heights: vec![0.0; count],
            tops: vec![0.0; count + 1],
            tops_valid: 0,
            set: HashMap::new(),
            directions: HashMap::new(),
            tables: Tables::default(),
            tick: 0,
        };
        flow.estimate(engine);
        flow
    }

    /// The text that is set.
    pub fn text(&self) -> &Arc<Text> {
        &self.text
    }

    /// The document's direction.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The setting that it was made for.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The width that it was made for, physical pixels.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// Number of blocks; at least 1.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Never true: also an empty text has one block.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// A block by index, which must be below the number of blocks.
    pub fn block(&self, index: usize) -> Block {
        self.blocks[index]
    }

    /// The code points of a block.
    pub fn block_chars(&self, index: usize) -> CharRange {
        let block = self.blocks[index];
        CharRange {
            start: block.start,
            end: self.text.to_char(block.bytes.end),
        }
    }

    /// The characters of a block.
    pub fn block_text(&self, index: usize) -> &str {
        &self.text.as_str()[self.blocks[index].bytes.as_range()]
    }

    /// The set paragraph of a block; sets it when it was not.
    pub fn paragraph(&mut self, index: usize, engine: &mut Engine) -> Arc<Paragraph> {
        self.tick += 1;
        if let Some((used, paragraph)) = self.set.get_mut(&index) {
            *used = self.tick;
            return paragraph.clone();
        }
        let paragraph = Arc::new(self.set_block(index, engine));
        let height = self.with_gap(index, paragraph.height);
        if (height - self.heights[index]).abs() > 0.01 {
            self.heights[index] = height;
            self.tops_valid = self.tops_valid.min(index);
        }
        if self.set.len() >= KEPT {
            self.forget_oldest();
        }
        self.set.insert(index, (self.tick, paragraph.clone()));
        paragraph
    }

    fn set_block(&mut self, index: usize, engine: &mut Engine) -> Paragraph {
        let place = (&self.setting, self.width);
        let row = self.blocks[index].paragraph;
        let table = self.tables.of(&self.text, row, self.direction, place, engine).cloned();
        let (direction, stops) = match table {
            Some(table) => (table.direction, table.stops),
            None => (self.direction_of(index), None),
        };
        let measure = self.setting.measure(self.width, stops.as_deref());
        engine.paragraph_in(self.block_text(index), &self.setting.body(), &measure, direction)
    }

    /// Height of a block with the space below it; estimated until it was set.
    pub fn height(&self, index: usize) -> f32 {
        self.heights[index]
    }

    /// Top of a block; may change when blocks above are set.
    pub fn top(&mut self, index: usize) -> f32 {
        for i in self.tops_valid..index {
            self.tops[i + 1] = self.tops[i] + self.heights[i];
        }
        self.tops_valid = self.tops_valid.max(index);
        self.tops[index]
    }

    /// Height of everything; an estimate until every block was set.
    pub fn total(&mut self) -> f32 {
        self.top(self.blocks.len())
    }

    /// The block at a height.
    pub fn block_at(&mut self, y: f32) -> usize {
        self.total();
        let tops = &self.tops[..self.blocks.len()];
        tops.partition_point(|t| *t <= y).saturating_sub(1)
    }

    /// The block in which a code point lies.
    pub fn block_of(&self, offset: CharOffset) -> usize {
        self.blocks
            .partition_point(|b| b.start <= offset)
            .saturating_sub(1)
    }

    /// The block of a place and its caret there. A place between two pieces of a paragraph is in the
    /// earlier one if it clings to what is before it.
    pub fn locate(&self, place: Place) -> (usize, Caret) {
        let mut index = self.block_of(place.offset);
        if place.affinity == Affinity::Upstream
            && index > 0
            && !self.blocks[index].first
            && self.blocks[index].start == place.offset
        {
            index -= 1;
        }
        let block = self.blocks[index];
        let byte = self
            .text
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
    pub fn place(&self, index: usize, caret: Caret) -> Place {
        let block = self.blocks[index];
        Place {
            offset: self
                .text
                .to_char(ByteOffset(block.bytes.start.0 + caret.offset)),
            affinity: caret.affinity,
        }
    }

    /// The place nearest to a point; x from the left edge of the text, y from the top of the flow.
    pub fn hit(&mut self, x: f32, y: f32, engine: &mut Engine) -> Place {
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
        let start = self.blocks[index].bytes.start.0 + inside.start;
        Some(self.text.to_char(ByteOffset(start)))
    }

    /// Where a caret is drawn, y from the top of the flow.
    pub fn caret(&mut self, place: Place, engine: &mut Engine) -> CaretRect {
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
        let bytes = self.text.to_bytes(part).as_range();
        let base = self.blocks[index].bytes.start.0;
        Some(bytes.start - base..bytes.end - base)
    }

    fn direction_of(&mut self, index: usize) -> Direction {
        let block = self.blocks[index];
        let of =
            |flow: &Self| paragraph_direction(flow.text.paragraph(block.paragraph), flow.direction);
        if block.first && block.last {
            return of(self);
        }
        if let Some(known) = self.directions.get(&block.paragraph) {
            return *known;
        }
        let direction = of(self);
        self.directions.insert(block.paragraph, direction);
        direction
    }

    fn with_gap(&self, index: usize, height: f32) -> f32 {
        if self.blocks[index].last {
            height + self.setting.gap()
        } else {
            height
        }
    }

    /// How many blocks are set now.
    #[cfg(test)]
    pub(super) fn set_blocks(&self) -> usize {
        self.set.len()
    }

    fn forget_oldest(&mut self) {
        let mut ages: Vec<u64> = self.set.values().map(|(used, _)| *used).collect();
        ages.sort_unstable();
        let middle = ages[ages.len() / 2];
        self.set.retain(|_, (used, _)| *used >= middle);
    }

    /// Lines = ceil(length × mean advance ÷ usable width); the mean is taken from samples.
    fn estimate(&mut self, engine: &mut Engine) {
        let body = self.setting.body();
        let advance = self.mean_advance(engine).max(0.5);
        let usable = (self.width - 0.35 * 6.0 * advance).max(advance);
        for index in 0..self.blocks.len() {
            let bytes = self.blocks[index].bytes.len();
            // Code points are not counted here: bytes per letter come with the mean advance.
            let lines = (bytes as f32 * advance / usable).ceil().max(1.0);
            self.heights[index] = self.with_gap(index, lines * body.line_height);
        }
        self.tops_valid = 0;
    }

    /// Mean advance of a byte of this text.
    fn mean_advance(&self, engine: &mut Engine) -> f32 {
        let step = (self.blocks.len() / 8).max(1);
        let (mut bytes, mut advance) = (0, 0.0);
        for index in (0..self.blocks.len()).step_by(step) {
            let text = self.block_text(index);
            let cut = (0..=text.len().min(240))
                .rev()
                .find(|b| text.is_char_boundary(*b))
                .unwrap_or(0);
            let sample = &text[..cut];
            bytes += sample.len();
            advance += engine
                .paragraph(sample, &self.setting.body(), None, self.direction)
                .visible_width();
        }
        if bytes == 0 {
            self.setting.body().size * 0.25
        } else {
            advance / bytes as f32
        }
    }
}

/// Divides a text into blocks; a very long paragraph is cut after white space.
fn divide(text: &Text) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(text.paragraph_count());
    for paragraph in 0..text.paragraph_count() {
        let bytes = text.paragraph_bytes(paragraph);
        let mut from = bytes.start.0;
        loop {
            let rest = bytes.end.0 - from;
            let to = if rest > LONGEST_BLOCK {
                cut(text.as_str(), from, bytes.end.0)
            } else {
                bytes.end.0
            };
            blocks.push(Block {
                paragraph,
                bytes: ByteRange::new(from, to),
                start: if from == bytes.start.0 {
                    text.paragraph_start(paragraph)
                } else {
                    text.to_char(ByteOffset(from))
                },
                first: from == bytes.start.0,
                last: to == bytes.end.0,
            });
            if to == bytes.end.0 {
                break;
            }
            from = to;
        }
    }
    // An empty last paragraph begins where the text ends.
    if let Some(last) = blocks.last_mut().filter(|b| b.bytes.is_empty()) {
        last.start = CharOffset(last.start.0.min(text.length()));
    }
    blocks
}

/// A byte between `from` and `end` at which a long paragraph can be cut: after a space if there is
/// one, else between two characters.
fn cut(text: &str, from: usize, end: usize) -> usize {
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let limit = floor((from + LONGEST_BLOCK).min(end));
    let early = floor(from + LONGEST_BLOCK / 2);
    match text[early..limit].rfind(' ') {
        Some(space) => early + space + 1,
        None => grapheme_boundary_before(text, limit, early),
    }
}

fn grapheme_boundary_before(text: &str, limit: usize, early: usize) -> usize {
    (early + 1..=limit)
        .rev()
        .find(|b| crate::arabic::is_grapheme_boundary(text, *b))
        .unwrap_or(limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::Fallback;

    fn flow(content: &str, width: f32) -> (Flow, Engine) {
        let mut engine = Engine::new(Fallback::BundledOnly);
        let text = Arc::new(Text::new(content));
        let flow = Flow::new(text, Direction::Rtl, Setting::default(), width, &mut engine);
        (flow, engine)
    }

    #[test]
    fn long_paragraphs_are_cut_and_nothing_is_lost() {
        for content in [
            "كلمة ".repeat(9_000),
            "ك".repeat(40_000),
            "كَّ".repeat(20_000),
        ] {
            let (flow, _) = flow(&content, 500.0);
            let joined: String = (0..flow.len()).map(|i| flow.block_text(i)).collect();
            assert_eq!(joined, content);
            assert!(flow.len() > 2);
            let inner = (1..flow.len()).map(|i| flow.block(i));
            assert!(
                inner
                    .clone()
                    .all(|b| crate::arabic::is_grapheme_boundary(&content, b.bytes.start.0))
            );
            assert!(inner.clone().all(|b| !b.first) && flow.block(0).first);
        }
    }

    #[test]
    fn places_and_points_go_back_and_forth() {
        let content = "قال: «لا أعرف Reuters» عام ٢٠١٦.\n\nثُمَّ خَرَجَ 62.5% (أي) منهم";
        let (mut flow, mut engine) = flow(content, 180.0);
        let text = flow.text().clone();
        for i in 0..=text.length() {
            if !crate::arabic::is_grapheme_boundary(text.as_str(), text.to_byte(CharOffset(i)).0) {
                continue;
            }
            let rect = flow.caret(Place::before(CharOffset(i)), &mut engine);
            let back = flow.hit(rect.x, (rect.top + rect.bottom) / 2.0, &mut engine);
            let again = flow.caret(back, &mut engine);
            assert!(
                (again.x - rect.x).abs() < 0.01 && again.top == rect.top,
                "offset {i}"
            );
        }
    }

    #[test]
    fn estimates_come_near_the_truth() {
        let paragraph =
            "كان الناس يخرجون من القرية في الليل ولا يعرف أحد إلى أين يذهبون بعد ذلك. ".repeat(6);
        let content = vec![paragraph.trim_end(); 40].join("\n");
        let (mut flow, mut engine) = flow(&content, 554.0);
        let estimated = flow.total();
        for i in 0..flow.len() {
            flow.paragraph(i, &mut engine);
        }
        let measured = flow.total();
        assert!(
            (estimated / measured - 1.0).abs() < 0.1,
            "{estimated} against {measured}"
        );
    }

    #[test]
    fn an_empty_text_has_a_caret() {
        let (mut flow, mut engine) = flow("", 300.0);
        let rect = flow.caret(Place::before(CharOffset(0)), &mut engine);
        assert!((rect.x - 300.0).abs() < 1.0, "at the start side");
    }
}
