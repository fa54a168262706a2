//! Sets labels, and remembers how they came out.

use super::direction::Direction;
use super::engine::Engine;
use super::face::Style;
use super::label_cache::LabelKey;
use super::paragraph::Paragraph;
use std::sync::Arc;

impl Engine {
    /// Sets a label as [`Engine::paragraph`] does, and remembers it.
    pub fn label(
        &mut self,
        text: &str,
        style: &Style,
        wrap: Option<f32>,
        direction: Direction,
    ) -> Arc<Paragraph> {
        let key = LabelKey::new(text, style, wrap, false, direction);
        if let Some(known) = self.labels.get(&key) {
            return known;
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
        let key = LabelKey::new(text, style, Some(width), true, direction);
        if let Some(known) = self.labels.get(&key) {
            return known;
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
