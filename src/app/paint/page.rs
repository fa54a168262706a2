//! A page's display list as egui shapes.

use super::{Letters, colour};
use crate::page::Item;
use egui::{CornerRadius, Mesh, Painter, Pos2, Rect, pos2};

/// Paints items with the sheet's left top at a point. Items are in physical pixels.
pub fn paint_items(painter: &Painter, items: &[Item], origin: Pos2, letters: &Letters) {
    let scale = painter.pixels_per_point();
    let (x0, y0) = ((origin.x * scale).round(), (origin.y * scale).round());
    // Stitched lines in a row are one mesh.
    let mut threads = Mesh::default();
    for item in items {
        if !matches!(item, Item::Stitch { .. }) && !threads.is_empty() {
            painter.add(std::mem::take(&mut threads));
        }
        match item {
            Item::Fill {
                rect,
                colour: fill,
                radius,
            } => {
                let rect = Rect::from_min_max(
                    pos2((rect.left + x0) / scale, (rect.top + y0) / scale),
                    pos2((rect.right + x0) / scale, (rect.bottom + y0) / scale),
                );
                let radius = CornerRadius::same((radius / scale).round().clamp(0.0, 255.0) as u8);
                painter.rect_filled(rect, radius, colour(*fill));
            }
            Item::Stitch {
                rect,
                pattern,
                upright,
                colour: thread,
            } => {
                for piece in pattern.rects(*rect, *upright) {
                    let piece = Rect::from_min_max(
                        pos2((piece.left + x0) / scale, (piece.top + y0) / scale),
                        pos2((piece.right + x0) / scale, (piece.bottom + y0) / scale),
                    );
                    threads.add_colored_rect(piece, colour(*thread));
                }
            }
            Item::Text {
                paragraph,
                x,
                y,
                colour: ink,
            } => {
                letters.paint(painter, paragraph, (x + x0, y + y0), colour(*ink));
            }
        }
    }
    if !threads.is_empty() {
        painter.add(threads);
    }
}
