//! The text of a flow and how it is set, shared by the window and the threads that set ahead.

use super::blocks::Blocks;
use super::division::Division;
use super::estimate::{advance, lines};
use crate::arabic::Text;
use crate::page::setting::Setting;
use crate::page::tables::{Table, Tables};
use crate::typeset::{Direction, Engine, Paragraph, paragraph_direction};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A text, its blocks and how they are set. It never changes.
#[derive(Debug)]
pub(super) struct FlowText {
    pub text: Arc<Text>,
    pub blocks: Blocks,
    pub direction: Direction,
    pub setting: Setting,
    /// Physical pixels.
    pub width: f32,
    /// Directions of paragraphs in several blocks: counting their letters takes long.
    directions: Mutex<BTreeMap<usize, Direction>>,
    tables: Mutex<Tables>,
}

/// What is known of a block that was set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Measure {
    /// Its height with the space below it, physical pixels.
    pub height: f32,
    /// The advance of all its letters, physical pixels.
    pub advance: f64,
}

impl FlowText {
    /// A text for a width in physical pixels.
    pub fn new(
        blocks: Blocks,
        text: Arc<Text>,
        direction: Direction,
        setting: Setting,
        width: f32,
    ) -> Self {
        Self {
            text,
            blocks,
            direction,
            setting,
            width: width.max(1.0),
            directions: Mutex::default(),
            tables: Mutex::default(),
        }
    }

    /// This text with some paragraphs divided where their lines begin.
    pub fn divided(&self, divisions: &[Division]) -> Self {
        let blocks = self.blocks.divided(divisions);
        Self::new(
            blocks,
            self.text.clone(),
            self.direction,
            self.setting,
            self.width,
        )
    }

    /// The characters of a block.
    pub fn block_text(&self, index: usize) -> &str {
        &self.text.as_str()[self.blocks.get(index).bytes.as_range()]
    }

    /// Sets a block.
    pub fn set(&self, index: usize, engine: &mut Engine) -> Paragraph {
        let (block, style) = (self.blocks.get(index), self.setting.body());
        if let Some(analysis) = self.blocks.analysis(index) {
            let whole = self.text.paragraph(block.paragraph);
            let start = self.text.paragraph_bytes(block.paragraph).start.0;
            let bytes = block.bytes.start.0 - start..block.bytes.end.0 - start;
            let measure = self.setting.measure(self.width, None);
            return engine.piece_in(whole, analysis, bytes, &style, &measure);
        }
        let text = &self.text.as_str()[block.bytes.as_range()];
        let table = text
            .contains('\t')
            .then(|| self.table(block.paragraph, engine))
            .flatten();
        let (direction, stops) = match table {
            Some(table) => (table.direction, table.stops),
            None => (self.direction_of_paragraph(block.paragraph), None),
        };
        let mut measure = self.setting.measure(self.width, stops.as_deref());
        measure.goes_on = !block.last;
        engine.paragraph_in(text, &style, &measure, direction)
    }

    /// The table that a paragraph is a row of, if it is one.
    fn table(&self, paragraph: usize, engine: &mut Engine) -> Option<Table> {
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        let page = (&self.setting, self.width);
        tables
            .of(&self.text, paragraph, self.direction, page, engine)
            .cloned()
    }

    /// The height of a piece of `lines` lines, physical pixels.
    pub fn height_of_lines(&self, index: usize, lines: usize) -> f32 {
        self.with_gap(index, lines as f32 * self.setting.body().line_height)
    }

    /// What a set block tells.
    pub fn measure(&self, index: usize, paragraph: &Paragraph) -> Measure {
        Measure {
            height: self.with_gap(index, paragraph.height),
            advance: advance(paragraph),
        }
    }

    /// How high a block will be, by the mean advance of a code point.
    pub fn estimated(&self, index: usize, mean: f32) -> f32 {
        let chars = self.blocks.chars(index).len();
        let lines = lines(chars, mean, self.width);
        self.height_of_lines(index, lines)
    }

    fn with_gap(&self, index: usize, height: f32) -> f32 {
        if self.blocks.get(index).last {
            height + self.setting.gap()
        } else {
            height
        }
    }

    /// The direction of a paragraph.
    pub fn direction_of_paragraph(&self, paragraph: usize) -> Direction {
        let count = || paragraph_direction(self.text.paragraph(paragraph), self.direction);
        if self.blocks.paragraph(paragraph).len() == 1 {
            return count();
        }
        let mut known = self
            .directions
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *known.entry(paragraph).or_insert_with(count)
    }
}
