//! A set paragraph: plain data that answers where things are.

use std::ops::Range;

use super::direction::Direction;
use super::fonts::FontId;

/// A paragraph that has been set: lines from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The base direction.
    pub direction: Direction,
    /// At least one, also for an empty text.
    pub lines: Vec<Line>,
    /// The width it was wrapped to, else that of its longest line with the white space at its end.
    ///
    /// Right-to-left lines start at this x, left-to-right ones at 0.
    pub width: f32,
    /// Bottom of the last line; the first line's top is 0.
    pub height: f32,
    /// Length of the text in bytes.
    pub len: usize,
}

/// One line of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Bytes of the paragraph's text, with the white space at its end; never inside a grapheme.
    pub range: Range<usize>,
    /// Where the white space at the line's end starts (a byte of the text); the range's end if none.
    pub content_end: usize,
    /// Whether it ends with a line break of the text, which then is its last cluster.
    pub forced_break: bool,
    /// Upper edge.
    pub top: f32,
    /// Lower edge, the next line's top.
    pub bottom: f32,
    /// Where letters stand, on whole pixels.
    pub baseline: f32,
    /// Left edge of what is visible: the white space at the line's end is left out.
    pub left: f32,
    /// Right edge of what is visible.
    pub right: f32,
    /// From left to right, without gaps or overlaps. The white space at the line's end stands at
    /// its end side and may hang over the wrap width.
    pub clusters: Vec<Cluster>,
    /// From left to right by cluster.
    pub glyphs: Vec<Glyph>,
    /// Indices into `clusters` in the order of the text.
    pub(super) logical: Vec<u32>,
}

/// What a reader takes for one letter: a grapheme, also when a font joins it to another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// Left edge.
    pub x: f32,
    /// Width; zero for invisible characters.
    pub advance: f32,
    /// Whether the text runs from right to left here.
    pub rtl: bool,
    /// Whether it is white space.
    pub whitespace: bool,
}

impl Cluster {
    /// Right edge.
    pub fn right(&self) -> f32 {
        self.x + self.advance
    }
}

/// A glyph in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// A font of the engine that set the paragraph.
    pub font: FontId,
    /// The font's own number of the glyph.
    pub id: u32,
    /// Origin in the paragraph.
    pub x: f32,
    /// Origin below (positive) the line's baseline.
    pub y: f32,
    /// Em size.
    pub size: f32,
    /// How far the font moves the pen.
    pub advance: f32,
    /// Start byte of the cluster it belongs to; a ligature's belong to its first.
    pub cluster: usize,
}

impl Paragraph {
    /// Width of the widest line's visible part; smaller than `width` when it was wrapped wider.
    pub fn visible_width(&self) -> f32 {
        self.lines
            .iter()
            .map(|line| line.right - line.left)
            .fold(0.0, f32::max)
    }

    /// The memory that it takes, in bytes.
    pub fn memory(&self) -> usize {
        let line = |line: &Line| {
            line.clusters.capacity() * size_of::<Cluster>()
                + line.glyphs.capacity() * size_of::<Glyph>()
                + line.logical.capacity() * size_of::<u32>()
        };
        size_of::<Self>()
            + self.lines.capacity() * size_of::<Line>()
            + self.lines.iter().map(line).sum::<usize>()
    }

    /// The index of the line at a height; above is the first, below the last.
    pub fn line_at(&self, y: f32) -> usize {
        let below = self.lines.partition_point(|line| line.bottom <= y);
        below.min(self.lines.len().saturating_sub(1))
    }

    /// The index of the line that holds the byte at `offset`, the last one for the text's end.
    pub(super) fn line_holding(&self, offset: usize) -> usize {
        let after = self
            .lines
            .partition_point(|line| line.range.start <= offset);
        after.saturating_sub(1)
    }
}

impl Line {
    /// The clusters in the order of the text.
    pub fn logical_clusters(&self) -> impl DoubleEndedIterator<Item = &Cluster> {
        self.logical
            .iter()
            .map(|&index| &self.clusters[index as usize])
    }

    /// The index (from the left) of the cluster that holds the byte at `offset`.
    pub(super) fn cluster_holding(&self, offset: usize) -> Option<usize> {
        let after = self
            .logical
            .partition_point(|&index| self.clusters[index as usize].range.start <= offset);
        let index = *self.logical.get(after.checked_sub(1)?)? as usize;
        (offset < self.clusters[index].range.end).then_some(index)
    }
}
