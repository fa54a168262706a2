//! A long paragraph that is being divided where its lines begin, a lot at a time.

use super::division::Division;
use super::text::FlowText;
use crate::typeset::{Engine, LONG_PIECE, LinePiece, LongParagraph};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Length of text that is divided in one step, bytes: some milliseconds of work.
const LOT: usize = 32 * 1024;

/// The division of one long paragraph for one page, done step by step by any thread that claims it.
#[derive(Debug)]
pub(super) struct Walk {
    paragraph: usize,
    busy: AtomicBool,
    done: AtomicBool,
    way: Mutex<Way>,
}

#[derive(Debug)]
struct Way {
    analysis: Option<Arc<LongParagraph>>,
    pieces: Vec<LinePiece>,
}

impl Walk {
    /// Nothing of a paragraph is divided yet; it may have been analysed for another page.
    pub fn new(paragraph: usize, analysis: Option<Arc<LongParagraph>>) -> Self {
        let pieces = Vec::new();
        Self {
            paragraph,
            busy: AtomicBool::new(false),
            done: AtomicBool::new(false),
            way: Mutex::new(Way { analysis, pieces }),
        }
    }

    /// Which paragraph it is.
    pub fn paragraph(&self) -> usize {
        self.paragraph
    }

    /// Whether the whole paragraph is divided.
    pub fn is_done(&self) -> bool {
        self.done.load(Ordering::Acquire)
    }

    /// Whether there is something to do, and nobody does it.
    pub fn is_free(&self) -> bool {
        !self.is_done() && !self.busy.load(Ordering::Acquire)
    }

    /// Takes the next step for oneself. Returns whether nobody else had it.
    pub fn claim(&self) -> bool {
        !self.is_done() && !self.busy.swap(true, Ordering::AcqRel)
    }

    /// Takes a step of some milliseconds: the analysis, or another lot of lines. Returns whether all
    /// is divided now.
    pub fn step(&self, source: &FlowText, engine: &mut Engine) -> bool {
        let done = self.go_on(source, engine);
        self.done.store(done, Ordering::Release);
        self.busy.store(false, Ordering::Release);
        done
    }

    fn go_on(&self, source: &FlowText, engine: &mut Engine) -> bool {
        let mut way = self.way.lock().unwrap_or_else(PoisonError::into_inner);
        let text = source.text.paragraph(self.paragraph);
        let Some(analysis) = way.analysis.clone() else {
            let direction = source.direction_of_paragraph(self.paragraph);
            way.analysis = Some(Arc::new(LongParagraph::new(text, direction)));
            return false;
        };
        let from = way.pieces.last().map_or(0, |piece| piece.bytes.end);
        let style = source.setting.body();
        let mut lines = analysis.line_cuts(engine, text, &style, source.width, from, LONG_PIECE);
        let mut end = from;
        while end - from < LOT {
            let Some(piece) = lines.next() else {
                return true;
            };
            end = piece.bytes.end;
            way.pieces.push(piece);
            if end >= text.len() {
                return true;
            }
        }
        false
    }

    /// What came of it, once it is done.
    pub fn division(&self) -> Option<Division> {
        if !self.is_done() {
            return None;
        }
        let way = self.way.lock().unwrap_or_else(PoisonError::into_inner);
        Some(Division {
            paragraph: self.paragraph,
            analysis: way.analysis.clone()?,
            pieces: way.pieces.clone(),
        })
    }
}
