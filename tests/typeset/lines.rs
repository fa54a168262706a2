//! Lines: what they hold, where they stand, and that every text can be set.

use hashiya::typeset::Direction::{Ltr, Rtl};
use hashiya::typeset::{Engine, Face, Fallback, Paragraph};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::sample::{any_direction, any_wrap, mixed_text, set, style, with_engine};

/// What holds of every paragraph.
#[track_caller]
fn check_sound(text: &str, paragraph: &Paragraph) {
    let mut end = 0;
    let mut graphemes = text.grapheme_indices(true);
    assert!(!paragraph.lines.is_empty());
    assert_eq!(paragraph.lines[0].top, 0.0);
    for line in &paragraph.lines {
        assert_eq!(line.range.start, end, "{text:?}");
        end = line.range.end;
        assert_eq!(line.baseline.fract(), 0.0);
        for cluster in line.logical_clusters() {
            let (start, grapheme) = graphemes.next().expect("as many clusters as graphemes");
            assert_eq!(cluster.range, start..start + grapheme.len(), "{text:?}");
            assert!(cluster.advance >= 0.0, "{text:?}");
        }
        for pair in line.clusters.windows(2) {
            assert!((pair[0].right() - pair[1].x).abs() < 0.05, "{text:?}");
        }
        for glyph in &line.glyphs {
            assert!(line.range.contains(&glyph.cluster), "{text:?}");
        }
        match paragraph.direction {
            Rtl => assert!((line.right - paragraph.width).abs() < 0.05, "{text:?}"),
            Ltr => assert_eq!(line.left, 0.0),
        }
    }
    assert_eq!(end, text.len());
    assert!(graphemes.next().is_none());
}

/// A line is wider than it may be only if one cluster is.
#[track_caller]
fn check_fits(text: &str, wrap: Option<f32>, paragraph: &Paragraph) {
    for line in &paragraph.lines {
        let shown = line
            .clusters
            .iter()
            .filter(|cluster| cluster.advance > 0.0 && cluster.range.start < line.content_end);
        if let Some(wrap) = wrap
            && shown.count() > 1
        {
            assert!(line.right - line.left <= wrap + 0.5, "{line:?} of {text:?}");
        }
    }
}

#[test]
fn lines_are_a_fixed_height_apart() {
    let paragraph = set(&"سلام عليكم Reuters 😀 ".repeat(20), Some(200.0), Rtl);
    assert!(paragraph.lines.len() > 5);
    for (index, line) in paragraph.lines.iter().enumerate() {
        assert_eq!(line.top, 36.0 * index as f32);
        assert_eq!(line.bottom - line.top, 36.0);
        assert_eq!(line.baseline - line.top, paragraph.lines[0].baseline);
    }
    assert_eq!(paragraph.height, 36.0 * paragraph.lines.len() as f32);
}

#[test]
fn visible_text_is_aligned_to_the_start_side() {
    let text = "سلام عليكم جميعا";
    let paragraph = set(text, Some(90.0), Rtl);
    assert!(paragraph.lines.len() > 1);
    let first = &paragraph.lines[0];
    assert_eq!(first.right, 90.0);
    let space = &first.clusters[0];
    assert!(space.whitespace);
    assert!((space.right() - first.left).abs() < 0.01);
    let latin = set("peace be upon you", Some(90.0), Ltr);
    assert_eq!(latin.lines[0].left, 0.0);
    assert!(latin.lines[0].clusters.last().unwrap().whitespace);
}

#[test]
fn a_word_wider_than_the_line_breaks_inside() {
    for text in [
        "مممممممممممممممممممم",
        "wwwwwwwwwwwwwwwwww",
        "https://example.org/a/b",
    ] {
        let paragraph = set(text, Some(50.0), Ltr);
        assert!(paragraph.lines.len() > 2, "{text}");
        check_sound(text, &paragraph);
        check_fits(text, Some(50.0), &paragraph);
    }
}

#[test]
fn tabs_stop_at_eighths_from_the_start_side() {
    let space = set("a a", None, Ltr).width - set("aa", None, Ltr).width;
    let stop = 8.0 * space;
    for text in ["\tb", "a\tb", "aa\tb"] {
        let clusters = &set(text, None, Ltr).lines[0].clusters;
        assert!(
            (clusters.last().unwrap().x - stop).abs() < 0.5,
            "{clusters:?}"
        );
    }
    // The first stop is less than half a space behind the third letter.
    let clusters = &set("aaa\tb", None, Ltr).lines[0].clusters;
    assert!((clusters[4].x - 2.0 * stop).abs() < 0.5, "{clusters:?}");

    let paragraph = set("ا\tب", None, Rtl);
    let clusters = &paragraph.lines[0].clusters;
    assert!(
        (paragraph.width - clusters[0].right() - stop).abs() < 0.5,
        "{clusters:?}"
    );
}

