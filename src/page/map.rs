//! The map beside the scroll bar: where in a document annotations are, in rows of pixels.

use super::flow::Flow;
use super::marks::{Mark, Marks, in_text};
use crate::arabic::{CharOffset, CharRange, Text};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Length above which a document has a map, in screens.
const SCREENS: f32 = 3.0;

/// The course of a scroll bar: how heights of the sheet and of the bar belong together. Pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Track {
    /// Length of the bar.
    pub length: f32,
    /// Length of its thumb.
    pub thumb: f32,
    /// Height of the whole sheet.
    pub total: f32,
    /// Height of what is seen of it.
    pub visible: f32,
}

impl Track {
    /// The course of a bar for a sheet; the thumb is never shorter than `least`.
    pub fn new(length: f32, total: f32, visible: f32, least: f32) -> Self {
        let share = (visible / total.max(1.0)).clamp(0.0, 1.0);
        Self {
            length,
            thumb: (length * share).max(least).min(length),
            total,
            visible,
        }
    }

    /// Whether everything is in sight.
    pub fn is_idle(&self) -> bool {
        self.visible >= self.total
    }

    /// Whether the document is long enough for a map: longer than three screens of it.
    pub fn has_map(&self) -> bool {
        self.total > self.visible * SCREENS
    }

    /// Where the thumb begins when the view begins at a height of the sheet.
    pub fn thumb_top(&self, from: f32) -> f32 {
        self.travel() * (from / self.furthest()).clamp(0.0, 1.0)
    }

    /// The height at which the view begins when the thumb begins at a place of the bar.
    pub fn from_of(&self, thumb_top: f32) -> f32 {
        self.furthest() * (thumb_top / self.travel().max(1.0)).clamp(0.0, 1.0)
    }

    /// The place on the bar of a height of the sheet: inside the thumb while it is in sight.
    pub fn place_of(&self, y: f32) -> f32 {
        let half = self.visible / 2.0;
        let inside = self.thumb / self.visible.max(1.0);
        let place = if y <= half {
            y * inside
        } else if y >= self.total - half {
            self.length - (self.total - y) * inside
        } else {
            self.thumb / 2.0 + self.travel() * (y - half) / self.furthest()
        };
        place.clamp(0.0, self.length)
    }

    /// The height of the sheet at a place of the bar.
    pub fn height_of(&self, place: f32) -> f32 {
        let outside = self.visible / self.thumb.max(1.0);
        let half = self.thumb / 2.0;
        let y = if place <= half {
            place * outside
        } else if place >= self.length - half {
            self.total - (self.length - place) * outside
        } else {
            self.visible / 2.0 + self.furthest() * (place - half) / self.travel().max(1.0)
        };
        y.clamp(0.0, self.total)
    }

    fn travel(&self) -> f32 {
        self.length - self.thumb
    }

    fn furthest(&self) -> f32 {
        (self.total - self.visible).max(1.0)
    }
}

/// Rows of the map below each other that look the same.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Run {
    /// First row, pixels from the top of the bar.
    pub from: usize,
    /// One past the last row.
    pub to: usize,
    /// Hue of the shortest annotation here; `None` if it has no tag.
    pub hue: Option<u16>,
    /// How many annotations lie here: 1 for one, 2 for up to three, 3 for up to seven, 4 for more.
    pub density: u8,
}

/// Where the blocks of a text begin, code points. Found once for a text: to ask the text for each of
/// ten thousand annotations would take longer than a frame should.
#[derive(Debug)]
pub struct Starts {
    text: Arc<Text>,
    blocks: Vec<usize>,
}

impl Starts {
    /// Those of a flow.
    pub fn of(flow: &Flow) -> Self {
        Self {
            text: flow.text().clone(),
            blocks: (0..flow.len())
                .map(|i| flow.block_chars(i).start.0)
                .collect(),
        }
    }

    /// Whether they are those of a flow.
    pub fn hold(&self, flow: &Flow) -> bool {
        Arc::ptr_eq(&self.text, flow.text()) && self.blocks.len() == flow.len()
    }

    /// The height of a code point below the top of the text, estimated within its block.
    pub fn height_at(&self, flow: &Flow, at: CharOffset) -> f32 {
        let after = self.blocks.partition_point(|start| *start <= at.0);
        self.height_before(flow, after, at)
    }

    /// The height of a code point that lies in the last block before index `after`, below the top of the
    /// text.
    fn height_before(&self, flow: &Flow, after: usize, at: CharOffset) -> f32 {
        let index = after.saturating_sub(1);
        let start = self.blocks.get(index).copied().unwrap_or(0);
        let next = self.blocks.get(after).copied();
        let length = next.unwrap_or_else(|| self.text.length()) - start;
        let share = at.0.saturating_sub(start) as f32 / length.max(1) as f32;
        flow.top(index) + flow.height(index) * share.min(1.0)
    }
}

