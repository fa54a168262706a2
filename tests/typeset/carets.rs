//! Carets: a point beside every caret gives it back, and arrow keys walk by sight.

use hashiya::typeset::Direction::{Ltr, Rtl};
use hashiya::typeset::{Affinity, Caret, Cluster, Face, Paragraph};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::sample::{any_direction, any_wrap, mixed_text, set, style, with_engine};

/// Half of the narrowest cluster that a point can be put into.
const INSIDE: f32 = 0.05;

fn boundaries(text: &str) -> Vec<usize> {
    let starts = text.grapheme_indices(true).map(|(start, _)| start);
    starts.chain([text.len()]).collect()
}

/// The cluster a caret belongs to.
fn owner(paragraph: &Paragraph, caret: Caret) -> Option<(usize, &Cluster)> {
    paragraph
        .lines
        .iter()
        .enumerate()
        .find_map(|(index, line)| {
            let found = line.clusters.iter().find(|cluster| match caret.affinity {
                Affinity::Downstream => cluster.range.start == caret.offset,
                Affinity::Upstream => cluster.range.end == caret.offset,
            });
            found.map(|cluster| (index, cluster))
        })
}

#[track_caller]
pub(super) fn check_round_trips(text: &str, paragraph: &Paragraph) {
    for offset in boundaries(text) {
        for caret in [Caret::downstream(offset), Caret::upstream(offset)] {
            let rect = paragraph.caret(caret);
            let middle = (rect.top + rect.bottom) / 2.0;
            let back = paragraph.caret(paragraph.hit(rect.x, middle));
            assert!((back.x - rect.x).abs() < 0.01, "{caret:?} of {text:?}");
            let Some((line, cluster)) = owner(paragraph, caret) else {
                continue;
            };
            if cluster.advance < 2.0 * INSIDE {
                continue;
            }
            assert_eq!(line, rect.line, "{caret:?} of {text:?}");
            assert_eq!(cluster.rtl, rect.rtl, "{caret:?} of {text:?}");
            let before = (caret.affinity == Affinity::Downstream) == cluster.rtl;
            let x = if before {
                rect.x - INSIDE
            } else {
                rect.x + INSIDE
            };
            assert_eq!(paragraph.hit(x, middle), caret, "at {x} of {text:?}");
            assert_eq!(
                paragraph.cluster_at(x, middle),
                Some(cluster.range.clone()),
                "{text:?}"
            );
        }
    }
}

#[test]
fn an_empty_text_has_a_caret_at_its_start_side() {
    for caret in [Caret::downstream(0), Caret::upstream(0)] {
        assert_eq!(set("", Some(100.0), Rtl).caret(caret).x, 100.0);
        assert_eq!(set("", Some(100.0), Ltr).caret(caret).x, 0.0);
        assert_eq!(set("", None, Rtl).caret(caret).x, 0.0);
    }
    let empty = set("", Some(100.0), Rtl);
    assert_eq!(empty.lines.len(), 1);
    assert_eq!(empty.height, 36.0);
    assert_eq!(empty.hit(3.0, 90.0), Caret::downstream(0));
    assert!(empty.caret(Caret::downstream(0)).rtl);
    assert_eq!(empty.visual_left(Caret::downstream(0)), None);
}

#[test]
fn one_offset_has_two_places_between_directions() {
    let paragraph = set("abcاب", None, Ltr);
    let latin = paragraph.lines[0].clusters[2].right();
    assert_eq!(paragraph.caret(Caret::upstream(3)).x, latin);
    assert_eq!(paragraph.caret(Caret::downstream(3)).x, paragraph.width);
}

#[test]
fn the_end_of_a_text_is_on_its_end_side_also_after_a_number() {
    let text = "عام 2017";
    let paragraph = set(text, Some(200.0), Rtl);
    let number = &paragraph.lines[0].clusters[..4];
    let end = paragraph.caret(Caret::downstream(text.len())).x;
    assert!((end - number[0].x).abs() < 0.01);
    // What clings to the number is where the number ends.
    let behind = paragraph.caret(Caret::upstream(text.len())).x;
    assert!((behind - number[3].right()).abs() < 0.01);
}

#[test]
fn a_line_end_and_the_next_line_start_share_an_offset() {
    let paragraph = set("سلام سلام سلام", Some(60.0), Rtl);
    assert_eq!(paragraph.lines.len(), 3);
    let offset = paragraph.lines[0].range.end;
    assert_eq!(paragraph.line_of(Caret::upstream(offset)), 0);
    assert_eq!(paragraph.line_of(Caret::downstream(offset)), 1);
    assert!((paragraph.caret(Caret::downstream(offset)).x - 60.0).abs() < 0.01);
    assert_eq!(paragraph.line_end(0), Caret::upstream(offset));
    assert_eq!(paragraph.line_start(1), Caret::downstream(offset));
}

