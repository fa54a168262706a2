//! Highlights as bands behind the text: a whole line's height for one annotation, halves for two,
//! thirds for three; from four on the last third is neutral and says how many more there are.

use super::flow::Flow;
use super::marks::Marks;
use crate::arabic::{CharOffset, CharRange};
use crate::typeset::{Paragraph, Rect};

/// A stretch of a line's height that one annotation, or the rest of many, takes.
#[derive(Clone, PartialEq, Debug)]
pub struct Band {
    /// Where, in the coordinates of the block.
    pub rect: Rect,
    /// The annotation, as an index into the marks; `None` for "so many more".
    pub mark: Option<usize>,
    /// How many annotations a neutral band stands for; 0 for others.
    pub more: usize,
    /// Whether this is the last rectangle of its stretch in this block, where "+n" is written.
    pub last: bool,
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
    edges
        .windows(2)
        .filter_map(|pair| {
            let range = CharRange {
                start: pair[0],
                end: pair[1],
            };
            let over: Vec<usize> = inside
                .iter()
                .copied()
                .filter(|i| marks.all()[*i].span.overlaps(range))
                .collect();
            (!over.is_empty()).then_some(Stretch { range, marks: over })
        })
        .collect()
}

/// The bands of a block, in its own coordinates.
pub fn bands(flow: &Flow, index: usize, paragraph: &Paragraph, marks: &Marks) -> Vec<Band> {
    let mut bands = Vec::new();
    for stretch in stretches(marks, flow.block_chars(index)) {
        let Some(bytes) = flow.inside(index, stretch.range) else {
            continue;
        };
        let rects = paragraph.rects(bytes);
        let count = rects.len();
        for (n, (_, rect)) in rects.into_iter().enumerate() {
            split(
                inset(rect, flow),
                &stretch.marks,
                n + 1 == count,
                &mut bands,
            );
        }
    }
    bands
}

/// The part of a line's height that highlights take: that of the letters, not of the leading.
pub fn inset(rect: Rect, flow: &Flow) -> Rect {
    let letters = flow.setting().body().size * 1.70;
    let leading = ((rect.height() - letters) / 2.0).max(0.0).floor();
    Rect {
        top: rect.top + leading,
        bottom: rect.bottom - leading,
        ..rect
    }
}

fn split(rect: Rect, over: &[usize], last: bool, bands: &mut Vec<Band>) {
    let parts = over.len().min(3);
    let height = rect.height() / parts as f32;
    for part in 0..parts {
        let neutral = part == 2 && over.len() > 3;
        bands.push(Band {
            rect: Rect {
                top: (rect.top + height * part as f32).round(),
                bottom: (rect.top + height * (part + 1) as f32).round(),
                ..rect
            },
            mark: (!neutral).then(|| over[part]),
            more: if neutral { over.len() - 2 } else { 0 },
            last,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::marks::tests::mark;
    use super::*;

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
