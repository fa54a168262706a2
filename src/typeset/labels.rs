//! Short texts that are set again and again in the same way: set once and remembered.

use super::direction::Direction;
use super::engine::Engine;
use super::face::{Face, Style, Weight};
use super::paragraph::Paragraph;
use std::collections::HashMap;
use std::sync::Arc;

/// So many labels are remembered; then all are forgotten, and those in use are set anew.
const MOST: usize = 4000;

/// Everything that decides how a label comes out. Numbers are the bits of floats.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: Box<str>,
    face: Face,
    weight: Weight,
    sizes: (u32, u32),
    width: Option<u32>,
    elided: bool,
    direction: Direction,
}

impl Key {
    fn new(
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
    known: HashMap<Key, Arc<Paragraph>>,
}

impl Labels {
    fn keep(&mut self, key: Key, paragraph: Paragraph) -> Arc<Paragraph> {
        if self.known.len() >= MOST {
            self.known.clear();
        }
        let paragraph = Arc::new(paragraph);
        self.known.insert(key, paragraph.clone());
        paragraph
    }
}

impl Engine {
    /// Sets a label as [`Engine::paragraph`] does, and remembers it.
    pub fn label(
        &mut self,
        text: &str,
        style: &Style,
        wrap: Option<f32>,
        direction: Direction,
    ) -> Arc<Paragraph> {
        let key = Key::new(text, style, wrap, false, direction);
        if let Some(known) = self.labels.known.get(&key) {
            return known.clone();
        }
        let paragraph = self.paragraph(text, style, wrap, direction);
        self.labels.keep(key, paragraph)
    }

    /// Sets a label on one line as [`Engine::elided`] does, and remembers it.
    pub fn elided_label(
        &mut self,
        text: &str,
        style: &Style,
        width: f32,
        direction: Direction,
    ) -> Arc<Paragraph> {
        let key = Key::new(text, style, Some(width), true, direction);
        if let Some(known) = self.labels.known.get(&key) {
            return known.clone();
        }
        let paragraph = self.elided(text, style, width, direction);
        self.labels.keep(key, paragraph)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Direction, Engine, Face, Fallback, Style, Weight};
    use std::sync::Arc;

    #[test]
    fn a_label_is_remembered_for_exactly_how_it_was_set() {
        let mut engine = Engine::new(Fallback::BundledOnly);
        let style = Style {
            face: Face::Interface,
            weight: Weight::Regular,
            size: 13.0,
            line_height: 19.0,
        };
        let words = "حجم الانشقاقات";
        let wrapped = engine.label(words, &style, Some(40.0), Direction::Rtl);
        let again = engine.label(words, &style, Some(40.0), Direction::Rtl);
        assert!(Arc::ptr_eq(&wrapped, &again));
        let elided = engine.elided_label(words, &style, 40.0, Direction::Rtl);
        assert!(wrapped.lines.len() > 1 && elided.lines.len() == 1);
        let larger = Style {
            size: 20.0,
            ..style
        };
        let larger = engine.label(words, &larger, Some(40.0), Direction::Rtl);
        assert!(!Arc::ptr_eq(&wrapped, &larger));
    }
}
