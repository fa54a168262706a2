//! Keys while the text is read: motions of the caret, and bounds moved by keys.

use super::Reader;
use super::motion::Motion;
use crate::app::action::{AnnotateAction, Edge, ReadingAction};
use crate::app::context::{Actions, Context};
use crate::app::keys::{Stroke, stroke};
use crate::arabic::Step;
use crate::page::DocumentCaret;
use egui::{Key, Rect, Ui};

/// Moves the caret, or the bounds of the current annotation.
pub(super) fn listen(
    reader: &mut Reader,
    ui: &mut Ui,
    ctx: &Context<'_>,
    area: Rect,
    actions: &mut Actions,
) {
    let strokes: Vec<Stroke> = ui.input(|i| i.events.iter().filter_map(stroke).collect());
    let height = area.height() * ctx.look.scale;
    // Several strokes of one frame move on from each other.
    let (mut anchor, mut caret) = (ctx.state.focus.anchor, ctx.state.focus.caret);
    let mut moved = false;
    for stroke in strokes {
        if ctx.state.moving_bounds && nudge(reader, &stroke, actions) {
            continue;
        }
        if stroke.key == Key::Escape {
            escape(ctx, &mut anchor, &mut caret, actions);
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
        actions.push(ReadingAction::Select { anchor, caret }.into());
        reader.reveal_caret(ctx, caret, height);
    }
}

/// One thing at a time: a first stroke, bounds, then selection, then the annotation.
fn escape(
    ctx: &Context<'_>,
    anchor: &mut crate::arabic::CharOffset,
    caret: &mut DocumentCaret,
    actions: &mut Actions,
) {
    if ctx.state.first_stroke.is_some() {
        // Whoever waits for the second stroke ends its waiting.
    } else if ctx.state.moving_bounds {
        actions.push(ReadingAction::MoveBounds(false).into());
    } else if *anchor != caret.offset {
        *anchor = caret.offset;
    } else {
        actions.push(ReadingAction::Look(None).into());
    }
}

fn motion(stroke: &Stroke) -> Option<Motion> {
    let (word, sentence) = (stroke.modifiers.command, stroke.modifiers.alt);
    let sideways = |left| match (word, sentence) {
        (true, _) => Motion::Word { left },
        (false, true) => Motion::Sentence { left },
        (false, false) => Motion::Letter { left },
    };
    // Line height has Ctrl Shift and an arrow up or down.
    if word && stroke.modifiers.shift && matches!(stroke.key, Key::ArrowUp | Key::ArrowDown) {
        return None;
    }
    Some(match stroke.key {
        Key::ArrowLeft => sideways(true),
        Key::ArrowRight => sideways(false),
        Key::ArrowUp if word || sentence => Motion::Paragraph { down: false },
        Key::ArrowDown if word || sentence => Motion::Paragraph { down: true },
        Key::ArrowUp => Motion::Line { down: false },
        Key::ArrowDown => Motion::Line { down: true },
        Key::PageUp if !word => Motion::Page { down: false },
        Key::PageDown if !word => Motion::Page { down: true },
        Key::Home if word => Motion::TextEdge { end: false },
        Key::End if word => Motion::TextEdge { end: true },
        Key::Home => Motion::LineEdge { end: false },
        Key::End => Motion::LineEdge { end: true },
        _ => return None,
    })
}

/// While bounds are moved: arrows move the end, with Shift the start, with Ctrl by letters.
fn nudge(reader: &Reader, stroke: &Stroke, actions: &mut Actions) -> bool {
    let left = match stroke.key {
        Key::ArrowLeft => true,
        Key::ArrowRight => false,
        Key::Enter => {
            actions.push(ReadingAction::MoveBounds(false).into());
            return true;
        }
        _ => return false,
    };
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
    actions.push(
        AnnotateAction::Nudge {
            edge,
            step,
            forward: left == rtl,
        }
        .into(),
    );
    true
}
