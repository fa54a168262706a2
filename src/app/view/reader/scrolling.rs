//! Where the view is: held by a block and a distance from its top, never by a pixel of the whole.

use super::kept::Reader;
use super::prepared::Prepared;
use super::scroll::Scroll;
use crate::app::context::Context;
use crate::page::DocumentCaret;
use crate::typeset::{CaretRect, Engine};
use std::ops::Range;

/// A scroll by more than this many heights of the view does not measure what it passes: nobody sees it.
const FAR: f32 = 2.0;

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

    /// Sets what the view shows and keeps it within the sheet. `height` is that of the view in
    /// physical pixels.
    pub(super) fn settle(&mut self, ctx: &Context<'_>, height: f32) {
        let Some(p) = &mut self.prepared else { return };
        self.scroll = ctx
            .look
            .letters
            .with_engine(|engine| settled(p, self.scroll, height, engine));
    }

    /// Scrolls as little as brings a caret into sight, with a line of room around it.
    pub(super) fn reveal_caret(&mut self, ctx: &Context<'_>, place: DocumentCaret, height: f32) {
        let Some(p) = &mut self.prepared else { return };
        let (block, caret) = caret_in_block(p, ctx, place);
        let room = (caret.bottom - caret.top).min(height / 4.0);
        let above = p.sheet.head() + p.flow.top(block);
        let from = p.view_top(&self.scroll);
        if above + caret.top - room < from {
            // The first line brings the title with it.
            self.scroll = if block == 0 && caret.top <= 0.0 {
                Scroll::default()
            } else {
                Scroll {
                    block: Some(block),
                    offset: caret.top - room,
                }
            };
        } else if above + caret.bottom + room > from + height {
            self.scroll = Scroll {
                block: Some(block),
                offset: caret.bottom + room - height,
            };
        }
    }

    /// Scrolls a place into the upper part of the view, unless it is well in sight.
    pub(super) fn reveal_place(&mut self, ctx: &Context<'_>, place: DocumentCaret, height: f32) {
        let Some(p) = &mut self.prepared else { return };
        if place.offset.0 == 0 {
            self.scroll = Scroll::default();
            return;
        }
        let (block, caret) = caret_in_block(p, ctx, place);
        let above = p.sheet.head() + p.flow.top(block);
        let (top, bottom) = (above + caret.top, above + caret.bottom);
        let from = p.view_top(&self.scroll);
        let line = caret.bottom - caret.top;
        if top >= from + line && bottom + line <= from + height * 0.8 {
            return;
        }
        self.scroll = Scroll {
            block: Some(block),
            offset: caret.top - height * 0.25,
        };
    }
}

/// The block of a place, and its caret there in the block's coordinates.
fn caret_in_block(p: &mut Prepared, ctx: &Context<'_>, place: DocumentCaret) -> (usize, CaretRect) {
    let (block, caret) = p.flow.locate(place);
    let paragraph = ctx.look.letters.with_engine(|e| p.flow.paragraph(block, e));
    (block, paragraph.caret(caret))
}

fn at_height(p: &Prepared, y: f32) -> Scroll {
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

/// Sets what a scroll shows, and gives that scroll held by the block at the top of the view and
/// kept within the sheet.
fn settled(p: &mut Prepared, scroll: Scroll, height: f32, engine: &mut Engine) -> Scroll {
    p.flow.hold(scroll.block.unwrap_or(0));
    let mut scroll = if scroll.offset.abs() > height * FAR {
        let y = p.view_top(&scroll).max(0.0);
        at_height(p, y)
    } else {
        scroll
    };
    p.flow.hold(scroll.block.unwrap_or(0));
    scroll = walked(p, scroll, engine);
    let (mut view, empty) = seen(p, scroll, height, engine);
    if empty > 0.0 {
        scroll.offset -= empty;
        scroll = walked(p, scroll, engine);
        view = seen(p, scroll, height, engine).0;
    }
    p.flow.show(view);
    scroll
}

/// Goes from block to block until the view begins within one: all heights on the way are exact, so
/// that what was in view moves by just so much.
fn walked(p: &mut Prepared, mut scroll: Scroll, engine: &mut Engine) -> Scroll {
    let head = p.sheet.head();
    loop {
        match scroll.block {
            None if scroll.offset < head => {
                return Scroll {
                    block: None,
                    offset: scroll.offset.max(0.0),
                };
            }
            None => {
                scroll = Scroll {
                    block: Some(0),
                    offset: scroll.offset - head,
                };
            }
            Some(0) if scroll.offset < 0.0 => {
                scroll = Scroll {
                    block: None,
                    offset: scroll.offset + head,
                };
            }
            Some(block) if scroll.offset < 0.0 => {
                scroll = Scroll {
                    block: Some(block - 1),
                    offset: scroll.offset + p.flow.exact_height(block - 1, engine),
                };
            }
            Some(block) => {
                let height = p.flow.exact_height(block, engine);
                if scroll.offset < height || block + 1 == p.flow.len() {
                    return scroll;
                }
                scroll = Scroll {
                    block: Some(block + 1),
                    offset: scroll.offset - height,
                };
            }
        }
    }
}

/// Sets the blocks that the view shows. Returns them, and how much of the view stays empty below the
/// end of the sheet.
fn seen(p: &mut Prepared, scroll: Scroll, height: f32, engine: &mut Engine) -> (Range<usize>, f32) {
    let first = scroll.block.unwrap_or(0);
    let mut remaining = height + scroll.offset;
    if scroll.block.is_none() {
        remaining -= p.sheet.head();
    }
    let mut block = first;
    while remaining > 0.0 && block < p.flow.len() {
        p.flow.paragraph(block, engine);
        remaining -= p.flow.height(block);
        block += 1;
    }
    (first..block, remaining - p.flow.setting().foot())
}
