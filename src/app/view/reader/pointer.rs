//! The pointer on the page: selecting by drag, words and sentences, choosing annotations.

use super::frame::Frame;
use super::kept::{Drag, Presses, Reader};
use super::naming::words_of;
use super::shown::{Request, Requests, Shown};
use crate::app::context::Context;
use crate::app::widget::tip_beside;
use crate::arabic::{CharOffset, CharRange, Text};
use crate::model::AnnotationId;
use crate::page::DocumentCaret;
use egui::{Pos2, Rect, Response, Ui, vec2};

/// Selects and chooses by pointer.
pub(super) fn listen(
    reader: &mut Reader,
    ui: &mut Ui,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    frame: Frame,
    response: &Response,
    requests: &mut Requests,
) {
    let (pointer, pressed, shift) = ui.input(|i| {
        (
            i.pointer.interact_pos(),
            i.pointer.primary_pressed(),
            i.modifiers.shift,
        )
    });
    let Some(at) = pointer else {
        reader.pointed = None;
        return;
    };
    if pressed && response.is_pointer_button_down_on() && frame.area.contains(at) {
        press(reader, ui, ctx, shown, frame, Press { at, shift }, requests);
    } else if reader.drag.is_some() && response.dragged() {
        drag(reader, ui, ctx, shown, frame, at, requests);
    }
    // A press that follows another at once selected a word or sentence; it chooses nothing.
    let again = reader.presses.is_some_and(|p| p.count > 1);
    // Enter in a focused view is a click to egui, but none at the place of the pointer.
    let clicked = response.clicked_by(egui::PointerButton::Primary);
    if clicked && !shift && !again {
        choose(reader, ctx, shown, frame, at, requests);
    }
    if response.drag_stopped() {
        reader.drag = None;
    }
    hover(reader, ctx, frame, at, response);
}

/// The place in the text nearest to a point of the screen.
pub(super) fn place_at(
    reader: &mut Reader,
    ctx: &Context<'_>,
    frame: Frame,
    at: Pos2,
) -> Option<DocumentCaret> {
    let p = reader.prepared.as_mut()?;
    let (x, y) = frame.to_sheet(at);
    let (x, y) = (x - p.sheet.columns().text_left, y - p.sheet.head());
    Some(ctx.look.letters.with_engine(|e| p.flow.hit(x, y, e)))
}

/// A press of the pointer's first button.
#[derive(Clone, Copy)]
struct Press {
    /// Where on the screen, in pixels.
    at: Pos2,
    /// Whether Shift was held, which extends the selection.
    shift: bool,
}

fn press(
    reader: &mut Reader,
    ui: &Ui,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    frame: Frame,
    Press { at, shift }: Press,
    requests: &mut Requests,
) {
    let Some(place) = place_at(reader, ctx, frame, at) else {
        return;
    };
    reader.goal_x = None;
    if ctx.state.first_stroke.is_some() {
        // A second stroke long after the first, for another passage, would not be meant.
        requests.push(Request::ForgetStroke);
    }
    reader.presses = Some(counted(reader.presses, ui, at));
    let count = reader.presses.map_or(1, |p| p.count);
    reader.drag = unit_at(reader, ctx, shown, frame, at, place, count).filter(|_| !shift);
    let (anchor, caret) = match reader.drag {
        Some(Drag::Words(range) | Drag::Sentences(range)) => {
            (range.start, DocumentCaret::after(range.end))
        }
        _ if shift => (shown.focus.anchor, place),
        _ => (place.offset, place),
    };
    reader.drag.get_or_insert(Drag::Letters);
    requests.push(Request::Select { anchor, caret });
}

/// Presses in a row: each soon after the one before it and at its place; after three they begin anew.
fn counted(last: Option<Presses>, ui: &Ui, at: Pos2) -> Presses {
    let time = ui.input(|i| i.time);
    let (delay, reach) = ui.ctx().options(|o| {
        let input = &o.input_options;
        (input.max_double_click_delay, input.max_click_dist)
    });
    let before = last
        .filter(|p| time - p.time < delay && p.at.distance(at) < reach)
        .map_or(0, |p| p.count);
    Presses {
        at,
        time,
        count: before % 3 + 1,
    }
}

/// The word or sentence that the second or third press in a row begins a drag with.
fn unit_at(
    reader: &mut Reader,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    frame: Frame,
    at: Pos2,
    place: DocumentCaret,
    count: usize,
) -> Option<Drag> {
    let offset = letter_at(reader, ctx, frame, at).unwrap_or(place.offset);
    let text = &shown.document.text;
    match count {
        2 => text.word_at(offset).map(Drag::Words),
        3 => text.sentence_at(offset).map(Drag::Sentences),
        _ => None,
    }
}

