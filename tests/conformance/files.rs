//! Reads the test files, cases of where a text may be divided, and lists of known failures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/unicode")
        .join(file)
}

/// The text of a compressed test file, which must be of this version.
pub fn read(name: &str, version: &str) -> String {
    let packed = fs::File::open(path(&format!("{name}.txt.gz"))).unwrap();
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).unwrap();
    assert!(text.starts_with(&format!("# {name}-{version}.txt\n")));
    text
}

/// A character by its number in hexadecimal.
pub fn character(code: &str) -> char {
    char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()
}

/// A text and where it may be divided.
pub struct Case {
    /// Of the file, from 1.
    pub line: usize,
    pub text: String,
    /// Bytes before which it may be, its end included, its start not.
    pub breaks: Vec<usize>,
    /// What the file says of each character.
    pub comment: String,
}

/// The cases of a file of the form `÷ 0061 × 0308 ÷ # comment`.
pub fn cases(file: &str) -> Vec<Case> {
    let lines = file.lines().enumerate();
    lines
        .filter_map(|(index, line)| case(index + 1, line))
        .collect()
}

fn case(line: usize, content: &str) -> Option<Case> {
    let (marks, comment) = content.split_once('#')?;
    let (mut text, mut breaks) = (String::new(), Vec::new());
    for word in marks.split_whitespace() {
        match word {
            "÷" if !text.is_empty() => breaks.push(text.len()),
            "÷" | "×" => {}
            code => text.push(character(code)),
        }
    }
    (!text.is_empty()).then(|| Case {
        line,
        text,
        breaks,
        comment: comment.to_owned(),
    })
}

/// Lines of cases that fail, by what is wrong with them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Failures(BTreeMap<String, Vec<usize>>);

impl Failures {
    pub fn add(&mut self, what: String, line: usize) {
        self.0.entry(what).or_default().push(line);
    }

    /// The list that lies beside a test file: `[what is wrong] why`, then the lines.
    fn listed(name: &str) -> Self {
        let list = fs::read_to_string(path(&format!("{name}.failing.txt"))).unwrap();
        let (mut failures, mut what) = (Self::default(), "");
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            if let Some(rest) = line.strip_prefix('[') {
                what = rest.split_once(']').unwrap().0;
            } else {
                for line in line.split_whitespace() {
                    failures.add(what.to_owned(), line.parse().unwrap());
                }
            }
        }
        for lines in failures.0.values_mut() {
            lines.sort_unstable();
        }
        failures
    }

    /// Asserts that these fail and no others, each for the reason that its list gives.
    pub fn check(&self, name: &str) {
        let now = self
            .0
            .iter()
            .fold(String::new(), |mut list, (what, lines)| {
                let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
                let _ = writeln!(list, "[{what}]\n{}", lines.join(" "));
                list
            });
        assert!(*self == Self::listed(name), "{name} now fails at\n{now}");
    }
}