#[test]
fn line_breaks_of_the_text_end_lines() {
    let paragraph = set("ا\r\nب\u{2028}ت\n", None, Rtl);
    let ranges: Vec<_> = paragraph
        .lines
        .iter()
        .map(|line| line.range.clone())
        .collect();
    assert_eq!(ranges, [0..4, 4..9, 9..12, 12..12]);
    assert!(paragraph.lines[..3].iter().all(|line| line.forced_break));
}

#[test]
fn line_ends_of_word_processors_and_pages_end_lines() {
    for (text, first) in [("اب\u{b}ج", 5), ("اب\u{c}ج", 5), ("اب\u{85}ج", 6)] {
        let paragraph = set(text, None, Rtl);
        check_sound(text, &paragraph);
        assert_eq!(paragraph.lines.len(), 2);
        assert_eq!(paragraph.lines[0].range.end, first);
        assert!(paragraph.lines[0].forced_break);
        assert_eq!(paragraph.width, set("اب", None, Rtl).width);
    }
}

#[test]
fn invisible_characters_take_no_room() {
    let plain = set("سلام abc", None, Rtl);
    let odd = set("\u{200f}سلام \u{2066}abc\u{2069}\0\u{7}\u{feff}", None, Rtl);
    assert_eq!(odd.width, plain.width);
    assert_eq!(odd.lines[0].glyphs.len(), plain.lines[0].glyphs.len());
}

#[test]
fn a_mark_from_another_font_stays_with_its_base() {
    // Icons have neither letter nor mark, Plex lacks the small high waw.
    for text in [
        "كَ",
        "ب\u{6e5}\u{8f0}",
        "a\u{483}\u{64b}",
        "😀\u{64e}",
        "(\u{903}",
    ] {
        for face in [Face::Icons, Face::Interface, Face::Naskh] {
            for direction in [Rtl, Ltr] {
                let paragraph =
                    with_engine(|engine| engine.paragraph(text, &style(face), None, direction));
                check_sound(text, &paragraph);
            }
        }
    }
}

#[test]
fn odd_styles_and_widths_are_harmless() {
    for odd in [0.0, -5.0, f32::NAN, f32::INFINITY, 1.0e30] {
        for text in ["سلام abc \t 123", "", "\n"] {
            let mut style = style(Face::Naskh);
            (style.size, style.line_height) = (odd, odd);
            let paragraph = with_engine(|engine| engine.paragraph(text, &style, Some(odd), Rtl));
            assert!(paragraph.height.is_finite() && paragraph.width.is_finite());
        }
    }
}

#[test]
fn a_paragraph_of_a_megabyte_is_set() {
    let line = "قال (أحمد) إنّ 62.5% من الناس لا يعرفون Reuters أصلاً.\tثم سكت\u{2067} ";
    let whole = line.repeat(1_000_000 / line.len());
    for wrap in [Some(600.0), None] {
        let paragraph = set(&whole, wrap, Rtl);
        let middle = paragraph.hit(10.0, paragraph.height / 2.0);
        let at = paragraph.caret(middle);
        assert!(at.top <= paragraph.height / 2.0 && paragraph.height / 2.0 <= at.bottom);
    }
}

#[test]
fn an_engine_can_move_to_another_thread() {
    let mut engine = Engine::new(Fallback::BundledOnly);
    let width = std::thread::spawn(move || {
        engine
            .paragraph("سلام", &style(Face::Naskh), None, Rtl)
            .width
    });
    assert_eq!(width.join().unwrap(), set("سلام", None, Rtl).width);
}

#[test]
fn system_fonts_help_out() {
    let mut engine = Engine::new(Fallback::System);
    let text = "سلام 漢字 😀";
    let paragraph = engine.paragraph(text, &style(Face::Naskh), Some(300.0), Rtl);
    check_sound(text, &paragraph);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mixed_texts_are_sound(
        text in mixed_text(),
        direction in any_direction(),
        wrap in any_wrap(),
    ) {
        let paragraph = set(&text, wrap, direction);
        check_sound(&text, &paragraph);
        check_fits(&text, wrap, &paragraph);
    }

    #[test]
    fn any_text_can_be_set(
        text in any::<String>(),
        direction in any_direction(),
        wrap in any_wrap(),
    ) {
        check_sound(&text, &set(&text, wrap, direction));
    }

    #[test]
    fn odd_characters_can_be_set(
        text in "[\\u{0}-\\u{20}\\u{600}-\\u{6ff}\\u{900}-\\u{97f}\\u{1100}-\\u{11ff}\\u{200b}-\\u{200f}\\u{2028}-\\u{202e}\\u{2066}-\\u{2069}\\u{fe00}-\\u{fe0f}\\u{1f1e6}-\\u{1f1ff}\\u{110bd}]{0,20}",
        direction in any_direction(),
        wrap in any_wrap(),
    ) {
        check_sound(&text, &set(&text, wrap, direction));
    }
}
