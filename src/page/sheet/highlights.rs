//! Highlights on the sheet: bands, their stitches and edges, the selection, the current annotation.

use super::super::bands::{Band, Edge, bands, inset, leading};
use super::super::flow::Flow;
use super::super::item::Item;
use super::super::pattern::Pattern;
use super::super::setting::Setting;
use super::super::theme::Palette;
use super::{Sheet, View, pattern_of, thread_colour};
use crate::model::Rgb;
use crate::typeset::{Direction, Engine, Paragraph, Rect, Style, Weight};

impl Sheet {
    #[expect(
        clippy::too_many_arguments,
        reason = "one block of one page: these are its facts"
    )]
    pub(super) fn compose_highlights(
        &self,
        flow: &Flow,
        index: usize,
        paragraph: &Paragraph,
        top: f32,
        view: View<'_>,
        engine: &mut Engine,
        items: &mut Vec<Item>,
    ) {
        let setting = flow.setting();
        let place = |r: Rect| r.moved(self.columns.text_left, top);
        let (bands, edges) = bands(flow, index, paragraph, view.marks);
        let fills = bands
            .iter()
            .map(|b| Item::fill(place(b.rect), band_colour(b, view)));
        items.extend(fills);
        if let Some(bytes) = flow.inside(index, view.selection.range) {
            let rects = paragraph.rects(bytes).into_iter();
            items.extend(rects.map(|(_, rect)| {
                let rect = whole(place(inset(rect, flow)));
                Item::fill(rect, view.palette.selection)
            }));
        }
        self.compose_frame(flow, index, paragraph, top, view, items);
        let thread = thread(setting);
        items.extend(bands.iter().filter_map(|b| {
            let mark = &view.marks.all()[b.mark?];
            let (upper, lower) = row(b, setting);
            Some(Item::Stitch {
                rect: place(Rect {
                    top: upper,
                    bottom: lower,
                    ..b.rect
                }),
                pattern: pattern_of(mark),
                upright: false,
                colour: thread_colour(mark, view.palette),
            })
        }));
        let line = (thread / f32::from(Pattern::THICKNESS)).max(1.0);
        items.extend(edges.iter().map(|e| {
            let colour = thread_colour(&view.marks.all()[e.mark], view.palette);
            Item::fill(place(edge_rect(e, line)), colour)
        }));
        for band in bands.iter().filter(|b| b.more > 0 && b.last) {
            let (upper, lower) = row(band, setting);
            let rect = Rect {
                top: upper,
                bottom: lower,
                ..band.rect
            };
            let label = more_label(
                band.more,
                place(rect),
                setting,
                paragraph.direction,
                view.palette,
                engine,
            );
            items.extend(label);
        }
    }

    /// A line above and below the current annotation, and a thinner one for what is pointed at.
    fn compose_frame(
        &self,
        flow: &Flow,
        index: usize,
        paragraph: &Paragraph,
        top: f32,
        view: View<'_>,
        items: &mut Vec<Item>,
    ) {
        let thick = flow.setting().px(2.0).round().max(1.0);
        let framed = [view.selection.pointed, view.selection.current];
        for mark in framed.into_iter().flatten() {
            let Some(mark) = view.marks.all().get(mark) else {
                continue;
            };
            let Some(bytes) = flow.inside(index, mark.span) else {
                continue;
            };
            let colour = thread_colour(mark, view.palette);
            for (_, rect) in paragraph.rects(bytes) {
                let rect = whole(inset(rect, flow).moved(self.columns.text_left, top));
                let above = Rect {
                    top: rect.top - thick,
                    bottom: rect.top,
                    ..rect
                };
                let below = Rect {
                    top: rect.bottom,
                    bottom: rect.bottom + thick,
                    ..rect
                };
                items.push(Item::fill(above, colour));
                items.push(Item::fill(below, colour));
            }
        }
    }
}

/// Thickness of the stitched line along a band, pixels: whole units.
fn thread(setting: &Setting) -> f32 {
    let unit = (setting.px(setting.text_size) / 20.5).round().max(1.0);
    unit * f32::from(Pattern::THICKNESS)
}

/// Upper and lower edge of the row that a band's stitched line or count has, in the coordinates of
/// the block. The rows stand below the letters, as far as there is room between the lines in it.
fn row(band: &Band, setting: &Setting) -> (f32, f32) {
    let thread = thread(setting);
    let pitch = thread + thread / f32::from(Pattern::THICKNESS);
    let body = setting.body();
    let leading = (leading(&body) * 2.0 - 1.0).max(0.0);
    let lowest = band.floor + leading.min(pitch * (band.of - 1) as f32);
    let lower = lowest - pitch * (band.of - 1 - band.slot) as f32;
    (lower - thread, lower)
}

fn whole(rect: Rect) -> Rect {
    Rect {
        left: rect.left.round(),
        right: rect.right.round(),
        ..rect
    }
}

/// An edge is inside the highlight; where an annotation begins it is twice as thick.
fn edge_rect(edge: &Edge, line: f32) -> Rect {
    let width = if edge.start { line * 2.0 } else { line };
    let (left, right) = if edge.inside_is_right {
        (edge.x, edge.x + width)
    } else {
        (edge.x - width, edge.x)
    };
    Rect {
        left,
        right,
        top: edge.top,
        bottom: edge.bottom,
    }
}

fn band_colour(band: &Band, view: View<'_>) -> Rgb {
    let hue = band.mark.and_then(|i| view.marks.all()[i].hue);
    hue.map_or(view.palette.neutral_band, |hue| view.palette.tint(hue))
}

/// "+n" at the end of a neutral band, small enough for the leading below it; nothing where the band
/// is narrower.
fn more_label(
    more: usize,
    rect: Rect,
    setting: &Setting,
    direction: Direction,
    palette: &Palette,
    engine: &mut Engine,
) -> Option<Item> {
    let style = Style {
        weight: Weight::Medium,
        ..setting.quiet(9.0)
    };
    let label = engine.label(&format!("+{more}"), &style, None, Direction::Ltr);
    let gap = setting.px(2.0);
    if label.width + 2.0 * gap > rect.width() {
        return None;
    }
    let x = if direction.is_rtl() {
        rect.left + gap
    } else {
        rect.right - label.width - gap
    };
    Some(Item::Text {
        x: x.round(),
        y: (rect.bottom - label.lines[0].baseline + setting.px(1.0)).round(),
        paragraph: label,
        colour: palette.ink,
    })
}
