//! The sheet: title, text, numbers, highlights, bars and labels, composed for a view.

mod highlights;
mod labels;
mod margin;

use super::bars::Packing;
use super::flow::Flow;
use super::item::Item;
use super::marks::{Mark, Marks};
use super::pattern::Pattern;
use super::setting::{Columns, Setting};
use super::theme::Palette;
use crate::arabic::CharRange;
use crate::typeset::{Direction, Engine, Paragraph, Rect, paragraph_direction};
use std::sync::Arc;

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
pub struct ShownSelection {
    /// Selected code points; an empty range for none.
    pub range: CharRange,
    /// The current annotation, as an index into the marks.
    pub current: Option<usize>,
    /// The annotation whose bar is pointed at, as an index into the marks.
    pub pointed: Option<usize>,
}

/// What a page is painted with beside its text.
#[derive(Clone, Copy)]
struct View<'a> {
    marks: &'a Marks,
    selection: ShownSelection,
    palette: &'a Palette,
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
    counts: Vec<(Rect, Vec<usize>)>,
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
            counts: Vec::new(),
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

    /// Height of the whole sheet; an estimate until every block was set.
    pub fn height(&self, flow: &Flow) -> f32 {
        self.head + flow.total() + flow.setting().foot()
    }

    /// The counts of annotations without a bar that were composed last: where on the sheet, and the
    /// annotations as indices into the marks.
    pub fn counts(&self) -> &[(Rect, Vec<usize>)] {
        &self.counts
    }

    /// Must be called when the marks changed: bars near a change are packed anew.
    pub fn follow(&mut self, flow: &Flow, old: &Marks, new: &Marks) {
        self.packing.follow(flow, old, new);
    }

    /// What is to be painted between two heights of the sheet, in paint order.
    pub fn compose(
        &mut self,
        flow: &mut Flow,
        marks: &Marks,
        selection: ShownSelection,
        (from, to): (f32, f32),
        palette: &Palette,
        engine: &mut Engine,
    ) -> Vec<Item> {
        let view = View {
            marks,
            selection,
            palette,
        };
        let mut items = Vec::new();
        if from < self.head {
            self.compose_head(flow.direction(), palette, &mut items);
        }
        self.counts.clear();
        let mut letters = Vec::new();
        let mut groups = Vec::new();
        let mut index = flow.block_at((from - self.head).max(0.0));
        while index < flow.len() {
            let paragraph = flow.paragraph(index, engine);
            let top = self.head + flow.top(index);
            if top > to {
                break;
            }
            self.compose_highlights(flow, index, &paragraph, top, view, engine, &mut items);
            self.compose_number(flow, index, &paragraph, top, palette, engine, &mut letters);
            let signs = self.signs(flow, index, marks, engine);
            self.compose_signs(flow, &signs, top, view, engine, &mut letters);
            labels::collect_groups(&signs, top, view, &mut groups);
            letters.push(Item::Text {
                paragraph,
                x: self.columns.text_left,
                y: top,
                colour: palette.ink,
            });
            index += 1;
        }
        self.compose_labels(flow, &groups, view, engine, &mut letters);
        items.append(&mut letters);
        items
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
}

/// The colour of an annotation in bars and chips.
fn mark_colour(mark: &Mark, palette: &Palette) -> crate::model::Rgb {
    mark.hue.map_or(palette.ink_faint, |hue| palette.chip(hue))
}

/// The colour of an annotation in lines behind text.
fn thread_colour(mark: &Mark, palette: &Palette) -> crate::model::Rgb {
    mark.hue
        .map_or(palette.neutral_thread, |hue| palette.thread(hue))
}

/// The pattern of an annotation; one without a tag has dots.
fn pattern_of(mark: &Mark) -> Pattern {
    mark.hue.map_or(Pattern::Dots, Pattern::of_hue)
}
