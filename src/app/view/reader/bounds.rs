//! Handles at the bounds of the current annotation, to be dragged.

use super::frame::Frame;
use super::kept::Reader;
use super::pointer::place_at;
use super::shown::{Request, Requests, Shown};
use crate::app::action::Edge;
use crate::app::context::Context;
use crate::app::keys::{Stroke as Stroked, stroke};
use crate::app::paint::colour;
use crate::app::shortcut::{OnlyHere, has_key};
use crate::arabic::{CharRange, Step};
use crate::page::DocumentCaret;
use crate::typeset::Rect as Box;
use egui::{
    CursorIcon, EventFilter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// Width and height of what is taken hold of around a knob, points.
const GRIP: f32 = 16.0;

/// Shows the handles of the bounds that may be changed, and asks for others when one is let go.
pub(super) fn handles(
    reader: &mut Reader,
    ui: &mut Ui,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    frame: Frame,
    requests: &mut Requests,
) {
    let Some(bounds) = shown.bounds else {
        return;
    };
    let (span, hue) = (bounds.span, bounds.hue);
    let ink = hue.map_or(ctx.look.faint(), |h| colour(ctx.look.palette.chip(h)));
    let drawn = reader.preview.unwrap_or(span);
    for edge in [Edge::Start, Edge::End] {
        let Some(line) = line_at(reader, ctx, frame, drawn, edge) else {
            continue;
        };
        if !frame.area.intersects(line) {
            continue;
        }
        let knob = match edge {
            Edge::Start => line.center_top(),
            Edge::End => line.center_bottom(),
        };
        let (name, salt) = match edge {
            Edge::Start => ("handle-start", "start"),
            Edge::End => ("handle-end", "end"),
        };
        let name = ctx.look.tr(name);
        // Only the knob is taken hold of: a selection may begin right beside the line.
        let grip = Rect::from_center_size(knob, vec2(GRIP, GRIP));
        let response = ui.interact(
            grip.intersect(frame.area),
            reader.id.with(salt),
            Sense::drag(),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        paint(ui, frame, line, knob, ink, ctx);
        crate::app::widget::focus_ring(ui, ctx.look, grip, &response);
        if response.has_focus() {
            by_keys(reader, ui, &response, edge, requests);
        }
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
        if let Some(at) = response
            .interact_pointer_pos()
            .filter(|_| response.dragged())
        {
            reader.preview = dragged(reader, ctx, frame, at, span, edge);
        }
        if response.drag_stopped()
            && let Some(range) = reader.preview.take()
        {
            requests.push(Request::Rebound(bounds.annotation.clone(), range));
        }
    }
}

/// A bound that has the keyboard is moved by arrows, by words or with Ctrl by letters.
fn by_keys(reader: &Reader, ui: &Ui, response: &Response, edge: Edge, requests: &mut Requests) {
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let rtl = reader
        .prepared
        .as_ref()
        .is_none_or(|p| p.flow.direction().is_rtl());
    let strokes: Vec<Stroked> = ui.input(|i| i.events.iter().filter_map(stroke).collect());
    for stroke in strokes {
        let left = has_key(&stroke, OnlyHere::BoundLeft);
        if !left && !has_key(&stroke, OnlyHere::BoundRight) {
            continue;
        }
        let step = if stroke.modifiers.command {
            Step::Grapheme
        } else {
            Step::Word
        };
        let forward = left == rtl;
        requests.push(Request::Nudge {
            edge,
            step,
            forward,
        });
    }
}

fn line_at(
    reader: &mut Reader,
    ctx: &Context<'_>,
    frame: Frame,
    span: CharRange,
    edge: Edge,
) -> Option<Rect> {
    let p = reader.prepared.as_mut()?;
    let place = match edge {
        Edge::Start => DocumentCaret::before(span.start),
        Edge::End => DocumentCaret::after(span.end),
    };
    let caret = ctx.look.letters.with_engine(|e| p.flow.caret(place, e));
    let inset = (caret.bottom - caret.top) * 0.1;
    let (left, head) = (p.sheet.columns().text_left, p.sheet.head());
    Some(frame.to_screen(Box {
        left: left + caret.x,
        right: left + caret.x,
        top: head + caret.top + inset,
        bottom: head + caret.bottom - inset,
    }))
}

fn dragged(
    reader: &mut Reader,
    ctx: &Context<'_>,
    frame: Frame,
    at: Pos2,
    span: CharRange,
    edge: Edge,
) -> Option<CharRange> {
    let to = place_at(reader, ctx, frame, at)?.offset;
    let range = match edge {
        Edge::Start if to < span.end => CharRange {
            start: to,
            end: span.end,
        },
        Edge::End if to > span.start => CharRange {
            start: span.start,
            end: to,
        },
        _ => span,
    };
    Some(range)
}

fn paint(ui: &Ui, frame: Frame, line: Rect, knob: Pos2, ink: egui::Color32, ctx: &Context<'_>) {
    let painter = ui.painter().with_clip_rect(frame.area);
    painter.vline(line.center().x, line.y_range(), Stroke::new(2.0, ink));
    painter.circle(
        pos2(knob.x, knob.y),
        4.5,
        ink,
        Stroke::new(1.5, colour(ctx.look.palette.paper)),
    );
}
