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

/// Maximum number of columns of bars when one annotator is shown, and for each of several.
const COLUMNS_ALONE: usize = 7;
const COLUMNS_EACH: usize = 3;
/// Number of columns that the count of further annotations takes.
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
    /// Deals out a margin that has room for a number of columns.
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
        let bar = bar_width(setting);
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

fn compose_bar(mark: usize, rect: Rect, setting: &Setting, view: View<'_>, items: &mut Vec<Item>) {
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

/// Width of a bar, pixels: whole units of its pattern.
fn bar_width(setting: &Setting) -> f32 {
    setting.scale.round().max(1.0) * f32::from(Pattern::THICKNESS)
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
    let bar = bar_width(setting);
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
    engine.label(
        &format!("+{}", count.min(999)),
        &style,
        None,
        Direction::Ltr,
    )
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

#[cfg(test)]
mod tests {
    use super::super::super::marks::tests::mark;
    use super::super::super::theme::Theme;
    use super::super::{SheetWords, ShownSelection};
    use super::*;
    use crate::arabic::Text;
    use crate::typeset::Fallback;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const TEXT: &str = "كان الناس يخرجون من القرية في الليل ولا يعرف أحد إلى أين يذهبون بعد ذلك";

    struct Made {
        flow: Flow,
        sheet: Sheet,
        marks: Marks,
        engine: Engine,
    }

    /// Six paragraphs on a sheet so wide, with annotations of lane, start and length.
    fn made(width: f32, language: Direction, spans: &[(usize, usize, usize)]) -> Made {
        let text = Arc::new(Text::new([TEXT; 6].join("\n")));
        let length = text.length();
        let lanes = spans.iter().map(|(lane, ..)| lane + 1).max().unwrap_or(1);
        let marks = spans.iter().enumerate().map(|(i, (lane, start, len))| {
            let mut mark = mark(&format!("m{i}"), *start, (start + len).min(length));
            mark.lane = *lane;
            mark.hue = Some((i as u16 * 37) % 360);
            mark.name = Arc::new(crate::model::Bilingual::new(
                format!("{i} وعود كاذبة وزيف الشعارات"),
                format!("{i} Harshness towards members"),
            ));
            mark.tag = crate::model::TagId::new(&format!("t{i}")).ok();
            mark
        });
        let marks = Marks::new(marks.collect(), lanes);
        let mut engine = Engine::new(Fallback::BundledOnly);
        let setting = Setting::default();
        let columns = setting.columns(width, Direction::Rtl);
        let words = SheetWords {
            title: String::new(),
            about: String::new(),
            untagged: String::new(),
            direction: language,
        };
        let room = columns.text_right - columns.text_left;
        let flow = Flow::new(text, Direction::Rtl, setting, room, &mut engine);
        let sheet = Sheet::new(words, columns, &setting, Direction::Rtl, &mut engine);
        Made {
            flow,
            sheet,
            marks,
            engine,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn every_annotation_has_a_bar_or_is_counted_and_none_meet(
            spans in proptest::collection::vec((0usize..5, 0usize..420, 1usize..90), 1..40), width in 300.0f32..1000.0,
        ) {
            let Made { mut flow, mut sheet, marks, mut engine } = made(width, Direction::Rtl, &spans);
            for index in 0..flow.len() {
                let signs = sheet.signs(&mut flow, index, &marks, &mut engine);
                let mut told: Vec<usize> = signs.iter().flat_map(|s| s.marks.clone()).collect();
                told.sort_unstable();
                prop_assert_eq!(told, marks.within(flow.block_chars(index)));
                for (i, a) in signs.iter().enumerate() {
                    let rect = sheet.sign_rect(a, 0.0, flow.setting());
                    prop_assert!(rect.left >= 0.0 && rect.right < sheet.columns.text_left);
                    for b in &signs[i + 1..] {
                        let beside = a.columns().start < b.columns().end && b.columns().start < a.columns().end;
                        prop_assert!(!beside || a.bottom <= b.top || b.bottom <= a.top, "{:?} {:?}", a, b);
                    }
                }
            }
        }

        #[test]
        fn names_in_the_margin_meet_neither_each_other_nor_bars_nor_the_edge(
            spans in proptest::collection::vec((0usize..3, 0usize..420, 1usize..60), 1..24),
            width in 300.0f32..1000.0, arabic: bool, current in 0usize..24,
        ) {
            let language = if arabic { Direction::Rtl } else { Direction::Ltr };
            let Made { mut flow, mut sheet, marks, mut engine } = made(width, language, &spans);
            let selection = ShownSelection { current: Some(current), ..ShownSelection::default() };
            let palette = Theme::Light.palette();
            let all = (0.0, 100_000.0);
            let items = sheet.compose(&mut flow, &marks, selection, all, &palette, &mut engine);
            let margin = sheet.columns.text_left;
            let mut found: Vec<(bool, Rect)> = Vec::new();
            for item in &items {
                match item {
                    Item::Text { paragraph, x, y, .. } if x + paragraph.width < margin && !paragraph.lines.is_empty() && paragraph.width > 0.0 => {
                        let rect = Rect { left: *x, right: x + paragraph.width, top: *y, bottom: y + paragraph.height };
                        prop_assert!(rect.left >= 0.0, "{rect:?} over the edge");
                        found.push((true, rect));
                    }
                    Item::Stitch { rect, upright: true, .. } => found.push((false, *rect)),
                    _ => {}
                }
            }
            for (i, (label, a)) in found.iter().enumerate() {
                for (other, b) in &found[i + 1..] {
                    let apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1.0 || b.bottom <= a.top + 1.0;
                    prop_assert!(apart || !(*label || *other), "{a:?} meets {b:?}");
                }
            }
        }
    }

    #[test]
    fn a_margin_deals_out_its_columns() {
        let shares = |room, lanes| {
            let s = Shares::new(room, lanes);
            (s.each, s.all, s.shared)
        };
        assert_eq!(shares(23, 1), (7, 7, false));
        assert_eq!(shares(23, 2), (3, 6, false));
        assert_eq!(shares(23, 8), (2, 16, false));
        assert_eq!(shares(5, 2), (1, 2, false));
        assert_eq!(shares(5, 3), (2, 2, true));
        assert_eq!(shares(1, 4), (1, 1, true));
    }

    #[test]
    fn one_place_of_ten_annotations_shows_seven_bars_and_counts_three() {
        let Made {
            mut flow,
            mut sheet,
            marks,
            mut engine,
        } = made(780.0, Direction::Rtl, &[(0, 3, 20); 10]);
        let signs = sheet.signs(&mut flow, 0, &marks, &mut engine);
        let shape: BTreeSet<(usize, usize)> =
            signs.iter().map(|s| (s.column, s.marks.len())).collect();
        let bars = (0..7).map(|column| (column, 1));
        assert_eq!(shape, bars.chain([(7, 3)]).collect());
    }
}
