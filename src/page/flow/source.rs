//! What a flow sets and how: the same for the window and for those who work beside it.

use super::blocks::Blocks;
use super::estimate::{advance, lines};
use crate::arabic::Text;
use crate::page::setting::Setting;
use crate::page::tables::{Table, Tables};
use crate::typeset::{Direction, Engine, Paragraph, paragraph_direction};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A text, its blocks and how they are set. It never changes.
#[derive(Debug)]
pub(super) struct Source {
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

impl Source {
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

    /// The characters of a block.
    pub fn block_text(&self, index: usize) -> &str {
        &self.text.as_str()[self.blocks.get(index).bytes.as_range()]
    }

    /// Sets a block.
    pub fn set(&self, index: usize, engine: &mut Engine) -> Paragraph {
        let block = self.blocks.get(index);
        let text = self.block_text(index);
        let table = if text.contains('\t') {
            self.table(block.paragraph, engine)
        } else {
            None
        };
        let (direction, stops) = match table {
            Some(table) => (table.direction, table.stops),
            None => (self.direction_of(index), None),
        };
        let mut measure = self.setting.measure(self.width, stops.as_deref());
        measure.goes_on = !block.last;
        engine.paragraph_in(text, &self.setting.body(), &measure, direction)
    }

    /// The table that a paragraph is a row of, if it is one.
    fn table(&self, paragraph: usize, engine: &mut Engine) -> Option<Table> {
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        let page = (&self.setting, self.width);
        tables
            .of(&self.text, paragraph, self.direction, page, engine)
            .cloned()
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
        self.with_gap(index, lines * self.setting.body().line_height)
    }

    fn with_gap(&self, index: usize, height: f32) -> f32 {
        if self.blocks.get(index).last {
            height + self.setting.gap()
        } else {
            height
        }
    }

    fn direction_of(&self, index: usize) -> Direction {
        let block = self.blocks.get(index);
        let count = || paragraph_direction(self.text.paragraph(block.paragraph), self.direction);
        if block.first && block.last {
            return count();
        }
        let mut known = self
            .directions
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *known.entry(block.paragraph).or_insert_with(count)
    }
}
