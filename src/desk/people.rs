//! The people of a project: saying that two ids are one person, or that two people only share a name.

use super::{Desk, Refusal};
use crate::edit::{Edit, EditError, EditName, ProjectEdit};
use crate::model::AnnotatorId;

/// Says that an annotator is another one under a second id. From then on the codings of both are read as
/// one, and new edits go to the file of the id that survives. Undo parts them again.
///
/// # Errors
/// When one of them is not there, the join would make a circle, or the project cannot be changed or saved.
pub fn join_people(desk: &mut Desk, from: &AnnotatorId, into: &AnnotatorId) -> Result<(), Refusal> {
    desk.commit(&Edit::Project(ProjectEdit::JoinAnnotators {
        from: from.clone(),
        into: Some(into.clone()),
    }))
}

/// Says that an annotator is a person of their own again, or leaves a circle of joined annotators. What
/// was written under the id that survived stays there. Returns whether they were joined.
///
/// # Errors
/// When they are not there, or the project cannot be changed or saved.
pub fn part_people(desk: &mut Desk, from: &AnnotatorId) -> Result<bool, Refusal> {
    let known = desk.project().annotators.get(from);
    let known = known.ok_or_else(|| EditError::NoAnnotator(from.clone()))?;
    if known.joined_into.is_none() {
        return Ok(false);
    }
    desk.commit(&Edit::Project(ProjectEdit::JoinAnnotators {
        from: from.clone(),
        into: None,
    }))?;
    Ok(true)
}

/// Remembers that annotators of an equal name are different people, so that nobody is asked again.
/// Returns whether that is new.
///
/// # Errors
/// When one of them is not there, or the project cannot be changed or saved.
pub fn keep_apart(desk: &mut Desk, people: &[AnnotatorId]) -> Result<bool, Refusal> {
    let project = desk.project();
    let mut edits = Vec::new();
    for (at, first) in people.iter().enumerate() {
        for second in &people[at + 1..] {
            if first != second && !project.is_apart(first, second) {
                let (first, second) = (first.clone(), second.clone());
                edits.push(Edit::Project(ProjectEdit::KeepApart {
                    first,
                    second,
                    apart: true,
                }));
            }
        }
    }
    if edits.is_empty() {
        return Ok(false);
    }
    desk.commit(&Edit::Batch(EditName::JoinAnnotators, edits))?;
    Ok(true)
}
