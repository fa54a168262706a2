//! Why a task was not done, as far as every task has the reason.

use super::turn::Turn;
use crate::edit::{AnnotateError, EditError};
use crate::store::{LockError, OpenError, ReadOnlyReason, SaveError};
use thiserror::Error;

/// Why a task was not done. The project on disk is as it was before, except
/// [`PartlySaved`](Self::PartlySaved).
#[derive(Debug, Error)]
pub enum Refusal {
    /// The project can only be read.
    #[error("the project can only be read")]
    ReadOnly(ReadOnlyReason),
    /// The project cannot be opened, or not be read again after a lock was waited for.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Another program works as the same annotator, or writes the whole project anew.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// Another program is changing what only one may change at a time.
    #[error("{holder} is changing the same part of the project")]
    Turn {
        /// What it is changing.
        turn: Turn,
        /// The program, and its process.
        holder: String,
    },
    /// The annotation is somebody else's. Only its annotator changes it in the window.
    #[error("the annotation is that of {name}")]
    NotYours {
        /// What its annotator is called in the project.
        name: String,
    },
    /// The passage cannot be annotated so.
    #[error(transparent)]
    Annotate(#[from] AnnotateError),
    /// The edit does not fit the project.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The change cannot be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// Some files of the change are on disk, and another one cannot be written.
    #[error("{error}; {written} parts of the change were written before")]
    PartlySaved {
        /// How many parts of the project were written, such as a document or one annotator's
        /// annotations of it.
        written: usize,
        /// Why the first of the others cannot be written.
        error: SaveError,
    },
}
