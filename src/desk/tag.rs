//! Tagging a passage: the same tag is not put twice on one span, and a bare mark gets its tag.

use super::{Desk, PassagePlace, PlaceError, Refusal, Who};
use crate::arabic::CharRange;
use crate::edit::{
    AnnotateError, AnnotationChange, AnnotationEdit, Edit, EditName, NewAnnotation, annotate,
};
use crate::model::{
    Annotation, AnnotationId, Bilingual, CodingKey, DocumentId, Moment, Project, TagId,
};
use thiserror::Error;

/// A passage to be tagged.
#[derive(Clone, Debug)]
pub struct TagPassage {
    /// The document.
    pub document: DocumentId,
    /// Who tags it.
    pub by: Who,
    /// The tag; none for a mark that has no tag yet.
    pub tag: Option<TagId>,
    /// The passage.
    pub place: PassagePlace,
    /// A note on it; empty for none.
    pub memo: String,
    /// A fresh id, for a new annotation.
    pub id: AnnotationId,
    /// When.
    pub at: Moment,
    /// What a first round is called, for a project that has no round yet.
    pub first_round: Bilingual,
}

/// What tagging a passage did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Tagged {
    /// A new annotation was made.
    Added(AnnotationId),
    /// A mark of the annotator on the same span, which had no tag, has the tag now.
    Filled(AnnotationId),
    /// The annotator had tagged the span with the tag already; nothing was changed.
    Already(AnnotationId),
}

impl Tagged {
    /// The annotation that has the tag now.
    pub fn annotation(&self) -> &AnnotationId {
        match self {
            Self::Added(id) | Self::Filled(id) | Self::Already(id) => id,
        }
    }
}

/// Why a passage was not tagged, or an annotation not changed.
#[derive(Debug, Error)]
pub enum PassageError {
    /// A reason that every task may have.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The place names no passage.
    #[error(transparent)]
    Place(#[from] PlaceError),
}

/// Tags a passage, and adds the annotator and the project's first round where they are new. All of it is
/// undone as one.
///
/// # Errors
/// When document or tag are not there, the place names no passage or cuts a grapheme, the round is
/// closed, or the change cannot be made or saved.
pub fn tag_passage(desk: &mut Desk, request: TagPassage) -> Result<Tagged, PassageError> {
    let (annotator, welcome) = desk.act_as_who(&request.by)?;
    let (round, opening) = desk.round(&request.first_round);
    let project = desk.project();
    let document = project
        .documents
        .get(&request.document)
        .ok_or_else(|| Refusal::Annotate(AnnotateError::NoDocument(request.document.clone())))?;
    let span = request.place.span(&document.text, &document.title)?;
    let key = CodingKey {
        round,
        document: request.document,
        annotator,
    };
    if let Some(twin) = twin(project, &key, (span, request.tag.as_ref()), &request.memo) {
        return Ok(Tagged::Already(twin.id.clone()));
    }
    if let Some(bare) = own(project, &key, |a| a.tag.is_none() && a.target.span == span) {
        let bare = bare.clone();
        return fill(desk, key, &bare, request.tag, (request.memo, request.at));
    }
    let new = NewAnnotation {
        id: request.id.clone(),
        key,
        tag: request.tag,
        span,
        memo: request.memo,
        at: request.at,
    };
    let annotate = annotate(project, new).map_err(Refusal::Annotate)?;
    let mut edits: Vec<Edit> = opening.into_iter().chain(welcome).collect();
    edits.push(annotate);
    desk.commit(&Edit::Batch(EditName::Annotate, edits))?;
    Ok(Tagged::Added(request.id))
}

/// Returns a mark without a tag its tag, and a memo if one is given.
fn fill(
    desk: &mut Desk,
    key: CodingKey,
    bare: &Annotation,
    tag: Option<TagId>,
    (memo, at): (String, Moment),
) -> Result<Tagged, PassageError> {
    let id = bare.id.clone();
    let has_new_memo = !memo.is_empty() && memo != bare.memo;
    if let Some(tag) = &tag {
        crate::edit::check_tag(desk.project(), tag).map_err(Refusal::Annotate)?;
    }
    let tag = tag.map(|tag| AnnotationChange::Tag(Some(tag)));
    let memo = has_new_memo.then_some(AnnotationChange::Memo(memo));
    let change = |change| {
        Edit::Annotation(AnnotationEdit::Change {
            key: key.clone(),
            id: id.clone(),
            change,
            at,
        })
    };
    let edits: Vec<Edit> = tag.into_iter().chain(memo).map(change).collect();
    if edits.is_empty() {
        return Ok(Tagged::Already(id));
    }
    desk.commit(&Edit::Batch(EditName::Retag, edits))?;
    Ok(Tagged::Filled(id))
}

/// The first annotation of a coding of which something is true.
fn own<'a>(
    project: &'a Project,
    key: &CodingKey,
    is: impl Fn(&Annotation) -> bool,
) -> Option<&'a Annotation> {
    let coding = project.united_coding(key)?;
    coding.annotations.values().map(|a| &**a).find(|a| is(a))
}

/// An annotation of a coding on the span that means the same tag. A memo makes another one of it.
fn twin<'a>(
    project: &'a Project,
    key: &CodingKey,
    (span, tag): (CharRange, Option<&TagId>),
    memo: &str,
) -> Option<&'a Annotation> {
    let book = &project.codebook;
    let means = |a: &Annotation| a.tag.as_ref().and_then(|t| book.resolve(t)).map(|t| &t.id);
    own(project, key, |a| {
        let has_words = memo.is_empty() || memo == a.memo;
        a.target.span == span && means(a) == tag && has_words
    })
}
