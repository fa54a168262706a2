//! The sheet: title, text, numbers, highlights, bars and labels, composed for a view.

use super::bands::{Band, bands, inset};
use super::bars::{Bar, Packing};
use super::flow::Flow;
use super::item::Item;
use super::marks::{Mark, Marks};
use super::setting::{Columns, Setting};
use super::theme::Palette;
use crate::arabic::CharRange;
use crate::model::Rgb;
use crate::typeset::{Direction, Engine, Paragraph, Rect, Style, Weight, paragraph_direction};
use std::sync::Arc;

/// Most columns of bars in the margin when one annotator is shown, and for each of several.
const COLUMNS_ALONE: usize = 7;
const COLUMNS_EACH: usize = 3;

/// The words on a sheet that are not the document's text.
#[derive(Clone, PartialEq, Debug)]
pub struct SheetWords {
    /// The document's title.
    pub title: String,
    /// What is known of it, in one line.
    pub about: String,
    /// What stands for a tag's name where there is none.
    pub untagged: String,
    /// The interface's direction.
    pub direction: Direction,
}

/// What is selected, and which annotation is the current one.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Selection {
    /// Selected code points; an empty range for none.
    pub range: CharRange,
    /// The current annotation, as an index into the marks.
    pub current: Option<usize>,
}

/// A sheet with its head set, for one flow.
pub struct Sheet {
    columns: Columns,
    words: SheetWords,
    title: Arc<Paragraph>,
    about: Arc<Paragraph>,
    title_top: f32,
    about_top: f32,
    head: f32,
    packing: Packing,
}

/// A group of annotations that begin on one line.
struct Group {
    top: f32,
    marks: Vec<usize>,
    column: usize,
}

impl Sheet {
    /// Sets the head of a document for a sheet of the given columns.
    pub fn new(
        words: SheetWords,
        columns: Columns,
        setting: &Setting,
        direction: Direction,
        engine: &mut Engine,
    ) -> Self {
        let width = columns.inner_right - columns.inner_left;
        let title_direction = paragraph_direction(&words.title, direction);
        let title = engine.paragraph(&words.title, &setting.title(), Some(width), title_direction);
        let about = engine.elided(&words.about, &setting.quiet(12.5), width, words.direction);
        let title_top = setting.px(34.0).round();
        let about_top = (title_top + title.height + setting.px(2.0)).round();
        let head = (about_top + about.height + setting.px(18.0)).round();
        Self {
            columns,
            words,
            title: Arc::new(title),
            about: Arc::new(about),
            title_top,
            about_top,
            head,
            packing: Packing::default(),
        }
    }

    /// Horizontal places.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Height above the first paragraph.
    pub fn head(&self) -> f32 {
        self.head
    }

    /// Height below the last paragraph.
    pub fn foot(&self, flow: &Flow) -> f32 {
        flow.setting().px(48.0)
    }

    /// Height of the whole sheet; an estimate until every block was set.
    pub fn height(&self, flow: &Flow) -> f32 {
        self.head + flow.total() + self.foot(flow)
    }

    /// Must be called when the marks changed: bars are packed anew.
    pub fn forget_packing(&mut self) {
        self.packing = Packing::default();
    }

