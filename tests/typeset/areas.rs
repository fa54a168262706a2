//! What a selection or highlight covers, held against the pixels of its letters: a line painted
//! with them and without.
//!
//! The rule. The boxes of a line's letters tile it, and neighbouring spans share an edge and
//! nothing else. Without the letters of a span only pixels change that lie in its rectangles, or
//! beside them as far as the font itself draws a glyph beyond its advance; a mark may stand out of
//! its letter by [`MARK`], and the few letters that a font moves aside (Amiri does so before a kaf, and with its tatweels)
//! by at most [`MOVED`]. Letters that one drawing joins (lam-alef) share its ink: if a span cuts
//! them, their boxes together count.

use std::ops::Range;

use hashiya::arabic::word_ranges;
use hashiya::typeset::{Direction, Fill, Measure, Rect};
use hashiya::typeset::{Engine, Face, Glyph, Line, Paragraph, Style, Weight, paragraph_direction};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use skrifa::MetadataProvider as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::ink::Inks;
use super::sample::{sample_paragraphs, with_engine};

/// So far a glyph without advance, a mark, may stand out of its letter's box, em.
const MARK: f32 = 0.4;
/// So far a font moves a letter from where the pen is, em.
const MOVED: f32 = 0.4;
/// Subpixel places are quarters, and an edge covers its pixel in part: pixels.
const EDGE: f32 = 1.3;

/// Letters of a line that share a drawing, and how far their ink may reach.
struct Group {
    /// Bytes of the paragraph.
    bytes: Range<usize>,
    left: f32,
    right: f32,
    /// Beyond the box, pixels.
    over: (f32, f32),
}

/// How far the font draws a glyph beyond its advance, pixels: to the left, to the right.
fn bearings(engine: &Engine, glyph: &Glyph, pen: f32) -> (f32, f32) {
    if glyph.advance <= 0.0 {
        return (MARK * glyph.size, MARK * glyph.size);
    }
    let file = engine.font(glyph.font).unwrap();
    let font = skrifa::FontRef::from_index(file.data(), file.index()).unwrap();
    let size = skrifa::instance::Size::new(glyph.size);
    let metrics = font.glyph_metrics(size, skrifa::instance::LocationRef::default());
    let Some(bounds) = metrics.bounds(skrifa::GlyphId::new(glyph.id)) else {
        return (0.0, 0.0);
    };
    let moved = glyph.x - pen;
    assert!(
        moved.abs() <= MOVED * glyph.size,
        "{glyph:?} is {moved} off its place"
    );
    (
        (-bounds.x_min - moved).max(0.0),
        (bounds.x_max + moved - glyph.advance).max(0.0),
    )
}

/// The groups of a line in the order of the text.
fn groups(engine: &Engine, line: &Line) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for cluster in line.logical_clusters() {
        let own = |glyph: &&Glyph| glyph.cluster == cluster.range.start;
        let glyphs: Vec<&Glyph> = line.glyphs.iter().filter(own).collect();
        let moves: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
        let mut pen = cluster.x;
        let over = glyphs.iter().map(|glyph| {
            let at = pen;
            pen += glyph.advance;
            bearings(engine, glyph, at)
        });
        let over = over.fold((0.0_f32, 0.0_f32), |a, b| (a.0.max(b.0), a.1.max(b.1)));
        // What moves no pen and has room all the same was given a part of its neighbour's.
        let joined = moves.abs() < 0.01 && cluster.advance > 0.1 && !cluster.whitespace;
        match groups.last_mut().filter(|_| joined) {
            Some(group) => {
                group.bytes.end = cluster.range.end;
                group.left = group.left.min(cluster.x);
                group.right = group.right.max(cluster.right());
                group.over = (group.over.0.max(over.0), group.over.1.max(over.1));
            }
            None => groups.push(Group {
                bytes: cluster.range.clone(),
                left: cluster.x,
                right: cluster.right(),
                over,
            }),
        }
    }
    groups
}

/// A line whose areas are held against its ink.
struct Checked<'a> {
    engine: &'a Engine,
    paragraph: &'a Paragraph,
    index: usize,
    groups: Vec<Group>,
    /// Pixel columns that are looked at, and the ink in each when everything is painted.
    columns: (i32, i32),
    whole: Vec<u32>,
}

