//! UAX #9: BidiTest.txt and BidiCharacterTest.txt, whole.
//!
//! Each case goes two ways. Its characters go through the analysis that the engine asks, whose
//! levels must be the file's once rule L1 is applied. And they go through the engine: clusters must
//! stand from left to right in the file's order and run as its levels say.
//!
//! The app gives every paragraph a direction. Where a case leaves it to rules P2 and P3, the engine
//! is given the direction that these find, and that they find the right one is tested too.

use hashiya::typeset::{Cluster, Direction, Face};
use parley_engine::{Analysis, AnalysisOptions, Analyzer, BaseDirection};
use unicode_bidi::{BidiClass, bidi_class};

use super::files::{character, read};
use crate::typeset::sample::{style, with_engine};

/// The version of both files.
const VERSION: &str = "15.0.0";

/// So many failures are told in full.
const MOST_TOLD: usize = 20;

/// A text with a direction, and what becomes of it.
#[derive(Clone, Copy)]
struct Case<'a> {
    /// Of the file, from 1.
    line: usize,
    text: &'a str,
    direction: BaseDirection,
    /// The paragraph's level.
    base: u8,
    /// Of each character; none where rule X9 drops it.
    levels: &'a [Option<u8>],
    /// Characters from left to right, without the dropped ones.
    order: &'a [usize],
}

/// What came of the cases of a file.
#[derive(Debug, Default)]
struct Tally {
    cases: usize,
    /// Cases in which several characters that have levels are one cluster.
    merged: usize,
    failed: usize,
    /// The first failures.
    told: Vec<String>,
}

impl Tally {
    fn add(&mut self, case: &Case, outcome: Result<bool, String>) {
        self.cases += 1;
        match outcome {
            Ok(merged) => self.merged += usize::from(merged),
            Err(why) => {
                self.failed += 1;
                if self.told.len() < MOST_TOLD {
                    let (line, text, direction) = (case.line, case.text, case.direction);
                    let told = format!("line {line}, {text:?}, {direction:?}: {why}");
                    self.told.push(told);
                }
            }
        }
    }

    /// Asserts that no case failed, and that there were so many, in so many of them clusters of
    /// several characters.
    #[track_caller]
    fn check(&self, cases: usize, merged: usize) {
        let told = self.told.join("\n");
        assert_eq!(self.failed, 0, "the first of them:\n{told}");
        assert_eq!((self.cases, self.merged), (cases, merged));
    }
}

/// Asks for levels, again and again.
#[derive(Default)]
struct Levels {
    analyzer: Analyzer,
    analysis: Analysis,
}

impl Levels {
    /// The level of a text as one paragraph, and those of its characters in one line (rule L1).
    fn of(&mut self, text: &str, base_direction: BaseDirection) -> (u8, Vec<u8>) {
        let options = AnalysisOptions {
            base_direction,
            ..AnalysisOptions::default()
        };
        self.analyzer.analyze(text, &options, &mut self.analysis);
        let base = self.analysis.paragraph_level().to_u8();
        let mut levels: Vec<u8> = self
            .analysis
            .bidi_levels()
            .iter()
            .map(|level| level.to_u8())
            .collect();
        levels.resize(text.chars().count(), base);
        let mut trailing = true;
        for (level, letter) in levels.iter_mut().rev().zip(text.chars().rev()) {
            use BidiClass::{B, BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, S, WS};
            match bidi_class(letter) {
                B | S => trailing = true,
                WS | FSI | LRI | RLI | PDI | BN | LRE | LRO | RLE | RLO | PDF => {}
                _ => trailing = false,
            }
            if trailing {
                *level = base;
            }
        }
        (base, levels)
    }

    fn check(&mut self, case: &Case) -> Result<bool, String> {
        let (base, found) = self.of(case.text, case.direction);
        if base != case.base {
            return Err(format!("a paragraph of level {base}, not {}", case.base));
        }
        let levels = case.levels.iter().zip(&found);
        let fits = found.len() == case.levels.len()
            && levels
                .clone()
                .all(|(level, found)| level.is_none_or(|level| level == *found));
        if fits {
            Ok(false)
        } else {
            Err(format!("levels {found:?}, not {:?}", case.levels))
        }
    }
}

