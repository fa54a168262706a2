//! Whom a task works as: an annotator of the project, or somebody new who joins by it.

use super::join::named;
use super::{Desk, Refusal, Turn};
use crate::edit::{Edit, ProjectEdit};
use crate::model::{Annotator, AnnotatorId};

/// An annotator as a request names them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Who {
    /// Somebody of the project.
    Known(AnnotatorId),
    /// Somebody new, with a fresh id. Where the project has got to know the name in the meantime, the
    /// annotator of that name is meant.
    New(Annotator),
    /// Somebody new, with a fresh id, although the project may know an equal name.
    Another(Annotator),
}

impl Desk {
    /// Takes the right to work as an annotator where one is named, so that the journal says who it was.
    ///
    /// # Errors
    /// When the window works as someone else, another program works as the annotator, or the project can
    /// only be read.
    pub(super) fn act_as_known(&mut self, by: Option<&AnnotatorId>) -> Result<(), Refusal> {
        by.map_or(Ok(()), |by| self.act_as(by))
    }

    /// Takes the right to work as an annotator. Returns their id, and the edit that adds them to the
    /// project if they are new.
    ///
    /// # Errors
    /// When another program works as them or is adding annotators, or the project can only be read.
    pub(super) fn act_as_who(&mut self, who: &Who) -> Result<(AnnotatorId, Option<Edit>), Refusal> {
        let new = match who {
            Who::Known(id) => {
                self.act_as(id)?;
                return Ok((self.project().joined(id).clone(), None));
            }
            Who::New(new) | Who::Another(new) => new,
        };
        self.take_turn(Turn::Newcomers)?;
        let is_another = matches!(who, Who::Another(_));
        let known = named(self, &new.name).filter(|_| !is_another);
        let id = known.clone().unwrap_or_else(|| new.id.clone());
        self.act_as(&id)?;
        let welcome = Edit::Project(ProjectEdit::AddAnnotator(new.clone()));
        Ok((id, known.is_none().then_some(welcome)))
    }
}
