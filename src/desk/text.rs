//! Replacing a document's text, and saying where passages are that were not found for certain in it.

use super::annotation::whose;
use super::{Desk, Refusal};
use crate::arabic::CharRange;
use crate::edit::{self, Edit, NewText, Replacement};
use crate::model::{AnnotationId, Moment, Target};

/// Puts a better text in the place of a document's, and moves the annotations of `new.mine` along where
/// their passage is found for certain. Returns what became of every annotation; the replacement has no
/// edit where the text is the document's already and nothing was to be moved.
///
/// # Errors
/// When the document is not there, one of the annotators works in another program, or the project cannot
/// be changed or saved.
pub fn replace_text(desk: &mut Desk, new: NewText) -> Result<Replacement, Refusal> {
    for annotator in &new.mine {
        desk.act_as(annotator)?;
    }
    let replacement = edit::replace_text(desk.project(), new)?;
    if let Some(edit) = &replacement.edit {
        desk.commit(edit)?;
    }
    Ok(replacement)
}

/// A replacement that was prepared beside the window, for a revision of the session.
#[derive(Clone, PartialEq, Debug)]
pub struct PreparedReplacement {
    /// The new text.
    pub new: NewText,
    /// The session's revision for which the edit was prepared.
    pub revision: u64,
    /// The edit; none when there is nothing to do.
    pub edit: Option<Edit>,
}

/// Puts a prepared text in, and prepares it anew where the project was changed since. Returns whether
/// there was anything to do.
///
/// # Errors
/// The errors of [`replace_text`].
pub fn replace_text_prepared(
    desk: &mut Desk,
    prepared: PreparedReplacement,
) -> Result<bool, Refusal> {
    if prepared.revision != desk.session.revision() {
        return Ok(replace_text(desk, prepared.new)?.edit.is_some());
    }
    let Some(edit) = prepared.edit else {
        return Ok(false);
    };
    desk.commit(&edit)?;
    Ok(true)
}

/// Says where an annotation's passage is in a text that was replaced; without a place, that it is not in
/// the text any more. White space at the edges of a place is no part of the passage.
///
/// # Errors
/// When the annotation is not there or somebody else's in the window, its round is closed, or the change
/// cannot be saved.
pub fn settle_passage(
    desk: &mut Desk,
    annotation: &AnnotationId,
    place: Option<CharRange>,
    at: Moment,
) -> Result<(), Refusal> {
    let annotator = whose(desk.project(), annotation)?.annotator;
    desk.act_as(&annotator)?;
    let key = whose(desk.project(), annotation)?;
    let project = desk.project();
    let text = project.documents.get(&key.document).map(|d| &d.text);
    let span = place.and_then(|span| text?.tidy(span));
    if place.is_some() && span.is_none() {
        return Ok(());
    }
    let target = span.and_then(|span| Some(Target::new(text?, span)));
    let edit = edit::settle(project, &key, annotation, target, at)?;
    desk.commit(&edit)
}
