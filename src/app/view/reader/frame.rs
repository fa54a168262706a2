//! Where the sheet is on the screen in a frame, and the way between the two.

use egui::{Pos2, Rect, pos2};

/// Where the sheet is on the screen in this frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The whole view, points.
    pub area: Rect,
    /// Left edge of the sheet, points.
    pub sheet_left: f32,
    /// Height of the sheet at the top of the view, physical pixels.
    pub from: f32,
    /// Physical pixels per point.
    pub scale: f32,
}

impl Frame {
    /// A point of the screen on the sheet, physical pixels.
    pub fn to_sheet(self, at: Pos2) -> (f32, f32) {
        let x = (at.x - self.sheet_left) * self.scale;
        let y = (at.y - self.area.top()) * self.scale + self.from;
        (x, y)
    }

    /// A rectangle of the sheet on the screen, points.
    pub fn to_screen(self, rect: crate::typeset::Rect) -> Rect {
        let point = |x: f32, y: f32| {
            pos2(
                self.sheet_left + x / self.scale,
                self.area.top() + (y - self.from) / self.scale,
            )
        };
        Rect::from_min_max(point(rect.left, rect.top), point(rect.right, rect.bottom))
    }

    /// Height of the view, physical pixels.
    pub fn height(self) -> f32 {
        self.area.height() * self.scale
    }
}
