//! Justified lines: edges, what stays ragged, and that nothing but places changes.

use hashiya::typeset::Direction::Rtl;
use hashiya::typeset::{Face, Fill, Line, Paragraph};
use proptest::prelude::*;

use super::carets::check_round_trips;
use super::sample::{any_direction, article_text, set, set_filled};

const EXACT: f32 = 1.0 / 64.0;
const TEXT: &str =
    "كان الناس يخرجون من القرية في الليل ولا يعرف أحد إلى أين يذهبون بعد ذلك، قالت صحيفة محلّية.";

fn filled(text: &str, wrap: f32, fill: Fill) -> Paragraph {
    set_filled(text, Face::Naskh, wrap, Rtl, fill)
}

fn is_full(line: &Line, width: f32) -> bool {
    line.left.abs() < EXACT && (line.right - width).abs() < EXACT
}

/// The clusters of spaces that a line may widen.
fn spaces<'a>(line: &'a Line, text: &'a str) -> impl Iterator<Item = f32> + 'a {
    line.clusters
        .iter()
        .filter(|c| c.range.start < line.content_end)
        .filter(|c| matches!(&text[c.range.clone()], " " | "\u{a0}"))
        .map(|c| c.advance)
}

#[test]
fn lines_but_the_last_reach_both_edges_unless_spaces_would_be_too_wide() {
    let text = format!("{TEXT} {TEXT}");
    let mut full = 0;
    for width in 200..300 {
        let wrap = width as f32;
        let ragged = set(&text, Some(wrap), Rtl);
        for fill in [Fill::Spaces, Fill::Kashida] {
            let paragraph = filled(&text, wrap, fill);
            let (last, others) = paragraph.lines.split_last().unwrap();
            assert!(!is_full(last, wrap) && (last.right - wrap).abs() < EXACT);
            for (line, plain) in others.iter().zip(&ragged.lines) {
                let room = 2.0 * spaces(plain, &text).sum::<f32>();
                let fits = wrap - (plain.right - plain.left) <= room;
                assert!(is_full(line, wrap) || !fits, "{fill:?} {width}");
                assert!(fill == Fill::Kashida || fits || !is_full(line, wrap));
                full += usize::from(fits);
                let widths: Vec<f32> = spaces(line, &text).collect();
                assert!(widths.iter().all(|w| (w - widths[0]).abs() < EXACT));
            }
        }
    }
    assert!(full > 500, "{full}");
}

#[test]
fn lines_before_a_break_and_lines_with_tabs_stay_ragged() {
    let ragged = set("كان الناس يخرجون\u{2028}من القرية", Some(400.0), Rtl);
    let text = "كان الناس يخرجون\u{2028}من القرية";
    assert_eq!(filled(text, 400.0, Fill::Spaces), ragged);
    let text = "كان الناس\tيخرجون من القرية في الليل ولا يعرف أحد";
    let paragraph = filled(text, 160.0, Fill::Spaces);
    let plain = set(text, Some(160.0), Rtl);
    assert_eq!(paragraph.lines[0], plain.lines[0]);
    assert!(
        is_full(&paragraph.lines[1], 160.0),
        "the line without a tab is filled"
    );
}

#[test]
fn a_line_of_words_too_far_apart_stays_ragged() {
    let text = "من الاستقلالية والاستراتيجيات والاستراتيجيات";
    let whole = set(text, None, Rtl).width;
    let paragraph = filled(text, whole * 0.62, Fill::Spaces);
    assert!(paragraph.lines.len() > 1);
    assert!(!is_full(&paragraph.lines[0], whole * 0.62));
    assert_eq!(paragraph, set(text, Some(whole * 0.62), Rtl));
}