/// Whether the clusters of the text as the engine sets it stand in the file's order, and run as
/// its levels say; gives whether clusters hold several characters.
fn check_order(case: &Case, face: Face) -> Result<bool, String> {
    let direction = match case.base {
        0 => Direction::Ltr,
        _ => Direction::Rtl,
    };
    let paragraph =
        with_engine(|engine| engine.paragraph(case.text, &style(face), None, direction));
    let [line] = &paragraph.lines[..] else {
        return Err(format!("{} lines", paragraph.lines.len()));
    };
    let (mut found, mut hidden) = (Vec::new(), Vec::new());
    for cluster in &line.clusters {
        let mut held = leveled(case, cluster);
        let Some((first, level)) = held.next() else {
            continue;
        };
        found.push(first);
        if cluster.rtl != (level % 2 == 1) {
            return Err(format!("character {first} runs the wrong way"));
        }
        for (other, its) in held {
            if its != level {
                return Err(format!("character {other} is parted from its cluster"));
            }
            hidden.push(other);
        }
    }
    let visible = case.order.iter().filter(|index| !hidden.contains(index));
    if visible.eq(&found) {
        Ok(!hidden.is_empty())
    } else {
        Err(format!("order {found:?}, not {:?}", case.order))
    }
}

/// The characters of a cluster that have levels.
fn leveled<'a>(case: &'a Case, cluster: &Cluster) -> impl Iterator<Item = (usize, u8)> + 'a {
    let first = case.text[..cluster.range.start].chars().count();
    let count = case.text[cluster.range.clone()].chars().count();
    (first..first + count).filter_map(|index| Some((index, case.levels[index]?)))
}

/// Characters of each class; a case takes one or the other by its line.
fn samples(class: &str) -> &'static [char] {
    match class {
        "L" => &['a', 'b'],
        "R" => &['א', 'ב'],
        "AL" => &['ب', 'د'],
        "EN" => &['1', '۲'],
        "ES" => &['+', '-'],
        "ET" => &['%', '#'],
        "AN" => &['٣', '٫'],
        "CS" => &[',', ':'],
        "NSM" => &['\u{64e}', '\u{301}'],
        "BN" => &['\u{ad}', '\u{200b}', '\u{200d}'],
        "B" => &['\u{1c}', '\u{1d}'],
        "S" => &[
            '\u{1f}', '\u{1f}', '\u{1f}', '\u{1f}', '\u{1f}', '\u{1f}', '\t',
        ],
        "WS" => &[' ', '\u{2003}'],
        "ON" => &['!', '&', '*'],
        "LRE" => &['\u{202a}'],
        "RLE" => &['\u{202b}'],
        "PDF" => &['\u{202c}'],
        "LRO" => &['\u{202d}'],
        "RLO" => &['\u{202e}'],
        "LRI" => &['\u{2066}'],
        "RLI" => &['\u{2067}'],
        "FSI" => &['\u{2068}'],
        "PDI" => &['\u{2069}'],
        other => panic!("no character for {other}"),
    }
}

/// What BidiTest.txt says of the directions of a case, by bit.
const DIRECTIONS: [(u8, BaseDirection); 3] = [
    (1, BaseDirection::Auto),
    (2, BaseDirection::Ltr),
    (4, BaseDirection::Rtl),
];

/// Goes through the cases of BidiTest.txt, each with its directions as bits.
///
/// The file does not name paragraph levels: automatic cases come with level 0, and a caller that
/// visits them finds theirs.
fn bidi_test(mut visit: impl FnMut(&Case, u8)) {
    let file = read("BidiTest", VERSION);
    let (mut levels, mut order, mut text) = (Vec::new(), Vec::new(), String::new());
    for (index, content) in file.lines().enumerate() {
        if let Some(list) = content.strip_prefix("@Levels:") {
            levels = list
                .split_whitespace()
                .map(|one| one.parse().ok())
                .collect();
        } else if let Some(list) = content.strip_prefix("@Reorder:") {
            order = list
                .split_whitespace()
                .map(|at| at.parse().unwrap())
                .collect();
        } else if let Some((classes, bits)) = content.split_once(';')
            && !content.starts_with('#')
        {
            text.clear();
            for (place, class) in classes.split_whitespace().enumerate() {
                let samples = samples(class);
                text.push(samples[(index + place) % samples.len()]);
            }
            let bits = u8::from_str_radix(bits.trim(), 16).unwrap();
            for (bit, direction) in DIRECTIONS {
                if bits & bit != 0 {
                    let case = Case {
                        line: index + 1,
                        text: &text,
                        direction,
                        base: u8::from(direction == BaseDirection::Rtl),
                        levels: &levels,
                        order: &order,
                    };
                    visit(&case, bits);
                }
            }
        }
    }
}