/// The rows of a map that an annotation takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MapRows {
    /// First row, pixels from the top of the bar.
    from: u32,
    /// One past the last row.
    to: u32,
    /// Hue of its tag.
    hue: Option<u16>,
}

/// A map for a flow and a course of the scroll bar.
pub struct Map<'a> {
    /// Where its blocks begin.
    pub starts: &'a Starts,
    /// Height of the sheet above the text, pixels.
    pub head: f32,
    /// The course of the bar.
    pub track: &'a Track,
    /// Minimum number of rows of an annotation.
    pub least: usize,
}

impl Map<'_> {
    /// The rows of all marks, in their order. `before` and `known` are the marks and rows of an earlier
    /// call for the same map; rows of equal marks are taken from there.
    pub fn places(
        &self,
        marks: &Marks,
        flow: &Flow,
        (before, known): (&Marks, &[MapRows]),
    ) -> Vec<MapRows> {
        let mut old = before.all().iter().zip(known).peekable();
        let mut near = 0;
        let mut place = |mark: &Arc<Mark>| {
            while let Some((one, place)) = old.peek() {
                // Nearly all are the same, which a look at where they lie tells.
                if Arc::ptr_eq(one, mark) {
                    let place = **place;
                    old.next();
                    return place;
                }
                if in_text(one, mark).is_ge() {
                    break;
                }
                old.next();
            }
            self.place(mark, flow, &mut near)
        };
        marks.all().iter().map(&mut place).collect()
    }

    /// The place of a mark. `near` blocks begin at or before the start of the mark before it: marks
    /// stand in the order of the text.
    fn place(&self, mark: &Mark, flow: &Flow, near: &mut usize) -> MapRows {
        let rows = self.rows();
        let row = |at: CharOffset, near: usize| {
            let later = self.starts.blocks[near..].iter();
            let after = near + later.take_while(|start| **start <= at.0).count();
            let height = self.head + self.starts.height_before(flow, after, at);
            (self.track.place_of(height) as usize, after)
        };
        let (start, after) = row(mark.span.start, *near);
        let (end, _) = row(mark.span.end, after);
        *near = after;
        let from = start.min(rows.saturating_sub(self.least));
        let to = end.max(from + self.least).min(rows);
        let short = |row| u32::try_from(row).unwrap_or(u32::MAX);
        MapRows {
            from: short(from),
            to: short(to),
            hue: mark.hue,
        }
    }

    fn rows(&self) -> usize {
        self.track.length.max(0.0) as usize
    }

    /// The rows of the map. Many marks are few rows: they are counted by row, so that a long
    /// document costs no more.
    pub fn runs(&self, places: &[MapRows]) -> Vec<Run> {
        runs(places, self.rows())
    }
}

fn runs(places: &[MapRows], rows: usize) -> Vec<Run> {
    let mut steps = vec![0_i64; rows + 1];
    let mut over: Vec<Option<u16>> = vec![None; rows];
    // The shorter ones are laid over the longer.
    let mut places = places.to_vec();
    places.sort_by_key(|place| Reverse(place.to - place.from));
    for place in &places {
        let (from, to) = (place.from as usize, place.to as usize);
        steps[from] += 1;
        steps[to] -= 1;
        over[from..to].fill(place.hue);
    }
    let mut found: Vec<Run> = Vec::new();
    let mut count = 0;
    for row in 0..rows {
        count += steps[row];
        if count <= 0 {
            continue;
        }
        let density = ((count as u64).ilog2() + 1).min(4) as u8;
        let hue = over[row];
        match found.last_mut() {
            Some(run) if run.to == row && run.hue == hue && run.density == density => run.to += 1,
            _ => found.push(Run {
                from: row,
                to: row + 1,
                hue,
                density,
            }),
        }
    }
    found
}

/// The code points between two heights below the top of the text, estimated within their blocks.
pub fn chars_between(flow: &mut Flow, from: f32, to: f32) -> CharRange {
    let at = |y: f32| {
        let index = flow.block_at(y.max(0.0));
        let block = flow.block_chars(index);
        let share = (y - flow.top(index)) / flow.height(index).max(1.0);
        block.start.0 + (block.len() as f32 * share.clamp(0.0, 1.0)) as usize
    };
    let (start, end) = (at(from), at(to));
    CharRange::new(start, end.max(start + 1))
}

/// Names for what a map shows at a place: each tag once, in the order of the text.
pub fn tags_within(marks: &Marks, range: CharRange) -> (usize, Vec<usize>) {
    let found = marks.within(range);
    let mut first = BTreeMap::new();
    for index in &found {
        first.entry(&marks.all()[*index].tag).or_insert(*index);
    }
    let mut named: Vec<usize> = first.into_values().collect();
    named.sort_unstable();
    (found.len(), named)
}

