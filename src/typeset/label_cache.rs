//! The labels that an engine remembers: short texts that are set again and again in the same way.

use super::direction::Direction;
use super::face::{Face, Style, Weight};
use super::paragraph::Paragraph;
use std::collections::HashMap;
use std::sync::Arc;

/// Maximum number of labels that are remembered. Beyond it all are forgotten, and those in use are set
/// again.
const MOST_LABELS: usize = 4000;

/// Everything that decides how a label comes out. Numbers are the bits of floats.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct LabelKey {
    text: Box<str>,
    face: Face,
    weight: Weight,
    sizes: (u32, u32),
    width: Option<u32>,
    elided: bool,
    direction: Direction,
}

impl LabelKey {
    pub fn new(
        text: &str,
        style: &Style,
        width: Option<f32>,
        elided: bool,
        direction: Direction,
    ) -> Self {
        Self {
            text: text.into(),
            face: style.face,
            weight: style.weight,
            sizes: (style.size.to_bits(), style.line_height.to_bits()),
            width: width.map(f32::to_bits),
            elided,
            direction,
        }
    }
}

/// The labels that an engine remembers.
#[derive(Default)]
pub(super) struct Labels {
    known: HashMap<LabelKey, Arc<Paragraph>>,
}

impl Labels {
    /// The label that was set before in exactly this way.
    pub fn get(&self, key: &LabelKey) -> Option<Arc<Paragraph>> {
        self.known.get(key).cloned()
    }

    /// Remembers a label.
    pub fn keep(&mut self, key: LabelKey, paragraph: Paragraph) -> Arc<Paragraph> {
        if self.known.len() >= MOST_LABELS {
            self.known.clear();
        }
        let paragraph = Arc::new(paragraph);
        self.known.insert(key, paragraph.clone());
        paragraph
    }
}
