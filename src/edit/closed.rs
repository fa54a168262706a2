//! Refuses edits of the codings of closed rounds.
//!
//! Records of a closed round that were changed in several places at once may still be settled: one of the
//! versions that wait is shown from then on. Nothing else of such a round changes.

use super::{AnnotationEdit, ChoiceEdit, Edit, EditError, ProjectEdit};
use crate::model::{Project, Said};

/// Refuses an edit that changes a coding of a closed round, or removes such a round.
///
/// # Errors
/// [`EditError::RoundClosed`], which names the round.
pub(super) fn check(edit: &Edit, project: &Project) -> Result<(), EditError> {
    match edit {
        Edit::Annotation(edit) => check_annotation(edit, project),
        Edit::Choice(edit) => check_choice(edit, project),
        Edit::Project(ProjectEdit::RemoveRound(round)) if project.is_closed(round) => {
            Err(EditError::RoundClosed(round.clone()))
        }
        Edit::Batch(_, edits) => edits.iter().try_for_each(|edit| check(edit, project)),
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

/// Settling goes from all versions to one of them, and its undo back to all of them.
fn check_choice(edit: &ChoiceEdit, project: &Project) -> Result<(), EditError> {
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
    if settles || unsettles {
        Ok(())
    } else {
        Err(EditError::RoundClosed(round.clone()))
    }
}
