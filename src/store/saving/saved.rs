//! How a save went: what is on disk, and what could not be written.

use crate::edit::Part;
use crate::store::finding::Finding;
use crate::store::save_error::SaveError;

/// How saving went, part by part.
#[derive(Debug, Default)]
pub struct Saved {
    /// The parts that are on disk now.
    pub written: Vec<Part>,
    /// The parts that could not be written.
    pub failed: Vec<Unsaved>,
    /// What was found on the way, such as that someone else wrote the same file.
    pub findings: Vec<Finding>,
}

/// A part that could not be written, and stays unsaved.
#[derive(Clone, PartialEq, Debug)]
pub struct Unsaved {
    /// The part.
    pub part: Part,
    /// Why it could not be written.
    pub error: SaveError,
}
