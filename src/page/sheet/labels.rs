//! The names of tags in the margin, beside the lines where their annotations begin.

use super::super::flow::Flow;
use super::super::item::Item;
use super::super::marks::Mark;
use super::super::setting::Setting;
use super::margin::Sign;
use super::{Sheet, View};
use crate::model::Rgb;
use crate::typeset::{Direction, Engine, Paragraph, Style, Weight};
use std::sync::Arc;

/// Maximum number of names below each other.
const MOST_ROWS: usize = 4;
/// Minimum width for a name, logical pixels; with less room none is shown.
const LEAST_ROOM: f32 = 24.0;

/// Annotations that begin on one line.
pub(super) struct Group {
    /// Top of the line on the sheet.
    top: f32,
    /// Their indices into the marks, one for a tag.
    marks: Vec<usize>,
    /// The outermost column that is taken beside the line.
    column: usize,
}

impl Sheet {
    pub(super) fn compose_labels(
        &self,
        flow: &Flow,
        groups: &[Group],
        view: View<'_>,
        engine: &mut Engine,
        items: &mut Vec<Item>,
    ) {
        let tops = groups.iter().skip(1).map(|next| next.top);
        for (group, below) in groups.iter().zip(tops.chain([f32::MAX])) {
            self.compose_group(flow.setting(), group, below, view, engine, items);
        }
    }

    /// The names of a group below each other, as many as there is room for; then how many more.
    fn compose_group(
        &self,
        setting: &Setting,
        group: &Group,
        below: f32,
        view: View<'_>,
        engine: &mut Engine,
        items: &mut Vec<Item>,
    ) {
        let style = setting.quiet(11.5);
        let line = setting.body().line_height;
        let drop = ((line - style.line_height) * 0.28).max(0.0).round();
        let room = below - group.top - drop;
        let rows = ((room / style.line_height).floor() as usize).clamp(1, MOST_ROWS);
        let (left, right) = self.label_room(group.column, setting);
        if right - left < setting.px(LEAST_ROOM) {
            return;
        }
        let named = group.marks.len().min(rows);
        for (row, index) in group.marks.iter().take(named).enumerate() {
            let y = (group.top + drop + style.line_height * row as f32).round();
            let mut width = right - left;
            let more = group.marks.len() - named;
            if more > 0 && row + 1 == named {
                let count = engine.label(&format!("+{more}"), &style, None, Direction::Ltr);
                width -= count.width + style.size * 0.5;
                // Of a name without room beside the count only dots would be left.
                if width < setting.px(LEAST_ROOM) {
                    let all = format!("+{}", more + 1);
                    let count = engine.label(&all, &style, None, Direction::Ltr);
                    let x = self.near_x(count.width, (left, right));
                    items.push(text(count, x, y, view.palette.ink_quiet));
                    return;
                }
                let x = if self.columns.bars_at_left {
                    left
                } else {
                    right - count.width
                };
                items.push(text(count, x, y, view.palette.ink_faint));
            }
            let selection = view.selection;
            let strong = [selection.current, selection.pointed].contains(&Some(*index));
            let label = self.label(&view.marks.all()[*index], &style, strong, width, engine);
            let x = self.near_x(label.width, (left, right));
            let ink = if strong {
                view.palette.ink
            } else {
                view.palette.ink_quiet
            };
            items.push(text(label, x, y, ink));
        }
    }

    /// The left edge of what stands beside the bars.
    fn near_x(&self, width: f32, (left, right): (f32, f32)) -> f32 {
        if self.columns.bars_at_left {
            right - width
        } else {
            left
        }
    }

    /// Left and right edge of the room for a label beside a number of columns, pixels.
    fn label_room(&self, column: usize, setting: &Setting) -> (f32, f32) {
        let near = self.bar_x(column, setting);
        let gap = setting.px(10.0);
        let edge = setting.px(10.0);
        if self.columns.bars_at_left {
            (edge, near - gap)
        } else {
            (near + gap, self.columns.sheet - edge)
        }
    }

    fn label(
        &self,
        mark: &Mark,
        style: &Style,
        current: bool,
        width: f32,
        engine: &mut Engine,
    ) -> Arc<Paragraph> {
        let rtl = self.words.direction.is_rtl();
        let name = match (mark.hue, rtl) {
            (None, _) => self.words.untagged.as_str(),
            (_, true) => mark.name.arabic(),
            (_, false) => mark.name.english(),
        };
        let weight = if current {
            Weight::Medium
        } else {
            Weight::Regular
        };
        engine.elided_label(
            &crate::arabic::visible(name),
            &Style { weight, ..*style },
            width,
            self.words.direction,
        )
    }
}

fn text(paragraph: Arc<Paragraph>, x: f32, y: f32, colour: Rgb) -> Item {
    Item::Text {
        paragraph,
        x: x.round(),
        y,
        colour,
    }
}

/// Gathers what begins on one line. A tag that several people applied is named once.
pub(super) fn collect_groups(signs: &[Sign], top: f32, view: View<'_>, groups: &mut Vec<Group>) {
    let mut beginning: Vec<(usize, f32, usize)> = signs
        .iter()
        .flat_map(|s| &s.begin)
        .map(|(mark, at)| (*mark, *at, outermost(signs, *at)))
        .collect();
    beginning.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    for (mark, at, column) in beginning {
        let line = top + at;
        match groups.last_mut() {
            Some(group) if group.top == line => {
                group.column = group.column.max(column);
                join(group, mark, view);
            }
            _ => groups.push(Group {
                top: line,
                marks: vec![mark],
                column,
            }),
        }
    }
}

/// The outermost column that is taken beside the line at a height of the block.
fn outermost(signs: &[Sign], line: f32) -> usize {
    let beside = |s: &&Sign| s.top < line + 1.0 && line < s.bottom;
    let taken = signs.iter().filter(beside);
    taken.map(|s| s.columns().end - 1).max().unwrap_or(0)
}

/// Puts an annotation into a group where its tag is not named yet; what is current comes first.
fn join(group: &mut Group, mark: usize, view: View<'_>) {
    let tag = &view.marks.all()[mark].tag;
    let known = group
        .marks
        .iter()
        .position(|m| view.marks.all()[*m].tag == *tag);
    if view.selection.current == Some(mark) {
        if let Some(at) = known {
            group.marks.remove(at);
        }
        group.marks.insert(0, mark);
    } else if known.is_none() {
        group.marks.push(mark);
    }
}
