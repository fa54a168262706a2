//! Carets: where they stand, and how arrow keys move them.

use super::paragraph::Paragraph;

/// Which neighbour a caret belongs to where the text before and after it are apart on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Affinity {
    /// The text before it: at the end of a line, not the start of the next.
    Upstream,
    /// The text after it.
    #[default]
    Downstream,
}

/// A place between two graphemes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Caret {
    /// A byte of the paragraph's text on a grapheme boundary.
    pub offset: usize,
    /// Which neighbour it belongs to.
    pub affinity: Affinity,
}

/// Where a caret stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CaretRect {
    /// Between two clusters.
    pub x: f32,
    /// Upper edge of its line.
    pub top: f32,
    /// Lower edge of its line.
    pub bottom: f32,
    /// Index of its line.
    pub line: usize,
    /// Whether the text it belongs to runs from right to left.
    pub rtl: bool,
}

impl Caret {
    /// A caret that belongs to the text after it.
    pub fn downstream(offset: usize) -> Self {
        Self {
            offset,
            affinity: Affinity::Downstream,
        }
    }

    /// A caret that belongs to the text before it.
    pub fn upstream(offset: usize) -> Self {
        Self {
            offset,
            affinity: Affinity::Upstream,
        }
    }
}

/// The gap between two clusters of a line: `edge` 0 is the left end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap {
    line: usize,
    edge: usize,
    rtl: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Paragraph {
    /// Where a caret stands. An offset past the text is its end, one inside a grapheme its start.
    pub fn caret(&self, caret: Caret) -> CaretRect {
        let gap = self.gap(caret);
        let line = &self.lines[gap.line];
        let x = match (line.clusters.get(gap.edge), line.clusters.last()) {
            (Some(cluster), _) => cluster.x,
            (None, Some(last)) => last.right(),
            (None, None) => line.left,
        };
        CaretRect {
            x,
            top: line.top,
            bottom: line.bottom,
            line: gap.line,
            rtl: gap.rtl,
        }
    }

    /// The index of the line a caret stands in.
    pub fn line_of(&self, caret: Caret) -> usize {
        self.gap(caret).line
    }

    /// The caret before a line's first letter. `line` is clamped.
    pub fn line_start(&self, line: usize) -> Caret {
        let line = &self.lines[line.min(self.lines.len() - 1)];
        Caret::downstream(line.range.start)
    }

    /// The caret at the side a line starts on, whatever stands there: beside the last letter of a
    /// Latin word that an Arabic line begins with. `line` is clamped.
    pub fn line_entry(&self, line: usize) -> Caret {
        let line = line.min(self.lines.len() - 1);
        let rtl = self.direction.is_rtl();
        match self.lines[line].clusters.len().checked_sub(1) {
            Some(last) => self.beside(line, if rtl { last } else { 0 }, !rtl),
            None => self.line_start(line),
        }
    }

    /// The caret after a line's last letter and the white space behind it, but before a line
    /// break of the text. `line` is clamped.
    pub fn line_end(&self, line: usize) -> Caret {
        let line = &self.lines[line.min(self.lines.len() - 1)];
        match line.logical_clusters().next_back() {
            Some(last) if line.forced_break => Caret::downstream(last.range.start),
            Some(_) => Caret::upstream(line.range.end),
            None => Caret::downstream(line.range.start),
        }
    }

    /// The caret a line higher, nearest to `goal_x`; `None` in the first line.
    pub fn up(&self, caret: Caret, goal_x: f32) -> Option<Caret> {
        let line = self.line_of(caret).checked_sub(1)?;
        Some(self.hit_in_line(line, goal_x))
    }

    /// The caret a line lower, nearest to `goal_x`; `None` in the last line.
    pub fn down(&self, caret: Caret, goal_x: f32) -> Option<Caret> {
        let line = self.line_of(caret) + 1;
        (line < self.lines.len()).then(|| self.hit_in_line(line, goal_x))
    }

    /// The caret one letter to the left; `None` where nothing follows in the paragraph.
    pub fn visual_left(&self, caret: Caret) -> Option<Caret> {
        self.step(caret, Side::Left)
    }

    /// The caret one letter to the right; `None` where nothing follows in the paragraph.
    pub fn visual_right(&self, caret: Caret) -> Option<Caret> {
        self.step(caret, Side::Right)
    }

    /// The caret at one side of the cluster `index` of a line, belonging to that cluster.
    pub(super) fn beside(&self, line: usize, index: usize, left: bool) -> Caret {
        let cluster = &self.lines[line].clusters[index];
        if left == cluster.rtl {
            Caret::upstream(cluster.range.end)
        } else {
            Caret::downstream(cluster.range.start)
        }
    }

    fn gap(&self, caret: Caret) -> Gap {
        let offset = caret.offset.min(self.len);
        let before = (caret.affinity == Affinity::Upstream)
            .then(|| self.gap_after(offset))
            .flatten();
        before.unwrap_or_else(|| self.gap_before(offset))
    }

    /// The gap behind the cluster that ends at `offset`, if one does in that line.
    fn gap_after(&self, offset: usize) -> Option<Gap> {
        let last_byte = offset.checked_sub(1)?;
        let index = self.line_holding(last_byte);
        let line = &self.lines[index];
        if line.forced_break && offset == line.range.end {
            return None;
        }
        let at = line.cluster_holding(last_byte)?;
        let cluster = &line.clusters[at];
        (cluster.range.end == offset).then_some(Gap {
            line: index,
            edge: if cluster.rtl { at } else { at + 1 },
            rtl: cluster.rtl,
        })
    }

    /// The gap before the cluster that holds `offset`.
    fn gap_before(&self, offset: usize) -> Gap {
        let index = self.line_holding(offset);
        let line = &self.lines[index];
        let base = self.direction.is_rtl();
        match line.cluster_holding(offset) {
            Some(at) => {
                let rtl = line.clusters[at].rtl;
                Gap {
                    line: index,
                    edge: if rtl { at + 1 } else { at },
                    rtl,
                }
            }
            None => Gap {
                line: index,
                edge: if base { 0 } else { line.clusters.len() },
                rtl: base,
            },
        }
    }

    fn step(&self, caret: Caret, side: Side) -> Option<Caret> {
        let Gap { line, edge, .. } = self.gap(caret);
        let end = match side {
            Side::Left => 0,
            Side::Right => self.lines[line].clusters.len(),
        };
        if edge != end {
            return Some(self.cross(line, edge, side));
        }
        // The side a right-to-left paragraph ends on is the left one.
        if (side == Side::Left) == self.direction.is_rtl() {
            self.enter_next(line, side)
        } else {
            self.enter_previous(line, side)
        }
    }

    /// Steps over the cluster beside a gap, and over invisible ones that follow.
    fn cross(&self, line: usize, edge: usize, side: Side) -> Caret {
        let clusters = &self.lines[line].clusters;
        let breaks = self.lines[line].forced_break;
        let line_break =
            |index: usize| breaks && clusters[index].range.end == self.lines[line].range.end;
        let (mut edge, mut crossed) = beyond(edge, side);
        loop {
            let more = match side {
                Side::Left => edge > 0,
                Side::Right => edge < clusters.len(),
            };
            if !more || clusters[crossed].advance > 0.0 || line_break(crossed) {
                break;
            }
            let (next_edge, next) = beyond(edge, side);
            if line_break(next) {
                break;
            }
            (edge, crossed) = (next_edge, next);
        }
        // The end of a line and the start of the next one are one stop.
        if edge == self.end_edge(line) && line + 1 < self.lines.len() {
            self.line_entry(line + 1)
        } else {
            self.beside(line, crossed, side == Side::Left)
        }
    }

    /// The gap at the side that a line ends on.
    fn end_edge(&self, line: usize) -> usize {
        if self.direction.is_rtl() {
            0
        } else {
            self.lines[line].clusters.len()
        }
    }

    fn enter_next(&self, line: usize, side: Side) -> Option<Caret> {
        let next = line + 1;
        let clusters = &self.lines.get(next)?.clusters;
        if clusters.is_empty() || self.lines[line].forced_break {
            return Some(self.line_entry(next));
        }
        let edge = if side == Side::Left {
            clusters.len()
        } else {
            0
        };
        Some(self.cross(next, edge, side))
    }

    fn enter_previous(&self, line: usize, side: Side) -> Option<Caret> {
        let previous = line.checked_sub(1)?;
        if self.lines[previous].forced_break {
            return Some(self.line_end(previous));
        }
        Some(self.cross(previous, self.end_edge(previous), side))
    }
}

/// The gap on the other side of the cluster beside a gap, and that cluster.
fn beyond(edge: usize, side: Side) -> (usize, usize) {
    match side {
        Side::Left => (edge - 1, edge - 1),
        Side::Right => (edge + 1, edge),
    }
}
