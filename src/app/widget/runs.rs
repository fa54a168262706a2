//! Text in runs, as accessibility takes it: characters that follow each other and run the same
//! way, with their places and the starts of words.

use crate::arabic::word_ranges;
use crate::typeset::{Cluster, Line, Paragraph, Rect};
use egui::accesskit::{Node, NodeId, Role, TextDirection, TextPosition};
use std::borrow::Borrow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// Word starts are counted in bytes, so no run has more characters.
const MOST_CHARACTERS: usize = 255;

/// Characters of a line that follow each other and run the same way.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Bytes of the text, with the line end if it has one.
    pub bytes: Range<usize>,
    /// Whether it is read from the right.
    pub rtl: bool,
    /// In pixels of the paragraph, until it is moved.
    pub bounds: Rect,
    /// Index of the line it is in.
    pub line: usize,
    /// Bytes of each character.
    lengths: Vec<u8>,
    /// Left edge and width of each; none where the lines are not known.
    places: Vec<(f32, f32)>,
}

/// The runs of a set paragraph in the order of the text; at least one a line.
///
/// A run ends at each of `breaks` (bytes, rising). `ends` says whether a line end follows the text.
pub fn paragraph_runs(text: &str, paragraph: &Paragraph, breaks: &[usize], ends: bool) -> Vec<Run> {
    let mut runs = Vec::new();
    for (number, line) in paragraph.lines.iter().enumerate() {
        let first = runs.len();
        line_runs(&mut runs, text, line, number, breaks);
        let closing = ends && number + 1 == paragraph.lines.len();
        if closing || runs.len() == first {
            let rtl = paragraph.direction.is_rtl();
            end_line(&mut runs, first, empty_line(line, number, rtl), closing);
        }
    }
    runs
}

/// The runs of a paragraph whose lines are not known: as one line, without places.
pub fn unset_runs(text: &str, rtl: bool, bounds: Rect, breaks: &[usize], ends: bool) -> Vec<Run> {
    let empty = |start: usize| Run {
        bytes: start..start,
        rtl,
        bounds,
        line: 0,
        lengths: Vec::new(),
        places: Vec::new(),
    };
    let mut runs = vec![empty(0)];
    for (start, letters) in text.grapheme_indices(true) {
        for part in parts(letters) {
            let broken = breaks.binary_search(&start).is_ok();
            let full = |run: &Run| run.lengths.len() == MOST_CHARACTERS;
            if runs
                .last()
                .is_none_or(|run| full(run) || (broken && run.bytes.start < start))
            {
                runs.push(empty(runs.last().map_or(0, |run| run.bytes.end)));
            }
            if let Some(run) = runs.last_mut() {
                run.bytes.end += part;
                run.lengths.push(part as u8);
            }
        }
    }
    if ends {
        if runs
            .last()
            .is_some_and(|run| run.lengths.len() == MOST_CHARACTERS)
        {
            runs.push(empty(text.len()));
        }
        if let Some(run) = runs.last_mut() {
            run.bytes.end += 1;
            run.lengths.push(1);
        }
    }
    runs
}

/// Where the words of a text start, in bytes, rising.
pub fn word_starts(text: &str) -> Vec<usize> {
    word_ranges(text).map(|word| word.start).collect()
}

/// Where a byte is among runs: at its start in the run that holds it or, if it `clings` to what is
/// before it, at the end of the run that ends there in the same paragraph.
pub fn position(
    runs: &[impl Borrow<Run>],
    offset: usize,
    clings: bool,
    node: impl Fn(usize) -> NodeId,
) -> Option<TextPosition> {
    let mut all = runs.iter().map(Borrow::borrow);
    let holding = all.position(|run: &Run| run.bytes.contains(&offset));
    let mut index = holding.unwrap_or(runs.len().checked_sub(1)?);
    let before = index.checked_sub(1).map(|i| runs[i].borrow());
    // A run of the same paragraph that ends here is on the line before, or runs the other way.
    if clings && before.is_some_and(|run| run.bytes.end == offset && !run.bytes.is_empty()) {
        index -= 1;
    }
    Some(TextPosition {
        node: node(index),
        character_index: runs[index].borrow().character_at(offset),
    })
}

impl Run {
    /// The run moved by what its paragraph moved: bytes in the text, pixels down the page, and lines.
    pub fn moved(mut self, bytes: usize, down: f32, lines: usize) -> Self {
        self.bytes.start += bytes;
        self.bytes.end += bytes;
        self.bounds.top += down;
        self.bounds.bottom += down;
        self.line += lines;
        self
    }

    /// The index of the character that holds a byte; past the last one for the run's end.
    pub fn character_at(&self, offset: usize) -> usize {
        let mut at = self.bytes.start;
        let before = self.lengths.iter().take_while(|length| {
            at += usize::from(**length);
            at <= offset
        });
        before.count()
    }

    /// The byte at which a character starts.
    pub fn byte_of(&self, character: usize) -> usize {
        let before = self.lengths.iter().take(character);
        self.bytes.start + before.map(|length| usize::from(*length)).sum::<usize>()
    }