#[test]
fn up_and_down_keep_their_goal() {
    let paragraph = set("سلام سلام سلام", Some(60.0), Rtl);
    let first = paragraph.hit(40.0, 10.0);
    let second = paragraph.down(first, 40.0).unwrap();
    assert_eq!(paragraph.line_of(second), 1);
    assert_eq!(paragraph.up(second, 40.0), Some(first));
    assert_eq!(paragraph.up(first, 40.0), None);
    let third = paragraph.down(second, 40.0).unwrap();
    assert_eq!(paragraph.down(third, 40.0), None);
}

#[test]
fn left_walks_on_through_an_arabic_paragraph() {
    let text = "لا سلام abc";
    let paragraph = set(text, Some(45.0), Rtl);
    assert!(paragraph.lines.len() > 1);
    let mut caret = Caret::downstream(0);
    let mut offsets = vec![0];
    while let Some(next) = paragraph.visual_left(caret) {
        caret = next;
        offsets.push(caret.offset);
    }
    // Over the Latin word from its right end: «c», «b», «a».
    let spaced = text.find('a').unwrap();
    assert!(offsets.starts_with(&[0, 2, 4, 5, 7]), "{offsets:?}");
    assert_eq!(offsets.last(), Some(&spaced), "{offsets:?}");
}

#[test]
fn line_breaks_inside_a_text_are_steps() {
    for direction in [Rtl, Ltr] {
        let text = "ا\n\nب\n";
        let paragraph = set(text, None, direction);
        assert_eq!(paragraph.lines.len(), 4);
        let mut caret = paragraph.hit(-100.0, 0.0);
        if direction == Ltr {
            caret = Caret::upstream(2);
        }
        let mut lines = vec![paragraph.line_of(caret)];
        let mut forward = vec![caret.offset];
        loop {
            let next = match direction {
                Rtl => paragraph.visual_left(caret),
                Ltr => paragraph.visual_right(caret),
            };
            let Some(next) = next else { break };
            caret = next;
            forward.push(caret.offset);
            lines.push(paragraph.line_of(caret));
        }
        assert_eq!(lines.last(), Some(&3), "{lines:?} {forward:?}");
        let back = match direction {
            Rtl => paragraph.visual_right(caret),
            Ltr => paragraph.visual_left(caret),
        };
        assert_eq!(paragraph.line_of(back.unwrap()), 2);
        assert_eq!(paragraph.line_end(0).offset, 2);
        check_round_trips(text, &paragraph);
    }
}

#[test]
fn lam_alef_is_two_letters_in_every_face() {
    for face in [Face::Naskh, Face::Amiri, Face::Interface] {
        for text in ["لا", "بلا", "لَا", "لأن", "الإسلام", "لآلئ"] {
            let paragraph = with_engine(|engine| engine.paragraph(text, &style(face), None, Rtl));
            let clusters = &paragraph.lines[0].clusters;
            assert_eq!(clusters.len(), text.graphemes(true).count());
            for cluster in clusters {
                assert!(cluster.advance > 2.0, "{face:?} {text} {cluster:?}");
            }
            check_round_trips(text, &paragraph);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_point_beside_a_caret_gives_it_back(
        text in mixed_text(),
        direction in any_direction(),
        wrap in any_wrap(),
    ) {
        check_round_trips(&text, &set(&text, wrap, direction));
    }

    #[test]
    fn arrows_walk_a_line_from_end_to_end(text in mixed_text(), direction in any_direction()) {
        let paragraph = set(&text, None, direction);
        let line = &paragraph.lines[0];
        let visible = line.clusters.iter().filter(|cluster| cluster.advance > 0.0).count();
        let mut caret = paragraph.hit(f32::MAX, 0.0);
        let mut x = paragraph.caret(caret).x;
        let mut steps = 0;
        while let Some(next) = paragraph.visual_left(caret) {
            let there = paragraph.caret(next).x;
            if there < x {
                steps += 1;
            }
            prop_assert!(there <= x);
            (caret, x) = (next, there);
            prop_assert!(steps <= visible);
        }
        prop_assert_eq!(steps, visible);
        while let Some(next) = paragraph.visual_right(caret) {
            prop_assert!(paragraph.caret(next).x >= paragraph.caret(caret).x);
            caret = next;
        }
        prop_assert!((paragraph.caret(caret).x - line.clusters.last().map_or(x, Cluster::right)).abs() < 0.01);
    }

    #[test]
    fn arrows_return(text in mixed_text(), direction in any_direction(), wrap in any_wrap()) {
        let paragraph = set(&text, wrap, direction);
        for offset in boundaries(&text) {
            let caret = Caret::downstream(offset);
            let place = paragraph.caret(caret);
            if let Some(left) = paragraph.visual_left(caret) {
                let there = paragraph.caret(left);
                if there.line == place.line && there.x < place.x {
                    let back = paragraph.visual_right(left).map(|back| paragraph.caret(back));
                    prop_assert!(back.is_some_and(|back| back.line != place.line
                        || (back.x - place.x).abs() < 0.01));
                }
            }
        }
    }
}
