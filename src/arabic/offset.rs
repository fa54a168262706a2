//! Offsets are types: code points (what is stored) and bytes (what slices) never mix by accident.

use std::fmt;
use std::ops::Range;

/// A position in a text, counted in Unicode code points from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct CharOffset(pub usize);

/// A position in a text, counted in UTF-8 bytes from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct ByteOffset(pub usize);

/// A half-open range of code points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct CharRange {
    /// First code point of the range.
    pub start: CharOffset,
    /// The code point after the last one.
    pub end: CharOffset,
}

/// A half-open range of UTF-8 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct ByteRange {
    /// First byte of the range.
    pub start: ByteOffset,
    /// The byte after the last one.
    pub end: ByteOffset,
}

impl CharRange {
    /// Makes the range between two offsets, in whichever order they are given.
    pub fn between(a: CharOffset, b: CharOffset) -> Self {
        Self {
            start: a.min(b),
            end: a.max(b),
        }
    }

    /// Makes a range from plain numbers of code points.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: CharOffset(start),
            end: CharOffset(end),
        }
    }

    /// Number of code points in the range; 0 when it is reversed.
    pub fn len(self) -> usize {
        self.end.0.saturating_sub(self.start.0)
    }

    /// Whether the range holds no code point.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the code point at `offset` lies in the range.
    pub fn contains(self, offset: CharOffset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two ranges share a code point.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The code points that both ranges hold, if any.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let range = Self {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        };
        (range.start < range.end).then_some(range)
    }
}

impl ByteRange {
    /// Makes a range from plain numbers of bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: ByteOffset(start),
            end: ByteOffset(end),
        }
    }

    /// Number of bytes in the range; 0 when it is reversed.
    pub fn len(self) -> usize {
        self.end.0.saturating_sub(self.start.0)
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// A `Range` for slicing a `str`.
    pub fn as_range(self) -> Range<usize> {
        self.start.0..self.end.0
    }
}

impl fmt::Display for CharOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for CharRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
