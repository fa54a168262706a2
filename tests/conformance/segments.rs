//! UAX #29: graphemes, words and sentences, as documents are divided.

use std::ops::Range;

use hashiya::arabic::{
    CharOffset, Step, Text, grapheme_floor, is_grapheme_boundary, next_grapheme, previous_grapheme,
    sentence_ranges, word_ranges,
};

use super::files::{Case, Failures, cases, read};

/// The version of the tables of `unicode-segmentation`.
const VERSION: &str = "17.0.0";

#[test]
fn the_tables_are_of_the_version_of_the_files() {
    let (major, minor, update) = unicode_segmentation::UNICODE_VERSION;
    assert_eq!(format!("{major}.{minor}.{update}"), VERSION);
}

/// What lies between two breaks.
fn pieces(case: &Case) -> Vec<Range<usize>> {
    let starts = [0].into_iter().chain(case.breaks.iter().copied());
    starts
        .zip(&case.breaks)
        .map(|(start, &end)| start..end)
        .collect()
}

/// All places that a step from each gives, the first one included.
fn walk(from: usize, step: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    std::iter::successors(Some(from), |at| step(*at)).collect()
}

#[test]
fn graphemes() {
    let cases = cases(&read("GraphemeBreakTest", VERSION));
    assert_eq!(cases.len(), 766);
    for case in &cases {
        let (text, line) = (&case.text, case.line);
        let mut expected = vec![0];
        expected.extend(&case.breaks);
        let next = walk(0, |at| next_grapheme(text, at));
        assert_eq!(next, expected, "line {line}, {text:?}");
        let mut previous = walk(text.len(), |at| previous_grapheme(text, at));
        previous.reverse();
        assert_eq!(previous, expected, "line {line}, {text:?} from its end");
        for byte in 0..=text.len() {
            let inside = expected.contains(&byte);
            assert_eq!(is_grapheme_boundary(text, byte), inside, "line {line}");
            let floor = expected.iter().rfind(|at| **at <= byte);
            assert_eq!(floor, Some(&grapheme_floor(text, byte)), "line {line}");
        }
    }
}

/// Of the segments of a text only those with a letter or digit are words to the app.
#[test]
fn words() {
    let cases = cases(&read("WordBreakTest", VERSION));
    assert_eq!(cases.len(), 1944);
    for case in &cases {
        let (text, line) = (&case.text, case.line);
        let mut expected = pieces(case);
        expected.retain(|word| text[word.clone()].contains(char::is_alphanumeric));
        let found: Vec<_> = word_ranges(text).collect();
        assert_eq!(found, expected, "line {line}, {text:?}");

        let end = text.chars().count();
        let mut stops: Vec<usize> = expected
            .iter()
            .map(|word| text[..word.start].chars().count())
            .filter(|at| *at > 0)
            .collect();
        stops.insert(0, 0);
        stops.push(end);
        let content = Text::new(text.clone());
        let steps = walk(0, |at| {
            (at < end).then(|| content.step_next(CharOffset(at), Step::Word).0)
        });
        assert_eq!(steps, stops, "line {line}, {text:?}");
        let mut back = walk(end, |at| {
            (at > 0).then(|| content.step_previous(CharOffset(at), Step::Word).0)
        });
        back.reverse();
        assert_eq!(back, stops, "line {line}, {text:?} from its end");
    }
}

#[test]
fn sentences_fail_as_listed() {
    let (cases, mut failures) = (
        cases(&read("SentenceBreakTest", VERSION)),
        Failures::default(),
    );
    for case in &cases {
        let expected = pieces(case);
        let found: Vec<_> = sentence_ranges(&case.text).collect();
        if found != expected {
            let first = &case.text[expected[0].clone()];
            let what = if first.contains(char::is_alphabetic) {
                "a letter and a dot"
            } else {
                "no letter"
            };
            failures.add(what.to_owned(), case.line);
        }
    }
    assert_eq!(cases.len(), 512);
    failures.check("SentenceBreakTest");
}
