//! The text of a field as it is set: its paragraphs one below the other, each in its direction.

use super::pieces::{LONGEST, Pieces};
use crate::app::widget::Look;
use crate::typeset::{
    Affinity, Caret, CaretRect, Direction, Engine, Paragraph, Rect, Style, paragraph_direction,
};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use zeroize::Zeroize as _;

/// How a field sets its text. All lengths are physical pixels.
pub struct Form<'a> {
    pub look: &'a Look,
    pub style: Style,
    /// The width that lines are wrapped to; none in a field of one line.
    pub wrap: Option<f32>,
    /// The direction of every paragraph, whatever its letters.
    pub direction: Option<Direction>,
    /// Whether dots stand in the place of its letters.
    pub hidden: bool,
    /// What was set last: only paragraphs that are not in it are set anew.
    pub kept: RefCell<Kept>,
}

/// Everything but the text that decides how a field is set.
#[derive(Clone, PartialEq, Debug)]
struct Dress {
    style: Style,
    wrap: Option<f32>,
    direction: Option<Direction>,
    /// The direction of what has no letters.
    around: Direction,
    /// Where the letters are: their fonts are numbered by who set them.
    letters: usize,
}

/// A text as it was set last.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    dress: Option<Dress>,
    text: String,
    setting: Arc<Setting>,
    pieces: Pieces,
}

impl Kept {
    /// Forgets everything, and overwrites the text.
    pub fn wipe(&mut self) {
        self.text.zeroize();
        *self = Self::default();
    }
}

/// A paragraph, or a piece of a long one, and where it stands.
#[derive(Clone, Debug)]
pub struct Block {
    /// First byte of the text.
    pub start: usize,
    /// Its upper edge.
    pub top: f32,
    pub paragraph: Arc<Paragraph>,
    /// Whether the next block is of the same paragraph.
    pub goes_on: bool,
}

/// The text as it is set.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// At least one, once something is set.
    pub blocks: Vec<Block>,
    pub width: f32,
    pub height: f32,
}

impl Form<'_> {
    /// Whether line ends part paragraphs.
    pub fn is_multiline(&self) -> bool {
        self.wrap.is_some()
    }

    /// The text as it may be seen: of a secret each letter a mark of as many bytes, so that places in
    /// the one are places in the other.
    pub fn seen<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !self.hidden {
            return Cow::Borrowed(text);
        }
        let mark = |letter: char| match letter.len_utf8() {
            1 => '*',
            2 => '×',
            3 => '•',
            _ => '𐄁',
        };
        text.chars().map(mark).collect()
    }

    /// Sets a text. Paragraphs that were in the text before are not set again.
    pub fn set(&self, text: &str) -> Arc<Setting> {
        let text = &*self.seen(text);
        let kept = &mut *self.kept.borrow_mut();
        let dress = self.dress();
        let same = kept.dress.as_ref() == Some(&dress);
        if same && kept.text == text {
            return kept.setting.clone();
        }
        let known = if same && self.is_multiline() {
            Known::between(&kept.text, text, &kept.setting.blocks)
        } else {
            Known::default()
        };
        kept.setting = Arc::new(self.set_around(text, &known, &mut kept.pieces));
        text.clone_into(&mut kept.text);
        kept.dress = Some(dress);
        kept.setting.clone()
    }

    fn dress(&self) -> Dress {
        Dress {
            style: self.style,
            wrap: self.wrap,
            direction: self.direction,
            around: self.look.direction(),
            letters: Rc::as_ptr(&self.look.letters) as usize,
        }
    }

    /// Sets a text of which the first and the last paragraphs are known.
    fn set_around(&self, text: &str, known: &Known<'_>, pieces: &mut Pieces) -> Setting {
        let mut setting = Setting {
            blocks: Vec::new(),
            width: self.wrap.unwrap_or(0.0),
            height: 0.0,
        };
        for block in known.first {
            setting.push(block.paragraph.clone(), block.goes_on);
        }
        let begin = setting.next_start();
        let length = |block: &Block| block.paragraph.len + usize::from(!block.goes_on);
        let end = known.last.iter().map(length).sum();
        // The line end before the last ones is none of what is set between.
        let changed = text
            .get(begin..text.len().saturating_sub(end))
            .unwrap_or("");
        if self.is_multiline() {
            for part in changed.split('\n') {
                self.set_paragraph(&mut setting, part, pieces);
            }
        } else {
            setting.push(self.set_part(&on_one_line(text)), false);
        }
        for block in known.last {
            setting.push(block.paragraph.clone(), block.goes_on);
        }
        setting
    }

    /// Sets a paragraph, in pieces if it is long.
    fn set_paragraph(&self, setting: &mut Setting, part: &str, pieces: &mut Pieces) {
        let Some(wrap) = self.wrap.filter(|_| part.len() > LONGEST) else {
            setting.push(self.set_part(part), false);
            return;
        };
        let direction = self.direction_of(part);
        let set = |e: &mut Engine| pieces.set(e, part, &self.style, wrap, direction);
        let all = self.look.letters.with_engine(set);
        let last = all.len().saturating_sub(1);
        for (index, piece) in all.into_iter().enumerate() {
            setting.push(piece, index < last);
        }
    }

    fn direction_of(&self, part: &str) -> Direction {
        let own = paragraph_direction(part, self.look.direction());
        self.direction.unwrap_or(own)
    }

    fn set_part(&self, part: &str) -> Arc<Paragraph> {
        let direction = self.direction_of(part);
        let letters = &self.look.letters;
        let set = letters.with_engine(|e| e.paragraph(part, &self.style, self.wrap, direction));
        Arc::new(set)
    }
}

