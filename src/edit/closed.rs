//! Refuses edits of the codings of closed rounds.
//!
//! Records of a closed round that were changed in several places at once may still be settled: one of the
//! versions that wait is shown from then on, and undo lets them wait again. Nothing else of such a round
//! changes.

use super::{AnnotationEdit, ChoiceEdit, Edit, EditError, ProjectEdit};
use crate::model::{Project, Said};

/// Where an edit comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Origin {
    /// A person asks for it.
    Request,
    /// Undo or redo: it was computed when its opposite was applied.
    History,
}

/// Refuses an edit that changes a coding of a closed round, or removes such a round.
///
/// # Errors
/// [`EditError::RoundClosed`], which names the round.
pub(super) fn check(edit: &Edit, origin: Origin, project: &Project) -> Result<(), EditError> {
    match edit {
        Edit::Annotation(edit) => check_annotation(edit, project),
        Edit::Choice(edit) => check_choice(edit, origin, project),
        Edit::Project(ProjectEdit::RemoveRound(round)) if project.is_closed(round) => {
            Err(EditError::RoundClosed(round.clone()))
        }
        Edit::Batch(_, edits) => edits
            .iter()
            .try_for_each(|edit| check(edit, origin, project)),
        Edit::Codebook(_) | Edit::Document(_) | Edit::Project(_) | Edit::Memo(_) => Ok(()),
    }
}

fn check_annotation(edit: &AnnotationEdit, project: &Project) -> Result<(), EditError> {
    let round = &edit.key().round;
    if project.is_closed(round) {
        Err(EditError::RoundClosed(round.clone()))
    } else {
        Ok(())
    }
}

/// Settling keeps some of the versions that stand now. Only the history may bring versions back: an edit
/// that a person asks for could claim that anything had waited.
fn check_choice(edit: &ChoiceEdit, origin: Origin, project: &Project) -> Result<(), EditError> {
    let closed = edit.of.coding().map(|key| &key.round);
    let Some(round) = closed.filter(|round| project.is_closed(round)) else {
        return Ok(());
    };
    let shown = project.says(&edit.of);
    let waiting = project.waiting.get(&edit.of).into_iter().flatten();
    let before: Vec<&Said> = waiting.map(|v| &v.says).chain([&shown]).collect();
    let waiting = edit.waiting.iter().map(|v| &v.says);
    let after: Vec<&Said> = waiting.chain([&edit.says]).collect();
    let settles = after.iter().all(|says| before.contains(says));
    let unsettles = before.iter().all(|says| after.contains(says));
    if settles || unsettles && origin == Origin::History {
        Ok(())
    } else {
        Err(EditError::RoundClosed(round.clone()))
    }
}