impl<'a> Checked<'a> {
    fn new(engine: &'a Engine, inks: &mut Inks, paragraph: &'a Paragraph, index: usize) -> Self {
        let line = &paragraph.lines[index];
        let size = (line.bottom - line.top).ceil();
        let left = line.clusters.first().map_or(line.left, |first| first.x);
        let right = line.clusters.last().map_or(line.right, |last| last.right());
        let columns = ((left - size).floor() as i32, (right + size).ceil() as i32);
        Self {
            engine,
            paragraph,
            index,
            groups: groups(engine, line),
            columns,
            whole: inks.columns(engine, line, columns, |_| true),
        }
    }

    fn line(&self) -> &Line {
        &self.paragraph.lines[self.index]
    }

    /// Boxes of letters tile the line, and nearly every glyph stands where its box begins.
    fn tiles(&self) {
        let line = self.line();
        let boxes = |glyph: &&Glyph| {
            let mut clusters = line.clusters.iter();
            let own = clusters.find(|one| one.range.start == glyph.cluster);
            own.is_some_and(|own| (own.x - glyph.x).abs() < 0.02)
        };
        let letters = line.glyphs.iter().filter(|glyph| glyph.advance > 0.0);
        let count = letters.clone().count();
        assert!(
            count - letters.filter(boxes).count() <= 1 + count / 10,
            "{line:?}"
        );
        for pair in self.line().clusters.windows(2) {
            let gap = pair[1].x - pair[0].right();
            assert!(gap.abs() < 0.02, "{pair:?}");
        }
    }

    /// Where the ink of a span may be, from left to right.
    fn room(&self, span: &Range<usize>, rects: &[Rect]) -> Vec<(f32, f32)> {
        let cut = |group: &&Group| {
            let touches = group.bytes.start < span.end && span.start < group.bytes.end;
            touches && (group.bytes.start < span.start || span.end < group.bytes.end)
        };
        let mut room: Vec<(f32, f32)> = rects.iter().map(|r| (r.left, r.right)).collect();
        room.extend(self.groups.iter().filter(cut).map(|g| (g.left, g.right)));
        for group in &self.groups {
            if group.bytes.start < span.end && span.start < group.bytes.end {
                room.push((group.left - group.over.0, group.right + group.over.1));
            }
        }
        room
    }

    /// Without a span only its own room changes, and most of what changes lies in its rectangles.
    fn check(&self, inks: &mut Inks, text: &str, span: &Range<usize>) -> (u64, u64) {
        let all = self.paragraph.rects(span.clone());
        let rects: Vec<Rect> = all
            .iter()
            .filter(|r| r.0 == self.index)
            .map(|r| r.1)
            .collect();
        let room = self.room(span, &rects);
        let rest = inks.columns(self.engine, self.line(), self.columns, |glyph| {
            !span.contains(&glyph.cluster)
        });
        let (mut inside, mut total) = (0, 0);
        for (step, (whole, rest)) in self.whole.iter().zip(&rest).enumerate() {
            let changed = u64::from(whole.abs_diff(*rest));
            if changed == 0 {
                continue;
            }
            let column = (self.columns.0 + step as i32) as f32;
            let allowed = room
                .iter()
                .any(|(left, right)| left - EDGE <= column && column + 1.0 <= right + EDGE);
            assert!(
                allowed,
                "{:?} changes column {column}, not in {room:?}, of {text:?}",
                &text[span.clone()]
            );
            total += changed;
            let hit = |r: &Rect| r.left - EDGE <= column && column + 1.0 <= r.right + EDGE;
            inside += if rects.iter().any(hit) { changed } else { 0 };
        }
        (inside, total)
    }
}

fn style(face: Face, size: f32) -> Style {
    Style {
        face,
        weight: Weight::Regular,
        size,
        line_height: (size * 2.02).round(),
    }
}

