//! The names of tags in the margin, beside the lines where their annotations begin.

use super::super::flow::Flow;
use super::super::item::Item;
use super::super::marks::Mark;
use super::super::setting::Setting;
use super::super::theme::Palette;
use super::margin::Sign;
use super::{Sheet, View};
use crate::typeset::{Direction, Engine, Paragraph, Style, Weight};
use std::sync::Arc;

/// Most names below each other.
const MOST_ROWS: usize = 4;

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
        let setting = flow.setting();
        let style = setting.quiet(11.5);
        let line = setting.body().line_height;
        let drop = ((line - style.line_height) * 0.28).max(0.0).round();
        for (n, group) in groups.iter().enumerate() {
            let below = groups.get(n + 1).map_or(f32::MAX, |next| next.top);
            let room = below - group.top - drop;
            let rows = ((room / style.line_height).floor() as usize).clamp(1, MOST_ROWS);
            let (mut x0, mut x1) = self.label_room(group.column, setting);
            if x1 - x0 < setting.px(24.0) {
                continue;
            }
            let named = group.marks.len().min(rows);
            for (row, index) in group.marks.iter().take(named).enumerate() {
                let y = group.top + drop + style.line_height * row as f32;
                let more = group.marks.len() - named;
                if more > 0 && row + 1 == named {
                    let palette = view.palette;
                    self.push_more(more, &style, (&mut x0, &mut x1), y, palette, engine, items);
                }
                let mark = &view.marks.all()[*index];
                let selection = view.selection;
                let current = [selection.current, selection.pointed].contains(&Some(*index));
                let label = self.label(mark, &style, current, x1 - x0, engine);
                let x = if self.columns.bars_at_left {
                    x1 - label.width
                } else {
                    x0
                };
                items.push(Item::Text {
                    paragraph: label,
                    x: x.round(),
                    y: y.round(),
                    colour: if current {
                        view.palette.ink
                    } else {
                        view.palette.ink_quiet
                    },
                });
            }
        }
    }

    /// Left and right edge of what a label beside so many columns may take.
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

    #[expect(
        clippy::too_many_arguments,
        reason = "one label of one page: these are its facts"
    )]
    fn push_more(
        &self,
        more: usize,
        style: &Style,
        (x0, x1): (&mut f32, &mut f32),
        y: f32,
        palette: &Palette,
        engine: &mut Engine,
        items: &mut Vec<Item>,
    ) {
        let label = engine.label(&format!("+{more}"), style, None, Direction::Ltr);
        let gap = style.size * 0.5;
        let x = if self.columns.bars_at_left {
            let x = *x0;
            *x0 += label.width + gap;
            x
        } else {
            *x1 -= label.width + gap;
            *x1 + gap
        };
        let colour = palette.ink_faint;
        items.push(Item::Text {
            paragraph: label,
            x: x.round(),
            y,
            colour,
        });
    }
}


/// Gathers what begins on one line. The same tag by several people is named once.
pub(super) fn collect_groups(
    signs: &[Sign],
    top: f32,
    view: View<'_>,
    groups: &mut Vec<Group>,
) {
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
