//! The kinds of files that hold records, and which file of a project is of which kind.

use crate::edit::Part;
use crate::model::{AnnotatorId, DocumentId, RoundId, TagId};

/// A kind of file that holds records.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum FileKind {
    /// `project.ron`
    Project,
    /// `codebook.ron`
    Codebook,
    /// `documents/<document>/document.ron`
    Document,
    /// `documents/<document>/marks.ron`
    Marks,
    /// `annotations/<round>/<document>/<annotator>.ron`
    Coding,
    /// `decisions/<round>/<document>/<reviewer>.ron`
    Decisions,
    /// `rounds/<round>.ron`
    Round,
    /// `memos/<annotator>.ron`
    Memos,
    /// `saved/<annotator>.ron`
    Saved,
    /// `reports/<report>.ron`, with one record
    Report,
    /// `exports/<export>.ron`, with one record
    Export,
}

impl FileKind {
    /// The kind of the file of a part.
    pub fn of_part(part: &Part) -> Self {
        match part {
            Part::Project => Self::Project,
            Part::Codebook => Self::Codebook,
            Part::Round(_) => Self::Round,
            Part::Document(_) => Self::Document,
            Part::Coding(_) => Self::Coding,
            Part::Memos(_) => Self::Memos,
        }
    }

    /// The kind of a file, relative to the project, with `/` between its parts; `None` for files that
    /// hold no records, and where a name in it is no id.
    pub fn of(file: &str) -> Option<Self> {
        let stem = file.strip_suffix(".ron")?;
        let document = |id: &str| DocumentId::new(id).is_ok();
        let annotator = |id: &str| AnnotatorId::new(id).is_ok();
        let round = |id: &str| RoundId::new(id).is_ok();
        let (kind, fits) = match stem.split('/').collect::<Vec<_>>()[..] {
            ["project"] => (Self::Project, true),
            ["codebook"] => (Self::Codebook, true),
            ["documents", id, "document"] => (Self::Document, document(id)),
            ["documents", id, "marks"] => (Self::Marks, document(id)),
            ["annotations", in_round, of, by] => (
                Self::Coding,
                round(in_round) && document(of) && annotator(by),
            ),
            ["decisions", in_round, of, by] => (
                Self::Decisions,
                round(in_round) && document(of) && annotator(by),
            ),
            ["rounds", id] => (Self::Round, round(id)),
            ["memos", by] => (Self::Memos, annotator(by)),
            ["saved", by] => (Self::Saved, annotator(by)),
            ["reports", id] => (Self::Report, TagId::new(id).is_ok()),
            ["exports", id] => (Self::Export, TagId::new(id).is_ok()),
            _ => return None,
        };
        fits.then_some(kind)
    }

    /// The path of such files, relative to the project, with the ids in angle brackets.
    #[cfg(test)]
    pub fn pattern(self) -> &'static str {
        match self {
            Self::Project => "project.ron",
            Self::Codebook => "codebook.ron",
            Self::Document => "documents/<document>/document.ron",
            Self::Marks => "documents/<document>/marks.ron",
            Self::Coding => "annotations/<round>/<document>/<annotator>.ron",
            Self::Decisions => "decisions/<round>/<document>/<reviewer>.ron",
            Self::Round => "rounds/<round>.ron",
            Self::Memos => "memos/<annotator>.ron",
            Self::Saved => "saved/<annotator>.ron",
            Self::Report => "reports/<report>.ron",
            Self::Export => "exports/<export>.ron",
        }
    }

    /// Whether records in files of this kind may have texts that replacing names rewrites line by line.
    pub fn has_texts(self) -> bool {
        // Texts of annotations are rewritten as a whole, with their spans.
        self != Self::Coding
    }

    /// Whether files of this kind are a [`Part`] of the project in memory. The others are read, kept,
    /// merged and checked line by line without being understood.
    pub fn is_in_memory(self) -> bool {
        match self {
            Self::Project
            | Self::Codebook
            | Self::Document
            | Self::Coding
            | Self::Round
            | Self::Memos => true,
            Self::Marks | Self::Decisions | Self::Saved | Self::Report | Self::Export => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_tell_their_kind() {
        for (file, kind) in [
            ("project.ron", FileKind::Project),
            ("documents/d1/marks.ron", FileKind::Marks),
            ("decisions/r1/d1/salma.ron", FileKind::Decisions),
            ("rounds/r1.ron", FileKind::Round),
            ("exports/e1.ron", FileKind::Export),
        ] {
            assert_eq!(FileKind::of(file), Some(kind), "{file}");
        }
        for file in [
            "notes.ron",
            "documents/d1/text.txt",
            "decisions/r1/../salma.ron",
            "rounds/con.ron",
            "memos/sync/a.ron",
            "journal/salma/2026-02.ron",
            "versions/0a.ron",
        ] {
            assert_eq!(FileKind::of(file), None, "{file}");
        }
    }
}