    /// Fills a node: `text` is what the bytes count in, `words` where its words start, `bounds` the
    /// run's in points, `scale` how many pixels a point has.
    pub fn fill(
        &self,
        node: &mut Node,
        text: &str,
        words: &[usize],
        bounds: egui::Rect,
        scale: f32,
    ) {
        node.set_role(Role::TextRun);
        node.set_text_direction(if self.rtl {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        });
        node.set_value(text.get(self.bytes.clone()).unwrap_or_default());
        node.set_bounds(egui::accesskit::Rect {
            x0: bounds.left().into(),
            y0: bounds.top().into(),
            x1: bounds.right().into(),
            y1: bounds.bottom().into(),
        });
        node.set_character_lengths(self.lengths.as_slice());
        node.set_word_starts(self.starts(words));
        if self.places.len() != self.lengths.len() {
            return;
        }
        let position = |(x, width): &(f32, f32)| {
            let along = if self.rtl {
                self.bounds.right - x - width
            } else {
                x - self.bounds.left
            };
            along / scale
        };
        let positions: Vec<f32> = self.places.iter().map(position).collect();
        let widths: Vec<f32> = self.places.iter().map(|p| p.1 / scale).collect();
        node.set_character_positions(positions);
        node.set_character_widths(widths);
    }

    /// The characters at which words start.
    fn starts(&self, words: &[usize]) -> Vec<u8> {
        let from = words.partition_point(|word| *word < self.bytes.start);
        let mut words = words[from..].iter().peekable();
        let mut starts = Vec::new();
        let mut at = self.bytes.start;
        for (index, length) in self.lengths.iter().enumerate() {
            let end = at + usize::from(*length);
            if words.next_if(|word| **word < end).is_some() {
                starts.push(index as u8);
                while words.next_if(|word| **word < end).is_some() {}
            }
            at = end;
        }
        starts
    }

    /// Whether a cluster goes on where this run ends.
    fn goes_on(&self, cluster: &Cluster) -> bool {
        let near = if cluster.rtl {
            (cluster.right() - self.bounds.left).abs()
        } else {
            (cluster.x - self.bounds.right).abs()
        };
        self.rtl == cluster.rtl && near < 0.5 && self.lengths.len() < MOST_CHARACTERS
    }

    fn push(&mut self, bytes: usize, x: f32, width: f32) {
        self.bytes.end += bytes;
        self.lengths.push(bytes as u8);
        self.places.push((x, width));
        self.bounds.left = self.bounds.left.min(x);
        self.bounds.right = self.bounds.right.max(x + width);
    }
}

fn line_runs(runs: &mut Vec<Run>, text: &str, line: &Line, number: usize, breaks: &[usize]) {
    let first = runs.len();
    for cluster in line.logical_clusters() {
        let broken = breaks.binary_search(&cluster.range.start).is_ok();
        for (nth, part) in parts(&text[cluster.range.clone()]).enumerate() {
            let width = if nth == 0 { cluster.advance } else { 0.0 };
            let open = runs.len() > first && (nth > 0 || !broken);
            if !(open && runs.last().is_some_and(|run| run.goes_on(cluster))) {
                let before = runs.last().filter(|_| runs.len() > first);
                let start = before.map_or(cluster.range.start, |run| run.bytes.end);
                runs.push(Run {
                    bytes: start..start,
                    rtl: cluster.rtl,
                    bounds: bounds_at(line, cluster.x),
                    line: number,
                    lengths: Vec::new(),
                    places: Vec::new(),
                });
            }
            if let Some(run) = runs.last_mut() {
                run.push(part, cluster.x, width);
            }
        }
    }
}

/// Lengths of a cluster's characters: one, unless it is too long for its length to be a byte.
fn parts(letters: &str) -> impl Iterator<Item = usize> {
    let one = (letters.len() <= usize::from(u8::MAX)).then_some(letters.len());
    let several = if one.is_some() { "" } else { letters };
    one.into_iter().chain(several.chars().map(char::len_utf8))
}

fn bounds_at(line: &Line, x: f32) -> Rect {
    Rect {
        left: x,
        top: line.top,
        right: x,
        bottom: line.bottom,
    }
}

/// A run without characters where a line ends.
fn empty_line(line: &Line, number: usize, rtl: bool) -> Run {
    let x = if rtl { line.left } else { line.right };
    Run {
        bytes: line.range.end..line.range.end,
        rtl,
        bounds: bounds_at(line, x),
        line: number,
        lengths: Vec::new(),
        places: Vec::new(),
    }
}

/// Adds the line end that parts two paragraphs, or a run without characters to an empty line.
fn end_line(runs: &mut Vec<Run>, first: usize, empty: Run, closing: bool) {
    let full = runs
        .last()
        .is_none_or(|run| run.lengths.len() == MOST_CHARACTERS);
    if runs.len() == first || full {
        runs.push(empty);
    }
    if let Some(run) = runs.last_mut().filter(|_| closing) {
        let x = if run.rtl {
            run.bounds.left
        } else {
            run.bounds.right
        };
        run.push(1, x, 0.0);
    }
}
