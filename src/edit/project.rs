//! Edits of the project itself: its title, people and rounds.

use super::{EditError, EditName};
use crate::model::{Annotator, AnnotatorId, Apart, Bilingual, Project, RecordId, Round, RoundId};

/// A change to the project itself.
#[derive(Clone, PartialEq, Debug)]
pub enum ProjectEdit {
    /// Another title.
    Title(Bilingual),
    /// Whether nothing of the project may leave its folder.
    Confine(bool),
    /// Puts a person in.
    AddAnnotator(Annotator),
    /// Takes a person out of the list; what they tagged stays.
    RemoveAnnotator(AnnotatorId),
    /// Another name for a person.
    RenameAnnotator(AnnotatorId, String),
    /// Says that a person is another one under a second id, or with `None` that they are not.
    JoinAnnotators {
        /// The id that gives way.
        from: AnnotatorId,
        /// The id that survives.
        into: Option<AnnotatorId>,
    },
    /// Says that two annotators of an equal name are different people, or no longer says so.
    KeepApart {
        /// One of them.
        first: AnnotatorId,
        /// The other.
        second: AnnotatorId,
        /// Whether they are.
        apart: bool,
    },
    /// Puts a round in.
    AddRound(Round),
    /// Takes a round out of the list; its annotations stay.
    RemoveRound(RoundId),
}

impl ProjectEdit {
    /// The record that it changes.
    pub(super) fn record(&self) -> RecordId {
        match self {
            Self::Title(_) => RecordId::Project,
            Self::Confine(_) => RecordId::Confined,
            Self::AddAnnotator(person) => RecordId::Annotator(person.id.clone()),
            Self::RemoveAnnotator(id) | Self::RenameAnnotator(id, _) => {
                RecordId::Annotator(id.clone())
            }
            Self::JoinAnnotators { from, .. } => RecordId::Annotator(from.clone()),
            Self::KeepApart { first, second, .. } => {
                RecordId::Apart(Apart::new(first.clone(), second.clone()))
            }
            Self::AddRound(round) => RecordId::Round(round.id.clone()),
            Self::RemoveRound(id) => RecordId::Round(id.clone()),
        }
    }

    pub(super) fn name(&self) -> EditName {
        match self {
            Self::Title(_) => EditName::RenameProject,
            Self::Confine(_) => EditName::Confine,
            Self::AddAnnotator(_) | Self::RemoveAnnotator(_) | Self::RenameAnnotator(..) => {
                EditName::Annotators
            }
            Self::JoinAnnotators { .. } | Self::KeepApart { .. } => EditName::JoinAnnotators,
            Self::AddRound(_) | Self::RemoveRound(_) => EditName::Rounds,
        }
    }

    pub(super) fn apply(&self, project: &mut Project) -> Result<Self, EditError> {
        match self {
            Self::Title(title) => Ok(Self::Title(std::mem::replace(
                &mut project.title,
                title.clone(),
            ))),
            Self::Confine(on) => {
                let before = std::mem::replace(&mut project.is_confined, *on);
                Ok(Self::Confine(before))
            }
            Self::AddAnnotator(person) if project.annotators.contains_key(&person.id) => {
                Err(EditError::AnnotatorExists(person.id.clone()))
            }
            Self::AddAnnotator(person) => {
                project.annotators.insert(person.id.clone(), person.clone());
                Ok(Self::RemoveAnnotator(person.id.clone()))
            }
            Self::RemoveAnnotator(id) => {
                let gone = project.annotators.remove(id);
                gone.map(Self::AddAnnotator)
                    .ok_or_else(|| EditError::NoAnnotator(id.clone()))
            }
            Self::RenameAnnotator(id, name) => {
                let person = project.annotators.get_mut(id);
                let person = person.ok_or_else(|| EditError::NoAnnotator(id.clone()))?;
                let old = std::mem::replace(&mut person.name, name.clone());
                Ok(Self::RenameAnnotator(id.clone(), old))
            }
            Self::JoinAnnotators { from, into } => join(project, from, into.as_ref()),
            Self::KeepApart {
                first,
                second,
                apart,
            } => keep_apart(project, first, second, *apart),
            Self::AddRound(round) if project.rounds.contains_key(&round.id) => {
                Err(EditError::RoundExists(round.id.clone()))
            }
            Self::AddRound(round) => {
                project.rounds.insert(round.id.clone(), round.clone());
                Ok(Self::RemoveRound(round.id.clone()))
            }
            Self::RemoveRound(id) => {
                let gone = project.rounds.remove(id);
                gone.map(Self::AddRound)
                    .ok_or_else(|| EditError::NoRound(id.clone()))
            }
        }
    }
}

/// Says whether two annotators are different people. Only known ones can be said to be.
fn keep_apart(
    project: &mut Project,
    first: &AnnotatorId,
    second: &AnnotatorId,
    apart: bool,
) -> Result<ProjectEdit, EditError> {
    let unknown = [first, second]
        .into_iter()
        .find(|id| apart && !project.annotators.contains_key(*id));
    if let Some(id) = unknown {
        return Err(EditError::NoAnnotator(id.clone()));
    }
    let pair = Apart::new(first.clone(), second.clone());
    let was = if apart {
        !project.apart.insert(pair)
    } else {
        project.apart.remove(&pair)
    };
    Ok(ProjectEdit::KeepApart {
        first: first.clone(),
        second: second.clone(),
        apart: was,
    })
}

/// Joins a person into another. The other must be there, and must not be joined into the first.
fn join(
    project: &mut Project,
    from: &AnnotatorId,
    into: Option<&AnnotatorId>,
) -> Result<ProjectEdit, EditError> {
    if let Some(into) = into {
        if !project.annotators.contains_key(into) {
            return Err(EditError::NoAnnotator(into.clone()));
        }
        if into == from || project.joined(into) == from {
            return Err(EditError::AnnotatorCircle(from.clone()));
        }
    }
    let person = project.annotators.get_mut(from);
    let person = person.ok_or_else(|| EditError::NoAnnotator(from.clone()))?;
    let before = std::mem::replace(&mut person.joined_into, into.cloned());
    Ok(ProjectEdit::JoinAnnotators {
        from: from.clone(),
        into: before,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_joined_and_parted_again() {
        let id = |name: &str| AnnotatorId::new(name).unwrap();
        let mut project = Project::default();
        for name in ["a", "b", "c"] {
            let person = Annotator::new(id(name), name);
            project.annotators.insert(person.id.clone(), person);
        }
        let join = |from: &str, into: &str| ProjectEdit::JoinAnnotators {
            from: id(from),
            into: Some(id(into)),
        };
        let before = project.clone();
        let inverse = join("a", "b").apply(&mut project).unwrap();
        let joined = project.clone();
        let parted = inverse.apply(&mut project).unwrap();
        assert_eq!(project, before);
        parted.apply(&mut project).unwrap();
        assert_eq!(project, joined);
        join("b", "c").apply(&mut project).unwrap();
        assert_eq!(project.joined(&id("a")), &id("c"));
        for (from, into) in [("c", "a"), ("c", "b"), ("c", "c")] {
            let refused = join(from, into).apply(&mut project);
            assert_eq!(refused, Err(EditError::AnnotatorCircle(id(from))));
        }
        let unknown = join("a", "x").apply(&mut project);
        assert_eq!(unknown, Err(EditError::NoAnnotator(id("x"))));
    }
}
