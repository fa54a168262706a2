//! The margin of the sheet: a bar for each annotation, and a count of those there is no room for.

use super::super::bars::Bar;
use super::super::flow::Flow;
use super::super::item::Item;
use super::super::marks::Marks;
use super::super::pattern::Pattern;
use super::super::setting::Setting;
use super::{Sheet, View, mark_colour, pattern_of};
use crate::typeset::{Direction, Engine, Paragraph, Rect, Style, Weight};
use std::sync::Arc;

/// Most columns of bars in the margin when one annotator is shown, and for each of several.
const COLUMNS_ALONE: usize = 7;
const COLUMNS_EACH: usize = 3;
/// So many columns the count of further annotations takes.
const COLUMNS_OF_COUNT: usize = 3;

/// What stands in the margin beside some lines of a block: a bar, or the count of several
/// annotations whose bars have no room.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Sign {
    /// The annotations, as indices into the marks; one for a bar.
    pub marks: Vec<usize>,
    /// Those of them that begin in this block, with the top of their first line.
    pub begin: Vec<(usize, f32)>,
    /// Column in the margin, from the text outwards, all lanes counted.
    pub column: usize,
    /// Upper edge, in the coordinates of the block.
    pub top: f32,
    /// Lower edge, in the coordinates of the block.
    pub bottom: f32,
}

/// How the columns of a margin are dealt out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Shares {
    /// How many columns a lane has.
    each: usize,
    /// How many columns there are for bars.
    all: usize,
    /// Whether the lanes have no columns of their own, for want of room.
    shared: bool,
}

impl Shares {
    /// Deals out a margin that has room for so many columns.
    fn new(room: usize, lanes: usize) -> Self {
        let bars = room.saturating_sub(COLUMNS_OF_COUNT).max(1);
        if lanes <= 1 || bars < lanes {
            let all = bars.min(COLUMNS_ALONE);
            let shared = lanes > 1;
            return Self {
                each: all,
                all,
                shared,
            };
        }
        let each = (bars / lanes).min(COLUMNS_EACH);
        Self {
            each,
            all: each * lanes,
            shared: false,
        }
    }
}

impl Sign {
    /// The columns that it takes.
    pub fn columns(&self) -> std::ops::Range<usize> {
        let wide = if self.marks.len() > 1 {
            COLUMNS_OF_COUNT
        } else {
            1
        };
        self.column..self.column + wide
    }
}

impl Sheet {
    /// The annotations whose bar or count is at a point of the sheet, as indices into the marks.
    pub fn bar_at(
        &mut self,
        flow: &mut Flow,
        marks: &Marks,
        x: f32,
        y: f32,
        engine: &mut Engine,
    ) -> Vec<usize> {
        if y < self.head || (self.columns.text_left..self.columns.text_right).contains(&x) {
            return Vec::new();
        }
        let index = flow.block_at(y - self.head);
        let top = self.head + flow.top(index);
        let reach = flow.setting().px(2.0);
        let signs = self.signs(flow, index, marks, engine).into_iter();
        let mut found = signs.filter(|sign| {
            let rect = self.sign_rect(sign, top, flow.setting());
            (rect.left - reach..rect.right + reach).contains(&x)
                && (rect.top..rect.bottom).contains(&y)
        });
        found.next().map_or(Vec::new(), |sign| sign.marks)
    }

    /// What stands in the margin beside a block.
    pub(super) fn signs(
        &mut self,
        flow: &mut Flow,
        index: usize,
        marks: &Marks,
        engine: &mut Engine,
    ) -> Vec<Sign> {
        let shares = Shares::new(self.room(flow.setting()), marks.lanes());
        self.packing.share(shares.shared);
        let bars = self.packing.bars(flow, index, marks, engine);
        signs_of(&bars, shares, marks)
    }

    /// For how many columns there is room in the margin.
    fn room(&self, setting: &Setting) -> usize {
        let margin = if self.columns.bars_at_left {
            self.columns.text_left
        } else {
            self.columns.sheet - self.columns.text_right
        };
        ((margin / setting.scale - NEAREST) / PITCH).max(1.0) as usize
    }

    pub(super) fn compose_signs(
        &mut self,
        flow: &Flow,
        signs: &[Sign],
        top: f32,
        view: View<'_>,
        engine: &mut Engine,
        items: &mut Vec<Item>,
    ) {
        for sign in signs {
            let rect = self.sign_rect(sign, top, flow.setting());
            match sign.marks.as_slice() {
                [mark] => compose_bar(*mark, rect, flow.setting(), view, items),
                several => {
                    let count = count_label(several.len(), flow.setting(), engine);
                    compose_count(&count, rect, flow.setting(), view, items);
                    self.counts.push((rect, several.to_vec()));
                }
            }
        }
    }