    /// What is to be painted between two heights of the sheet, in paint order.
    pub fn compose(
        &mut self,
        flow: &mut Flow,
        marks: &Marks,
        selection: Selection,
        (from, to): (f32, f32),
        palette: &Palette,
        engine: &mut Engine,
    ) -> Vec<Item> {
        let mut items = Vec::new();
        if from < self.head {
            self.compose_head(flow.direction(), palette, &mut items);
        }
        let mut letters = Vec::new();
        let mut groups = Vec::new();
        let mut index = flow.block_at((from - self.head).max(0.0));
        while index < flow.len() {
            let paragraph = flow.paragraph(index, engine);
            let top = self.head + flow.top(index);
            if top > to {
                break;
            }
            self.compose_bands(
                flow, index, &paragraph, top, marks, selection, palette, engine, &mut items,
            );
            self.compose_number(flow, index, &paragraph, top, palette, engine, &mut letters);
            let bars = self.packing.bars(flow, index, marks, engine);
            self.compose_bars(flow, &bars, top, marks, selection, palette, &mut letters);
            collect_groups(&bars, top, selection.current, marks, &mut groups);
            letters.push(Item::Text {
                paragraph,
                x: self.columns.text_left,
                y: top,
                colour: palette.ink,
            });
            index += 1;
        }
        self.compose_labels(
            flow,
            &groups,
            marks,
            selection,
            palette,
            engine,
            &mut letters,
        );
        items.append(&mut letters);
        items
    }

    /// The annotations whose bar is at a point of the sheet, as indices into the marks.
    pub fn bar_at(
        &mut self,
        flow: &mut Flow,
        marks: &Marks,
        x: f32,
        y: f32,
        engine: &mut Engine,
    ) -> Option<usize> {
        if y < self.head {
            return None;
        }
        let index = flow.block_at(y - self.head);
        let top = self.head + flow.top(index);
        let bars = self.packing.bars(flow, index, marks, engine);
        let reach = flow.setting().px(2.0);
        bars.iter()
            .find(|bar| {
                let rect = self.bar_rect(bar, top, marks, flow.setting());
                (rect.left - reach..rect.right + reach).contains(&x)
                    && (rect.top..rect.bottom).contains(&y)
            })
            .map(|bar| bar.mark)
    }

    /// A title against its document's direction stands at the document's start side all the same.
    fn title_left(&self, direction: Direction) -> f32 {
        let (lines, width) = (&self.title.lines, self.title.width);
        let shift = match direction {
            _ if self.title.direction == direction => 0.0,
            Direction::Rtl => width - lines.iter().map(|l| l.right).fold(0.0, f32::max),
            Direction::Ltr => -lines.iter().map(|l| l.left).fold(width, f32::min),
        };
        self.columns.inner_left + shift
    }

