//! The map of a document's annotations beside the scroll bar: kept until what it shows changes.

use super::prepared::Prepared;
use super::shown::Shown;
use crate::app::context::Context;
use crate::app::paint::colour;
use crate::arabic::CharRange;
use crate::page::map::{self, MapRows, Starts, Track};
use crate::page::{Marks, Palette};
use egui::{Color32, CornerRadius, Mesh, Painter, Rect, pos2, vec2};
use std::rc::Rc;
use std::sync::Arc;

/// What is kept for the map between frames.
#[derive(Default)]
pub(super) struct Map {
    starts: Option<Starts>,
    painted: Option<Painted>,
}

/// The map as it was painted last, and what it was made of.
struct Painted {
    marks: Rc<Marks>,
    track: Track,
    area: Rect,
    palette: Palette,
    places: Vec<MapRows>,
    mesh: Arc<Mesh>,
}

impl Painted {
    /// Whether it still holds: heights that are estimated better move it by less than a row.
    fn holds(&self, track: &Track, area: Rect, palette: &Palette) -> bool {
        let drift = (self.track.total - track.total).abs() / track.total.max(1.0) * track.length;
        self.area == area
            && self.palette == *palette
            && self.track.visible == track.visible
            && drift < 1.0
    }
}

/// The mesh of the map: kept until annotations, page or colours change.
pub(super) fn mesh(
    p: &mut Prepared,
    kept: &mut Map,
    ctx: &Context<'_>,
    track: Track,
    area: Rect,
) -> Arc<Mesh> {
    let palette = &ctx.look.palette;
    let is_of_text = kept.starts.as_ref().is_some_and(|s| s.hold(&p.flow));
    let held = kept.painted.take();
    let held = held.filter(|one| is_of_text && one.holds(&track, area, palette));
    if !is_of_text {
        kept.starts = None;
    }
    let starts = kept.starts.get_or_insert_with(|| Starts::of(&p.flow));
    let painted = match held {
        Some(painted) if Rc::ptr_eq(&painted.marks, &p.marks) => painted,
        held => paint_map(p, starts, ctx, (track, area), held),
    };
    let mesh = painted.mesh.clone();
    kept.painted = Some(painted);
    mesh
}

/// Paints the map of the marks as they are now; what was painted of others before helps.
fn paint_map(
    p: &mut Prepared,
    starts: &Starts,
    ctx: &Context<'_>,
    (track, area): (Track, Rect),
    held: Option<Painted>,
) -> Painted {
    let scale = ctx.look.scale;
    let map = map::Map {
        starts,
        head: p.sheet.head(),
        // Where one mark lies does not depend on when another was made.
        track: &held.as_ref().map_or(track, |held| held.track),
        least: (2.0 * scale).round().max(1.0) as usize,
    };
    let before = held.as_ref().map(|held| (&*held.marks, &held.places[..]));
    let none = (&Marks::default(), &[][..]);
    let places = map.places(&p.marks, &p.flow, before.unwrap_or(none));
    let marks = p.marks.clone();
    if let Some(held) = held.as_ref().filter(|held| held.places == places) {
        return Painted {
            marks,
            places,
            mesh: held.mesh.clone(),
            ..*held
        };
    }
    let mut mesh = Mesh::default();
    let inner = area.shrink2(vec2(3.0, 0.0));
    for run in map.runs(&places) {
        // More annotations make a longer mark, from the side of the page outwards.
        let width = inner.width() * (0.4 + 0.15 * f32::from(run.density));
        let left = if ctx.look.is_rtl() {
            inner.right() - width
        } else {
            inner.left()
        };
        let y = |row: usize| area.top() + row as f32 / scale;
        let rect = Rect::from_min_max(pos2(left, y(run.from)), pos2(left + width, y(run.to)));
        mesh.add_colored_rect(rect, ink_of(run.hue, ctx));
    }
    Painted {
        marks,
        track: *map.track,
        area,
        palette: ctx.look.palette,
        places,
        mesh: Arc::new(mesh),
    }
}

fn ink_of(hue: Option<u16>, ctx: &Context<'_>) -> Color32 {
    hue.map_or(ctx.look.faint(), |h| colour(ctx.look.palette.chip(h)))
}

/// The selection as a line of ink at the outer side, the current annotation framed with ink.
pub(super) fn paint_focus(
    p: &mut Prepared,
    kept: &Map,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    painter: &Painter,
    track: Track,
    area: Rect,
) {
    let Some(starts) = &kept.starts else { return };
    let scale = ctx.look.scale;
    let rows = |p: &mut Prepared, range: CharRange, least: f32| {
        let head = p.sheet.head();
        let place = |flow: &_, at| track.place_of(head + starts.height_at(flow, at)) / scale;
        let (from, to) = (place(&p.flow, range.start), place(&p.flow, range.end));
        let from = (area.top() + from).min(area.bottom() - least);
        (from, (area.top() + to).max(from + least))
    };
    let selected = shown.focus.selection();
    if !selected.is_empty() {
        let (from, to) = rows(p, selected, 2.0);
        let left = if ctx.look.is_rtl() {
            area.left()
        } else {
            area.right() - 2.5
        };
        let rect = Rect::from_min_max(pos2(left, from), pos2(left + 2.5, to));
        painter.rect_filled(rect, 0.0, ctx.look.ink());
    }
    let current = shown.current.and_then(|i| p.marks.all().get(i));
    let Some((span, hue)) = current.map(|m| (m.span, m.hue)) else {
        return;
    };
    let (from, to) = rows(p, span, 3.0);
    let rect = Rect::from_min_max(pos2(area.left() + 2.0, from), pos2(area.right() - 2.0, to));
    painter.rect_filled(rect.expand(1.0), CornerRadius::same(1), ctx.look.ink());
    painter.rect_filled(rect, 0.0, ink_of(hue, ctx));
}