/// The paragraphs at the start and at the end of a text that stand in the one before it too.
#[derive(Default)]
struct Known<'a> {
    first: &'a [Block],
    last: &'a [Block],
}

impl<'a> Known<'a> {
    /// `blocks` are the paragraphs of the text `before`.
    fn between(before: &str, after: &str, blocks: &'a [Block]) -> Self {
        let (old, new) = (before.as_bytes(), after.as_bytes());
        let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let rest = old.len().min(new.len()) - same;
        let back = old.iter().rev().zip(new.iter().rev()).take(rest);
        let tail = old.len() - back.take_while(|(a, b)| a == b).count();
        // A paragraph stays if its line ends, before and behind it, stay.
        let mut first = blocks.partition_point(|block| block.end() < same);
        let mut last = blocks
            .partition_point(|block| block.start <= tail)
            .max(first);
        // Nothing is known of a part of a paragraph here.
        let inside = |index: usize| index > 0 && blocks[index - 1].goes_on;
        while inside(first) {
            first -= 1;
        }
        while last < blocks.len() && inside(last) {
            last += 1;
        }
        Self {
            first: &blocks[..first],
            last: &blocks[last..],
        }
    }
}

impl Setting {
    /// First byte of what follows the last block.
    fn next_start(&self) -> usize {
        let after = |last: &Block| last.end() + usize::from(!last.goes_on);
        self.blocks.last().map_or(0, after)
    }

    fn push(&mut self, paragraph: Arc<Paragraph>, goes_on: bool) {
        let start = self.next_start();
        let top = self.height;
        self.height += paragraph.height;
        self.width = self.width.max(paragraph.width);
        self.blocks.push(Block {
            start,
            top,
            paragraph,
            goes_on,
        });
    }
}

