//! Which rows of a long list are made: a project may have twenty thousand documents, and a document
//! ten thousand annotations.

use egui::Ui;
use std::ops::Range;

/// The rows that are in sight of `count` rows of a height in points, the first of which would stand
/// at the cursor; with one before them, so that Shift and Tab find it.
fn rows_in_sight(ui: &Ui, height: f32, count: usize) -> Range<usize> {
    let clip = ui.clip_rect();
    let first = ((clip.top() - ui.cursor().top()) / height).floor() - 1.0;
    let first = (first.max(0.0) as usize).min(count);
    let shown = (clip.height() / height).ceil() as usize + 3;
    first..count.min(first + shown)
}

/// Makes the rows in sight between empty space as high as the others.
pub(super) fn show_in_sight(
    ui: &mut Ui,
    height: f32,
    count: usize,
    rows: impl FnOnce(&mut Ui, Range<usize>),
) {
    let range = rows_in_sight(ui, height, count);
    ui.add_space(range.start as f32 * height);
    let after = (count - range.end) as f32 * height;
    rows(ui, range);
    ui.add_space(after);
}
