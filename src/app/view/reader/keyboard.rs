//! Keys while the text is read: motions of the caret, and bounds moved by keys.

use super::kept::Reader;
use super::motion::Motion;
use super::shown::{Request, Requests, Shown};
use crate::app::action::Edge;
use crate::app::context::Context;
use crate::app::keys::{Stroke, stroke};
use crate::app::shortcut::{OnlyHere, find, has_key, motion_key};
use crate::arabic::Step;
use crate::page::DocumentCaret;
use egui::{Rect, Ui};

/// Moves the caret, or the bounds of the current annotation.
pub(super) fn listen(
    reader: &mut Reader,
    ui: &mut Ui,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    area: Rect,
    requests: &mut Requests,
) {
    let strokes: Vec<Stroke> = ui.input(|i| i.events.iter().filter_map(stroke).collect());
    let height = area.height() * ctx.look.scale;
    // Several strokes of one frame move on from each other.
    let (mut anchor, mut caret) = (shown.focus.anchor, shown.focus.caret);
    let mut moved = false;
    for stroke in strokes {
        if shown.moves_bounds && nudge(reader, &stroke, requests) {
            continue;
        }
        if has_key(&stroke, OnlyHere::LetGo) {
            escape(ctx, shown, &mut anchor, &mut caret, requests);
            moved = true;
            continue;
        }
        let Some(motion) = motion(&stroke) else {
            continue;
        };
        let selection = crate::arabic::CharRange::between(anchor, caret.offset);
        let sideways = matches!(motion, Motion::Letter { .. });
        if sideways && !stroke.modifiers.shift && !selection.is_empty() {
            // Leaving a selection sideways goes to its edge on that side.
            let Motion::Letter { left } = motion else {
                continue;
            };
            let rtl = reader
                .prepared
                .as_ref()
                .is_some_and(|p| p.flow.direction().is_rtl());
            let to = if left == rtl {
                DocumentCaret::after(selection.end)
            } else {
                DocumentCaret::before(selection.start)
            };
            (anchor, caret, moved) = (to.offset, to, true);
            continue;
        }
        if let Some(to) = reader.moved(ctx, caret, motion, height) {
            caret = to;
            if !stroke.modifiers.shift {
                anchor = to.offset;
            }
            moved = true;
        }
    }
    if moved {
        requests.push(Request::Select { anchor, caret });
        reader.reveal_caret(ctx, caret, height);
    }
}

/// One thing at a time: a first stroke, bounds, then selection, then the annotation.
fn escape(
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    anchor: &mut crate::arabic::CharOffset,
    caret: &mut DocumentCaret,
    requests: &mut Requests,
) {
    if ctx.state.first_stroke.is_some() {
        // The window ends its waiting for the second stroke.
    } else if shown.moves_bounds {
        requests.push(Request::LeaveBounds);
    } else if *anchor != caret.offset {
        *anchor = caret.offset;
    } else {
        requests.push(Request::Look(None));
    }
}

fn motion(stroke: &Stroke) -> Option<Motion> {
    // Line height has Ctrl Shift and an arrow up or down, the next document Ctrl PgDn.
    if find(stroke).is_some() {
        return None;
    }
    Some(match motion_key(stroke)? {
        OnlyHere::LetterLeft => Motion::Letter { left: true },
        OnlyHere::LetterRight => Motion::Letter { left: false },
        OnlyHere::WordLeft => Motion::Word { left: true },
        OnlyHere::WordRight => Motion::Word { left: false },
        OnlyHere::SentenceLeft => Motion::Sentence { left: true },
        OnlyHere::SentenceRight => Motion::Sentence { left: false },
        OnlyHere::ParagraphUp => Motion::Paragraph { down: false },
        OnlyHere::ParagraphDown => Motion::Paragraph { down: true },
        OnlyHere::LineUp => Motion::Line { down: false },
        OnlyHere::LineDown => Motion::Line { down: true },
        OnlyHere::PageUp => Motion::Page { down: false },
        OnlyHere::PageDown => Motion::Page { down: true },
        OnlyHere::TextStart => Motion::TextEdge { end: false },
        OnlyHere::TextEnd => Motion::TextEdge { end: true },
        OnlyHere::LineStart => Motion::LineEdge { end: false },
        OnlyHere::LineEnd => Motion::LineEdge { end: true },
        _ => return None,
    })
}

/// While bounds are moved: arrows move the end, with Shift the start, with Ctrl by letters.
fn nudge(reader: &Reader, stroke: &Stroke, requests: &mut Requests) -> bool {
    if has_key(stroke, OnlyHere::BoundsDone) {
        requests.push(Request::LeaveBounds);
        return true;
    }
    let left = has_key(stroke, OnlyHere::BoundLeft);
    if !left && !has_key(stroke, OnlyHere::BoundRight) {
        return false;
    }
    let rtl = reader
        .prepared
        .as_ref()
        .is_none_or(|p| p.flow.direction().is_rtl());
    let edge = if stroke.modifiers.shift {
        Edge::Start
    } else {
        Edge::End
    };
    let step = if stroke.modifiers.command {
        Step::Grapheme
    } else {
        Step::Word
    };
    requests.push(Request::Nudge {
        edge,
        step,
        forward: left == rtl,
    });
    true
}
