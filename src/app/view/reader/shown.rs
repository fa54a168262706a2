//! What a reader shows in a frame, and what it asks of the place that shows it.

use crate::app::action::Edge;
use crate::app::state::{Focus, Reveal};
use crate::arabic::{CharOffset, CharRange, Step};
use crate::model::{AnnotationId, Document, DocumentId};
use crate::page::{DocumentCaret, Marks};
use std::rc::Rc;

/// What a reader shows in a frame.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The document whose text stands on the page.
    pub document: &'a Document,
    /// The annotations that are drawn, in the order of the text.
    pub marks: &'a Rc<Marks>,
    /// The caret, the selection and the current annotation.
    pub focus: &'a Focus,
    /// The current annotation, as an index into the marks, if it is drawn.
    pub current: Option<usize>,
    /// The bounds of the current annotation, if the user may change them: they get handles.
    pub bounds: Option<Bounds<'a>>,
    /// Whether the arrow keys move these bounds.
    pub moves_bounds: bool,
    /// What must be brought into sight.
    pub reveal: Option<Reveal>,
}

/// An annotation whose bounds the user may change.
#[derive(Clone, Copy)]
pub struct Bounds<'a> {
    /// The annotation.
    pub annotation: &'a AnnotationId,
    /// Where it is in the text.
    pub span: CharRange,
    /// The hue of its tag, in degrees; none without a tag.
    pub hue: Option<u16>,
}

/// What a reader asks of the place that shows it. With two readers side by side the place knows
/// which of them asks, and decides what becomes of it.
#[derive(Clone, PartialEq, Debug)]
pub enum Request {
    /// Puts the fixed and the moving end of the selection.
    Select {
        /// The fixed end.
        anchor: CharOffset,
        /// The moving end, which is the caret.
        caret: DocumentCaret,
    },
    /// Makes an annotation the current one, or none.
    Look(Option<AnnotationId>),
    /// Sets the bounds of an annotation.
    Rebound(AnnotationId, CharRange),
    /// Moves one bound of the current annotation by a step.
    Nudge {
        /// Which bound.
        edge: Edge,
        /// By a word or by a letter.
        step: Step,
        /// Whether it moves towards the end of the text.
        forward: bool,
    },
    /// Ends moving the bounds of the current annotation by keys.
    LeaveBounds,
    /// Forgets the first stroke of a two-stroke key.
    ForgetStroke,
    /// What was to be brought into sight is there.
    Revealed,
    /// Another line is at the top of the view.
    Top(DocumentId, CharOffset),
    /// More of the document came into view than was read before.
    Seen(DocumentId, CharRange),
}

/// The requests of one reader, in order.
pub type Requests = Vec<Request>;
