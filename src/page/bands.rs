//! Highlights as bands behind the text: a whole line's height for one annotation, halves for two,
//! thirds for three; from four on the last third is neutral and says how many more there are.

use super::flow::Flow;
use super::marks::Marks;
use crate::arabic::{CharOffset, CharRange};
use crate::typeset::{Caret, CaretRect, Direction, Paragraph, Rect, Style};

/// Maximum number of bands that share the height of a line.
const MOST_PARTS: usize = 3;

/// A stretch of a line's height that one annotation, or the rest of many, takes.
#[derive(Clone, PartialEq, Debug)]
pub struct Band {
    /// Where, in the coordinates of the block; left and right are whole pixels.
    pub rect: Rect,
    /// Lower edge of the part of the line that all bands here take together.
    pub floor: f32,
    /// Which of the bands here it is, from above.
    pub slot: usize,
    /// How many bands are here.
    pub of: usize,
    /// The annotation, as an index into the marks; `None` for the band that stands for further ones.
    pub mark: Option<usize>,
    /// How many annotations a neutral band stands for; 0 for others.
    pub more: usize,
    /// Whether this is the last rectangle of its stretch in this block, where "+n" is written.
    pub last: bool,
}

/// Where an annotation begins or ends within a block.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Edge {
    /// The annotation, as an index into the marks.
    pub mark: usize,
    /// Where the letters inside end, in the coordinates of the block: a line upright at `x`.
    pub x: f32,
    /// Upper end: that of the annotation's part of the line.
    pub top: f32,
    /// Lower end.
    pub bottom: f32,
    /// Whether the annotation's letters are to the right of it.
    pub inside_is_right: bool,
    /// Whether it begins here; else it ends.
    pub start: bool,
}

/// A stretch of a block over which the same annotations lie.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Its code points.
    pub range: CharRange,
    /// The annotations over it, as indices into the marks, in order.
    pub marks: Vec<usize>,
}

