//! Where the caret goes: by letters as they are seen, by words, lines, sentences, paragraphs, pages.

use super::kept::Reader;
use super::prepared::Prepared;
use crate::app::context::Context;
use crate::arabic::{CharOffset, Step};
use crate::page::DocumentCaret;
use crate::typeset::{Affinity, Caret};

/// A movement of the caret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Motion {
    /// To the neighbouring letter on the left of the screen, or on the right.
    Letter {
        /// To the left.
        left: bool,
    },
    /// By a word, towards the left of the screen or the right.
    Word {
        /// To the left.
        left: bool,
    },
    /// By a sentence, towards the left of the screen or the right.
    Sentence {
        /// To the left.
        left: bool,
    },
    /// By a line.
    Line {
        /// Downwards.
        down: bool,
    },
    /// By a paragraph.
    Paragraph {
        /// Downwards.
        down: bool,
    },
    /// By the height of the view.
    Page {
        /// Downwards.
        down: bool,
    },
    /// To the start or the end of the line.
    LineEdge {
        /// To its end.
        end: bool,
    },
    /// To the start or the end of the text.
    TextEdge {
        /// To its end.
        end: bool,
    },
}

impl Reader {
    /// Where a motion takes the caret. `height` is that of the view in physical pixels.
    pub(super) fn moved(
        &mut self,
        ctx: &Context<'_>,
        from: DocumentCaret,
        motion: Motion,
        height: f32,
    ) -> Option<DocumentCaret> {
        let keeps_goal = matches!(motion, Motion::Line { .. } | Motion::Page { .. });
        if !keeps_goal {
            self.goal_x = None;
        }
        let p = self.prepared.as_mut()?;
        let text = p.flow.text().clone();
        let end = CharOffset(text.length());
        let stepped = |step, forward| {
            let to = if forward {
                text.step_next(from.offset, step)
            } else {
                text.step_previous(from.offset, step)
            };
            DocumentCaret::before(to)
        };
        Some(match motion {
            Motion::Letter { left } => letter(p, ctx, from, left),
            Motion::Word { left } => stepped(Step::Word, left == p.reads_left(ctx, from)),
            Motion::Sentence { left } => stepped(Step::Sentence, left == p.reads_left(ctx, from)),
            Motion::Paragraph { down } => stepped(Step::Paragraph, down),
            // Where the text ends, also after a number that runs the other way.
            Motion::TextEdge { end: true } => DocumentCaret::before(end),
            Motion::TextEdge { end: false } => DocumentCaret::before(CharOffset(0)),
            Motion::LineEdge { end } => {
                let (block, caret) = p.flow.locate(from);
                let paragraph = ctx.look.letters.with_engine(|e| p.flow.paragraph(block, e));
                let line = paragraph.line_of(caret);
                let caret = match paragraph.line_end(line) {
                    _ if !end => paragraph.line_start(line),
                    last if last.offset == paragraph.len && p.flow.block(block).last => {
                        Caret::downstream(last.offset)
                    }
                    other => other,
                };
                p.flow.place(block, caret)
            }
            Motion::Line { down } => {
                let goal = goal(&mut self.goal_x, p, ctx, from);
                line(p, ctx, from, down, goal)
            }
            Motion::Page { down } => {
                let goal = goal(&mut self.goal_x, p, ctx, from);
                let by = if down { height * 0.85 } else { -height * 0.85 };
                // All heights on the way are exact then, and the caret stays where it is in the view.
                self.scroll_by(by);
                self.settle(ctx, height);
                let p = self.prepared.as_mut()?;
                ctx.look.letters.with_engine(|e| {
                    let caret = p.flow.caret(from, e);
                    let y = ((caret.top + caret.bottom) / 2.0 + by).clamp(0.0, p.flow.total());
                    p.flow.hit(goal, y, e)
                })
            }
        })
    }
}

impl Prepared {
    /// Whether reading on from a place goes to the left: whether its paragraph runs so.
    fn reads_left(&mut self, ctx: &Context<'_>, from: DocumentCaret) -> bool {
        let (block, _) = self.flow.locate(from);
        ctx.look
            .letters
            .with_engine(|e| self.flow.paragraph(block, e))
            .direction
            .is_rtl()
    }
}

fn goal(kept: &mut Option<f32>, p: &mut Prepared, ctx: &Context<'_>, from: DocumentCaret) -> f32 {
    *kept.get_or_insert_with(|| ctx.look.letters.with_engine(|e| p.flow.caret(from, e)).x)
}

/// Past the edge of a block the caret goes to the neighbouring block, as reading does.
fn letter(p: &mut Prepared, ctx: &Context<'_>, from: DocumentCaret, left: bool) -> DocumentCaret {
    ctx.look.letters.with_engine(|engine| {
        let (block, caret) = p.flow.locate(from);
        let paragraph = p.flow.paragraph(block, engine);
        let next = if left {
            paragraph.visual_left(caret)
        } else {
            paragraph.visual_right(caret)
        };
        if let Some(caret) = next {
            return p.flow.place(block, caret);
        }
        let forward = left == paragraph.direction.is_rtl();
        let neighbour = if forward {
            block + 1
        } else {
            block.wrapping_sub(1)
        };
        if neighbour >= p.flow.len() {
            return from;
        }
        let entered = p.flow.paragraph(neighbour, engine);
        let caret = if forward {
            entered.line_entry(0)
        } else {
            Caret::upstream(entered.len)
        };
        p.flow.place(neighbour, caret)
    })
}

fn line(
    p: &mut Prepared,
    ctx: &Context<'_>,
    from: DocumentCaret,
    down: bool,
    goal: f32,
) -> DocumentCaret {
    ctx.look.letters.with_engine(|engine| {
        let (block, caret) = p.flow.locate(from);
        let paragraph = p.flow.paragraph(block, engine);
        let next = if down {
            paragraph.down(caret, goal)
        } else {
            paragraph.up(caret, goal)
        };
        if let Some(caret) = next {
            return p.flow.place(block, caret);
        }
        let neighbour = if down {
            block + 1
        } else {
            block.wrapping_sub(1)
        };
        if neighbour >= p.flow.len() {
            let edge = if down { p.flow.text().length() } else { 0 };
            let affinity = if down {
                Affinity::Upstream
            } else {
                Affinity::Downstream
            };
            return DocumentCaret {
                offset: CharOffset(edge),
                affinity,
            };
        }
        let other = p.flow.paragraph(neighbour, engine);
        let y = if down { 0.0 } else { other.height - 1.0 };
        p.flow.place(neighbour, other.hit(goal, y))
    })
}