#[cfg(test)]
mod tests {
    use super::super::marks::tests::mark;
    use super::super::setting::Setting;
    use super::*;
    use crate::typeset::{Direction, Engine, Fallback};
    use proptest::prelude::*;

    #[test]
    fn marks_are_where_their_lines_are() {
        let text = Arc::new(Text::new(["خرجوا من القرية في الليل"; 60].join("\n\n")));
        let mut engine = Engine::new(Fallback::BundledOnly);
        let setting = Setting::default();
        let mut flow = Flow::new(text.clone(), Direction::Rtl, setting, 300.0, &mut engine);
        for index in 0..flow.len() {
            flow.paragraph(index, &mut engine);
        }
        let starts = Starts::of(&flow);
        assert!(starts.hold(&flow));
        let middle = flow.block_chars(60).start.0;
        let marks = Marks::new(vec![mark("a", 0, 5), mark("b", middle, middle + 9)], 1);
        let track = Track::new(400.0, flow.total(), 400.0, 28.0);
        let map = Map {
            starts: &starts,
            head: 0.0,
            track: &track,
            least: 2,
        };
        let anew = map.places(&marks, &flow, (&Marks::default(), &[]));
        let found = map.runs(&anew);
        let expected = track.place_of(flow.top(60)) as usize;
        let places: Vec<(usize, usize)> = found.iter().map(|r| (r.from, r.to)).collect();
        assert_eq!(places, [(0, 2), (expected, expected + 2)]);
        // Some went, one came, one is another now: the same as if there had been none before.
        let all = [mark("c", 7, 9), mark("b", middle, middle + 40)];
        let more = Marks::new(all.to_vec(), 1);
        let followed = map.places(&more, &flow, (&marks, &anew));
        assert_eq!(followed, map.places(&more, &flow, (&Marks::default(), &[])));
        assert_eq!(map.places(&marks, &flow, (&marks, &anew)), anew);
        for index in 0..flow.len() {
            let chars = flow.block_chars(index);
            let (top, height) = (flow.top(index), flow.height(index));
            let range = chars_between(&mut flow, top + 1.0, top + height / 2.0);
            assert!(
                range.start >= chars.start && range.end.0 <= chars.end.0.max(chars.start.0 + 1)
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_in_sight_is_beside_the_thumb(
            length in 60.0f32..1200.0, total in 100.0f32..4.0e6, visible in 50.0f32..1500.0,
            from in 0.0f32..1.0, inside in 0.0f32..1.0,
        ) {
            prop_assume!(visible < total);
            let track = Track::new(length, total, visible, 28.0);
            let from = (total - visible) * from;
            let place = track.place_of(from + visible * inside);
            let top = track.thumb_top(from);
            let near = (top - 0.05 - length * 1e-4)..(top + track.thumb + 0.05 + length * 1e-4);
            prop_assert!(near.contains(&place), "{place} beside {near:?}");
        }

        #[test]
        fn places_and_heights_go_both_ways(
            length in 60.0f32..1200.0, screens in 1.0f32..4000.0, visible in 50.0f32..1500.0, share in 0.0f32..1.0,
        ) {
            let track = Track::new(length, visible * screens, visible, 28.0);
            let place = length * share;
            prop_assert!((track.place_of(track.height_of(place)) - place).abs() < 0.05 + length * 1e-3);
            let from = (track.total - visible) * share;
            prop_assert!((track.from_of(track.thumb_top(from)) - from).abs() <= 1.0 + track.total * 1e-3);
        }

        #[test]
        fn runs_say_of_each_row_what_lies_there(
            spans in proptest::collection::vec((0usize..50, 1usize..20, 0u16..360), 0..30),
        ) {
            let plain: Vec<_> = spans.iter().map(|(f, l, h)| (*f, (f + l).min(60), Some(*h))).collect();
            let places = plain.iter().map(|(from, to, hue)| MapRows { from: *from as u32, to: *to as u32, hue: *hue });
            let found = runs(&places.collect::<Vec<_>>(), 60);
            for pair in found.windows(2) {
                prop_assert!(pair[0].to <= pair[1].from);
            }
            for row in 0..60 {
                let here: Vec<_> = plain.iter().filter(|(f, t, _)| (*f..*t).contains(&row)).collect();
                let run = found.iter().find(|r| (r.from..r.to).contains(&row));
                prop_assert_eq!(run.is_some(), !here.is_empty());
                if let Some(run) = run {
                    let least = [1, 2, 4, 8][usize::from(run.density) - 1];
                    prop_assert!(here.len() >= least && (run.density == 4 || here.len() < 2 * least));
                    let shortest = here.iter().map(|(f, t, _)| t - f).min();
                    prop_assert!(here.iter().any(|(f, t, h)| *h == run.hue && Some(t - f) == shortest));
                }
            }
        }
    }
}
