//! Joining a project as an annotator, by name.

use super::{Desk, Refusal, Turn};
use crate::edit::{Edit, ProjectEdit};
use crate::model::{Annotator, AnnotatorId};

/// Adds an annotator to the project, and returns their id. Where the project knows the name already, the
/// annotator of that name is meant, and nothing is changed.
///
/// # Errors
/// When another program is adding annotators, or the project cannot be changed or saved.
pub fn join(desk: &mut Desk, new: Annotator) -> Result<AnnotatorId, Refusal> {
    if let Some(known) = named(desk, &new.name) {
        return Ok(known);
    }
    desk.take_turn(Turn::Newcomers)?;
    // A subcommand has read again who joined while it waited.
    if let Some(known) = named(desk, &new.name) {
        return Ok(known);
    }
    let id = new.id.clone();
    desk.commit(&Edit::Project(ProjectEdit::AddAnnotator(new)))?;
    Ok(id)
}

/// Adds an annotator to the project although it may know an equal name, and returns their id.
///
/// # Errors
/// The errors of [`join`].
pub fn join_as_another(desk: &mut Desk, new: Annotator) -> Result<AnnotatorId, Refusal> {
    desk.take_turn(Turn::Newcomers)?;
    let id = new.id.clone();
    desk.commit(&Edit::Project(ProjectEdit::AddAnnotator(new)))?;
    Ok(id)
}

/// The first annotator of an equal name, of whom one who is called exactly so comes first.
pub(super) fn named(desk: &Desk, name: &str) -> Option<AnnotatorId> {
    let people = desk.project().people_called(name);
    let exact = people.iter().find(|person| person.name == name);
    exact.or(people.first()).map(|person| person.id.clone())
}
