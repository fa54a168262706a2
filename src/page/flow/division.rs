//! The pieces of a long paragraph, cut where its lines begin.

use crate::typeset::{LinePiece, LongParagraph};
use std::sync::Arc;

/// How a long paragraph is divided for one page.
#[derive(Debug)]
pub(super) struct Division {
    pub paragraph: usize,
    pub analysis: Arc<LongParagraph>,
    /// Its pieces, each of whole lines; bytes count from the paragraph's start.
    pub pieces: Vec<LinePiece>,
}
