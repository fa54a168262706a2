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
    use proptest::prelude::*;

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
