//! The scroll bar with a small map of the annotations, at the end side of the view.

use super::Reader;
use super::prepared::Prepared;
use crate::app::context::Context;
use crate::app::paint::colour;
use crate::app::widget::tip_beside;
use crate::arabic::CharRange;
use crate::page::map::{self, MapRows, Starts, Track};
use crate::page::{Marks, Palette};
use egui::{
    Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::rc::Rc;
use std::sync::Arc;

/// Shortest thumb, points.
const LEAST_THUMB: f32 = 28.0;
/// Most tags that are named for a place.
const MOST_NAMES: usize = 6;
/// So far from the pointer annotations are named, points.
const REACH: f32 = 3.0;

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

/// Shows where the view is in the document and where annotations are; a press or drag goes there.
pub(super) fn show(reader: &mut Reader, ui: &mut Ui, ctx: &Context<'_>, area: Rect) {
    let Some(p) = &mut reader.prepared else {
        return;
    };
    let look = ctx.look;
    let painter = ui.painter().with_clip_rect(area);
    painter.rect_filled(area, 0.0, colour(look.palette.paper));
    let inner = if look.is_rtl() {
        area.right()
    } else {
        area.left()
    };
    painter.vline(inner, area.y_range(), Stroke::new(1.0, look.line()));
    read_mark(&painter, ctx, area, inner);
    let total = p.sheet.height(&p.flow);
    let scale = look.scale;
    let track = Track::new(
        area.height() * scale,
        total,
        area.height() * scale,
        LEAST_THUMB * scale,
    );
    let from = p.view_top(&reader.scroll);
    if track.has_map() {
        let mesh = mesh(p, &mut reader.map, ctx, track, area);
        painter.add(Shape::Mesh(mesh));
        paint_focus(p, &reader.map, ctx, &painter, track, area);
    }
    let response = ui.interact(area, Reader::id().with("bar"), Sense::CLICK | Sense::DRAG);
    announce(&response, ctx, track, from);
    if track.is_idle() {
        return;
    }
    let thumb = Rect::from_min_size(
        pos2(
            area.left() + 1.5,
            area.top() + track.thumb_top(from) / scale,
        ),
        vec2(area.width() - 3.0, track.thumb / scale),
    );
    paint_thumb(&painter, ctx, thumb, &response);
    follow(reader, ui, ctx, &response, track, thumb);
    if let Some(at) = ui.input(|i| i.pointer.hover_pos())
        && response.hovered()
        && !response.dragged()
    {
        tell(reader, ctx, &response, track, at);
    }
}

/// A line along the bar, down to the furthest place that was read.
fn read_mark(painter: &Painter, ctx: &Context<'_>, area: Rect, inner: f32) {
    let Some(document) = ctx.state.document() else {
        return;
    };
    let length = document.text.length();
    let percent = ctx.state.reached.percent(&document.id, length);
    let down = area.top() + area.height() * f32::from(percent) / 100.0;
    let line = Stroke::new(2.0, ctx.look.accent().gamma_multiply(0.6));
    painter.vline(inner, area.top()..=down, line);
}

fn announce(response: &Response, ctx: &Context<'_>, track: Track, from: f32) {
    let name = ctx.look.tr("scroll-bar");
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &name));
    let furthest = (track.total - track.visible).max(1.0);
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
        node.set_numeric_value(f64::from((from / furthest).clamp(0.0, 1.0) * 100.0).round());
    });
}

fn paint_thumb(painter: &Painter, ctx: &Context<'_>, thumb: Rect, response: &Response) {
    let strong = response.hovered() || response.dragged();
    let ink = if strong {
        ctx.look.quiet()
    } else {
        ctx.look.faint()
    };
    let radius = CornerRadius::same(3);
    painter.rect_filled(thumb, radius, ink.gamma_multiply(0.10));
    painter.rect_stroke(thumb, radius, Stroke::new(1.0, ink), StrokeKind::Inside);
}

