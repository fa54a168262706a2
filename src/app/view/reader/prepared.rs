//! A document set for a reader's view: its lines, its sheet, and where heights and lines are in it.

use super::scroll::Scroll;
use super::spoken::Spoken;
use crate::app::context::Context;
use crate::arabic::{CharOffset, CharRange, Text};
use crate::model::{Direction as Told, Document, DocumentId};
use crate::page::{DocumentCaret, Flow, Marks, Setting, Sheet, SheetWords};
use crate::typeset::Direction;
use std::rc::Rc;
use std::sync::Arc;

/// A line that stays where it is on the screen when the page changes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Held {
    /// A code point of it.
    offset: CharOffset,
    /// Its top below that of the view, points.
    y: f32,
}

/// A document set for the view.
pub(super) struct Prepared {
    pub document: DocumentId,
    pub flow: Flow,
    pub sheet: Sheet,
    pub marks: Rc<Marks>,
    /// What a screen reader was told of it.
    pub spoken: Spoken,
    /// The line at the top of the view as it was last reported.
    pub reported: Option<CharOffset>,
    /// When the page was set, seconds of the window's clock.
    pub made: f64,
    pub text: Arc<Text>,
    pub basis: Basis,
    pub words: SheetWords,
}

/// What the lines of a page follow from, besides the text.
#[derive(Clone, PartialEq)]
pub(super) struct Basis {
    pub setting: Setting,
    /// Width of the view, physical pixels.
    pub available: f32,
    pub direction: Direction,
    /// The direction that the document's details say.
    pub told: Told,
}

impl Prepared {
    /// Sets a document; `old` is what was set of it from another basis.
    pub fn new(
        ctx: &Context<'_>,
        document: &Document,
        basis: Basis,
        words: SheetWords,
        old: Option<Self>,
    ) -> Self {
        let Basis {
            setting, direction, ..
        } = basis;
        let columns = setting.columns(basis.available, direction);
        let width = columns.text_right - columns.text_left;
        let text = document.text.clone();
        let (flow, sheet) = ctx.look.letters.with_engine(|engine| {
            let flow = match &old {
                Some(old) => old.flow.anew(direction, setting, width, engine),
                None => Flow::new(text.clone(), direction, setting, width, engine),
            };
            let sheet = Sheet::new(words.clone(), columns, &setting, direction, engine);
            (flow, sheet)
        });
        Self {
            document: document.id.clone(),
            flow,
            sheet,
            marks: Rc::default(),
            reported: old.and_then(|old| old.reported),
            made: 0.0,
            spoken: Spoken::default(),
            text,
            basis,
            words,
        }
    }

    /// Height of the sheet at the top of the view.
    pub fn view_top(&self, scroll: &Scroll) -> f32 {
        match scroll.block {
            None => scroll.offset,
            Some(block) => {
                self.sheet.head() + self.flow.top(block.min(self.flow.len() - 1)) + scroll.offset
            }
        }
    }

    /// The line under the reader's eye: the first one that begins in the view. `None` at the very
    /// top, which stays the top.
    pub fn held(&self, scroll: &Scroll) -> Option<Held> {
        if *scroll == Scroll::default() {
            return None;
        }
        let mut top = match scroll.block {
            None => self.sheet.head() - scroll.offset,
            Some(_) => -scroll.offset,
        };
        let mut last = None;
        for block in scroll.block.unwrap_or(0)..self.flow.len() {
            let Some(paragraph) = self.flow.known(block) else {
                return last;
            };
            let begins = |line: &usize| top + paragraph.lines[*line].top > -1.0;
            let found = (0..paragraph.lines.len()).find(begins);
            let line = found.unwrap_or(paragraph.lines.len() - 1);
            let place = self.flow.place(block, paragraph.line_start(line));
            last = Some(Held {
                offset: place.offset,
                y: (top + paragraph.lines[line].top) / self.basis.setting.scale,
            });
            if found.is_some() {
                return last;
            }
            top += self.flow.height(block);
        }
        last
    }

    /// The scroll that leaves a line where it was.
    pub fn scroll_to_held(&mut self, held: Held, ctx: &Context<'_>) -> Scroll {
        let scroll = self.scroll_to(held.offset, ctx);
        Scroll {
            block: scroll.block.or(Some(0)),
            offset: scroll.offset - held.y * self.basis.setting.scale,
        }
    }

    /// The first code point of the line at the top of the view.
    pub fn offset_at_top(&mut self, scroll: &Scroll, ctx: &Context<'_>) -> CharOffset {
        let Some(block) = scroll.block else {
            return CharOffset(0);
        };
        let block = block.min(self.flow.len() - 1);
        let paragraph = ctx
            .look
            .letters
            .with_engine(|e| self.flow.paragraph(block, e));
        let line = paragraph.line_at(scroll.offset.max(0.0));
        self.flow.place(block, paragraph.line_start(line)).offset
    }

    /// What is in view from the line at its top to the last line that is wholly in it. `height` is
    /// that of the view, in physical pixels.
    pub fn seen(&self, scroll: &Scroll, top: CharOffset, height: f32) -> CharRange {
        let y = self.view_top(scroll) + height - self.sheet.head();
        let end = if y >= self.flow.total() {
            CharOffset(self.text.length())
        } else if y > 0.0 {
            self.last_above(y).unwrap_or(top)
        } else {
            top
        };
        CharRange::between(top, end.max(top))
    }

    /// Where the text goes on behind the last line that ends above a height of the flow.
    fn last_above(&self, y: f32) -> Option<CharOffset> {
        let block = self.flow.block_at(y);
        let paragraph = self.flow.known(block)?;
        let inside = y - self.flow.top(block) + 0.5;
        let lines = paragraph.lines.iter();
        let whole = lines.take_while(|line| line.bottom <= inside).count();
        let chars = self.flow.block_chars(block);
        Some(match whole {
            0 => chars.start,
            all if all == paragraph.lines.len() => chars.end,
            line => self.flow.place(block, paragraph.line_start(line)).offset,
        })
    }

    /// The scroll that puts the line of a code point at the top of the view.
    pub fn scroll_to(&mut self, offset: CharOffset, ctx: &Context<'_>) -> Scroll {
        if offset.0 == 0 {
            return Scroll::default();
        }
        let (block, caret) = self.flow.locate(DocumentCaret::before(offset));
        let paragraph = ctx
            .look
            .letters
            .with_engine(|e| self.flow.paragraph(block, e));
        Scroll {
            block: Some(block),
            offset: paragraph.caret(caret).top,
        }
    }
}
