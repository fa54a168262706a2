//! A paragraph that is too long to be set again for every letter: in pieces that begin and end with
//! its lines. Pieces around which nothing changed are not set again.

use crate::typeset::{Direction, Engine, LONG_PIECE, LongParagraph, Paragraph, Style};
use std::collections::HashMap;
use std::sync::Arc;

/// Bytes above which a paragraph is set in pieces.
pub const LONGEST: usize = 3 * LONG_PIECE;

/// Bytes from its start by which a piece is recognised.
const WINDOW: usize = 2 * LONG_PIECE;

/// Pieces by the text from their start on, and whether the paragraph ends with it.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    known: HashMap<(String, bool), Arc<Paragraph>>,
}

impl Pieces {
    /// Sets a long paragraph in pieces. Those that are known are taken, and all are kept.
    pub fn set(
        &mut self,
        engine: &mut Engine,
        text: &str,
        style: &Style,
        wrap: f32,
        direction: Direction,
    ) -> Vec<Arc<Paragraph>> {
        let long = LongParagraph::new(text, direction);
        let (mut pieces, mut from) = (Vec::new(), 0);
        let mut fresh = HashMap::new();
        while from < text.len() {
            let to = crate::arabic::grapheme_floor(text, from + WINDOW);
            let key = (text[from..to].to_owned(), to == text.len());
            // What stands alone as in the whole does not depend on what is further away.
            let alone = |end: usize| long.is_plain(from) && long.is_plain(end);
            let known = self.known.get(&key).cloned();
            let piece = match known.filter(|known| alone(from + known.len)) {
                Some(known) => known,
                None => {
                    let mut cuts = long.line_cuts(engine, text, style, wrap, from, LONG_PIECE);
                    let end = cuts.next().map_or(text.len(), |piece| piece.bytes.end);
                    let end = if end > from { end } else { text.len() };
                    Arc::new(engine.piece(text, &long, from..end, style, wrap))
                }
            };
            if piece.len <= LONG_PIECE && alone(from + piece.len) {
                fresh.insert(key, piece.clone());
            }
            from += piece.len;
            pieces.push(piece);
        }
        // Those of other paragraphs, or of this one before, stay while they are few.
        if self.known.len() > 64 + 2 * fresh.len() {
            self.known.clear();
        }
        self.known.extend(fresh);
        pieces
    }
}
