//! How high a block will be before it is set: from the mean advance of what was set.

use crate::typeset::Paragraph;

/// The mean advance of a text's code points, better known with each block that is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Estimate {
    chars: usize,
    advance: f64,
    /// How many code points were known when heights were last estimated by it.
    used: usize,
}

impl Estimate {
    /// An estimate from samples: a number of code points, and their advance in pixels.
    pub fn new(chars: usize, advance: f64) -> Self {
        Self {
            chars,
            advance,
            used: chars,
        }
    }

    /// This estimate for letters `by` times as large.
    pub fn scaled(self, by: f32) -> Self {
        Self::new(self.chars, self.advance * f64::from(by))
    }

    /// Adds a block that was set. Returns whether heights should be estimated again: when twice as many code
    /// points are known as at the last time.
    pub fn learn(&mut self, chars: usize, advance: f64) -> bool {
        self.chars += chars;
        self.advance += advance;
        let news = self.chars >= self.used.max(1) * 2;
        if news {
            self.used = self.chars;
        }
        news
    }

    /// The mean advance of a code point, pixels; `otherwise` when nothing is known.
    pub fn mean(&self, otherwise: f32) -> f32 {
        if self.chars == 0 {
            return otherwise;
        }
        (self.advance / self.chars as f64) as f32
    }
}

/// The number of lines that `chars` code points take: a word that does not fit leaves on average a third
/// of its six letters' width empty at the end of a line.
pub(super) fn lines(chars: usize, mean: f32, width: f32) -> usize {
    let mean = mean.max(0.5);
    let usable = (width - 0.35 * 6.0 * mean).max(mean);
    (chars as f32 * mean / usable).ceil().max(1.0) as usize
}

/// The advance of everything in a paragraph, with the white space where lines end.
pub(super) fn advance(paragraph: &Paragraph) -> f64 {
    let clusters = paragraph.lines.iter().flat_map(|line| &line.clusters);
    clusters.map(|cluster| f64::from(cluster.advance)).sum()
}
