//! Glyphs as HarfBuzz's, order as ICU's and line breaks as Pango's, over the sample project and `mixed.txt`.
//!
//! The values are in `tests/data/shaping`, with the scripts that made them.

use super::sample::with_engine;
use hashiya::typeset::{Direction, Engine, Face, Line, Paragraph, Style, Weight};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const SIZE: f32 = 20.5;
/// So much an advance may differ, pixels.
const CLOSE: f32 = 1.0 / 64.0;
const FACES: [(Face, &str); 2] = [(Face::Naskh, "naskh"), (Face::Amiri, "amiri")];

/// How many glyphs differ, and why: face, document, paragraph, count. Brackets that open behind a
/// Latin letter and close behind an Arabic one: UAX #24 gives both halves the script before the pair,
/// which the engine cannot; it gives both the form of Arabic, so that they are alike.
const OTHER_GLYPHS: [(&str, &str, usize, usize); 3] = [
    ("amiri", "mixed", 3, 2),
    ("amiri", "mixed", 4, 2),
    ("amiri", "mixed", 5, 4),
];

/// Where lines break otherwise than Pango's, and why: face, document, paragraph, width.
const OTHER_BREAKS: [(&str, &str, usize, u32); 6] = [
    // An address that fits a line stays whole, and else may break behind its hyphen.
    ("amiri", "02-the-price-of-bread", 9, 280),
    ("amiri", "02-the-price-of-bread", 9, 420),
    ("amiri", "02-the-price-of-bread", 9, 554),
    // A tab is at least half a space wide, as in browsers; Pango's is at least a space.
    ("amiri", "04-what-the-files-say", 4, 280),
    ("amiri", "04-what-the-files-say", 4, 420),
    // The brackets above.
    ("amiri", "mixed", 3, 420),
];

/// A paragraph of the sample as a file of values names it, and what follows.
struct Row<'a> {
    document: &'a str,
    number: usize,
    direction: Direction,
    values: Vec<&'a str>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn values(name: &str) -> String {
    fs::read_to_string(root().join("tests/data/shaping").join(name)).unwrap()
}

fn rows(content: &str) -> impl Iterator<Item = Row<'_>> {
    let content = content.lines().filter(|line| !line.starts_with('#'));
    content.map(|line| {
        let mut words = line.split(' ');
        Row {
            document: words.next().unwrap(),
            number: words.next().unwrap().parse().unwrap(),
            direction: match words.next().unwrap() {
                "rtl" => Direction::Rtl,
                "ltr" => Direction::Ltr,
                other => panic!("{other}"),
            },
            values: words.collect(),
        }
    })
}

/// The paragraphs of the sample and of the text beside the values, by the name of their file without its ending.
fn sample() -> BTreeMap<String, Vec<String>> {
    let folder = fs::read_dir(root().join("assets/sample/documents")).unwrap();
    let files = folder.map(|entry| entry.unwrap().path());
    let files = files.chain([root().join("tests/data/shaping/mixed.txt")]);
    let paragraphs = |file: &Path| {
        let text = fs::read_to_string(file).unwrap();
        text.lines().map(str::to_owned).collect()
    };
    files
        .map(|file| {
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, paragraphs(&file))
        })
        .collect()
}

fn set(engine: &mut Engine, text: &str, face: Face, wrap: Option<f32>, row: &Row<'_>) -> Paragraph {
    let style = Style {
        face,
        weight: Weight::Regular,
        size: SIZE,
        line_height: 41.0,
    };
    engine.paragraph(text, &style, wrap, row.direction)
}

/// A font's name, a glyph's id and its advance in pixels.
type Shown = (String, u32, f32);

fn shown(engine: &Engine, paragraph: &Paragraph) -> Vec<Shown> {
    let glyphs = paragraph.lines.iter().flat_map(|line| &line.glyphs);
    glyphs
        .map(|glyph| {
            let file = engine.font(glyph.font).unwrap();
            (file.file_name(), glyph.id, glyph.advance)
        })
        .collect()
}

fn expected(row: &Row<'_>, em: &BTreeMap<String, f32>) -> Vec<Shown> {
    let mut font = "";
    let mut found = Vec::new();
    for word in &row.values {
        match word.split_once(':') {
            None => font = word,
            Some((id, advance)) => {
                let units: f32 = advance.parse().unwrap();
                let advance = units * SIZE / em[font];
                found.push((font.to_owned(), id.parse().unwrap(), advance));
            }
        }
    }
    found
}

/// The units of an em of each font file.
fn ems() -> BTreeMap<String, f32> {
    let files = fs::read_dir(root().join("fonts")).unwrap();
    let fonts = files
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ttf"));
    fonts
        .map(|path| {
            let bytes = fs::read(&path).unwrap();
            let font = skrifa::FontRef::new(&bytes).unwrap();
            let units = skrifa::raw::TableProvider::head(&font)
                .unwrap()
                .units_per_em();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, f32::from(units))
        })
        .collect()
}