    fn sign_rect(&self, sign: &Sign, top: f32, setting: &Setting) -> Rect {
        let trim = (setting.body().line_height * 0.12).round();
        let inner = self.bar_x(sign.column, setting);
        let bar = setting.px(3.0).round().max(3.0);
        let further = sign.columns().len() - 1;
        let width = bar + setting.px(PITCH * further as f32).round();
        let (left, right) = if self.columns.bars_at_left {
            (inner - width, inner)
        } else {
            (inner, inner + width)
        };
        Rect {
            left,
            right,
            top: (top + sign.top).round() + trim,
            bottom: (top + sign.bottom).round() - trim,
        }
    }

    /// The edge of a column that faces the text.
    pub(super) fn bar_x(&self, column: usize, setting: &Setting) -> f32 {
        let away = setting.px(NEAREST + PITCH * column as f32).round();
        if self.columns.bars_at_left {
            (self.columns.text_left - away).round()
        } else {
            (self.columns.text_right + away).round()
        }
    }
}

/// From the text to the nearest bar, and from one column of bars to the next, logical pixels.
const NEAREST: f32 = 14.0;
const PITCH: f32 = 6.5;

fn compose_bar(
    mark: usize,
    rect: Rect,
    setting: &Setting,
    view: View<'_>,
    items: &mut Vec<Item>,
) {
    let chosen = [view.selection.current, view.selection.pointed].contains(&Some(mark));
    let mark = &view.marks.all()[mark];
    let colour = mark_colour(mark, view.palette);
    if chosen {
        let wide = setting.px(1.0).round().max(1.0);
        items.push(Item::Fill {
            rect: Rect {
                left: rect.left - wide,
                right: rect.right + wide,
                ..rect
            },
            colour,
            radius: setting.px(2.5),
        });
        return;
    }
    items.push(Item::Stitch {
        rect,
        pattern: pattern_of(mark),
        upright: true,
        colour,
    });
}

/// A quiet dotted bar with "+n" in the middle.
fn compose_count(
    count: &Arc<Paragraph>,
    rect: Rect,
    setting: &Setting,
    view: View<'_>,
    items: &mut Vec<Item>,
) {
    let middle = ((rect.top + rect.bottom - count.height) / 2.0).round();
    let bar = setting.px(3.0).round().max(3.0);
    let left = ((rect.left + rect.right - bar) / 2.0).round();
    for (top, bottom) in [(rect.top, middle), (middle + count.height, rect.bottom)] {
        if bottom - top >= bar {
            items.push(Item::Stitch {
                rect: Rect {
                    left,
                    right: left + bar,
                    top,
                    bottom,
                },
                pattern: Pattern::Dots,
                upright: true,
                colour: view.palette.ink_faint,
            });
        }
    }
    items.push(Item::Text {
        x: ((rect.left + rect.right - count.width) / 2.0).round(),
        y: middle,
        paragraph: count.clone(),
        colour: view.palette.ink_quiet,
    });
}

fn count_label(count: usize, setting: &Setting, engine: &mut Engine) -> Arc<Paragraph> {
    let style = Style {
        weight: Weight::Medium,
        ..setting.quiet(9.0)
    };
    // Three figures are all there is room for.
    engine.label(&format!("+{}", count.min(999)), &style, None, Direction::Ltr)
}

/// Bars where there are columns for them; the others are counted, those beside each other together.
fn signs_of(bars: &[Bar], shares: Shares, marks: &Marks) -> Vec<Sign> {
    let (shown, mut others): (Vec<&Bar>, Vec<&Bar>) =
        bars.iter().partition(|b| b.column < shares.each);
    let mut signs: Vec<Sign> = shown
        .into_iter()
        .map(|bar| {
            let lane = marks.all()[bar.mark].lane;
            let first = if shares.shared { 0 } else { lane * shares.each };
            sign(bar, first + bar.column)
        })
        .collect();
    others.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut counts: Vec<Sign> = Vec::new();
    for bar in others {
        let next = sign(bar, shares.all);
        match counts.last_mut() {
            Some(count) if count.bottom > next.top => {
                count.bottom = count.bottom.max(next.bottom);
                count.marks.extend(next.marks);
                count.begin.extend(next.begin);
            }
            _ => counts.push(next),
        }
    }
    signs.append(&mut counts);
    signs
}

fn sign(bar: &Bar, column: usize) -> Sign {
    Sign {
        marks: vec![bar.mark],
        begin: if bar.begins {
            vec![(bar.mark, bar.top)]
        } else {
            Vec::new()
        },
        column,
        top: bar.top,
        bottom: bar.bottom,
    }
}
