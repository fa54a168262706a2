//! Every place a caret can stand in, over the texts of the sample: found by a point, and walked
//! through by sight.

use std::collections::HashMap;

use hashiya::typeset::{Affinity, Caret, CaretRect, Cluster, Direction, Face, Paragraph, Style};
use hashiya::typeset::{Fill, LONG_PIECE, LongParagraph, Measure, Weight, paragraph_direction};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::sample::{any_direction, any_wrap, mixed_text, sample_paragraphs, set, with_engine};

/// Half of the narrowest cluster that a point can be put into, pixels.
const INSIDE: f32 = 0.05;

/// Sizes of text in pixels: 12, 18, 27 and 40 points on screens of one and of two pixels a point.
const SIZES: [f32; 7] = [12.0, 18.0, 24.0, 27.0, 36.0, 40.0, 80.0];

/// What the sample has too little of: joined letters, marks, and turns of direction.
const HARD: [&str; 9] = [
    "لا إله إلا الله، وَلَا لأحدٍ ولآخر سلامٌ بالإجماع",
    "ٱللَّٰهُ وَالرَّحْمَٰنِ شَيْءٍ إِلَٰهٍ",
    "لَّا لِّأَنَّ فَلَأَنتَ لِلَّٰهِ جِّد مُتَحَدِّثٌ",
    "قال Ahmad (ICCT) في 3.5.2016: «نعم»",
    "Reuters قالت إن 45% من [UNHCR] هنا",
    "النسخة v2.0-beta/لا و٣٥٫٥ أو 1,234 ليرة",
    "https://example.org/لا/path?q=سلام انتهى",
    "الـ«GDP»، (و)الـ\"IMF\" — «(لا)»",
    "a\u{301}\u{302} لـٍّ \u{200f}لا\u{200e} b\u{200d}لا\u{200c}م\tلا",
];

fn style(face: Face, size: f32) -> Style {
    Style {
        face,
        weight: Weight::Regular,
        size,
        line_height: (size * 2.02).round(),
    }
}

fn boundaries(text: &str) -> Vec<usize> {
    let starts = text.grapheme_indices(true).map(|(start, _)| start);
    starts.chain([text.len()]).collect()
}

/// Every paragraph of the sample and the hard ones, each with its direction.
fn texts() -> Vec<(String, Direction)> {
    let hard = HARD.into_iter().map(str::to_owned);
    let all = sample_paragraphs().into_iter().chain(hard);
    all.map(|text| {
        let direction = paragraph_direction(&text, Direction::Rtl);
        (text, direction)
    })
    .collect()
}

/// Widths that a text of a size is wrapped to: a few letters, a column, a page, none.
fn widths(size: f32) -> [Option<f32>; 4] {
    [Some(size * 4.0), Some(size * 17.3), Some(size * 36.0), None]
}

fn for_each_setting(sizes: &[f32], mut check: impl FnMut(&str, &Paragraph)) {
    let texts = texts();
    assert!(texts.len() > 60, "the sample has its paragraphs");
    for face in [Face::Naskh, Face::Amiri] {
        for (step, size) in sizes.iter().enumerate() {
            for (index, (text, direction)) in texts.iter().enumerate() {
                // Each text at each size, the widths by turns.
                let width = widths(*size)[(index + step) % 4];
                let fill = [Fill::Ragged, Fill::Spaces, Fill::Kashida][(index + step) % 3];
                let measure = Measure {
                    fill,
                    ..Measure::ragged(width)
                };
                let style = style(face, *size);
                let set =
                    with_engine(|engine| engine.paragraph_in(text, &style, &measure, *direction));
                check(text, &set);
            }
        }
    }
}

/// A place on the screen, so that what is equal to the eye is equal.
fn place(rect: &CaretRect) -> (usize, i32) {
    (rect.line, (rect.x * 32.0).round() as i32)
}

/// The cluster a caret belongs to.
fn owner(owners: &[(usize, Cluster)], caret: Caret) -> Option<&(usize, Cluster)> {
    let by = |cluster: &Cluster| match caret.affinity {
        Affinity::Downstream => cluster.range.start,
        Affinity::Upstream => cluster.range.end,
    };
    let found = owners.binary_search_by_key(&caret.offset, |(_, cluster)| by(cluster));
    Some(&owners[found.ok()?])
}

