//! A reader: what it keeps between frames.

use super::map::Map;
use super::prepared::{Held, Prepared};
use super::scroll::Scroll;
use crate::arabic::CharRange;
use egui::{Id, Pos2, Rect};

/// A page with its text, on its desk: it scrolls, selects, and shows annotations.
///
/// Several readers may be shown in one frame, each under an id of its own. A reader keeps what was
/// set of its document, where it is scrolled to, and what the pointer is doing; what it shows comes
/// from [`Shown`](super::Shown), and what is done on it leaves as [`Request`](super::Request)s.
pub struct Reader {
    pub(super) id: Id,
    pub(super) prepared: Option<Prepared>,
    pub(super) scroll: Scroll,
    /// Documents that were shown recently, the last one at the end.
    pub(super) recent: Vec<Recent>,
    /// The line that stayed where it was when the page changed, and the scroll that this led to.
    pub(super) held: Option<(Held, Option<Scroll>)>,
    /// The x to which the caret returns when it goes up and down, in the text's coordinates.
    pub(super) goal_x: Option<f32>,
    pub(super) drag: Option<Drag>,
    /// The last press and how many came before it at once.
    pub(super) presses: Option<Presses>,
    /// The annotation whose bar the pointer is on, as an index into the marks.
    pub(super) pointed: Option<usize>,
    /// What is kept of the map beside the scroll bar.
    pub(super) map: Map,
    /// Bounds that are being dragged, shown before they are set.
    pub(super) preview: Option<CharRange>,
    /// Whether the reader has had the keyboard.
    pub(super) had_focus: bool,
    /// Where the caret, or the end of the selection, was painted: for the palette.
    pub(super) caret_rect: Option<Rect>,
}

/// A document that was shown recently, as it was set, and where it was scrolled to.
pub(super) struct Recent {
    pub prepared: Prepared,
    pub scroll: Scroll,
}

/// What a drag does.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Drag {
    /// Selects letters from where it began.
    Letters,
    /// Selects whole words around the one where it began.
    Words(CharRange),
    /// Selects whole sentences around the one where it began.
    Sentences(CharRange),
}

/// A press, and how many in a row it ends at one point.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Presses {
    pub at: Pos2,
    /// Seconds of the window's clock.
    pub time: f64,
    pub count: usize,
}

impl Reader {
    /// A reader with nothing to show yet. `id` must be its own among those of a frame.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            prepared: None,
            scroll: Scroll::default(),
            recent: Vec::new(),
            held: None,
            goal_x: None,
            drag: None,
            presses: None,
            pointed: None,
            map: Map::default(),
            preview: None,
            had_focus: false,
            caret_rect: None,
        }
    }

    /// The id of the text, which is what has the keyboard while it is read.
    pub fn id(&self) -> Id {
        self.id
    }

    /// The id of the reader in the middle of the window, to which the keyboard returns.
    pub fn main_id() -> Id {
        Id::unique("reader")
    }

    /// Where the caret was painted in this frame, points; none while nothing is shown.
    pub fn caret_rect(&self) -> Option<Rect> {
        self.caret_rect
    }

    /// Forgets every document: none is to be shown.
    pub fn clear(&mut self) {
        self.prepared = None;
        self.recent.clear();
        self.caret_rect = None;
    }
}
