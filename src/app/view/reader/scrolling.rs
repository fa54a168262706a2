//! Where the view is: held by a block and a distance from its top, never by a pixel of the whole.

use super::Reader;
use super::prepared::Prepared;
use crate::app::context::Context;
use crate::page::Place;

/// The place at the top of the view.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Scroll {
    /// The block at the top; `None` while the head of the sheet is.
    pub block: Option<usize>,
    /// How far below its top (or that of the sheet) the view begins, physical pixels.
    pub offset: f32,
}

impl Reader {
    /// Scrolls by so many physical pixels; down is positive.
    pub(super) fn scroll_by(&mut self, pixels: f32) {
        self.scroll.offset += pixels;
    }

    /// Scrolls so that a height of the sheet is at the top of the view.
    pub(super) fn scroll_to_height(&mut self, y: f32) {
        let Some(p) = &mut self.prepared else { return };
        self.scroll = at_height(p, y.max(0.0));
    }

    /// Sets what the view shows and keeps it within the sheet.
    pub(super) fn settle(&mut self, ctx: &Context<'_>, height: f32) {
        let Some(p) = &mut self.prepared else { return };
        // Setting blocks changes the heights of those above the end, so that the end may move.
        for _ in 0..3 {
            let top = p.view_top(&self.scroll);
            let settled = at_height(p, top.max(0.0));
            self.scroll = settled;
            set_visible(p, ctx, settled, height);
            let furthest = (p.sheet.height(&mut p.flow) - height).max(0.0);
            if p.view_top(&self.scroll) <= furthest + 0.5 {
                return;
            }
            self.scroll = at_height(p, furthest);
        }
    }

    /// Scrolls as little as brings a caret into sight, with a line of room around it.
    pub(super) fn reveal_caret(&mut self, ctx: &Context<'_>, place: Place, height: f32) {
        let Some(p) = &mut self.prepared else { return };
        let caret = ctx.look.letters.with_engine(|e| p.flow.caret(place, e));
        let room = (caret.bottom - caret.top).min(height / 4.0);
        let (top, bottom) = (
            p.sheet.head() + caret.top - room,
            p.sheet.head() + caret.bottom + room,
        );
        let from = p.view_top(&self.scroll);
        if top < from {
            // The first line brings the title with it.
            self.scroll_to_height(if caret.top <= 0.0 { 0.0 } else { top });
        } else if bottom > from + height {
            self.scroll_to_height(bottom - height);
        }
    }

    /// Scrolls a place into the upper part of the view, unless it is well in sight.
    pub(super) fn reveal_place(&mut self, ctx: &Context<'_>, place: Place, height: f32) {
        let Some(p) = &mut self.prepared else { return };
        if place.offset.0 == 0 {
            self.scroll = Scroll::default();
            return;
        }
        let caret = ctx.look.letters.with_engine(|e| p.flow.caret(place, e));
        let (top, bottom) = (p.sheet.head() + caret.top, p.sheet.head() + caret.bottom);
        let from = p.view_top(&self.scroll);
        let line = caret.bottom - caret.top;
        if top >= from + line && bottom + line <= from + height * 0.8 {
            return;
        }
        self.scroll_to_height(top - height * 0.25);
    }
}

fn at_height(p: &mut Prepared, y: f32) -> Scroll {
    let head = p.sheet.head();
    if y < head {
        return Scroll {
            block: None,
            offset: y,
        };
    }
    let block = p.flow.block_at(y - head);
    Scroll {
        block: Some(block),
        offset: y - head - p.flow.top(block),
    }
}

/// Sets the blocks that the view shows, holding on to the first of them.
fn set_visible(p: &mut Prepared, ctx: &Context<'_>, scroll: Scroll, height: f32) {
    ctx.look.letters.with_engine(|engine| {
        let mut left = height + scroll.offset;
        if scroll.block.is_none() {
            left -= p.sheet.head();
        }
        let mut block = scroll.block.unwrap_or(0);
        while left > 0.0 && block < p.flow.len() {
            p.flow.paragraph(block, engine);
            left -= p.flow.height(block);
            block += 1;
        }
    });
}
