//! What was set for the document on screen, and when it must be set anew.

use super::Reader;
use super::scrolling::Scroll;
use crate::app::context::Context;
use crate::arabic::{CharOffset, Text};
use crate::model::{Direction as Told, Document, DocumentId};
use crate::page::{Flow, Marks, Place, Setting, Sheet, SheetWords};
use crate::typeset::{Direction, text_direction};
use crate::words::sheet_words;
use egui::Rect;
use std::rc::Rc;
use std::sync::Arc;

/// A document set for the view.
pub(super) struct Prepared {
    pub document: DocumentId,
    pub flow: Flow,
    pub sheet: Sheet,
    pub marks: Rc<Marks>,
    /// What was last told of where the reader is.
    pub reported: Option<CharOffset>,
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
    pub(super) fn prepare(&mut self, ctx: &Context<'_>, area: Rect) {
        let Some(document) = ctx.state.document() else {
            return;
        };
        let setting = Setting {
            scale: ctx.look.scale,
            ..ctx.state.preferences.page
        };
        let available = (area.width() * ctx.look.scale - ctx.look.scale * 8.0).max(1.0);
        let words = sheet_words(document, &ctx.look.locale);
        let direction = direction_of(document);
        let same_text = self
            .prepared
            .as_ref()
            .is_some_and(|p| Arc::ptr_eq(&p.text, &document.text));
        let same_page = self.prepared.as_ref().is_some_and(|p| {
            p.setting == setting
                && p.available == available
                && p.direction == direction
                && p.told == document.direction
        });
        if !same_text || !same_page {
            let held = self
                .prepared
                .as_mut()
                .filter(|_| same_text)
                .map(|p| p.offset_at_top(&self.scroll, ctx));
            self.prepared = Some(Prepared::new(
                ctx, document, setting, available, words, direction,
            ));
            self.goal_x = None;
            self.drag = None;
            if let (Some(offset), Some(p)) = (held, &mut self.prepared) {
                self.scroll = p.scroll_to(offset, ctx);
            }
        } else if let Some(p) = self.prepared.as_mut().filter(|p| p.words != words) {
            let columns = *p.sheet.columns();
            p.sheet = ctx
                .look
                .letters
                .with_engine(|e| Sheet::new(words.clone(), columns, &setting, direction, e));
            p.words = words;
        }
        self.refresh_marks(ctx);
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
    ) -> Self {
        let columns = setting.columns(available, direction);
        let width = columns.text_right - columns.text_left;
        let text = document.text.clone();
        let (flow, sheet) = ctx.look.letters.with_engine(|engine| {
            let flow = Flow::new(text.clone(), direction, setting, width, engine);
            let sheet = Sheet::new(words.clone(), columns, &setting, direction, engine);
            (flow, sheet)
        });
        Self {
            document: document.id.clone(),
            flow,
            sheet,
            marks: Rc::default(),
            reported: None,
            text,
            direction,
            available,
            setting,
            words,
            told: document.direction,
        }
    }

    /// Height of the sheet at the top of the view.
    pub fn view_top(&mut self, scroll: &Scroll) -> f32 {
        match scroll.block {
            None => scroll.offset,
            Some(block) => {
                self.sheet.head() + self.flow.top(block.min(self.flow.len() - 1)) + scroll.offset
            }
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

    /// The scroll that puts the line of a code point at the top of the view.
    pub fn scroll_to(&mut self, offset: CharOffset, ctx: &Context<'_>) -> Scroll {
        if offset.0 == 0 {
            return Scroll::default();
        }
        let (block, caret) = self.flow.locate(Place::before(offset));
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
