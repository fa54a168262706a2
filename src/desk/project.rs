//! The project itself: its title, what may leave its folder, what its annotators are called.

use super::{Desk, Refusal};
use crate::edit::{Edit, EditError, ProjectEdit};
use crate::model::{AnnotatorId, Bilingual};

/// Returns the project another title.
///
/// # Errors
/// When the project cannot be changed or saved.
pub fn retitle(desk: &mut Desk, title: Bilingual) -> Result<(), Refusal> {
    desk.commit(&Edit::Project(ProjectEdit::Title(title)))
}

/// Says whether nothing of the project may be written outside its folder. Returns whether that is
/// different now.
///
/// # Errors
/// When the project cannot be changed or saved.
pub fn confine(desk: &mut Desk, is_confined: bool) -> Result<bool, Refusal> {
    if desk.project().is_confined == is_confined {
        return Ok(false);
    }
    desk.commit(&Edit::Project(ProjectEdit::Confine(is_confined)))?;
    Ok(true)
}

/// Returns an annotator another name, without white space at its ends. Their id and their files stay.
///
/// # Errors
/// When there is no such annotator, the name is blank, or the project cannot be changed or saved.
pub fn rename_annotator(
    desk: &mut Desk,
    annotator: AnnotatorId,
    name: &str,
) -> Result<(), Refusal> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(EditError::BlankName(annotator).into());
    }
    desk.commit(&Edit::Project(ProjectEdit::RenameAnnotator(
        annotator, name,
    )))
}
