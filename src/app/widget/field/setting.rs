//! The text of a field as it is set: its paragraphs one below the other, each in its direction.

use crate::app::widget::Look;
use crate::typeset::{Caret, CaretRect, Direction, Paragraph, Rect, Style, paragraph_direction};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// How a field sets its text. All lengths are physical pixels.
pub struct Form<'a> {
    pub look: &'a Look,
    pub style: Style,
    /// The width that lines are wrapped to; none in a field of one line.
    pub wrap: Option<f32>,
    /// The direction of every paragraph, whatever its letters.
    pub direction: Option<Direction>,
}

/// A paragraph and where it stands.
pub struct Block {
    /// First byte of the text.
    pub start: usize,
    /// Its upper edge.
    pub top: f32,
    pub paragraph: Arc<Paragraph>,
}

/// The text as it is set.
pub struct Setting {
    /// At least one.
    pub blocks: Vec<Block>,
    pub width: f32,
    pub height: f32,
}

impl Form<'_> {
    /// Whether line ends part paragraphs.
    pub fn is_multiline(&self) -> bool {
        self.wrap.is_some()
    }

    /// Sets a text.
    pub fn set(&self, text: &str) -> Setting {
        let mut setting = Setting {
            blocks: Vec::new(),
            width: self.wrap.unwrap_or(0.0),
            height: 0.0,
        };
        let parts: Vec<Cow<'_, str>> = if self.is_multiline() {
            text.split('\n').map(Cow::Borrowed).collect()
        } else {
            vec![on_one_line(text)]
        };
        let mut start = 0;
        for part in parts {
            let own = paragraph_direction(&part, self.look.direction());
            let direction = self.direction.unwrap_or(own);
            let letters = &self.look.letters;
            let paragraph = letters.set(&part, &self.style, self.wrap, direction);
            let top = setting.height;
            setting.height += paragraph.height;
            setting.width = setting.width.max(paragraph.width);
            setting.blocks.push(Block {
                start,
                top,
                paragraph,
            });
            start += part.len() + 1;
        }
        setting
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

    /// The rectangles of a range; a line end in it shows as a little room `end_width` wide.
    pub fn rects(&self, range: Range<usize>, end_width: f32) -> Vec<Rect> {
        let mut rects = Vec::new();
        for block in &self.blocks {
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
            Some(Caret::downstream(block.start))
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
