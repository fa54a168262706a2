//! A field to a screen reader: its text in runs with directions, places and words; its caret; and
//! what may be asked of it.

use super::editor::{Editor, clean};
use super::paint::Sight;
use super::setting::{Block, Form, Setting};
use super::undo::Kind;
use crate::arabic::word_ranges;
use crate::typeset::{Caret, Cluster, Line, Rect};
use egui::accesskit::{Action, ActionData, Node, Role, TextDirection, TextPosition, TextSelection};
use egui::{Id, Ui, UiBuilder};
use std::ops::Range;

/// Word starts are counted in bytes, so no run has more characters.
const MOST_CHARACTERS: usize = 255;

/// Characters of a line that follow each other and run the same way.
struct Run {
    /// Bytes of the shown text, with the line end if it has one.
    bytes: Range<usize>,
    rtl: bool,
    /// In pixels of the setting.
    bounds: Rect,
    /// Bytes of each character.
    lengths: Vec<u8>,
    /// Left edge and width of each.
    places: Vec<(f32, f32)>,
    /// Index of the line it is in, over all paragraphs.
    line: usize,
}

/// Does what assistive technology asks for, whether the field is focused or not.
pub fn handle(ui: &Ui, id: Id, editor: &mut Editor, text: &mut String, form: &Form<'_>) {
    let requests = |action| -> Vec<ActionData> {
        ui.input(|input| {
            let found = input.accesskit_action_requests(id, action);
            found.filter_map(|request| request.data.clone()).collect()
        })
    };
    for data in requests(Action::SetTextSelection) {
        if let ActionData::SetTextSelection(asked) = data {
            let shown = editor.shown(text);
            let runs = runs(&shown, &form.set(&shown));
            let offset = |position: &TextPosition| offset_of(id, &runs, position);
            if let (Some(anchor), Some(head)) = (offset(&asked.anchor), offset(&asked.focus)) {
                let inside = |offset: usize| crate::arabic::grapheme_floor(text, offset);
                editor.preedit = None;
                editor.place(Caret::downstream(inside(head)), false);
                editor.anchor = inside(anchor);
            }
        }
    }
    for action in [Action::SetValue, Action::ReplaceSelectedText] {
        for data in requests(action) {
            if let ActionData::Value(value) = data {
                editor.preedit = None;
                if action == Action::SetValue {
                    editor.select(0..text.len());
                }
                editor.insert(text, &clean(&value, form.is_multiline()), Kind::Whole);
            }
        }
    }
}

/// Describes a field that has its name and value already.
pub fn describe(
    ui: &mut Ui,
    id: Id,
    text: &str,
    setting: &Setting,
    editor: &Editor,
    sight: Sight,
    multiline: bool,
) {
    let role = if multiline {
        Role::MultilineTextInput
    } else {
        Role::TextInput
    };
    let listening = ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(role);
        if ui.is_enabled() {
            node.add_action(Action::SetTextSelection);
            node.add_action(Action::SetValue);
            node.add_action(Action::ReplaceSelectedText);
        }
    });
    if listening.is_none() {
        return;
    }
    let shown = editor.shown(text);
    let runs = runs(&shown, setting);
    let words: Vec<usize> = word_ranges(&shown).map(|word| word.start).collect();
    for (index, run) in runs.iter().enumerate() {
        let on_line = |other: Option<usize>| {
            let other = other.filter(|other| runs.get(*other).is_some_and(|o| o.line == run.line));
            other.map(|other| run_id(id, other).accesskit_id())
        };
        let (previous, next) = (on_line(index.checked_sub(1)), on_line(Some(index + 1)));
        let bounds = sight.to_screen(run.bounds);
        let run_id = run_id(id, index);
        ui.new_child(
            UiBuilder::new()
                .scope_id(run_id)
                .max_rect(bounds)
                .accessibility_parent(id)
                .accessibility_role(Role::TextRun),
        );
        ui.ctx().accesskit_node_builder(run_id, |node| {
            run.fill(node, &shown, &words, bounds, sight.scale);
            if let Some(previous) = previous {
                node.set_previous_on_line(previous);
            }
            if let Some(next) = next {
                node.set_next_on_line(next);
            }
        });
    }
    let head = editor.shown_head().offset;
    let anchor = if editor.preedit.is_some() {
        head
    } else {
        editor.anchor
    };
    let selection = TextSelection {
        anchor: position_of(id, &runs, anchor),
        focus: position_of(id, &runs, head),
    };
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_text_selection(selection));
}

