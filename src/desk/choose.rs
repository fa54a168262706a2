//! Choosing among versions of a record that was changed in several places at once.

use super::{Desk, Refusal, Turn};
use crate::edit::{self, Edit};
use crate::model::{AnnotationId, Project, RecordId, TagId};

/// What becomes of something that waits for a choice.
#[derive(Clone, PartialEq, Debug)]
pub enum Choice {
    /// One version of a record becomes the only one, by its name; none for the one that is shown.
    Version(RecordId, Option<String>),
    /// Every version of an annotation is kept, each as an annotation of its own.
    KeepEvery(RecordId),
    /// A tag is taken out of the circle in which it stands below itself.
    LiftOut(TagId),
    /// One of the tags comes back that were merged into each other.
    Revive(TagId),
}

impl Choice {
    /// The record of which a version is chosen; none for circles of tags.
    fn record(&self) -> Option<&RecordId> {
        match self {
            Self::Version(of, _) | Self::KeepEvery(of) => Some(of),
            Self::LiftOut(_) | Self::Revive(_) => None,
        }
    }
}

/// Settles what waits for a choice. It is written also to a file that is not written to until then.
/// `fresh` makes ids for the versions that become annotations of their own. Returns whether there was
/// anything to choose; somebody else may have chosen meanwhile.
///
/// # Errors
/// When another program works as the annotator or has the codebook's turn, or the project cannot be
/// changed or saved.
pub fn choose(
    desk: &mut Desk,
    choice: &Choice,
    fresh: &mut dyn FnMut() -> AnnotationId,
) -> Result<bool, Refusal> {
    match choice.record().and_then(RecordId::coding) {
        Some(key) => desk.act_as(&key.annotator.clone())?,
        None => desk.take_turn(Turn::Codebook)?,
    }
    let Some(edit) = edit_of(desk.project(), choice, fresh) else {
        return Ok(false);
    };
    desk.commit_choice(&edit)?;
    Ok(true)
}

fn edit_of(
    project: &Project,
    choice: &Choice,
    fresh: &mut dyn FnMut() -> AnnotationId,
) -> Option<Edit> {
    match choice {
        Choice::Version(of, name) => edit::choose(project, of, name.as_deref()),
        Choice::KeepEvery(of) => edit::keep_every(project, of, fresh),
        Choice::LiftOut(tag) => {
            let waiting = project.waiting.get(&RecordId::Tag(tag.clone()));
            edit::lift_out(&project.codebook, waiting.cloned().unwrap_or_default(), tag)
        }
        Choice::Revive(tag) => edit::revive(project, tag),
    }
}
