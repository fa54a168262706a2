//! Which text a point hits.

use std::ops::Range;

use super::caret::Caret;
use super::paragraph::Paragraph;

impl Paragraph {
    /// The caret nearest to a point. Above the paragraph is its first line, below it its last.
    pub fn hit(&self, x: f32, y: f32) -> Caret {
        self.hit_in_line(self.line_at(y), x)
    }

    /// The bytes of the grapheme under a point, if there is one.
    pub fn cluster_at(&self, x: f32, y: f32) -> Option<Range<usize>> {
        if !(0.0..self.height).contains(&y) {
            return None;
        }
        let line = &self.lines[self.line_at(y)];
        let index = line.clusters.partition_point(|cluster| cluster.x <= x);
        let cluster = &line.clusters[index.checked_sub(1)?];
        (x < cluster.right()).then(|| cluster.range.clone())
    }

    /// The caret of a line nearest to `x`.
    pub(super) fn hit_in_line(&self, index: usize, x: f32) -> Caret {
        let line = &self.lines[index];
        let after = line.clusters.partition_point(|cluster| cluster.x <= x);
        let Some(cluster) = line.clusters.get(after.saturating_sub(1)) else {
            return self.line_start(index);
        };
        let left = x < cluster.x + cluster.advance / 2.0;
        let caret = self.beside(index, after.saturating_sub(1), left);
        if line.forced_break && caret.offset == line.range.end {
            self.line_end(index)
        } else {
            caret
        }
    }
}