impl Run {
    fn fill(&self, node: &mut Node, shown: &str, words: &[usize], bounds: egui::Rect, scale: f32) {
        node.set_role(Role::TextRun);
        node.set_text_direction(if self.rtl {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        });
        node.set_value(&shown[self.bytes.clone()]);
        node.set_bounds(egui::accesskit::Rect {
            x0: bounds.left().into(),
            y0: bounds.top().into(),
            x1: bounds.right().into(),
            y1: bounds.bottom().into(),
        });
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
        let mut starts = Vec::new();
        let mut at = self.bytes.start;
        for (index, length) in self.lengths.iter().enumerate() {
            if words.binary_search(&at).is_ok() {
                starts.push(index as u8);
            }
            at += usize::from(*length);
        }
        node.set_character_lengths(self.lengths.as_slice());
        node.set_character_positions(positions);
        node.set_character_widths(widths);
        node.set_word_starts(starts);
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

fn run_id(id: Id, index: usize) -> Id {
    id.with("run").with(index)
}

/// All runs of a setting in the order of the text; at least one a line.
fn runs(shown: &str, setting: &Setting) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut count = 0;
    for (index, block) in setting.blocks.iter().enumerate() {
        for (number, line) in block.paragraph.lines.iter().enumerate() {
            let first = runs.len();
            line_runs(&mut runs, shown, block, line, count);
            let last = number + 1 == block.paragraph.lines.len();
            let ends = last && index + 1 < setting.blocks.len();
            if ends || runs.len() == first {
                end_line(&mut runs, first, block, line, count, ends);
            }
            count += 1;
        }
    }
    runs
}

fn line_runs(runs: &mut Vec<Run>, shown: &str, block: &Block, line: &Line, count: usize) {
    let first = runs.len();
    for cluster in line.logical_clusters() {
        let start = cluster.range.start + block.start;
        let letters = &shown[start..cluster.range.end + block.start];
        for (number, part) in parts(letters).into_iter().enumerate() {
            let width = if number == 0 { cluster.advance } else { 0.0 };
            let goes_on = runs.len() > first && runs.last().is_some_and(|r| r.goes_on(cluster));
            if !goes_on {
                let at = runs.last().filter(|_| runs.len() > first);
                let start = at.map_or(start, |run| run.bytes.end);
                runs.push(empty_run(
                    block,
                    line,
                    count,
                    (start, cluster.rtl),
                    cluster.x,
                ));
            }
            if let Some(run) = runs.last_mut() {
                run.push(part, cluster.x, width);
            }
        }
    }
}

/// Lengths of a cluster's characters: one, unless it is too long for its length to be a byte.
fn parts(letters: &str) -> Vec<usize> {
    if letters.len() <= usize::from(u8::MAX) {
        return vec![letters.len()];
    }
    letters.chars().map(char::len_utf8).collect()
}

fn empty_run(block: &Block, line: &Line, count: usize, (start, rtl): (usize, bool), x: f32) -> Run {
    Run {
        bytes: start..start,
        rtl,
        bounds: Rect {
            left: x,
            top: line.top + block.top,
            right: x,
            bottom: line.bottom + block.top,
        },
        lengths: Vec::new(),
        places: Vec::new(),
        line: count,
    }
}

/// Adds the line end that parts two paragraphs, or a run without characters to an empty line.
fn end_line(
    runs: &mut Vec<Run>,
    first: usize,
    block: &Block,
    line: &Line,
    count: usize,
    ends: bool,
) {
    let full = runs
        .last()
        .is_none_or(|run| run.lengths.len() == MOST_CHARACTERS);
    let rtl = block.paragraph.direction.is_rtl();
    if runs.len() == first || full {
        let x = if rtl { line.left } else { line.right };
        runs.push(empty_run(block, line, count, (block.end(), rtl), x));
    }
    if let Some(run) = runs.last_mut().filter(|_| ends) {
        let x = if run.rtl {
            run.bounds.left
        } else {
            run.bounds.right
        };
        run.push(1, x, 0.0);
    }
}

/// Where a byte of the shown text is among the runs.
fn position_of(id: Id, runs: &[Run], offset: usize) -> TextPosition {
    let holding = runs.iter().position(|run| run.bytes.contains(&offset));
    let index = holding.unwrap_or(runs.len().saturating_sub(1));
    let mut character_index = 0;
    if let Some(run) = runs.get(index) {
        let mut at = run.bytes.start;
        for length in &run.lengths {
            at += usize::from(*length);
            if at > offset {
                break;
            }
            character_index += 1;
        }
    }
    TextPosition {
        node: run_id(id, index).accesskit_id(),
        character_index,
    }
}

/// The byte of the shown text at a place among the runs.
fn offset_of(id: Id, runs: &[Run], position: &TextPosition) -> Option<usize> {
    let found = (0..runs.len()).find(|index| run_id(id, *index).accesskit_id() == position.node)?;
    let run = &runs[found];
    let before = run.lengths.iter().take(position.character_index);
    Some(run.bytes.start + before.map(|length| usize::from(*length)).sum::<usize>())
}
