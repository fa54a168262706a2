//! Lines filled to both edges by wider spaces.

use super::paragraph::{Line, Paragraph};

/// Maximum stretch of a space, as a multiple of its width; a line that would need more stays ragged.
const WIDEST_SPACE: f32 = 3.0;

/// Widens the spaces of a paragraph's lines to its width.
///
/// The last line stays as it is unless the text goes on behind it, and so do lines before a line break of the text, lines with tabs
/// and lines whose words stand too far apart for it.
pub(super) fn fill_lines(paragraph: &mut Paragraph, text: &str, goes_on: bool) {
    let (width, rtl) = (paragraph.width, paragraph.direction.is_rtl());
    for index in fillable(paragraph, text, goes_on) {
        let line = &mut paragraph.lines[index];
        let slack = width - (line.right - line.left);
        let spaces = Spaces::of(line, text);
        if slack > 0.0 && slack <= spaces.room(WIDEST_SPACE) {
            widen(line, slack, &spaces.indices, rtl);
            (line.left, line.right) = (0.0, width);
        }
    }
}

/// The lines that may be filled, by index.
pub(super) fn fillable(paragraph: &Paragraph, text: &str, goes_on: bool) -> Vec<usize> {
    let last = paragraph.lines.len().saturating_sub(usize::from(!goes_on));
    let whole = |index: &usize| {
        let line = &paragraph.lines[*index];
        !line.forced_break && !text[line.range.clone()].contains('\t')
    };
    (0..last).filter(whole).collect()
}

/// The spaces of a line that can become wider.
pub(super) struct Spaces {
    /// Of the line's clusters, from left to right.
    indices: Vec<usize>,
    /// The sum of their widths.
    width: f32,
}

impl Spaces {
    /// Spaces and no-break spaces between words; not those of a fixed width, nor what ends the line.
    pub fn of(line: &Line, text: &str) -> Self {
        let widens = |index: &usize| {
            let cluster = &line.clusters[*index];
            let letters = &text[cluster.range.clone()];
            cluster.range.start < line.content_end
                && cluster.advance > 0.0
                && matches!(letters, " " | "\u{a0}")
        };
        let indices: Vec<usize> = (0..line.clusters.len()).filter(widens).collect();
        let width = indices.iter().map(|at| line.clusters[*at].advance).sum();
        Self { indices, width }
    }

    /// How much the line grows when each space is stretched by a factor, pixels.
    pub fn room(&self, times: f32) -> f32 {
        self.width * (times - 1.0)
    }
}

/// Shares `slack` among spaces; what stands at the line's start side stays where it is.
fn widen(line: &mut Line, slack: f32, spaces: &[usize], rtl: bool) {
    let share = slack / spaces.len() as f32;
    let mut shifts = Vec::with_capacity(line.clusters.len());
    let mut before = 0;
    for (index, cluster) in line.clusters.iter_mut().enumerate() {
        let shift = share * before as f32 - if rtl { slack } else { 0.0 };
        shifts.push(shift);
        cluster.x += shift;
        if spaces.get(before) == Some(&index) {
            cluster.advance += share;
            before += 1;
        }
    }
    for index in 0..line.glyphs.len() {
        if let Some(holder) = line.cluster_holding(line.glyphs[index].cluster) {
            line.glyphs[index].x += shifts[holder];
        }
    }
}
