//! UAX #14: where LineBreakTest.txt divides its texts, and the engine's lines of them.
//!
//! Where a line may end is asked of the analysis that the engine asks, with the app's own rule
//! [`may_break`]; a line that must end does so in the engine though there is room.

use hashiya::typeset::Direction::{self, Ltr, Rtl};
use hashiya::typeset::{Paragraph, may_break};
use parley_engine::{Analysis, AnalysisOptions, Analyzer};
use unicode_segmentation::UnicodeSegmentation as _;

use super::files::{Case, Failures, cases, read};
use crate::typeset::sample::set;

const VERSION: &str = "18.0.0";

/// Asks where lines may end, again and again.
#[derive(Default)]
struct Breaks {
    analyzer: Analyzer,
    analysis: Analysis,
}

impl Breaks {
    /// The bytes before which a line may begin, by the app's rule or by the algorithm alone.
    fn soft(&mut self, text: &str, ours: bool) -> Vec<usize> {
        let options = AnalysisOptions {
            line_break_override: ours.then_some(&may_break),
            ..AnalysisOptions::default()
        };
        self.analyzer.analyze(text, &options, &mut self.analysis);
        let letters = text.char_indices().zip(self.analysis.char_info());
        letters
            .filter(|(_, info)| info.is_soft_wrap_opportunity())
            .map(|((at, _), _)| at)
            .collect()
    }

    /// What is wrong with a case first: the file's rule, the app's answer, and whether the app's
    /// own rule is why.
    fn fault(&mut self, case: &Case) -> Option<String> {
        let hard: Vec<usize> = ends(&set(&case.text, None, Ltr)).collect();
        let soft = self.soft(&case.text, true);
        let alone = self.soft(&case.text, false);
        let places = case.text.char_indices().map(|(at, _)| at).enumerate();
        let divided = |soft: &[usize], at| soft.contains(&at) || hard.contains(&at);
        let wrong = |soft: &[usize], at| divided(soft, at) != case.breaks.contains(&at);
        let (index, at) = places.skip(1).find(|(_, at)| wrong(&soft, *at))?;
        let answer = if divided(&soft, at) {
            "may break"
        } else {
            "stays whole"
        };
        let cause = if wrong(&alone, at) {
            "upstream"
        } else {
            "by choice"
        };
        Some(format!("{} {answer}, {cause}", rule(&case.comment, index)))
    }
}

/// Where lines of a paragraph end, the last one aside.
fn ends(paragraph: &Paragraph) -> impl Iterator<Item = usize> + '_ {
    let (_, lines) = paragraph.lines.split_last().unwrap();
    lines.iter().map(|line| line.range.end)
}

/// The number of the rule that a comment names before the character of this index.
fn rule(comment: &str, index: usize) -> &str {
    let place = comment.split(['×', '÷']).nth(index + 1).unwrap();
    let (_, number) = place.split_once('[').unwrap();
    number.split_once(']').unwrap().0
}

#[test]
fn line_breaks_fail_as_listed() {
    let cases = cases(&read("LineBreakTest", VERSION));
    let (mut breaks, mut failures) = (Breaks::default(), Failures::default());
    for case in &cases {
        if let Some(fault) = breaks.fault(case) {
            failures.add(fault, case.line);
        }
    }
    assert_eq!(cases.len(), 19_346);
    failures.check("LineBreakTest");
}

/// A text with its width before it is wrapped.
struct Measured<'a> {
    text: &'a str,
    direction: Direction,
    whole: Paragraph,
    /// Where a line may end, and where it must.
    soft: Vec<usize>,
    hard: Vec<usize>,
}

impl Measured<'_> {
    /// The width of a stretch without the white space at its end.
    fn width(&self, from: usize, to: usize) -> f32 {
        let to = from + self.text[from..to].trim_end().len();
        let clusters = self
            .whole
            .lines
            .iter()
            .flat_map(|line| line.logical_clusters());
        clusters
            .filter(|one| from <= one.range.start && one.range.start < to)
            .map(|one| one.advance)
            .sum()
    }

    /// Asserts that a place where a line may end does end one when what comes before it just fits,
    /// and that no line is torn elsewhere that holds such a place. Gives whether it was seen.
    fn check(&self, place: usize) -> bool {
        let all = || self.hard.iter().chain(&self.soft).copied();
        let start = self.hard.iter().copied().filter(|end| *end <= place).max();
        let start = start.unwrap_or(0);
        let next = all().filter(|end| *end > place).min();
        let wrap = self.width(start, place) + 0.5;
        let wrapped = set(self.text, Some(wrap), self.direction);
        let mut from = 0;
        for end in ends(&wrapped) {
            let torn = all().all(|one| one != end) && all().any(|one| from < one && one < end);
            assert!(!torn, "{:?} at {end} of width {wrap}", self.text);
            from = end;
        }
        // Nothing goes to the next line where nothing is seen on this one or on that.
        let seen = start < place
            && self.width(start, place) > 1.0
            && self.width(place, next.unwrap_or(self.text.len())) > 1.0;
        let met = ends(&wrapped).any(|end| end == place);
        assert!(met || !seen, "{:?} not at {place} of {wrap}", self.text);
        seen
    }
}

/// Whether what begins at a byte is no mark. The algorithm lets lines end before marks that follow
/// spaces or invisible signs; the app keeps graphemes whole, and a shaper joins marks to both.
fn stands_alone(text: &str, at: usize) -> bool {
    let letter = text[at..].chars().next().unwrap();
    format!("a{letter}").graphemes(true).count() == 2
}

#[test]
fn the_engine_ends_lines_where_they_may_end() {
    let mut breaks = Breaks::default();
    let mut seen = 0;
    for case in cases(&read("LineBreakTest", VERSION)) {
        let text = &case.text;
        let direction = if case.line % 2 == 0 { Ltr } else { Rtl };
        let whole = set(text, None, direction);
        let hard = ends(&whole).collect();
        let mut soft = breaks.soft(text, true);
        soft.retain(|at| stands_alone(text, *at));
        let measured = Measured {
            text,
            direction,
            whole,
            soft,
            hard,
        };
        for &place in &measured.soft {
            seen += usize::from(measured.check(place));
        }
    }
    assert_eq!(seen, 8_100);
}
