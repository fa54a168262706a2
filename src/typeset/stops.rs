//! Where the cells of a table's row begin: places that all its rows share.

/// The columns of a table, from the start side.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Stops {
    pub(super) columns: Vec<Column>,
    /// The least space before a cell, pixels.
    pub(super) least: f32,
}

/// A column: pixels from the start side of its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Column {
    pub start: f32,
    pub end: f32,
    /// Whether its cells stand at its end side.
    pub at_end: bool,
}

impl Stops {
    /// Where a cell of the width `cell` begins in the column `index`, for a row that has come as far
    /// as `pen`.
    pub(super) fn place(&self, index: usize, pen: f32, cell: f32) -> f32 {
        let free = pen + self.least;
        match self.columns.get(index) {
            Some(column) if column.at_end => (column.end - cell).max(free),
            Some(column) => column.start.max(free),
            None => free,
        }
    }
}
