//! Edits of the project itself: its title, people and rounds.

use super::{EditError, EditName};
use crate::model::{Annotator, AnnotatorId, Bilingual, Project, RecordId, Round, RoundId};

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