    fn compose_head(&self, direction: Direction, palette: &Palette, items: &mut Vec<Item>) {
        items.push(Item::Text {
            paragraph: self.title.clone(),
            x: self.title_left(direction).round(),
            y: self.title_top,
            colour: palette.ink,
        });
        let x = match direction {
            Direction::Rtl => self.columns.inner_right - self.about.width,
            Direction::Ltr => self.columns.inner_left,
        };
        items.push(Item::Text {
            paragraph: self.about.clone(),
            x: x.round(),
            y: self.about_top,
            colour: palette.ink_quiet,
        });
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one block of one page: these are its facts"
    )]
    fn compose_bands(
        &self,
        flow: &Flow,
        index: usize,
        paragraph: &Paragraph,
        top: f32,
        marks: &Marks,
        selection: Selection,
        palette: &Palette,
        engine: &mut Engine,
        items: &mut Vec<Item>,
    ) {
        let move_to = |r: Rect| shift(r, self.columns.text_left, top);
        for band in bands(flow, index, paragraph, marks) {
            items.push(Item::fill(
                move_to(band.rect),
                band_colour(&band, marks, palette),
            ));
            if band.more > 0 && band.last {
                items.push(more_label(
                    &band,
                    move_to(band.rect),
                    flow.setting(),
                    paragraph.direction,
                    palette,
                    engine,
                ));
            }
        }
        if let Some(bytes) = flow.inside(index, selection.range) {
            for (_, rect) in paragraph.rects(bytes) {
                items.push(Item::fill(move_to(inset(rect, flow)), palette.selection));
            }
        }
        let current = selection.current.and_then(|i| marks.all().get(i));
        let Some((mark, bytes)) = current.and_then(|m| Some((m, flow.inside(index, m.span)?)))
        else {
            return;
        };
        let thick = flow.setting().px(2.0).max(1.0);
        for (_, rect) in paragraph.rects(bytes) {
            let rect = move_to(inset(rect, flow));
            let colour = mark_colour(mark, palette);
            items.push(Item::fill(
                Rect {
                    bottom: rect.top + thick,
                    ..rect
                },
                colour,
            ));
            items.push(Item::fill(
                Rect {
                    top: rect.bottom - thick,
                    ..rect
                },
                colour,
            ));
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one block of one page: these are its facts"
    )]
    fn compose_number(
        &self,
        flow: &Flow,
        index: usize,
        paragraph: &Paragraph,
        top: f32,
        palette: &Palette,
        engine: &mut Engine,
        items: &mut Vec<Item>,
    ) {
        let block = flow.block(index);
        if !block.first || block.bytes.is_empty() {
            return;
        }
        let setting = flow.setting();
        let number = (block.paragraph + 1).to_string();
        let number = engine.label(&number, &setting.quiet(11.0), None, Direction::Ltr);
        let line = &paragraph.lines[0];
        let far = setting.px(18.0);
        let x = if self.columns.bars_at_left {
            self.columns.text_right + far
        } else {
            self.columns.text_left - far - number.width
        };
        let baseline = number.lines[0].baseline;
        items.push(Item::Text {
            x: x.round(),
            y: top + line.baseline - baseline,
            paragraph: number,
            colour: palette.ink_faint,
        });
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one block of one page: these are its facts"
    )]
    fn compose_bars(
        &self,
        flow: &Flow,
        bars: &[Bar],
        top: f32,
        marks: &Marks,
        selection: Selection,
        palette: &Palette,
        items: &mut Vec<Item>,
    ) {
        let radius = flow.setting().px(1.5);
        for bar in bars {
            let mut rect = self.bar_rect(bar, top, marks, flow.setting());
            if selection.current == Some(bar.mark) {
                rect.left -= flow.setting().px(0.5);
                rect.right += flow.setting().px(0.5);
            }
            let colour = mark_colour(&marks.all()[bar.mark], palette);
            items.push(Item::Fill {
                rect,
                colour,
                radius,
            });
        }
    }

    fn bar_rect(&self, bar: &Bar, top: f32, marks: &Marks, setting: &Setting) -> Rect {
        let trim = (setting.body().line_height * 0.12).round();
        let inner = self.bar_x(column_of(bar, marks), setting);
        let width = setting.px(3.0).round().max(2.0);
        let (left, right) = if self.columns.bars_at_left {
            (inner - width, inner)
        } else {
            (inner, inner + width)
        };
        Rect {
            left,
            right,
            top: top + bar.top + trim,
            bottom: top + bar.bottom - trim,
        }
    }

    /// The edge of a column that faces the text.
    fn bar_x(&self, column: usize, setting: &Setting) -> f32 {
        let away = setting.px(14.0 + 6.5 * column as f32).round();
        if self.columns.bars_at_left {
            self.columns.text_left - away
        } else {
            self.columns.text_right + away
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one block of one page: these are its facts"
    )]
    fn compose_labels(
        &self,
        flow: &Flow,
        groups: &[Group],
        marks: &Marks,
        selection: Selection,
        palette: &Palette,
        engine: &mut Engine,
        items: &mut Vec<Item>,
    ) {
        let setting = flow.setting();
        let style = setting.quiet(11.5);
        let drop = ((setting.body().line_height - style.line_height) * 0.28).round();
        for (n, group) in groups.iter().enumerate() {
            let room = groups
                .get(n + 1)
                .map_or(f32::MAX, |next| next.top - group.top);
            let rows = ((room / style.line_height).floor() as usize).clamp(1, 4);
            let (mut x0, mut x1) = self.label_room(group.column, setting);
            if x1 - x0 < setting.px(24.0) {
                continue;
            }
            let named = if group.marks.len() <= rows {
                group.marks.len()
            } else {
                rows
            };
            for (row, index) in group.marks.iter().take(named).enumerate() {
                let y = group.top + drop + style.line_height * row as f32;
                let more = group.marks.len() - named;
                if more > 0 && row + 1 == named {
                    self.push_more(more, &style, (&mut x0, &mut x1), y, palette, engine, items);
                }
                let mark = &marks.all()[*index];
                let current = selection.current == Some(*index);
                let label = self.label(mark, &style, current, x1 - x0, engine);
                let x = if self.columns.bars_at_left {
                    x1 - label.width
                } else {
                    x0
                };
                let colour = if current {
                    palette.ink
                } else {
                    palette.ink_quiet
                };
                items.push(Item::Text {
                    paragraph: label,
                    x: x.round(),
                    y,
                    colour,
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

fn column_of(bar: &Bar, marks: &Marks) -> usize {
    if marks.lanes() <= 1 {
        return bar.column.min(COLUMNS_ALONE - 1);
    }
    marks.all()[bar.mark].lane * COLUMNS_EACH + bar.column.min(COLUMNS_EACH - 1)
}

/// Gathers what begins on one line. The same tag by several people is named once.
fn collect_groups(
    bars: &[Bar],
    top: f32,
    current: Option<usize>,
    marks: &Marks,
    groups: &mut Vec<Group>,
) {
    let mut beginning: Vec<&Bar> = bars.iter().filter(|b| b.begins).collect();
    beginning.sort_by(|a, b| a.top.total_cmp(&b.top));
    for bar in beginning {
        let beside =
            |b: &&Bar| b.top < bar.top + (bar.bottom - bar.top).min(1.0) && bar.top < b.bottom;
        let column = bars
            .iter()
            .filter(beside)
            .map(|b| column_of(b, marks))
            .max()
            .unwrap_or(0);
        let is_current = current == Some(bar.mark);
        match groups.last_mut() {
            Some(group) if group.top == top + bar.top => {
                group.column = group.column.max(column);
                let tag = &marks.all()[bar.mark].tag;
                match group.marks.iter().position(|m| marks.all()[*m].tag == *tag) {
                    Some(at) if is_current => {
                        group.marks.remove(at);
                        group.marks.insert(0, bar.mark);
                    }
                    Some(_) => {}
                    None if is_current => group.marks.insert(0, bar.mark),
                    None => group.marks.push(bar.mark),
                }
            }
            _ => groups.push(Group {
                top: top + bar.top,
                marks: vec![bar.mark],
                column,
            }),
        }
    }
}

fn shift(rect: Rect, x: f32, y: f32) -> Rect {
    Rect {
        left: rect.left + x,
        right: rect.right + x,
        top: rect.top + y,
        bottom: rect.bottom + y,
    }
}

fn mark_colour(mark: &Mark, palette: &Palette) -> Rgb {
    mark.hue.map_or(palette.ink_faint, |hue| palette.chip(hue))
}

fn band_colour(band: &Band, marks: &Marks, palette: &Palette) -> Rgb {
    let hue = band.mark.and_then(|i| marks.all()[i].hue);
    hue.map_or(palette.neutral_band, |hue| palette.tint(hue))
}

/// "+n" at the end of a neutral band, small enough for the leading below it.
fn more_label(
    band: &Band,
    rect: Rect,
    setting: &Setting,
    direction: Direction,
    palette: &Palette,
    engine: &mut Engine,
) -> Item {
    let style = Style {
        weight: Weight::Medium,
        ..setting.quiet(9.0)
    };
    let label = engine.label(&format!("+{}", band.more), &style, None, Direction::Ltr);
    let x = if direction.is_rtl() {
        rect.left + setting.px(2.0)
    } else {
        rect.right - label.width - setting.px(2.0)
    };
    Item::Text {
        x: x.round(),
        y: (rect.bottom - label.lines[0].baseline + setting.px(1.0)).round(),
        paragraph: label,
        colour: palette.ink_quiet,
    }
}