fn drag(
    reader: &mut Reader,
    ui: &Ui,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    frame: Frame,
    at: Pos2,
    requests: &mut Requests,
) {
    let beyond = (at.y - frame.area.bottom()).max(0.0) - (frame.area.top() - at.y).max(0.0);
    if beyond != 0.0 {
        reader.scroll_by(beyond.clamp(-40.0, 40.0) * frame.scale * 0.5);
        ui.ctx().request_repaint();
    }
    let Some(place) = place_at(reader, ctx, frame, at) else {
        return;
    };
    let (anchor, caret) = match reader.drag {
        Some(Drag::Words(word)) => by_units(shown, word, place, Text::word_at),
        Some(Drag::Sentences(sentence)) => by_units(shown, sentence, place, Text::sentence_at),
        _ => (shown.focus.anchor, place),
    };
    if (anchor, caret) != (shown.focus.anchor, shown.focus.caret) {
        requests.push(Request::Select { anchor, caret });
    }
}

/// The selection from the word or sentence where a drag began to the one where it is.
fn by_units(
    shown: &Shown<'_>,
    first: CharRange,
    place: DocumentCaret,
    unit_at: impl Fn(&Text, CharOffset) -> Option<CharRange>,
) -> (CharOffset, DocumentCaret) {
    let here = unit_at(&shown.document.text, place.offset);
    let here = here.unwrap_or(CharRange {
        start: place.offset,
        end: place.offset,
    });
    if here.start < first.start {
        (first.end, DocumentCaret::before(here.start))
    } else {
        (first.start, DocumentCaret::after(here.end.max(first.end)))
    }
}

fn letter_at(reader: &mut Reader, ctx: &Context<'_>, frame: Frame, at: Pos2) -> Option<CharOffset> {
    let p = reader.prepared.as_mut()?;
    let (x, y) = frame.to_sheet(at);
    let (x, y) = (x - p.sheet.columns().text_left, y - p.sheet.head());
    ctx.look.letters.with_engine(|e| p.flow.letter_at(x, y, e))
}

fn bar_at(reader: &mut Reader, ctx: &Context<'_>, frame: Frame, at: Pos2) -> Vec<usize> {
    let Some(p) = reader.prepared.as_mut() else {
        return Vec::new();
    };
    let (x, y) = frame.to_sheet(at);
    ctx.look
        .letters
        .with_engine(|e| p.sheet.bar_at(&mut p.flow, &p.marks, x, y, e))
}

/// A click on a bar looks at its annotation; on a highlight at the one on top, and again at the next.
fn choose(
    reader: &mut Reader,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    frame: Frame,
    at: Pos2,
    requests: &mut Requests,
) {
    let by_bar = bar_at(reader, ctx, frame, at);
    let letter = letter_at(reader, ctx, frame, at);
    let Some(p) = &reader.prepared else { return };
    let here = match letter {
        Some(letter) if by_bar.is_empty() => p.marks.at(letter),
        _ => by_bar,
    };
    let ids: Vec<&AnnotationId> = here.iter().map(|i| &p.marks.all()[*i].id).collect();
    let now = shown
        .focus
        .annotation
        .as_ref()
        .and_then(|id| ids.iter().position(|i| *i == id));
    let next = match now {
        Some(i) => ids.get((i + 1) % ids.len()),
        None => ids.first(),
    };
    requests.push(Request::Look(next.map(|id| (*id).clone())));
}

/// The name of the annotation whose bar the pointer is on, and its span on the page.
fn hover(reader: &mut Reader, ctx: &Context<'_>, frame: Frame, at: Pos2, response: &Response) {
    reader.pointed = None;
    if !response.hovered() || reader.drag.is_some() {
        return;
    }
    // A count tells its own names.
    let [mark] = bar_at(reader, ctx, frame, at)[..] else {
        return;
    };
    reader.pointed = Some(mark);
    let Some(p) = &reader.prepared else { return };
    let words = words_of(ctx, p.marks.lanes(), &p.marks.all()[mark]);
    let part = Rect::from_center_size(at, vec2(18.0, 1.0));
    // Away from the text: what the bar belongs to is framed there.
    let outwards = p.sheet.columns().bars_at_left;
    tip_beside(response.clone(), ctx.look, part, outwards, &words);
}
