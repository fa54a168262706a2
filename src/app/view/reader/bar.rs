//! The scroll bar with a small map of the annotations, at the end side of the view.

use super::kept::Reader;
use super::map::{mesh, paint_focus};
use super::naming::name_of;
use super::shown::Shown;
use crate::app::context::Context;
use crate::app::paint::colour;
use crate::app::widget::tip_beside;
use crate::model::Document;
use crate::page::map::{self, Track};
use egui::{
    CornerRadius, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

/// Shortest thumb, points.
const LEAST_THUMB: f32 = 28.0;
/// Most tags that are named for a place.
const MOST_NAMES: usize = 6;
/// Distance from the pointer within which annotations are named, points.
const REACH: f32 = 3.0;

/// Shows where the view is in the document and where annotations are; a press or drag goes there.
pub(super) fn show(
    reader: &mut Reader,
    ui: &mut Ui,
    ctx: &Context<'_>,
    shown: &Shown<'_>,
    area: Rect,
) {
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
    read_mark(&painter, ctx, shown.document, area, inner);
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
        paint_focus(p, &reader.map, ctx, shown, &painter, track, area);
    }
    let response = ui.interact(area, reader.id.with("bar"), Sense::CLICK | Sense::DRAG);
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
fn read_mark(painter: &Painter, ctx: &Context<'_>, document: &Document, area: Rect, inner: f32) {
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
            words.push_str(&name_of(ctx, mark));
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
