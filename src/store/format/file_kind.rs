//! The kinds of files that hold records, and which file of a project is of which kind.

use crate::edit::Part;

/// A kind of file that holds records.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum FileKind {
    /// `project.ron`
    Project,
    /// `codebook.ron`
    Codebook,
    /// `documents/<document>/document.ron`
    Document,
    /// `annotations/<round>/<document>/<annotator>.ron`
    Coding,
    /// `memos/<annotator>.ron`
    Memos,
}

impl FileKind {
    /// The kind of the file of a part.
    pub fn of_part(part: &Part) -> Self {
        match part {
            Part::Project => Self::Project,
            Part::Codebook => Self::Codebook,
            Part::Document(_) => Self::Document,
            Part::Coding(_) => Self::Coding,
        }
    }
}
