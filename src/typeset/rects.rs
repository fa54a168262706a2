//! The rectangles that a range of the text covers.

use std::ops::Range;

use super::paragraph::{Line, Paragraph};

/// A rectangle of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Smaller x.
    pub left: f32,
    /// Smaller y.
    pub top: f32,
    /// Larger x.
    pub right: f32,
    /// Larger y.
    pub bottom: f32,
}

impl Rect {
    /// From left to right.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// From top to bottom.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// The rectangle moved to the right and down.
    pub fn moved(&self, dx: f32, dy: f32) -> Self {
        Self {
            left: self.left + dx,
            right: self.right + dx,
            top: self.top + dy,
            bottom: self.bottom + dy,
        }
    }
}

impl Paragraph {
    /// The rectangles of the clusters a range touches, as few as can be, each with its line's
    /// index and the line's full height; by line, from left to right.
    ///
    /// The white space on which a line was wrapped belongs to them only if the range goes on in
    /// the next line.
    pub fn rects(&self, range: Range<usize>) -> Vec<(usize, Rect)> {
        let mut rects = Vec::new();
        if range.start >= range.end {
            return rects;
        }
        let first = self.line_holding(range.start);
        for (index, line) in self.lines.iter().enumerate().skip(first) {
            if line.range.start >= range.end {
                break;
            }
            let wrapped = index + 1 < self.lines.len();
            let goes_on = !wrapped || range.end > line.range.end;
            let shown = if goes_on {
                range.clone()
            } else {
                range.start..range.end.min(line.content_end)
            };
            rects.extend(line.rects(&shown).into_iter().map(|rect| (index, rect)));
        }
        rects
    }
}

impl Line {
    fn rects(&self, range: &Range<usize>) -> Vec<Rect> {
        let mut rects: Vec<Rect> = Vec::new();
        let mut joined = false;
        for cluster in self.clusters.iter().filter(|cluster| cluster.advance > 0.0) {
            let inside = cluster.range.start < range.end && range.start < cluster.range.end;
            match rects.last_mut() {
                Some(rect) if inside && joined => rect.right = cluster.right(),
                _ if inside => rects.push(Rect {
                    left: cluster.x,
                    top: self.top,
                    right: cluster.right(),
                    bottom: self.bottom,
                }),
                _ => {}
            }
            joined = inside;
        }
        rects
    }
}
