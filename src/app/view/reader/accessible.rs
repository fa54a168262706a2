//! What a screen reader is told: the part of the document around the view as paragraphs and lines.

use super::{Frame, Reader};
use crate::app::context::Context;
use crate::typeset::{Line, Rect as Box};
use egui::accesskit::{self, Role, TextDirection};
use egui::{Response, Sense, Ui, UiBuilder, WidgetInfo};
use unicode_segmentation::UnicodeSegmentation as _;

/// So many characters may be in one run: word starts are bytes.
const LONGEST_RUN: usize = 255;

/// Describes the document and the paragraphs in view.
pub(super) fn describe(
    reader: &mut Reader,
    ui: &mut Ui,
    ctx: &Context<'_>,
    frame: Frame,
    response: &Response,
) {
    let title = ctx
        .state
        .document()
        .map(|d| crate::arabic::visible(&d.title))
        .unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Document, true, &title));
    // Nobody listens: nothing is made.
    if ui
        .ctx()
        .accesskit_node_builder(response.id, |_| ())
        .is_none()
    {
        return;
    }
    let Some(p) = &mut reader.prepared else {
        return;
    };
    let (head, left) = (p.sheet.head(), p.sheet.columns().text_left);
    let (from, to) = (frame.from - head, frame.from - head + frame.height());
    let mut block = p.flow.block_at(from.max(0.0));
    while block < p.flow.len() && p.flow.top(block) < to {
        let paragraph = ctx.look.letters.with_engine(|e| p.flow.paragraph(block, e));
        let top = head + p.flow.top(block);
        let text = p.flow.block_text(block).to_owned();
        let area = Box {
            left,
            right: left + paragraph.width,
            top,
            bottom: top + paragraph.height,
        };
        let rect = frame.to_screen(area);
        let builder = UiBuilder::new()
            .id_salt(("paragraph", block))
            .max_rect(rect)
            .accessibility_parent(response.id)
            .accessibility_role(Role::Paragraph);
        let child = ui.new_child(builder);
        ui.ctx().accesskit_node_builder(child.unique_id(), |node| {
            node.set_bounds(bounds_of(rect));
        });
        for (index, line) in paragraph.lines.iter().enumerate() {
            let bounds = frame.to_screen(Box {
                left,
                right: left + paragraph.width,
                top: top + line.top,
                bottom: top + line.bottom,
            });
            let last = index + 1 == paragraph.lines.len();
            describe_line(
                &child,
                line,
                &text,
                bounds,
                frame.scale,
                last,
                (left, frame.sheet_left),
            );
        }
        block += 1;
    }
}

/// One line as one run or, when it is very long, several.
fn describe_line(
    ui: &Ui,
    line: &Line,
    text: &str,
    bounds: egui::Rect,
    scale: f32,
    last: bool,
    (text_left, sheet_left): (f32, f32),
) {
    let clusters: Vec<_> = line.logical_clusters().collect();
    for (part, chunk) in clusters.chunks(LONGEST_RUN).enumerate() {
        let (Some(first), Some(end)) = (chunk.first(), chunk.last()) else {
            continue;
        };
        let id = ui.unique_id().with((line.range.start, part));
        ui.interact(bounds, id, Sense::empty());
        let mut value = text[first.range.start..end.range.end].to_owned();
        let mut lengths: Vec<u8> = chunk
            .iter()
            .map(|c| u8::try_from(c.range.len()).unwrap_or(u8::MAX))
            .collect();
        let rtl = chunk.iter().filter(|c| c.rtl).count() * 2 >= chunk.len();
        let position = |x: f32| sheet_left + (text_left + x) / scale;
        let mut positions: Vec<f32> = chunk
            .iter()
            .map(|c| {
                if rtl {
                    bounds.right() - position(c.right())
                } else {
                    position(c.x) - bounds.left()
                }
            })
            .collect();
        let mut widths: Vec<f32> = chunk.iter().map(|c| c.advance / scale).collect();
        if last && part == (clusters.len() - 1) / LONGEST_RUN {
            value.push('\n');
            lengths.push(1);
            positions.push(positions.last().copied().unwrap_or(0.0));
            widths.push(0.0);
        }
        let starts = word_starts(&value);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::TextRun);
            node.set_text_direction(if rtl {
                TextDirection::RightToLeft
            } else {
                TextDirection::LeftToRight
            });
            node.set_value(value);
            node.set_character_lengths(lengths);
            node.set_character_positions(positions);
            node.set_character_widths(widths);
            node.set_word_starts(starts);
            node.set_bounds(bounds_of(bounds));
        });
    }
}

fn bounds_of(rect: egui::Rect) -> accesskit::Rect {
    accesskit::Rect {
        x0: rect.left().into(),
        y0: rect.top().into(),
        x1: rect.right().into(),
        y1: rect.bottom().into(),
    }
}

/// Where words begin, counted in graphemes.
fn word_starts(value: &str) -> Vec<u8> {
    let mut starts = Vec::new();
    let mut inside = false;
    for (index, grapheme) in value.graphemes(true).enumerate() {
        let letter = grapheme.chars().any(char::is_alphanumeric);
        if letter && !inside {
            starts.push(u8::try_from(index).unwrap_or(u8::MAX));
        }
        inside = letter;
    }
    starts
}