/// From every caret to its place, and from a point there back to it.
///
/// At the place itself stands the caret, or one that no eye can tell from it: where directions
/// change, two offsets share a place and each has two. Just beside it, in the letter the caret
/// belongs to, the point gives this very caret.
#[track_caller]
fn check_identity(text: &str, paragraph: &Paragraph) {
    let both = |offset| [Caret::downstream(offset), Caret::upstream(offset)];
    let carets: Vec<Caret> = boundaries(text).into_iter().flat_map(both).collect();
    let mut here: HashMap<(usize, i32), Vec<usize>> = HashMap::new();
    for caret in &carets {
        let at = place(&paragraph.caret(*caret));
        for near in [-1, 0, 1] {
            here.entry((at.0, at.1 + near))
                .or_default()
                .push(caret.offset);
        }
    }
    let owners: Vec<(usize, Cluster)> = (0..paragraph.lines.len())
        .flat_map(|line| {
            paragraph.lines[line]
                .logical_clusters()
                .map(move |c| (line, c.clone()))
        })
        .collect();
    for caret in carets {
        let rect = paragraph.caret(caret);
        let middle = (rect.top + rect.bottom) / 2.0;
        let back = paragraph.hit(rect.x, middle);
        let there = paragraph.caret(back);
        assert_eq!(there.line, rect.line, "{caret:?} of {text:?}");
        assert!((there.x - rect.x).abs() < 0.02, "{caret:?} of {text:?}");
        assert!(
            here[&place(&rect)].contains(&back.offset),
            "{caret:?} comes back as {back:?} of {text:?}"
        );
        let Some((line, cluster)) = owner(&owners, caret) else {
            continue;
        };
        if cluster.advance < 2.0 * INSIDE {
            continue;
        }
        assert_eq!(
            (*line, cluster.rtl),
            (rect.line, rect.rtl),
            "{caret:?} of {text:?}"
        );
        let right_of_it = (caret.affinity == Affinity::Downstream) == cluster.rtl;
        let x = rect.x + if right_of_it { -INSIDE } else { INSIDE };
        assert_eq!(paragraph.hit(x, middle), caret, "at {x} of {text:?}");
        let hit = paragraph.cluster_at(x, middle);
        assert_eq!(hit.as_ref(), Some(&cluster.range), "at {x} of {text:?}");
    }
}

/// The places between the letters that show, line by line, in the order of sight from the right
/// (`left` is how one goes on) or from the left.
fn places_by_sight(paragraph: &Paragraph, left: bool) -> Vec<(usize, f32)> {
    let mut places: Vec<(usize, f32)> = Vec::new();
    let downwards = left == paragraph.direction.is_rtl();
    let lines: Vec<usize> = if downwards {
        (0..paragraph.lines.len()).collect()
    } else {
        (0..paragraph.lines.len()).rev().collect()
    };
    for line in lines {
        let mut xs: Vec<f32> = Vec::new();
        for cluster in paragraph.lines[line]
            .clusters
            .iter()
            .filter(|c| c.advance > 0.0)
        {
            xs.extend([cluster.x, cluster.right()]);
        }
        // A line of nothing that shows is one place.
        if xs.is_empty() {
            xs.push(paragraph.caret(paragraph.line_start(line)).x);
        }
        xs.sort_by(f32::total_cmp);
        xs.dedup_by(|a, b| (*a - *b).abs() < 0.01);
        if left {
            xs.reverse();
        }
        places.extend(xs.into_iter().map(|x| (line, x)));
    }
    places
}

