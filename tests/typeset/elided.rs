//! Single lines that end in "…".

use hashiya::typeset::Direction::{self, Ltr, Rtl};
use hashiya::typeset::{Face, Paragraph};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::sample::{any_direction, mixed_text, style, with_engine};

fn elided(text: &str, width: f32, direction: Direction) -> Paragraph {
    with_engine(|engine| engine.elided(text, &style(Face::Interface), width, direction))
}

#[test]
fn short_texts_stay_whole() {
    let text = "سلام";
    let whole = with_engine(|engine| engine.paragraph(text, &style(Face::Interface), None, Rtl));
    assert_eq!(elided(text, 500.0, Rtl), whole);
}

#[test]
fn the_ellipsis_stands_at_the_end_side() {
    let text = "فقدان الثقة بالقيادة Leadership distrust";
    for (direction, at_left) in [(Rtl, true), (Ltr, false)] {
        let paragraph = elided(text, 80.0, direction);
        assert_eq!(paragraph.lines.len(), 1);
        let line = &paragraph.lines[0];
        let ellipsis = if at_left {
            line.clusters.first()
        } else {
            line.clusters.last()
        };
        assert_eq!(ellipsis.unwrap().range.end, text.len());
        assert!(line.right - line.left <= 80.0);
        assert!(line.right - line.left > 60.0);
    }
}

#[test]
fn nothing_fits_in_no_width() {
    for width in [0.0, -1.0, f32::NAN] {
        assert_eq!(elided("سلام", width, Rtl).lines[0].clusters.len(), 1);
    }
}

#[test]
fn line_breaks_become_spaces() {
    for text in ["ا\nب", "ا\u{b}ب", "ا\u{c}ب", "ا\u{85}ب", "ا\u{2028}ب"] {
        assert_eq!(elided(text, 500.0, Rtl).lines.len(), 1);
    }
}

proptest! {
    #[test]
    fn cuts_fall_between_graphemes(
        text in mixed_text(),
        direction in any_direction(),
        width in 30.0_f32..200.0,
    ) {
        let paragraph = elided(&text, width, direction);
        prop_assert_eq!(paragraph.lines.len(), 1);
        prop_assert!(paragraph.visible_width() <= width);
        let starts: Vec<usize> = text.grapheme_indices(true).map(|(start, _)| start).collect();
        for cluster in &paragraph.lines[0].clusters {
            let cut = cluster.range.start == text.trim_end().len();
            prop_assert!(starts.contains(&cluster.range.start) || cut);
        }
    }
}