/// A press beside the thumb brings its middle there, a drag takes it along.
fn follow(
    reader: &mut Reader,
    ui: &Ui,
    ctx: &Context<'_>,
    response: &Response,
    track: Track,
    thumb: Rect,
) {
    let Some(at) = response.interact_pointer_pos() else {
        return;
    };
    let scale = ctx.look.scale;
    let moved = response.drag_delta().y;
    if response.is_pointer_button_down_on() && moved == 0.0 && !thumb.contains(at) {
        let place = (at.y - response.rect.top()) * scale;
        reader.scroll_to_height(track.from_of(place - track.thumb / 2.0));
        ui.ctx().request_repaint();
    } else if moved != 0.0 {
        let top = (thumb.top() - response.rect.top() + moved) * scale;
        let from = (thumb.top() - response.rect.top()) * scale;
        reader.scroll_by(track.from_of(top) - track.from_of(from));
        ui.ctx().request_repaint();
    }
}

/// The mesh of the map: kept until annotations, page or colours change.
fn mesh(
    p: &mut Prepared,
    kept: &mut Map,
    ctx: &Context<'_>,
    track: Track,
    area: Rect,
) -> Arc<Mesh> {
    let palette = &ctx.look.palette;
    let same_text = kept.starts.as_ref().is_some_and(|s| s.hold(&p.flow));
    let held = kept.painted.take();
    let held = held.filter(|one| same_text && one.holds(&track, area, palette));
    if !same_text {
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
fn paint_focus(
    p: &mut Prepared,
    kept: &Map,
    ctx: &Context<'_>,
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
    let selected = ctx.state.focus.selection();
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
    let current = ctx.derived.current_mark.and_then(|i| p.marks.all().get(i));
    let Some((span, hue)) = current.map(|m| (m.span, m.hue)) else {
        return;
    };
    let (from, to) = rows(p, span, 3.0);
    let rect = Rect::from_min_max(pos2(area.left() + 2.0, from), pos2(area.right() - 2.0, to));
    painter.rect_filled(rect.expand(1.0), CornerRadius::same(1), ctx.look.ink());
    painter.rect_filled(rect, 0.0, ink_of(hue, ctx));
}

/// Says which paragraph is at the pointer, and which tags are around it.
fn tell(reader: &mut Reader, ctx: &Context<'_>, response: &Response, track: Track, at: Pos2) {
    let Some(p) = &mut reader.prepared else {
        return;
    };
    let look = ctx.look;
    let height = |y: f32| track.height_of((y - response.rect.top()) * look.scale) - p.sheet.head();
    let (from, here, to) = (height(at.y - REACH), height(at.y), height(at.y + REACH));
    let index = p.flow.block_at(here.max(0.0));
    let paragraph = p.flow.block(index).paragraph + 1;
    let of = p.flow.text().paragraph_count();
    let values = [("at", paragraph.into()), ("count", of.into())];
    let mut words = look.tr_with("footer-paragraph", &values);
    if track.has_map() {
        let range = map::chars_between(&mut p.flow, from, to);
        let (count, named) = map::tags_within(&p.marks, range);
        if count > 0 {
            words.push('\n');
            words.push_str(&look.tr_with("map-annotations", &[("count", count.into())]));
        }
        for index in named.iter().take(MOST_NAMES) {
            let mark = &p.marks.all()[*index];
            words.push('\n');
            words.push_str(&super::pointer::name_of(ctx, mark));
        }
        if named.len() > MOST_NAMES {
            words.push_str(&format!("\n\u{2066}+{}\u{2069}", named.len() - MOST_NAMES));
        }
    }
    let beside = Rect::from_center_size(
        pos2(response.rect.center().x, at.y),
        vec2(response.rect.width(), 1.0),
    );
    tip_beside(response.clone(), look, beside, !look.is_rtl(), &words);
}
