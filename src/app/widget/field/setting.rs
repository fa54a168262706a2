//! The text of a field as it is set: its paragraphs one below the other, each in its direction.

use crate::app::widget::Look;
use crate::typeset::{Caret, CaretRect, Direction, Paragraph, Rect, Style, paragraph_direction};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// How a field sets its text. All lengths are physical pixels.
pub struct Form<'a> {
    pub look: &'a Look,
    pub style: Style,
    /// The width that lines are wrapped to; none in a field of one line.
    pub wrap: Option<f32>,
    /// The direction of every paragraph, whatever its letters.
    pub direction: Option<Direction>,
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
}

/// A paragraph and where it stands.
#[derive(Clone, Debug)]
pub struct Block {
    /// First byte of the text.
    pub start: usize,
    /// Its upper edge.
    pub top: f32,
    pub paragraph: Arc<Paragraph>,
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

    /// Sets a text. Paragraphs that were in the text before are not set again.
    pub fn set(&self, text: &str) -> Arc<Setting> {
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
        kept.setting = Arc::new(self.set_around(text, &known));
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
    fn set_around(&self, text: &str, known: &Known<'_>) -> Setting {
        let mut setting = Setting {
            blocks: Vec::new(),
            width: self.wrap.unwrap_or(0.0),
            height: 0.0,
        };
        for block in known.first {
            setting.push(block.paragraph.clone());
        }
        let begin = setting.blocks.last().map_or(0, |last| last.end() + 1);
        let end = known.last.iter().map(|block| block.paragraph.len + 1).sum();
        // The line end before the last ones is none of what is set between.
        let changed = text
            .get(begin..text.len().saturating_sub(end))
            .unwrap_or("");
        if self.is_multiline() {
            for part in changed.split('\n') {
                setting.push(self.set_part(part));
            }
        } else {
            setting.push(self.set_part(&on_one_line(text)));
        }
        for block in known.last {
            setting.push(block.paragraph.clone());
        }
        setting
    }

    fn set_part(&self, part: &str) -> Arc<Paragraph> {
        let own = paragraph_direction(part, self.look.direction());
        let direction = self.direction.unwrap_or(own);
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
        let first = blocks.partition_point(|block| block.end() < same);
        let last = blocks.partition_point(|block| block.start <= tail);
        Self {
            first: &blocks[..first],
            last: &blocks[last.max(first)..],
        }
    }
}

impl Setting {
    fn push(&mut self, paragraph: Arc<Paragraph>) {
        let start = self.blocks.last().map_or(0, |last| last.end() + 1);
        let top = self.height;
        self.height += paragraph.height;
        self.width = self.width.max(paragraph.width);
        self.blocks.push(Block {
            start,
            top,
            paragraph,
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
    /// First byte after it; there stands its line end, or the text ends.
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

    /// The paragraph that holds a byte.
    pub fn block_of(&self, offset: usize) -> &Block {
        &self.blocks[self.index_of(offset)]
    }

    /// The direction of the paragraph that holds a byte.
    pub fn direction(&self, offset: usize) -> Direction {
        self.block_of(offset).paragraph.direction
    }

    /// Where a caret stands.
    pub fn caret(&self, caret: Caret) -> CaretRect {
        let block = self.block_of(caret.offset);
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
            if range.end > block.end() {
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
        let index = self.index_of(caret.offset);
        let block = &self.blocks[index];
        let stepped = block.paragraph.visual_left(block.inside(caret));
        let rtl = block.paragraph.direction.is_rtl();
        stepped
            .map(|caret| block.outside(caret))
            .or_else(|| self.beyond(index, rtl))
    }

    /// The caret one letter to the right; none at the edge of the text.
    pub fn right(&self, caret: Caret) -> Option<Caret> {
        let index = self.index_of(caret.offset);
        let block = &self.blocks[index];
        let stepped = block.paragraph.visual_right(block.inside(caret));
        let rtl = block.paragraph.direction.is_rtl();
        stepped
            .map(|caret| block.outside(caret))
            .or_else(|| self.beyond(index, !rtl))
    }

    fn beyond(&self, index: usize, next: bool) -> Option<Caret> {
        if next {
            let block = self.blocks.get(index + 1)?;
            Some(block.outside(block.paragraph.line_entry(0)))
        } else {
            let block = self.blocks.get(index.checked_sub(1)?)?;
            Some(Caret::downstream(block.end()))
        }
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
        let block = self.block_of(caret.offset);
        let line = block.paragraph.line_of(block.inside(caret));
        block.outside(block.paragraph.line_start(line))
    }

    /// The caret after the last letter of a caret's line.
    pub fn line_end(&self, caret: Caret) -> Caret {
        let block = self.block_of(caret.offset);
        let line = block.paragraph.line_of(block.inside(caret));
        block.outside(block.paragraph.line_end(line))
    }
}
