//! Cutting places from a rectangle by start and end, so that nothing says left or right.

use egui::{Rect, pos2};

/// What remains of a rectangle from which places are cut.
#[derive(Clone, Copy, Debug)]
pub struct Strip {
    /// What remains.
    pub rest: Rect,
    rtl: bool,
}

impl Strip {
    /// Begins with a whole rectangle; `rtl` when the start is at the right.
    pub fn new(rect: Rect, rtl: bool) -> Self {
        Self { rest: rect, rtl }
    }

    /// Cuts so many points from the start side.
    pub fn start(&mut self, width: f32) -> Rect {
        if self.rtl {
            self.cut_right(width)
        } else {
            self.cut_left(width)
        }
    }

    /// Cuts so many points from the end side.
    pub fn end(&mut self, width: f32) -> Rect {
        if self.rtl {
            self.cut_left(width)
        } else {
            self.cut_right(width)
        }
    }

    /// Cuts so many points from the top.
    pub fn top(&mut self, height: f32) -> Rect {
        let at = (self.rest.top() + height.max(0.0)).min(self.rest.bottom());
        let cut = Rect::from_min_max(self.rest.min, pos2(self.rest.right(), at));
        self.rest.min.y = at;
        cut
    }

    /// Cuts so many points from the bottom.
    pub fn bottom(&mut self, height: f32) -> Rect {
        let at = (self.rest.bottom() - height.max(0.0)).max(self.rest.top());
        let cut = Rect::from_min_max(pos2(self.rest.left(), at), self.rest.max);
        self.rest.max.y = at;
        cut
    }

    fn cut_left(&mut self, width: f32) -> Rect {
        let at = (self.rest.left() + width.max(0.0)).min(self.rest.right());
        let cut = Rect::from_min_max(self.rest.min, pos2(at, self.rest.bottom()));
        self.rest.min.x = at;
        cut
    }

    fn cut_right(&mut self, width: f32) -> Rect {
        let at = (self.rest.right() - width.max(0.0)).max(self.rest.left());
        let cut = Rect::from_min_max(pos2(at, self.rest.top()), self.rest.max);
        self.rest.max.x = at;
        cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    #[test]
    fn start_and_end_mirror() {
        let rect = Rect::from_min_size(pos2(10.0, 0.0), vec2(100.0, 20.0));
        let mut ltr = Strip::new(rect, false);
        assert_eq!(ltr.start(30.0).left(), 10.0);
        assert_eq!(ltr.end(20.0).right(), 110.0);
        assert_eq!(ltr.rest.x_range(), egui::Rangef::new(40.0, 90.0));
        let mut rtl = Strip::new(rect, true);
        assert_eq!(rtl.start(30.0).right(), 110.0);
        assert_eq!(rtl.end(200.0).width(), 70.0);
        assert_eq!(rtl.rest.width(), 0.0);
    }
}
