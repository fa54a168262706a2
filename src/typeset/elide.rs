//! A single line that ends in "…" when it would be too long.

use unicode_segmentation::UnicodeSegmentation as _;

use super::direction::Direction;
use super::engine::Engine;
use super::face::Style;
use super::paragraph::Paragraph;

const ELLIPSIS: &str = "…";

/// Minimum expected width of a letter, em. It limits how much of a long text is tried.
const NARROWEST: f32 = 0.1;

impl Engine {
    /// Sets a text in one line of at most `width`. When it is too long it is cut between
    /// graphemes and ends in "…", which stands for the bytes left out.
    ///
    /// Line breaks of the text count as spaces.
    pub fn elided(
        &mut self,
        text: &str,
        style: &Style,
        width: f32,
        direction: Direction,
    ) -> Paragraph {
        let size = style.sane().size;
        let most = (width.max(0.0) / (size * NARROWEST)).min(1.0e6) as usize + 1;
        let ends: Vec<usize> = text
            .grapheme_indices(true)
            .map(|(start, grapheme)| start + grapheme.len())
            .take(most + 1)
            .collect();
        if ends.len() <= most {
            let whole = self.paragraph(&one_line(text), style, None, direction);
            if whole.visible_width() <= width {
                return whole;
            }
        }
        let mut set = |end: usize| self.cut(text, end, style, direction);
        let fits = |paragraph: &Paragraph| paragraph.visible_width() <= width;
        // The longest beginning that fits lies in low..high.
        let (mut low, mut high) = (0, ends.len());
        let mut best = None;
        while low < high {
            let middle = usize::midpoint(low, high);
            let end = middle.checked_sub(1).map_or(0, |last| ends[last]);
            let tried = set(end);
            if fits(&tried) {
                best = Some(tried);
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        best.unwrap_or_else(|| set(0))
    }

    fn cut(&mut self, text: &str, end: usize, style: &Style, direction: Direction) -> Paragraph {
        let kept = text[..end].trim_end();
        let mut short = one_line(kept);
        short.push_str(ELLIPSIS);
        let mut paragraph = self.paragraph(&short, style, None, direction);
        paragraph.len = text.len();
        for line in &mut paragraph.lines {
            line.range.end = text.len();
            line.content_end = text.len();
            for cluster in &mut line.clusters {
                if cluster.range.end == short.len() {
                    cluster.range.end = text.len();
                }
            }
        }
        paragraph
    }
}

/// The text with every line break turned into a space of as many bytes.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n'..='\r' => line.push(' '),
            // Two bytes, as the space that does not break.
            '\u{85}' => line.push('\u{A0}'),
            // Three bytes each, as the em space.
            '\u{2028}' | '\u{2029}' => line.push('\u{2003}'),
            _ => line.push(letter),
        }
    }
    line
}