/// Goes through the cases of BidiCharacterTest.txt.
fn bidi_character_test(mut visit: impl FnMut(&Case)) {
    let file = read("BidiCharacterTest", VERSION);
    for (index, content) in file.lines().enumerate() {
        let fields: Vec<&str> = content.split(';').collect();
        let [codes, direction, base, levels, order] = fields[..] else {
            continue;
        };
        if content.starts_with('#') {
            continue;
        }
        let text: String = codes.split_whitespace().map(character).collect();
        let levels: Vec<_> = levels
            .split_whitespace()
            .map(|one| one.parse().ok())
            .collect();
        let order: Vec<_> = order
            .split_whitespace()
            .map(|at| at.parse().unwrap())
            .collect();
        visit(&Case {
            line: index + 1,
            text: &text,
            direction: match direction {
                "0" => BaseDirection::Ltr,
                "1" => BaseDirection::Rtl,
                _ => BaseDirection::Auto,
            },
            base: base.parse().unwrap(),
            levels: &levels,
            order: &order,
        });
    }
}

#[test]
fn levels_of_classes() {
    let (mut levels, mut tally) = (Levels::default(), Tally::default());
    bidi_test(|case, bits| {
        let mut case = *case;
        if case.direction == BaseDirection::Auto {
            // What P2 and P3 find must be an answer that the line also has by name, so that the
            // order of this case is tested by that one.
            (case.base, _) = levels.of(case.text, case.direction);
            let named = if case.base == 0 { 2 } else { 4 };
            assert!(bits & named != 0, "line {}", case.line);
        }
        tally.add(&case, levels.check(&case));
    });
    tally.check(770_241, 0);
}

#[test]
fn order_of_classes_from_right_to_left() {
    let mut tally = Tally::default();
    bidi_test(|case, _| {
        if case.direction == BaseDirection::Rtl {
            tally.add(case, check_order(case, Face::Naskh));
        }
    });
    tally.check(256_747, 16_515);
}

#[test]
fn order_of_classes_from_left_to_right() {
    let mut tally = Tally::default();
    bidi_test(|case, _| {
        if case.direction == BaseDirection::Ltr {
            tally.add(case, check_order(case, Face::Naskh));
        }
    });
    tally.check(256_747, 16_504);
}

#[test]
fn levels_of_characters() {
    let (mut levels, mut tally) = (Levels::default(), Tally::default());
    bidi_character_test(|case| tally.add(case, levels.check(case)));
    tally.check(91_707, 0);
}

#[test]
fn order_of_characters() {
    let mut tally = Tally::default();
    bidi_character_test(|case| tally.add(case, check_order(case, Face::Naskh)));
    tally.check(91_707, 14);
}

/// Amiri is shaped in more pieces: brackets stand apart.
#[test]
fn order_of_characters_in_pieces() {
    let mut tally = Tally::default();
    bidi_character_test(|case| {
        if case.line % 8 == 0 {
            tally.add(case, check_order(case, Face::Amiri));
        }
    });
    tally.check(11_596, 1);
}

/// The files have no text behind a paragraph separator; rules P1 and X8 end there what is open.
#[test]
fn a_paragraph_separator_ends_what_is_open() {
    let levels = Levels::default().of("\u{202e}ab\u{2067}c\u{2029}de", BaseDirection::Ltr);
    assert_eq!(levels.1[5..], [0, 0, 0]);
}