#[test]
fn kashidas_belong_to_the_letter_before_them() {
    let mut seen = 0;
    for width in 160..320 {
        let wrap = width as f32;
        let (spaced, longer) = (
            filled(TEXT, wrap, Fill::Spaces),
            filled(TEXT, wrap, Fill::Kashida),
        );
        for (a, b) in spaced.lines.iter().zip(&longer.lines) {
            assert_eq!(a.range, b.range);
            let more = b.glyphs.len() - a.glyphs.len();
            seen += more;
            if more == 0 || !is_full(a, wrap) {
                continue;
            }
            assert!(is_full(b, wrap), "{width}");
            // What words take, spaces give.
            let widest = |line| spaces(line, TEXT).fold(0.0, f32::max);
            assert!(widest(a) > widest(b), "{width}");
            let starts = |line: &Line| -> Vec<_> {
                line.logical_clusters().map(|c| c.range.clone()).collect()
            };
            assert_eq!(starts(a), starts(b));
            assert!(
                b.glyphs
                    .iter()
                    .all(|g| starts(b).iter().any(|c| c.start == g.cluster))
            );
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn a_drawn_kashida_is_as_a_typed_one() {
    for face in [Face::Naskh, Face::Amiri] {
        let mut seen = 0;
        for width in 160..320 {
            let wrap = width as f32;
            let drawn = set_filled(TEXT, face, wrap, Rtl, Fill::Kashida);
            let plain = set_filled(TEXT, face, wrap, Rtl, Fill::Spaces);
            for (line, other) in drawn.lines.iter().zip(&plain.lines) {
                if line.glyphs.len() == other.glyphs.len() {
                    continue;
                }
                seen += 1;
                let typed = typed_line(line, other, TEXT);
                let words = set_filled(&typed, face, 4000.0, Rtl, Fill::Ragged);
                let ids = |line: &Line| line.glyphs.iter().map(|g| g.id).collect::<Vec<_>>();
                let hanging = line.glyphs.len() - words.lines[0].glyphs.len();
                assert_eq!(
                    ids(line)[hanging..],
                    ids(&words.lines[0]),
                    "{face:?} {typed}"
                );
            }
        }
        assert!(seen > 20, "{face:?} {seen}");
    }
}

/// The text of a line with a tatweel typed behind every letter that is wider than in the other.
fn typed_line(line: &Line, other: &Line, text: &str) -> String {
    let mut typed = String::new();
    for (a, b) in line.logical_clusters().zip(other.logical_clusters()) {
        if a.range.start >= line.content_end {
            break;
        }
        typed.push_str(&text[a.range.clone()]);
        let glyphs = |line: &Line| {
            line.glyphs
                .iter()
                .filter(|g| g.cluster == a.range.start)
                .count()
        };
        if !a.whitespace && glyphs(line) > glyphs(other) && a.advance > b.advance {
            typed.push('ـ');
        }
    }
    typed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn filled_lines_give_carets_back_and_keep_their_text(
        text in article_text(),
        direction in any_direction(),
        wrap in 60.0_f32..500.0,
        fill in prop::sample::select(vec![Fill::Spaces, Fill::Kashida]),
        face in prop::sample::select(vec![Face::Naskh, Face::Amiri]),
    ) {
        let ragged = set_filled(&text, face, wrap, direction, Fill::Ragged);
        let paragraph = set_filled(&text, face, wrap, direction, fill);
        check_round_trips(&text, &paragraph);
        prop_assert_eq!(paragraph.lines.len(), ragged.lines.len());
        for (line, plain) in paragraph.lines.iter().zip(&ragged.lines) {
            prop_assert_eq!(&line.range, &plain.range);
            prop_assert!(is_full(line, paragraph.width) || line.left >= -EXACT && line.right <= paragraph.width + EXACT
                || plain.right - plain.left > paragraph.width);
            for pair in line.clusters.windows(2) {
                prop_assert!((pair[0].right() - pair[1].x).abs() < 0.01, "no gaps");
            }
            // A band over the whole line covers all of it, widened spaces too.
            let content = line.range.start..line.content_end;
            let sum: f32 = paragraph.rects(content).iter().map(|(_, rect)| rect.width()).sum();
            prop_assert!((sum - (line.right - line.left)).abs() < 0.05);
        }
    }
}
