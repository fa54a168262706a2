//! The part of a text that a screen reader was told of, with the accessible nodes made for it.

mod nodes;

pub(super) use nodes::{Handover, Nodes};

use crate::app::widget::{Run, position};
use crate::locale::Language;
use crate::page::{Flow, Mark, Marks, Theme};
use egui::accesskit::{Node, NodeId, TextPosition};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// The part of a text that a screen reader was told of.
#[derive(Default)]
pub struct Spoken {
    pub(super) blocks: Range<usize>,
    pub(super) made: BTreeMap<usize, Made>,
    /// All runs of the part, in bytes of the text, with their nodes.
    pub(super) runs: Vec<Rc<Run>>,
    pub(super) run_ids: Vec<NodeId>,
    pub(super) paragraphs: Vec<NodeId>,
    /// Those of the runs of each paragraph, then those of the paragraphs.
    pub(super) nodes: Vec<Arc<Nodes>>,
    pub(super) marks: Rc<Marks>,
    pub(super) look: Option<(Language, Theme)>,
    /// Where the text stands on the sheet.
    pub(super) origin: (f32, f32),
}

/// A block as it was told.
pub(super) struct Made {
    /// Whether its lines are known.
    pub(super) set: bool,
    pub(super) top: f32,
    pub(super) runs: Vec<Rc<Run>>,
    /// The annotations it has.
    pub(super) marks: Vec<Arc<Mark>>,
    pub(super) paragraph: Node,
    pub(super) nodes: Arc<Nodes>,
}

impl Spoken {
    /// The blocks that it has.
    pub fn blocks(&self) -> Range<usize> {
        self.blocks.clone()
    }

    /// Whether the text goes on before or after it.
    pub fn is_partial(&self, flow: &Flow) -> bool {
        self.blocks != (0..flow.len())
    }

    /// Its bytes.
    pub fn bytes(&self) -> Range<usize> {
        let start = self.runs.first().map_or(0, |run| run.bytes.start);
        start..self.runs.last().map_or(start, |run| run.bytes.end)
    }

    /// The nodes below that of the page.
    pub fn nodes(&self) -> Vec<Arc<Nodes>> {
        self.nodes.clone()
    }

    /// Its paragraphs.
    pub fn paragraphs(&self) -> Vec<NodeId> {
        self.paragraphs.clone()
    }

    /// Where a byte of the text is; `clings` to what is before it.
    pub fn position(&self, byte: usize, clings: bool) -> Option<TextPosition> {
        position(&self.runs, byte, clings, |index| self.run_ids[index])
    }

    /// The byte of the text at a position.
    pub fn offset_of(&self, position: &TextPosition) -> Option<usize> {
        let run = self.run_ids.iter().position(|id| *id == position.node)?;
        Some(self.runs[run].byte_of(position.character_index))
    }

    /// The byte of the text with which a paragraph or run starts.
    pub fn start_of(&self, node: NodeId) -> Option<usize> {
        if let Some(run) = self.run_ids.iter().position(|id| *id == node) {
            return Some(self.runs[run].bytes.start);
        }
        let paragraph = self.paragraphs.iter().position(|id| *id == node)?;
        let made = self.made.get(&(self.blocks.start + paragraph))?;
        made.runs.first().map(|run| run.bytes.start)
    }
}
