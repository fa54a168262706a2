//! Names replaced in what is imported and exported: in a copy, while the project stays as it is.

use super::choose::{Doubts, Undecided, places_to_replace};
use super::look::names_in;
use crate::arabic::Pseudonyms;
use crate::desk::{Running, Stopped};
use crate::edit::pseudonyms::{Holder, NameFound, Reach, pseudonymised};
use crate::model::{Document, DocumentId, Project};
use std::sync::Arc;
use thiserror::Error;

/// Which names are replaced in a copy, and what is done where it is doubtful.
#[derive(Clone, PartialEq, Debug)]
pub struct NameReplacement {
    /// The list.
    pub names: Arc<Pseudonyms>,
    /// What is done with doubtful places.
    pub doubts: Doubts,
}

/// A copy in which names were replaced.
#[derive(Clone, PartialEq, Debug)]
pub struct CopyRenamed<T> {
    /// The copy.
    pub copy: T,
    /// How many places were replaced.
    pub replaced: usize,
    /// How many doubtful places were kept.
    pub kept: usize,
    /// Every place that was looked at, replaced or not.
    pub found: Vec<NameFound>,
}

/// Why no names were replaced.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum StoppedOrUndecided {
    /// The work was stopped.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// Nothing was decided of some doubtful places.
    #[error("{} places are doubtful", .undecided.count)]
    Undecided {
        /// How many.
        undecided: Undecided,
        /// Every place that was looked at.
        found: Vec<NameFound>,
    },
}

impl NameReplacement {
    /// A copy of a project with other names. Only places whose holder `is_written` counts and is
    /// replaced: what is not exported needs no decision.
    ///
    /// # Errors
    /// When the work was stopped, or something doubtful stops it.
    pub fn in_project(
        &self,
        project: &Project,
        is_written: impl Fn(&Holder) -> bool,
        running: &Running,
    ) -> Result<CopyRenamed<Project>, StoppedOrUndecided> {
        let mut found = names_in(project, &self.names, &Reach::Project, running)?;
        found.retain(|place| is_written(&place.holder));
        let wanted = match places_to_replace(&found, &self.doubts) {
            Ok(wanted) => wanted,
            Err(undecided) => return Err(StoppedOrUndecided::Undecided { undecided, found }),
        };
        let copy = pseudonymised(project, &self.names, &Reach::Project, &wanted);
        Ok(CopyRenamed {
            copy,
            replaced: wanted.len(),
            kept: found.len() - wanted.len(),
            found,
        })
    }

    /// A document with other names that is not in a project yet. Its places are named by `stand_in`
    /// in the place of the document's id, such as `file-1:text:120`; the document keeps its id.
    ///
    /// # Errors
    /// When something doubtful stops it.
    pub fn in_document(
        &self,
        document: Document,
        stand_in: DocumentId,
    ) -> Result<CopyRenamed<Document>, StoppedOrUndecided> {
        let id = document.id.clone();
        let mut alone = Project::default();
        let document = Document {
            id: stand_in.clone(),
            ..document
        };
        alone.documents.insert(stand_in.clone(), document);
        let mut done = self.in_project(&alone, |_| true, &Running::unwatched())?;
        let document = done.copy.documents.remove(&stand_in);
        let document = document.expect("replacing names keeps documents");
        Ok(CopyRenamed {
            copy: Document { id, ..document },
            replaced: done.replaced,
            kept: done.kept,
            found: done.found,
        })
    }
}
