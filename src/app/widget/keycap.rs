//! Keycaps: which key acts, shown where it acts.

use super::look::Look;
use super::text::Text;
use crate::typeset::Direction;
use egui::{CornerRadius, Painter, Rect, Stroke, StrokeKind, vec2};

/// Width of a keycap in points.
pub fn keycap_width(look: &Look, keys: &str) -> f32 {
    (cap(keys).width(look) + 10.0).max(18.0).ceil()
}

/// Paints a keycap at the middle of a rectangle's height, as wide as [`keycap_width`] says.
pub fn keycap(look: &Look, painter: &Painter, rect: Rect, keys: &str) {
    let rect = Rect::from_center_size(rect.center(), vec2(rect.width(), 18.0));
    let stroke = Stroke::new(1.0, look.line());
    painter.rect(
        rect,
        CornerRadius::same(4),
        look.field(),
        stroke,
        StrokeKind::Inside,
    );
    cap(keys)
        .colour(look.faint())
        .centred()
        .paint(look, painter, rect);
}

fn cap(keys: &str) -> Text<'_> {
    Text::new(keys)
        .size(11.0)
        .medium()
        .direction(Direction::Ltr)
}