/// The text with spaces for line ends; every byte stays where it is.
fn on_one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_line_end) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c.len_utf8() {
        _ if !is_line_end(c) => c,
        1 => ' ',
        2 => '\u{A0}',
        _ => '\u{2003}',
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Whether a character ends a line wherever it stands.
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

impl Block {
    /// First byte after it; there stands its line end, or its paragraph goes on, or the text ends.
    pub fn end(&self) -> usize {
        self.start + self.paragraph.len
    }

    fn inside(&self, caret: Caret) -> Caret {
        Caret {
            offset: caret
                .offset
                .saturating_sub(self.start)
                .min(self.paragraph.len),
            ..caret
        }
    }

    fn outside(&self, caret: Caret) -> Caret {
        Caret {
            offset: caret.offset + self.start,
            ..caret
        }
    }
}

impl Setting {
    fn index_of(&self, offset: usize) -> usize {
        let after = self.blocks.partition_point(|block| block.start <= offset);
        after.saturating_sub(1)
    }

    /// The block that a caret stands in: at the end of a piece in that one if it clings to it.
    fn index_at(&self, caret: Caret) -> usize {
        let index = self.index_of(caret.offset);
        let Some(before) = index.checked_sub(1) else {
            return index;
        };
        let block = &self.blocks[before];
        let clings = caret.affinity == Affinity::Upstream && block.end() == caret.offset;
        if clings && block.goes_on {
            before
        } else {
            index
        }
    }

    /// The bytes of the paragraph that holds a byte, in whatever pieces it is set.
    pub fn paragraph_of(&self, offset: usize) -> Range<usize> {
        let index = self.index_of(offset);
        let ends = |block: &&Block| !block.goes_on;
        let before = self.blocks[..index]
            .iter()
            .rposition(|block| !block.goes_on);
        let first = &self.blocks[before.map_or(0, |before| before + 1)];
        let last = self.blocks[index..].iter().find(ends);
        first.start..last.unwrap_or(&self.blocks[index]).end()
    }

    /// The paragraph that holds a byte.
    fn block_of(&self, offset: usize) -> &Block {
        &self.blocks[self.index_of(offset)]
    }

    /// The direction of the paragraph that holds a byte.
    pub fn direction(&self, offset: usize) -> Direction {
        self.block_of(offset).paragraph.direction
    }

    /// Where a caret stands.
    pub fn caret(&self, caret: Caret) -> CaretRect {
        let block = &self.blocks[self.index_at(caret)];
        let rect = block.paragraph.caret(block.inside(caret));
        CaretRect {
            top: rect.top + block.top,
            bottom: rect.bottom + block.top,
            ..rect
        }
    }

    /// The caret nearest to a point.
    pub fn hit(&self, x: f32, y: f32) -> Caret {
        let after = self.blocks.partition_point(|block| block.top <= y);
        let block = &self.blocks[after.saturating_sub(1)];
        block.outside(block.paragraph.hit(x, y - block.top))
    }

    /// The paragraphs of which something stands in a stretch of the height, or a line above it or
    /// below: marks may stand out of their line.
    pub fn blocks_in(&self, (top, bottom): (f32, f32)) -> &[Block] {
        let reach = |block: &Block| block.paragraph.lines[0].bottom;
        let below = |block: &Block| block.top + block.paragraph.height + reach(block) < top;
        let first = self.blocks.partition_point(below);
        let last = self
            .blocks
            .partition_point(|block| block.top - reach(block) <= bottom);
        &self.blocks[first..last.max(first)]
    }

    /// The rectangles of a range where they stand in a stretch of the height; a line end in it
    /// shows as a little room `end_width` wide.
    pub fn rects(&self, range: Range<usize>, end_width: f32, seen: (f32, f32)) -> Vec<Rect> {
        let mut rects = Vec::new();
        for block in self.blocks_in(seen) {
            if range.start > block.end() || range.end <= block.start {
                continue;
            }
            let inner = range.start.max(block.start) - block.start
                ..range.end.min(block.end()) - block.start;
            let moved = |rect: Rect| Rect {
                top: rect.top + block.top,
                bottom: rect.bottom + block.top,
                ..rect
            };
            rects.extend(block.paragraph.rects(inner).into_iter().map(|r| moved(r.1)));
            if range.end > block.end() && !block.goes_on {
                let at = self.caret(Caret::downstream(block.end()));
                let rtl = block.paragraph.direction.is_rtl();
                rects.push(Rect {
                    left: if rtl { at.x - end_width } else { at.x },
                    top: at.top,
                    right: if rtl { at.x } else { at.x + end_width },
                    bottom: at.bottom,
                });
            }
        }
        rects
    }

    /// The caret one letter to the left; none at the edge of the text.
    pub fn left(&self, caret: Caret) -> Option<Caret> {
        self.step(caret, true)
    }

    /// The caret one letter to the right; none at the edge of the text.
    pub fn right(&self, caret: Caret) -> Option<Caret> {
        self.step(caret, false)
    }

    fn step(&self, caret: Caret, left: bool) -> Option<Caret> {
        let index = self.index_at(caret);
        let block = &self.blocks[index];
        let forward = left == block.paragraph.direction.is_rtl();
        let stepped = sideways(&block.paragraph, block.inside(caret), left);
        // The end of a piece and the start of the next one are one stop.
        let through = |to: &Caret| forward && block.goes_on && to.offset == block.paragraph.len;
        match stepped {
            Some(to) if !through(&to) => Some(block.outside(to)),
            _ => self.beyond(index, forward, left),
        }
    }

    fn beyond(&self, index: usize, next: bool, left: bool) -> Option<Caret> {
        if next {
            let block = self.blocks.get(index + 1)?;
            return Some(block.outside(block.paragraph.line_entry(0)));
        }
        let block = self.blocks.get(index.checked_sub(1)?)?;
        let end = Caret::downstream(block.paragraph.len);
        let inside = if block.goes_on {
            sideways(&block.paragraph, end, left)?
        } else {
            end
        };
        Some(block.outside(inside))
    }

    /// The caret a line higher, nearest to `goal_x`; none in the first line.
    pub fn up(&self, caret: Caret, goal_x: f32) -> Option<Caret> {
        let at = self.caret(caret);
        (at.top > 0.5).then(|| self.hit(goal_x, at.top - 0.5))
    }

    /// The caret a line lower, nearest to `goal_x`; none in the last line.
    pub fn down(&self, caret: Caret, goal_x: f32) -> Option<Caret> {
        let at = self.caret(caret);
        (at.bottom < self.height - 0.5).then(|| self.hit(goal_x, at.bottom + 0.5))
    }

    /// The caret before the first letter of a caret's line.
    pub fn line_start(&self, caret: Caret) -> Caret {
        let block = &self.blocks[self.index_at(caret)];
        let line = block.paragraph.line_of(block.inside(caret));
        block.outside(block.paragraph.line_start(line))
    }

    /// The caret after the last letter of a caret's line.
    pub fn line_end(&self, caret: Caret) -> Caret {
        let block = &self.blocks[self.index_at(caret)];
        let line = block.paragraph.line_of(block.inside(caret));
        block.outside(block.paragraph.line_end(line))
    }
}

fn sideways(paragraph: &Paragraph, caret: Caret, left: bool) -> Option<Caret> {
    if left {
        paragraph.visual_left(caret)
    } else {
        paragraph.visual_right(caret)
    }
}