/// Steps to one side from end to end, and gives the places that were come to, each once.
fn walk(paragraph: &Paragraph, mut caret: Caret, left: bool) -> (Vec<(usize, f32)>, Caret) {
    let mut seen = Vec::new();
    let most = 4 * paragraph.len + 8;
    loop {
        let rect = paragraph.caret(caret);
        let again = seen.last().is_some_and(|(line, x): &(usize, f32)| {
            *line == rect.line && (*x - rect.x).abs() < 0.01
        });
        if !again {
            seen.push((rect.line, rect.x));
        }
        assert!(seen.len() <= most, "never at the end");
        let next = if left {
            paragraph.visual_left(caret)
        } else {
            paragraph.visual_right(caret)
        };
        match next {
            Some(next) => caret = next,
            None => return (seen, caret),
        }
    }
}

/// Arrows visit every place of a text once, in the order of sight, and all of them on the way back.
#[track_caller]
fn check_walk(text: &str, paragraph: &Paragraph) {
    if paragraph
        .lines
        .iter()
        .all(|line| line.right - line.left <= 0.0)
    {
        return;
    }
    let rtl = paragraph.direction.is_rtl();
    let last = paragraph.lines.len() - 1;
    let start = if rtl { f32::MAX } else { f32::MIN };
    let top = paragraph.hit(start, 0.0);
    for (left, begin) in [
        (rtl, top),
        (!rtl, paragraph.hit(-start, paragraph.lines[last].top + 1.0)),
    ] {
        let (seen, _) = walk(paragraph, begin, left);
        let wanted = places_by_sight(paragraph, left);
        check_visits(text, &seen, &wanted);
    }
}

/// The end of a wrapped line and the start of the next one are one stop: crossing the last letter
/// of a line comes to either, as the text goes on.
#[track_caller]
fn check_visits(text: &str, seen: &[(usize, f32)], wanted: &[(usize, f32)]) {
    let same = |a: &(usize, f32), b: &(usize, f32)| a.0 == b.0 && (a.1 - b.1).abs() < 0.02;
    let (mut at, mut missed) = (0, Vec::new());
    for (index, place) in wanted.iter().enumerate() {
        if seen.get(at).is_some_and(|seen| same(seen, place)) {
            at += 1;
        } else {
            missed.push(index);
        }
    }
    assert_eq!(
        at,
        seen.len(),
        "{:?} is off the way, in {text:?}",
        seen.get(at)
    );
    for index in missed {
        let (line, _) = wanted[index];
        let edge_of = |other: Option<&(usize, f32)>| other.is_none_or(|other| other.0 != line);
        let first = edge_of(index.checked_sub(1).map(|i| &wanted[i]));
        let last = edge_of(wanted.get(index + 1));
        assert!(
            first || last,
            "{:?} is passed over in {text:?}",
            wanted[index]
        );
    }
}

#[test]
fn every_caret_of_the_sample_is_found_again_by_its_place() {
    for_each_setting(&SIZES, check_identity);
}

#[test]
fn arrows_visit_every_place_of_the_sample_in_the_order_of_sight() {
    for_each_setting(&[18.0, 40.0], check_walk);
}

#[test]
fn pieces_of_a_long_paragraph_have_the_same_carets() {
    let whole = [sample_paragraphs().join(" "), HARD.join(" ")].join(" ");
    let long = LongParagraph::new(&whole, Direction::Rtl);
    for face in [Face::Naskh, Face::Amiri] {
        let style = style(face, 20.5);
        let pieces: Vec<_> = with_engine(|engine| {
            long.line_cuts(engine, &whole, &style, 615.0, 0, LONG_PIECE)
                .collect()
        });
        assert!(pieces.len() > 5);
        for piece in pieces {
            let set = with_engine(|engine| {
                engine.piece(&whole, &long, piece.bytes.clone(), &style, 615.0)
            });
            let text = &whole[piece.bytes];
            check_identity(text, &set);
            check_walk(text, &set);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_caret_of_any_text_is_found_again_by_its_place(
        text in mixed_text(),
        direction in any_direction(),
        wrap in any_wrap(),
    ) {
        check_identity(&text, &set(&text, wrap, direction));
    }

    #[test]
    fn arrows_visit_every_place_of_any_text(
        text in mixed_text(),
        direction in any_direction(),
        wrap in any_wrap(),
    ) {
        check_walk(&text, &set(&text, wrap, direction));
    }
}
