//! Versions of the codebook: naming one, saying something else of it, bringing one back.

use super::{COMMAND_LINE, Desk, Refusal, Turn};
use crate::edit::{CodebookEdit, Edit, EditError, VersionNote, bring_back, present_state};
use crate::model::{AnnotatorId, Moment, Project, Tombstone, VersionId};
use thiserror::Error;

/// Why a version was not named or brought back.
#[derive(Debug, Error)]
pub enum VersionError {
    /// A reason that every task may have.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The version would have no name.
    #[error("a version needs a name")]
    Blank,
    /// Another version has the name.
    #[error("a version of the codebook is called {0} already")]
    Taken(String),
}

/// A version to be brought back.
#[derive(Clone, PartialEq, Debug)]
pub struct BringBack {
    /// The version.
    pub version: VersionId,
    /// Who brings it back; none for a subcommand that was not told.
    pub by: Option<AnnotatorId>,
    /// When.
    pub at: Moment,
    /// Why tags go that the version does not have; stands in their tombstones.
    pub reason: String,
    /// The version as which the codebook is kept before it changes, unless it has a name already.
    pub before: VersionNote,
}

/// What bringing a version back did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BroughtBack {
    /// The codebook is what it was in the version.
    Done {
        /// Whether the codebook had no name before, and was given one first.
        named_before: bool,
    },
    /// The codebook was that already; nothing was changed.
    AsNow,
}

/// Returns the codebook as it is now a name. Returns the name of a version that is equal to it, if there is
/// one.
///
/// # Errors
/// When the name is blank or taken, another program has the codebook's turn or works as `by`, or the project
/// cannot be changed or saved.
pub fn name_version(
    desk: &mut Desk,
    note: VersionNote,
    by: Option<AnnotatorId>,
    at: Moment,
) -> Result<Option<String>, VersionError> {
    desk.take_turn(Turn::Codebook)?;
    desk.act_as_known(by.as_ref())?;
    let note = checked(desk.project(), note, false)?;
    let same = desk.project().version_now().map(|v| v.name.clone());
    let version = present_state(desk.project(), note, who(by), at);
    desk.commit(&Edit::Codebook(CodebookEdit::AddVersion(Box::new(version))))?;
    Ok(same)
}

/// Says something else of a version.
///
/// # Errors
/// When the version is not there, its name would be blank or is taken, another program has the codebook's
/// turn, or the project cannot be changed or saved.
pub fn note_version(desk: &mut Desk, note: VersionNote) -> Result<(), VersionError> {
    desk.take_turn(Turn::Codebook)?;
    let note = checked(desk.project(), note, true)?;
    Ok(desk.commit(&Edit::Codebook(CodebookEdit::NoteVersion(note)))?)
}

/// Makes the codebook what it was in a version. Annotations are not touched.
///
/// # Errors
/// When the version is not there, another program has the codebook's turn or works as who brings it back, or
/// the project cannot be changed or saved.
pub fn bring_version_back(
    desk: &mut Desk,
    request: BringBack,
) -> Result<BroughtBack, VersionError> {
    desk.take_turn(Turn::Codebook)?;
    desk.act_as_known(request.by.as_ref())?;
    let project = desk.project();
    let id = request.version;
    if !project.versions.contains_key(&id) {
        return Err(Refusal::Edit(EditError::NoVersion(id)).into());
    }
    let by = who(request.by);
    let end = Tombstone {
        at: request.at,
        by: by.clone(),
        merged_into: None,
        reason: request.reason,
    };
    let named_before = project.version_now().is_none();
    let present = present_state(project, request.before, by, request.at);
    let Some(edit) = bring_back(project, &id, &end, present) else {
        return Ok(BroughtBack::AsNow);
    };
    desk.commit(&edit)?;
    Ok(BroughtBack::Done { named_before })
}

fn who(by: Option<AnnotatorId>) -> AnnotatorId {
    by.unwrap_or_else(|| AnnotatorId::new(COMMAND_LINE).expect("a valid id"))
}

/// A note with its name trimmed, if no other version has that name. `is_known` says that the version is
/// there already and may keep its own.
fn checked(
    project: &Project,
    mut note: VersionNote,
    is_known: bool,
) -> Result<VersionNote, VersionError> {
    note.name = note.name.trim().to_owned();
    note.reason = note.reason.trim().to_owned();
    if note.name.is_empty() {
        return Err(VersionError::Blank);
    }
    let own = is_known.then_some(&note.id);
    let mut others = project.versions.values().filter(|v| Some(&v.id) != own);
    if others.any(|v| v.name == note.name) {
        return Err(VersionError::Taken(note.name));
    }
    Ok(note)
}
