//! A field to a screen reader: its text in runs with directions, places and words; its caret; and
//! what may be asked of it.

use super::editor::{Editor, clean};
use super::paint::Sight;
use super::setting::{Form, Setting};
use super::undo::Kind;
use crate::app::widget::runs::{Run, paragraph_runs, position, word_starts};
use crate::typeset::{Affinity, Caret};
use egui::accesskit::{Action, ActionData, Role, TextPosition, TextSelection};
use egui::{Id, Ui, UiBuilder};

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
    let words = word_starts(&shown);
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
    let head = editor.shown_head();
    let anchor = if editor.preedit.is_some() {
        head.offset
    } else {
        editor.anchor
    };
    let node = |index| run_id(id, index).accesskit_id();
    let clings = head.affinity == Affinity::Upstream;
    let ends = position(&runs, anchor, false, node).zip(position(&runs, head.offset, clings, node));
    if let Some((anchor, focus)) = ends {
        let selection = TextSelection { anchor, focus };
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_text_selection(selection));
    }
}

fn run_id(id: Id, index: usize) -> Id {
    id.with("run").with(index)
}

/// All runs of a setting in the order of the text; at least one a line.
fn runs(shown: &str, setting: &Setting) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut lines = 0;
    for (index, block) in setting.blocks.iter().enumerate() {
        let ends = index + 1 < setting.blocks.len() && !block.goes_on;
        let own = paragraph_runs(
            &shown[block.start..block.end()],
            &block.paragraph,
            &[],
            ends,
        );
        let moved = own
            .into_iter()
            .map(|run| run.moved(block.start, block.top, lines));
        runs.extend(moved);
        lines += block.paragraph.lines.len();
    }
    runs
}

/// The byte of the shown text at a place among the runs.
fn offset_of(id: Id, runs: &[Run], position: &TextPosition) -> Option<usize> {
    let found = (0..runs.len()).find(|index| run_id(id, *index).accesskit_id() == position.node)?;
    Some(runs[found].byte_of(position.character_index))
}
