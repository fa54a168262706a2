//! Bidi levels of a paragraph's parts, by the analysis that the shaper uses.

use std::borrow::Cow;
use std::ops::Range;

use parley_engine::{Analysis, AnalysisOptions, Analyzer, BaseDirection};

use super::LongParagraph;
use crate::typeset::breaks::with_known_line_ends;
use crate::typeset::direction::Direction;

/// Characters of one level, up to the next run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LevelRun {
    /// First byte.
    pub start: usize,
    pub level: u8,
}

/// The levels that a part between two plain cuts has in the whole.
pub(super) fn levels_between(
    whole: &str,
    direction: Direction,
    part: Range<usize>,
) -> Vec<LevelRun> {
    // With the letter behind it, white space at the part's end has the level it has in a line.
    let next = whole[part.end..].chars().next().map_or(0, char::len_utf8);
    let text = &*with_known_line_ends(&whole[part.start..part.end + next]);
    let options = AnalysisOptions {
        base_direction: base(direction),
        ..AnalysisOptions::default()
    };
    let mut analysis = Analysis::new();
    Analyzer::new().analyze(text, &options, &mut analysis);
    let mut runs: Vec<LevelRun> = Vec::new();
    let levels = analysis.bidi_levels();
    for (index, (at, _)) in text.char_indices().enumerate() {
        let start = part.start + at;
        if start >= part.end {
            break;
        }
        let level = levels
            .get(index)
            .unwrap_or(&analysis.paragraph_level())
            .to_u8();
        if runs.last().is_none_or(|run| run.level != level) {
            runs.push(LevelRun { start, level });
        }
    }
    runs
}

/// The direction as the shaper calls it.
pub(super) fn base(direction: Direction) -> BaseDirection {
    match direction {
        Direction::Rtl => BaseDirection::Rtl,
        Direction::Ltr => BaseDirection::Ltr,
    }
}

impl LongParagraph {
    /// The levels that a part has in the whole; the first run begins with the part.
    pub(super) fn levels(&self, text: &str, range: Range<usize>) -> Vec<LevelRun> {
        let mut runs: Vec<LevelRun> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let next = self.stretches.partition_point(|one| one.range.end <= at);
            let (found, end) = match self.stretches.get(next) {
                Some(one) if one.range.start <= at => {
                    (Cow::Borrowed(&one.levels[..]), one.range.end)
                }
                later => {
                    let start = self.plain.floor(at).unwrap_or(0);
                    let end = match later {
                        Some(one) if one.range.start < range.end => one.range.start,
                        _ => self.plain.ceil(range.end).unwrap_or(self.len),
                    };
                    let found = levels_between(text, self.direction, start..end);
                    (Cow::Owned(found), end)
                }
            };
            let first = found
                .partition_point(|run| run.start <= at)
                .saturating_sub(1);
            let inside = found[first..]
                .iter()
                .take_while(|run| run.start < range.end);
            runs.extend(inside.map(|run| LevelRun {
                start: run.start.max(at),
                ..*run
            }));
            at = end;
        }
        runs
    }

    /// Whether a part that has the levels `alone` when it is set alone, one for each of its
    /// characters, stands in the same order as in the whole: at the same levels, or all of it
    /// deeper by an even number. White space at its end does not count: rule L1 resets it.
    pub(in crate::typeset) fn has_order(
        &self,
        text: &str,
        part: &Range<usize>,
        alone: impl Iterator<Item = u8>,
    ) -> bool {
        let runs = self.levels(text, part.clone());
        let mut runs = runs.iter().peekable();
        let (mut wanted, mut deeper) = (0, None);
        let shown = text[part.clone()].trim_end_matches(' ');
        let mut pairs = shown.char_indices().zip(alone);
        pairs.all(|((at, _), alone)| {
            if let Some(run) = runs.next_if(|run| run.start <= part.start + at) {
                wanted = i16::from(run.level);
            }
            let by = wanted - i16::from(alone);
            by % 2 == 0 && *deeper.get_or_insert(by) == by
        })
    }
}
