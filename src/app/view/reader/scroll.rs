//! The place at the top of a reader's view, held by a block.

/// The place at the top of the view.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Scroll {
    /// The block at the top; `None` while the head of the sheet is.
    pub block: Option<usize>,
    /// How far below its top (or that of the sheet) the view begins, physical pixels.
    pub offset: f32,
}
