//! The visual order of lines, against an independent implementation of UAX #9.

use hashiya::typeset::Direction::{Ltr, Rtl};
use hashiya::typeset::{Direction, Line, Paragraph};
use proptest::prelude::*;
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation as _;

use super::sample::{any_direction, any_wrap, mixed_text, set};

/// A line as it stands, from left to right, without embedding marks and joiners: rule X9 drops
/// them, so that implementations are free where to put them.
fn seen(text: &str, line: &Line) -> String {
    let clusters = line.clusters.iter();
    without_dropped(clusters.map(|cluster| &text[cluster.range.clone()]))
}

fn without_dropped<'a>(graphemes: impl Iterator<Item = &'a str>) -> String {
    let dropped = |letter| matches!(letter, '\u{200c}' | '\u{200d}' | '\u{202a}'..='\u{202e}');
    graphemes
        .filter(|grapheme| !grapheme.chars().all(dropped))
        .collect()
}

/// The same by the `unicode-bidi` crate: levels of the whole text, rules L1 and L2 by line.
fn expected(text: &str, line: &Line, direction: Direction) -> String {
    let level = match direction {
        Rtl => Level::rtl(),
        Ltr => Level::ltr(),
    };
    let info = BidiInfo::new(text, Some(level));
    let paragraph = &info.paragraphs[0];
    let levels = info.reordered_levels(paragraph, line.range.clone());
    let graphemes: Vec<(usize, &str)> = text[line.range.clone()].grapheme_indices(true).collect();
    let by_grapheme: Vec<Level> = graphemes
        .iter()
        .map(|(start, _)| levels[line.range.start + start])
        .collect();
    let order = BidiInfo::reorder_visual(&by_grapheme);
    without_dropped(order.into_iter().map(|index| graphemes[index].1))
}

/// Asserts the lines of a text as they stand from left to right.
#[track_caller]
fn check_order(text: &str, direction: Direction, wrap: Option<f32>, lines: &[&str]) {
    let paragraph = set(text, wrap, direction);
    let isolate = |letter: char| matches!(letter, '\u{2066}'..='\u{2069}');
    let found: Vec<String> = paragraph
        .lines
        .iter()
        .map(|line| seen(text, line).replace(isolate, ""))
        .collect();
    assert_eq!(found, lines, "of {text:?}");
    check_reference(text, &paragraph);
}

#[track_caller]
fn check_reference(text: &str, paragraph: &Paragraph) {
    for line in &paragraph.lines {
        if !line.range.is_empty() {
            assert_eq!(
                seen(text, line),
                expected(text, line, paragraph.direction),
                "of {:?} in {text:?}",
                &text[line.range.clone()]
            );
        }
    }
}

#[test]
fn plain_arabic_and_latin() {
    check_order("abc", Ltr, None, &["abc"]);
    check_order("abc", Rtl, None, &["abc"]);
    check_order("سلام", Rtl, None, &["مالس"]);
    check_order("سلام", Ltr, None, &["مالس"]);
}

#[test]
fn punctuation_ends_a_sentence_at_its_end_side() {
    check_order("قال.", Rtl, None, &[".لاق"]);
    check_order("قال.", Ltr, None, &["لاق."]);
    check_order("قال Reuters.", Rtl, None, &[".Reuters لاق"]);
}

#[test]
fn brackets_and_guillemets() {
    check_order("(اب) ج", Rtl, None, &["ج )با("]);
    check_order("«اب» ج", Rtl, None, &["ج »با«"]);
    check_order("ا (ab) ب", Rtl, None, &["ب )ab( ا"]);
    check_order("ا \"ab\" ب", Rtl, None, &["ب \"ab\" ا"]);
}

#[test]
fn figures() {
    check_order("62.5%", Rtl, None, &["62.5%"]);
    check_order("ب 62.5%", Rtl, None, &["%62.5 ب"]);
    check_order("(أي بنسبة 62.5%)", Rtl, None, &[")%62.5 ةبسنب يأ("]);
    check_order("ب $150", Rtl, None, &["150$ ب"]);
    check_order("ب 15/03/2016", Rtl, None, &["15/03/2016 ب"]);
    check_order("ب ١٥/٠٣", Rtl, None, &["١٥/٠٣ ب"]);
    check_order("عام ٢٠١٦ م", Rtl, None, &["م ٢٠١٦ ماع"]);
}

#[test]
fn addresses() {
    check_order(
        "ا https://a.org/x?y=1 ب",
        Rtl,
        None,
        &["ب https://a.org/x?y=1 ا"],
    );
}

#[test]
fn white_space_at_the_end_stands_at_the_end_side() {
    check_order("ab ", Rtl, None, &[" ab"]);
    check_order("اب ", Ltr, None, &["با "]);
    check_order("اب ab  ", Rtl, None, &["  ab با"]);
    check_order("ab اب \u{2069} ", Ltr, None, &["ab با  "]);
}

#[test]
fn a_wrapped_line_ends_in_its_white_space() {
    let text = "قال abc def";
    let first = "قال abc ";
    let width = set("قال abc", None, Rtl).width;
    let paragraph = set(text, Some(width + 2.0), Rtl);
    assert_eq!(&text[paragraph.lines[0].range.clone()], first);
    check_order(text, Rtl, Some(width + 2.0), &[" abc لاق", "def"]);
}

#[test]
fn tabs_part_a_line_in_segments() {
    check_order("اب\tجد", Ltr, None, &["با\tدج"]);
    check_order("ab\tcd", Rtl, None, &["cd\tab"]);
    // The space before the tab returns to the base direction, the one after it belongs to «cd».
    check_order("ab \t cd", Rtl, None, &[" cd\t ab"]);
}

#[test]
fn isolates_keep_foreign_text_apart() {
    check_order("ا \u{2066}a, b\u{2069}: ب", Rtl, None, &["ب :a, b ا"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn lines_stand_as_uax_9_says(
        text in mixed_text(),
        direction in any_direction(),
        wrap in any_wrap(),
    ) {
        check_reference(&text, &set(&text, wrap, direction));
    }
}
