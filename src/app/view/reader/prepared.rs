//! What was set for the document on screen, and when it must be set anew.

use super::Reader;
use super::scrolling::Scroll;
use crate::app::context::Context;
use crate::arabic::{CharOffset, CharRange, Text};
use crate::model::{Direction as Told, Document, DocumentId};
use crate::page::{DocumentCaret, Flow, Marks, Setting, Sheet, SheetWords};
use crate::typeset::{Direction, text_direction};
use crate::words::sheet_words;
use egui::{Rect, Ui};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// So many documents that were read lately stay set where they were left.
const MOST_LEFT: usize = 8;
/// So long must a page have been the same before all of it is measured, seconds: a window whose
/// edge is dragged has another width in every frame.
const CALM: f64 = 0.25;

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
    pub spoken: super::accessible::Part,
    /// What was last told of where the reader is.
    pub reported: Option<CharOffset>,
    /// When the page was set, seconds of the window's clock.
    made: f64,
    text: Arc<Text>,
    direction: Direction,
    available: f32,
    setting: Setting,
    words: SheetWords,
    /// What was told of the direction.
    told: Told,
}

impl Reader {
    /// Sets what changed since the last frame; the reader's line stays where it was.
    pub(super) fn prepare(&mut self, ctx: &Context<'_>, area: Rect, now: f64) {
        let Some(document) = ctx.state.document() else {
            return;
        };
        let same = |p: &Prepared| Arc::ptr_eq(&p.text, &document.text);
        if !self.prepared.as_ref().is_some_and(same) {
            self.leave(ctx);
            self.come_back(document);
        }
        let setting = Setting {
            scale: ctx.look.scale,
            ..ctx.state.preferences.page
        };
        let available = (area.width() * ctx.look.scale - ctx.look.scale * 8.0).max(1.0);
        let words = sheet_words(document, &ctx.look.locale);
        let direction = direction_of(document);
        self.take_news(ctx);
        let same_page = self.prepared.as_ref().is_some_and(|p| {
            p.setting == setting
                && p.available == available
                && p.direction == direction
                && p.told == document.direction
        });
        if !same_page {
            let held = self.held();
            let old = self.prepared.take();
            let mut p = Prepared::new(ctx, document, setting, available, words, direction, old);
            p.made = now;
            if let Some(held) = held {
                self.scroll = p.scroll_to_held(held, ctx);
            }
            self.held = held.map(|held| (held, None));
            self.prepared = Some(p);
            self.goal_x = None;
            self.drag = None;
        } else if let Some(p) = self.prepared.as_mut().filter(|p| p.words != words) {
            let columns = *p.sheet.columns();
            p.sheet = ctx
                .look
                .letters
                .with_engine(|e| Sheet::new(words.clone(), columns, &setting, direction, e));
            p.words = words;
        }
        if let Some(p) = &mut self.prepared {
            p.flow.hold(self.scroll.block.unwrap_or(0));
        }
        self.refresh_marks(ctx);
    }

    /// Takes in what threads beside have done; the reader's line stays where it was.
    fn take_news(&mut self, ctx: &Context<'_>) {
        let held = self.held();
        let Some(p) = &mut self.prepared else { return };
        if !p.flow.has_divisions() {
            p.flow.take_news();
            return;
        }
        p.flow.take_divisions();
        p.spoken = Default::default();
        self.goal_x = None;
        if let Some(held) = held {
            self.scroll = p.scroll_to_held(held, ctx);
            self.held = Some((held, None));
        }
    }

    /// Puts aside what was set of the document on screen, with where it is scrolled to.
    fn leave(&mut self, ctx: &Context<'_>) {
        if let Some(mut p) = self.prepared.take() {
            p.flow.rest();
            self.left.push((p, self.scroll));
        }
        let documents = ctx.state.project().map(|p| &p.documents);
        self.left.retain(|(p, _)| {
            let now = documents.and_then(|all| all.get(&p.document));
            now.is_some_and(|d| Arc::ptr_eq(&d.text, &p.text))
        });
        let too_many = self.left.len().saturating_sub(MOST_LEFT);
        self.left.drain(..too_many);
    }

    /// Takes up what was set of a document, if it was read lately.
    fn come_back(&mut self, document: &Document) {
        let known = self
            .left
            .iter()
            .position(|(p, _)| p.document == document.id);
        self.scroll = Scroll::default();
        if let Some((p, scroll)) = known.map(|at| self.left.remove(at)) {
            self.prepared = Some(p);
            self.scroll = scroll;
        }
        self.held = None;
        self.goal_x = None;
        self.drag = None;
    }

    /// The line that must stay where it is when the page changes. While nobody scrolls it is the
    /// same one, however often the page changes.
    fn held(&self) -> Option<Held> {
        match self.held {
            Some((held, Some(scroll))) if scroll == self.scroll => Some(held),
            _ => self.prepared.as_ref()?.held(&self.scroll),
        }
    }

    /// Has threads beside set what comes next and, when the page has been the same for a while,
    /// measure the rest.
    pub(super) fn work_ahead(&mut self, ctx: &Context<'_>, ui: &Ui, height: f32) {
        if let Some((_, scroll @ None)) = &mut self.held {
            *scroll = Some(self.scroll);
        }
        let (Some(p), Some(workers)) = (&mut self.prepared, ctx.look.letters.workers()) else {
            return;
        };
        let waited = ui.input(|i| i.time) - p.made;
        let calm = waited >= CALM;
        if !calm {
            ui.ctx()
                .request_repaint_after(Duration::from_secs_f64((CALM - waited).clamp(0.0, CALM)));
        }
        p.flow.work_ahead(workers, height, calm);
    }

    fn refresh_marks(&mut self, ctx: &Context<'_>) {
        let Some(p) = &mut self.prepared else { return };
        let marks = &ctx.derived.marks;
        if Rc::ptr_eq(marks, &p.marks) {
            return;
        }
        p.sheet.follow(&p.flow, &p.marks, marks);
        p.marks = marks.clone();
    }
}

impl Prepared {
    fn new(
        ctx: &Context<'_>,
        document: &Document,
        setting: Setting,
        available: f32,
        words: SheetWords,
        direction: Direction,
        old: Option<Self>,
    ) -> Self {
        let columns = setting.columns(available, direction);
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
            spoken: Default::default(),
            text,
            direction,
            available,
            setting,
            words,
            told: document.direction,
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
    fn held(&self, scroll: &Scroll) -> Option<Held> {
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
                y: (top + paragraph.lines[line].top) / self.setting.scale,
            });
            if found.is_some() {
                return last;
            }
            top += self.flow.height(block);
        }
        last
    }

    /// The scroll that leaves a line where it was.
    fn scroll_to_held(&mut self, held: Held, ctx: &Context<'_>) -> Scroll {
        let scroll = self.scroll_to(held.offset, ctx);
        Scroll {
            block: scroll.block.or(Some(0)),
            offset: scroll.offset - held.y * self.setting.scale,
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

    /// What is in view from the line at its top to the last line that is wholly in it; the view is so
    /// many physical pixels high.
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

fn direction_of(document: &Document) -> Direction {
    match document.direction {
        Told::Rtl => Direction::Rtl,
        Told::Ltr => Direction::Ltr,
        Told::Auto => text_direction(&document.text),
    }
}
