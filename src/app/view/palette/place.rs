//! Where the palette stands, and how much of it is seen.

use super::entry::Rows;
use super::row::ROW;
use crate::app::context::Context;
use egui::{Pos2, Rect, pos2};

const WIDTH: f32 = 318.0;
/// The field above the rows and the card's margins, in points.
const AROUND_ROWS: f32 = 79.0;
/// Most rows that are visible at once; the others are reached by scrolling.
const MOST_ROWS: usize = 8;

/// How many rows are seen at once in a window of this height, without those below.
pub fn rows_seen(window: Rect, rows: &Rows<'_>) -> usize {
    let room = window.height() - 16.0 - around(rows);
    let room = (room / ROW).floor().max(1.0);
    rows.scrolled().clamp(1, MOST_ROWS.min(room as usize))
}

/// Its width in points.
pub fn width(window: Rect) -> f32 {
    WIDTH.min(window.width() - 16.0)
}

fn around(rows: &Rows<'_>) -> f32 {
    AROUND_ROWS + ROW * rows.below as f32
}

/// Below the caret, or above it where there is no room below.
pub fn place(
    ctx: &Context<'_>,
    window: Rect,
    caret: Option<Rect>,
    within: Rect,
    rows: &Rows<'_>,
) -> Pos2 {
    let height = around(rows) + ROW * rows_seen(window, rows) as f32;
    let width = width(window);
    // A low page has not enough room for it.
    let within = if within.height() < height + 16.0 {
        window
    } else {
        within
    };
    let caret = caret.unwrap_or(Rect::from_center_size(within.center(), egui::Vec2::ZERO));
    let x = if ctx.look.is_rtl() {
        caret.center().x - width + 40.0
    } else {
        caret.center().x - 40.0
    };
    let below = caret.bottom() + 8.0;
    let y = if below + height <= within.bottom() {
        below
    } else {
        caret.top() - 8.0 - height
    };
    let x = x.clamp(
        within.left() + 8.0,
        (within.right() - width - 8.0).max(within.left() + 8.0),
    );
    let y = y.clamp(
        within.top() + 8.0,
        (within.bottom() - height - 8.0).max(within.top() + 8.0),
    );
    pos2(x.round(), y.round())
}