/// The glyphs of a paragraph that are not HarfBuzz's, as sentences.
fn other_glyphs(text: &str, face: Face, row: &Row<'_>, em: &BTreeMap<String, f32>) -> Vec<String> {
    let found = with_engine(|engine| {
        let paragraph = set(engine, text, face, None, row);
        shown(engine, &paragraph)
    });
    let expected = expected(row, em);
    assert_eq!(found.len(), expected.len(), "glyphs of: {text}");
    let same = |one: &Shown, other: &Shown| {
        one.0 == other.0 && one.1 == other.1 && (one.2 - other.2).abs() <= CLOSE
    };
    let pairs = found.iter().zip(&expected).enumerate();
    pairs
        .filter(|(_, (one, other))| !same(one, other))
        .map(|(index, (one, other))| format!("{index}: {one:?} is {other:?}: {text}"))
        .collect()
}

#[test]
fn glyphs_and_advances_are_those_of_harfbuzz() {
    let (sample, em) = (sample(), ems());
    let (mut others, mut told) = (Vec::new(), Vec::new());
    for (face, name) in FACES {
        let content = values(&format!("glyphs-{name}.txt"));
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for row in rows(&content) {
            *seen.entry(row.document).or_default() += 1;
            let text = &sample[row.document][row.number - 1];
            let differ = other_glyphs(text, face, &row, &em);
            if !differ.is_empty() {
                others.push((name, row.document.to_owned(), row.number, differ.len()));
                told.extend(differ);
            }
        }
        let all = sample
            .iter()
            .map(|(name, parts)| (name.as_str(), parts.len()));
        assert_eq!(seen, all.collect(), "every paragraph in {name}");
    }
    let known: Vec<_> = OTHER_GLYPHS
        .map(|(face, file, number, count)| (face, file.to_owned(), number, count))
        .into();
    assert_eq!(others, known, "{told:#?}");
}

/// The runs of a line from left to right, as `12>20,0<12`: first and last code point, direction.
fn runs(word: &str) -> Vec<(usize, usize, bool)> {
    let run = |run: &str| {
        let rtl = run.contains('<');
        let (first, last) = run.split_once(['<', '>']).unwrap();
        (first.parse().unwrap(), last.parse().unwrap(), rtl)
    };
    let runs = word.split(',').filter(|run| *run != "-");
    runs.map(run).collect()
}

/// The first code point of a line.
fn start(runs: &[(usize, usize, bool)]) -> usize {
    runs.iter().map(|run| run.0).min().unwrap_or(0)
}

/// The code points of a line as ICU orders them, from left to right.
fn ordered(runs: &[(usize, usize, bool)]) -> Vec<usize> {
    let mut found = Vec::new();
    for &(first, last, rtl) in runs {
        if rtl {
            found.extend((first..last).rev())
        } else {
            found.extend(first..last)
        }
    }
    found
}

/// The first code points of a line's letters, from left to right.
fn order(line: &Line, text: &str) -> Vec<usize> {
    let at = |byte: usize| text[..byte].chars().count();
    line.clusters
        .iter()
        .map(|one| at(one.range.start))
        .collect()
}

#[test]
fn lines_break_as_pangos_and_are_ordered_as_icus() {
    let sample = sample();
    let mut others = Vec::new();
    for (face, name) in FACES {
        let content = values(&format!("lines-{name}.txt"));
        let mut count = 0;
        for row in rows(&content) {
            count += 1;
            let text = &sample[row.document][row.number - 1];
            let width: u32 = row.values[0].parse().unwrap();
            let paragraph = with_engine(|engine| set(engine, text, face, Some(width as f32), &row));
            let lines: Vec<_> = row.values[1..].iter().map(|word| runs(word)).collect();
            let theirs: Vec<usize> = lines.iter().map(|runs| start(runs)).collect();
            let at = |line: &Line| text[..line.range.start].chars().count();
            let ours: Vec<usize> = paragraph.lines.iter().map(at).collect();
            if ours != theirs {
                others.push((name, row.document.to_owned(), row.number, width));
                continue;
            }
            for (line, runs) in paragraph.lines.iter().zip(&lines) {
                let ours = order(line, text);
                let mut theirs = ordered(runs);
                theirs.retain(|point| ours.contains(point));
                let place = format!("{name}, {} {} at {width}: {text}", row.document, row.number);
                assert_eq!(ours, theirs, "{place}");
            }
        }
        let paragraphs: usize = sample.values().map(Vec::len).sum();
        assert_eq!(count, 4 * paragraphs, "{name}");
    }
    let known =
        OTHER_BREAKS.map(|(face, file, number, width)| (face, file.to_owned(), number, width));
    assert_eq!(others, known, "where lines break otherwise");
}
