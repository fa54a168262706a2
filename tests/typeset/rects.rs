//! Rectangles of ranges: all of what they should cover, and nothing else.

use hashiya::typeset::Direction::{Ltr, Rtl};
use hashiya::typeset::{Paragraph, Rect};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::sample::{any_direction, any_wrap, mixed_text, set};

fn overlap(one: &(usize, Rect), other: &(usize, Rect)) -> bool {
    one.0 == other.0 && one.1.left + 0.01 < other.1.right && other.1.left + 0.01 < one.1.right
}

fn total(rects: &[(usize, Rect)]) -> f32 {
    rects.iter().map(|(_, rect)| rect.width()).sum()
}

#[test]
fn a_range_across_directions_has_two_rectangles() {
    let text = "قال abc لنا";
    let paragraph = set(text, None, Rtl);
    let start = text.find('b').unwrap();
    let rects = paragraph.rects(start..text.len() - 2);
    assert_eq!(rects.len(), 2);
    assert_eq!(paragraph.rects(0..text.len()).len(), 1);
    assert_eq!(paragraph.rects(3..3), []);
    let all = paragraph.rects(0..text.len())[0].1;
    assert_eq!((all.top, all.bottom), (0.0, 36.0));
    assert!((all.width() - paragraph.width).abs() < 0.01);
}

#[test]
fn white_space_at_a_wrap_shows_only_when_the_range_goes_on() {
    let text = "سلام سلام";
    let paragraph = set(text, Some(60.0), Rtl);
    let end = paragraph.lines[0].range.end;
    let ends_here = paragraph.rects(0..end);
    assert_eq!(ends_here.len(), 1);
    assert_eq!(ends_here[0].1.left, paragraph.lines[0].left);
    let goes_on = paragraph.rects(0..end + 2);
    assert_eq!(goes_on.len(), 2);
    assert!(goes_on[0].1.left < ends_here[0].1.left);
}

#[test]
fn a_range_inside_a_grapheme_shows_all_of_it() {
    let paragraph = set("كَتب", None, Rtl);
    assert_eq!(paragraph.rects(2..4), paragraph.rects(0..4));
    assert_eq!(paragraph.rects(0..4).len(), 1);
}

#[test]
fn ranges_outside_the_text_are_harmless() {
    let paragraph = set("سلام", None, Ltr);
    assert_eq!(paragraph.rects(0..999), paragraph.rects(0..8));
    assert_eq!(paragraph.rects(900..999), []);
}

fn covered(paragraph: &Paragraph, start: usize, end: usize) -> f32 {
    let mut sum = 0.0;
    for (index, line) in paragraph.lines.iter().enumerate() {
        let last = index + 1 == paragraph.lines.len();
        for cluster in &line.clusters {
            let hidden = !last && end <= line.range.end && cluster.range.start >= line.content_end;
            if cluster.range.start >= start && cluster.range.end <= end && !hidden {
                sum += cluster.advance;
            }
        }
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn neighbours_never_overlap(
        text in mixed_text(),
        direction in any_direction(),
        wrap in any_wrap(),
        cuts in (0.0_f64..1.0, 0.0_f64..1.0),
    ) {
        let paragraph = set(&text, wrap, direction);
        let mut bounds: Vec<usize> = text.grapheme_indices(true).map(|(start, _)| start).collect();
        bounds.push(text.len());
        let at = |part: f64| bounds[(part * bounds.len() as f64) as usize];
        let (first, second) = (at(cuts.0.min(cuts.1)), at(cuts.0.max(cuts.1)));
        let parts = [0..first, first..second, second..text.len()];
        let rects: Vec<_> = parts.iter().map(|part| paragraph.rects(part.clone())).collect();
        for (part, rects) in parts.iter().zip(&rects) {
            let wanted = covered(&paragraph, part.start, part.end);
            prop_assert!((total(rects) - wanted).abs() < 0.1, "{part:?}: {rects:?}, {wanted}");
            for (line, rect) in rects {
                prop_assert_eq!(rect.top, paragraph.lines[*line].top);
                prop_assert_eq!(rect.bottom, paragraph.lines[*line].bottom);
            }
        }
        let all: Vec<_> = rects.concat();
        for (index, one) in all.iter().enumerate() {
            for other in &all[index + 1..] {
                prop_assert!(!overlap(one, other), "{one:?} and {other:?}");
            }
        }
    }
}