/// Divides a range into stretches over which the same annotations lie; bare text is left out.
pub fn stretches(marks: &Marks, range: CharRange) -> Vec<Stretch> {
    let inside = marks.within(range);
    let mut edges: Vec<CharOffset> = inside
        .iter()
        .filter_map(|i| marks.all()[*i].span.intersect(range))
        .flat_map(|span| [span.start, span.end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    // Marks come in the order of their starts: each stretch loses some at its start and gains the next.
    let mut coming = inside.into_iter().peekable();
    let mut over: Vec<usize> = Vec::new();
    let mut found = Vec::with_capacity(edges.len());
    for pair in edges.windows(2) {
        let range = CharRange {
            start: pair[0],
            end: pair[1],
        };
        over.retain(|i| marks.all()[*i].span.end > range.start);
        while let Some(next) = coming.next_if(|i| marks.all()[*i].span.start <= range.start) {
            over.push(next);
        }
        if !over.is_empty() {
            let marks = over.clone();
            found.push(Stretch { range, marks });
        }
    }
    found
}

/// The bands of a block and the edges of its annotations, in its own coordinates.
pub fn bands(
    flow: &Flow,
    index: usize,
    paragraph: &Paragraph,
    marks: &Marks,
) -> (Vec<Band>, Vec<Edge>) {
    let (mut bands, mut edges) = (Vec::new(), Vec::new());
    for stretch in stretches(marks, flow.block_chars(index)) {
        let Some(bytes) = flow.inside(index, stretch.range) else {
            continue;
        };
        let rects = paragraph.rects(bytes.clone());
        for (slot, mark) in stretch.marks.iter().enumerate() {
            let span = marks.all()[*mark].span;
            let mut add = |caret, start| {
                let Some(rect) = touched(paragraph.caret(caret), &rects) else {
                    return;
                };
                let rect = part(inset(rect, flow), slot, stretch.marks.len());
                edges.push(edge(*mark, rect, start, paragraph.direction));
            };
            if span.start == stretch.range.start {
                add(Caret::downstream(bytes.start), true);
            }
            if span.end == stretch.range.end {
                add(Caret::upstream(bytes.end), false);
            }
        }
        let count = rects.len();
        for (n, (_, rect)) in rects.into_iter().enumerate() {
            let rect = inset(rect, flow);
            split(rect, &stretch.marks, n + 1 == count, &mut bands);
        }
    }
    (bands, edges)
}

/// The rectangle beside which a caret stands.
fn touched(caret: CaretRect, rects: &[(usize, Rect)]) -> Option<Rect> {
    let near = |r: &Rect| (r.left - 0.5..=r.right + 0.5).contains(&caret.x);
    let mut here = rects.iter().filter(|(line, _)| *line == caret.line);
    here.find(|(_, r)| near(r)).map(|(_, r)| *r)
}

/// The edge stands where the eye looks for it: on the side from which the paragraph is read, or to
/// which; a number at the end of Arabic words is on that side too.
fn edge(mark: usize, rect: Rect, start: bool, direction: Direction) -> Edge {
    let inside_is_right = start != direction.is_rtl();
    Edge {
        mark,
        x: if inside_is_right {
            rect.left
        } else {
            rect.right
        },
        top: rect.top,
        bottom: rect.bottom,
        inside_is_right,
        start,
    }
}

/// The part of a line's height that highlights take: that of the letters, not of the leading.
pub fn inset(rect: Rect, flow: &Flow) -> Rect {
    let leading = leading(&flow.setting().body());
    Rect {
        top: rect.top + leading,
        bottom: rect.bottom - leading,
        ..rect
    }
}

/// Space above the letters of a line, and below them, pixels.
pub fn leading(body: &Style) -> f32 {
    ((body.line_height - body.size * 1.70) / 2.0)
        .max(0.0)
        .floor()
}

/// The part of a line's height that an annotation takes where `of` overlap: a third at least; the last
/// third is shared by those beyond.
fn part(rect: Rect, slot: usize, of: usize) -> Rect {
    let parts = of.clamp(1, MOST_PARTS);
    let slot = slot.min(parts - 1);
    let height = rect.height() / parts as f32;
    Rect {
        left: rect.left.round(),
        right: rect.right.round(),
        top: (rect.top + height * slot as f32).round(),
        bottom: (rect.top + height * (slot + 1) as f32).round(),
    }
}

fn split(rect: Rect, over: &[usize], last: bool, bands: &mut Vec<Band>) {
    let parts = over.len().min(MOST_PARTS);
    for slot in 0..parts {
        let neutral = slot + 1 == MOST_PARTS && over.len() > MOST_PARTS;
        bands.push(Band {
            rect: part(rect, slot, over.len()),
            floor: rect.bottom.round(),
            slot,
            of: parts,
            mark: (!neutral).then(|| over[slot]),
            more: if neutral { over.len() - slot } else { 0 },
            last,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::marks::tests::mark;
    use super::super::setting::Setting;
    use super::*;
    use crate::arabic::Text;
    use crate::typeset::{Engine, Fallback};
    use proptest::prelude::*;
    use std::sync::Arc;

    #[test]
    fn stretches_change_where_annotations_begin_and_end() {
        let marks = Marks::new(
            vec![mark("a", 2, 10), mark("b", 6, 14), mark("c", 20, 22)],
            1,
        );
        let found: Vec<(String, usize)> = stretches(&marks, CharRange::new(0, 21))
            .into_iter()
            .map(|s| (s.range.to_string(), s.marks.len()))
            .collect();
        let expected = [("2..6", 1), ("6..10", 2), ("10..14", 1), ("20..21", 1)];
        assert_eq!(found, expected.map(|(r, n)| (r.to_owned(), n)));
    }

    proptest! {
        #[test]
        fn stretches_hold_what_a_plain_search_finds(
            spans in proptest::collection::vec((0usize..60, 1usize..30), 0..24), from in 0usize..80, len in 1usize..40,
        ) {
            let marks: Vec<_> = spans.iter().enumerate()
                .map(|(i, (s, l))| mark(&format!("m{i}"), *s, s + l)).collect();
            let marks = Marks::new(marks, 1);
            let range = CharRange::new(from, from + len);
            let found = stretches(&marks, range);
            for stretch in &found {
                let plain: Vec<usize> = (0..marks.all().len())
                    .filter(|i| marks.all()[*i].span.overlaps(stretch.range)).collect();
                prop_assert_eq!(&stretch.marks, &plain);
            }
            let covered: usize = found.iter().map(|s| s.range.len()).sum();
            let tagged = (from..from + len).filter(|at| !marks.at(CharOffset(*at)).is_empty()).count();
            prop_assert_eq!(covered, tagged);
        }
    }

    #[test]
    fn an_edge_is_where_reading_begins_and_ends() {
        let text = Arc::new(Text::new("خرج في 12 آذار 2017، ثم عاد."));
        let mut engine = Engine::new(Fallback::BundledOnly);
        let mut flow = Flow::new(text, Direction::Rtl, Setting::default(), 900.0, &mut engine);
        let paragraph = flow.paragraph(0, &mut engine);
        // From the second word to the end of the year, a number that runs from left to right.
        let marks = Marks::new(vec![mark("a", 4, 19)], 1);
        let (found, edges) = bands(&flow, 0, &paragraph, &marks);
        let left = found.iter().map(|b| b.rect.left).fold(f32::MAX, f32::min);
        let right = found.iter().map(|b| b.rect.right).fold(0.0, f32::max);
        let places: Vec<(bool, f32, bool)> = edges
            .iter()
            .map(|e| (e.start, e.x, e.inside_is_right))
            .collect();
        assert_eq!(places, [(true, right, false), (false, left, true)]);
    }

    #[test]
    fn six_over_one_place_are_two_and_the_rest() {
        let rect = Rect {
            left: 0.0,
            top: 0.0,
            right: 9.0,
            bottom: 36.0,
        };
        let mut bands = Vec::new();
        split(rect, &[0, 1, 2, 3, 4, 5], true, &mut bands);
        let shape: Vec<(Option<usize>, usize, f32)> = bands
            .iter()
            .map(|b| (b.mark, b.more, b.rect.height()))
            .collect();
        assert_eq!(
            shape,
            [(Some(0), 0, 12.0), (Some(1), 0, 12.0), (None, 4, 12.0)]
        );
    }
}