/// Sets every paragraph of the sample in both faces at a size.
fn for_each(size: f32, mut check: impl FnMut(&Engine, &mut Inks, &str, &Paragraph)) {
    for face in [Face::Naskh, Face::Amiri] {
        let mut inks = Inks::default();
        for (index, text) in sample_paragraphs().into_iter().enumerate() {
            let direction = paragraph_direction(&text, Direction::Rtl);
            with_engine(|engine| {
                let style = style(face, size);
                let measure = Measure {
                    fill: [Fill::Ragged, Fill::Spaces][index % 2],
                    ..Measure::ragged(Some(size * 30.0))
                };
                let set = engine.paragraph_in(&text, &style, &measure, direction);
                check(engine, &mut inks, &text, &set);
            });
        }
    }
}

/// Checks a span in every line that it is in.
fn check_span(
    lines: &[Checked<'_>],
    inks: &mut Inks,
    text: &str,
    span: &Range<usize>,
) -> (u64, u64) {
    let mut sum = (0, 0);
    for line in lines {
        let range = &line.line().range;
        if range.start < span.end && span.start < range.end {
            let (inside, total) = line.check(inks, text, span);
            sum = (sum.0 + inside, sum.1 + total);
        }
    }
    sum
}

fn checked<'a>(engine: &'a Engine, inks: &mut Inks, set: &'a Paragraph) -> Vec<Checked<'a>> {
    let lines = 0..set.lines.len();
    lines
        .map(|index| Checked::new(engine, inks, set, index))
        .collect()
}

#[test]
fn every_word_of_the_sample_is_covered_and_nothing_else() {
    let mut least = 1.0_f64;
    for_each(20.5, |engine, inks, text, set| {
        let lines = checked(engine, inks, set);
        lines.iter().for_each(Checked::tiles);
        for word in word_ranges(text) {
            let (inside, total) = check_span(&lines, inks, text, &word);
            assert!(total > 0, "{:?} has ink", &text[word]);
            least = least.min(inside as f64 / total as f64);
        }
    });
    // What stands out of a word at most: the tail of its last letter and marks at its ends.
    assert!(least > 0.85, "{least}");
}

#[test]
fn any_spans_of_the_sample_are_covered_and_nothing_else() {
    let mut runner = TestRunner::deterministic();
    for_each(33.0, |engine, inks, text, set| {
        let lines = checked(engine, inks, set);
        let starts = text.grapheme_indices(true).map(|(start, _)| start);
        let bounds: Vec<usize> = starts.chain([text.len()]).collect();
        let most = bounds.len();
        for _ in 0..9 {
            let span = (0..most, 0..most).new_tree(&mut runner).unwrap().current();
            // The rest of the text is checked with it: its ink stays out of the span's room.
            let span = bounds[span.0.min(span.1)]..bounds[span.0.max(span.1)];
            check_span(&lines, inks, text, &span);
        }
    });
}

/// Both halves of every lam-alef have room of their own, which together is that of the drawing.
#[test]
fn halves_of_lam_alef_share_its_box() {
    let mut found = 0;
    for_each(20.5, |engine, inks, text, set| {
        let lines = checked(engine, inks, set);
        for line in &lines {
            let clusters: Vec<_> = line.line().logical_clusters().collect();
            for pair in clusters.windows(2) {
                let letter = |i: usize| text[pair[i].range.clone()].chars().next();
                let alefs = ['ا', 'أ', 'إ', 'آ', 'ٱ'];
                if letter(0) != Some('ل') || !letter(1).is_some_and(|l| alefs.contains(&l)) {
                    continue;
                }
                found += 1;
                let rects = |range: Range<usize>| {
                    let all = set.rects(range).into_iter();
                    all.map(|(_, rect)| rect).collect::<Vec<_>>()
                };
                let both = rects(pair[0].range.start..pair[1].range.end);
                let (lam, alef) = (rects(pair[0].range.clone()), rects(pair[1].range.clone()));
                assert_eq!((both.len(), lam.len(), alef.len()), (1, 1, 1));
                assert!((lam[0].left - alef[0].right).abs() < 0.02, "they meet");
                assert!((lam[0].right - both[0].right).abs() < 0.02);
                assert!((alef[0].left - both[0].left).abs() < 0.02);
                assert!(lam[0].width() > 2.0 && alef[0].width() > 2.0);
                check_span(&lines, inks, text, &pair[0].range);
                check_span(&lines, inks, text, &pair[1].range);
            }
        }
    });
    assert!(found > 200, "{found}");
}
