//! Turns records into what a project is made of, and back: short names for what the files of the kinds do.

use super::record::{
    AnnotationRecord, Body, TagRecord, VersionRecord, annotator::AnnotatorRecord,
    confined::ConfinedRecord, document::DocumentRecord, project::ProjectRecord, round::RoundRecord,
    state::StateRecord,
};
use super::understood::Understood;
use crate::arabic::Text;
use crate::model::{
    Annotation, Annotator, Bilingual, Codebook, CodebookVersion, CodingState, Document, Removal,
    Round, Tag,
};
use std::sync::Arc;

/// Checks that everything in a record means something.
pub(crate) fn check(body: &Body) -> Understood<()> {
    body.check()
}

/// Reads a tag.
pub(crate) fn tag(r: &TagRecord) -> Understood<Tag> {
    r.value()
}

/// Reads what is known of a version of the codebook and joins it with its tags.
pub(crate) fn version(r: &VersionRecord, tags: Arc<Codebook>) -> Understood<CodebookVersion> {
    r.value(tags)
}

/// Reads what is known of a document and joins it with its text.
pub(crate) fn document(r: &DocumentRecord, text: Arc<Text>) -> Understood<Document> {
    r.value(text)
}

/// Reads an annotation.
pub(crate) fn annotation(r: &AnnotationRecord) -> Understood<Annotation> {
    r.value()
}

/// Whether a record is certain to be written as it was read.
pub(crate) fn is_as_written(r: &AnnotationRecord) -> bool {
    r.is_as_written()
}

/// The record about the project itself.
pub(crate) fn project_record(title: &Bilingual, is_sample: bool) -> Body {
    ProjectRecord::of(title, is_sample)
}

/// The record that says that nothing of a project may leave its folder, if that is so.
pub(crate) fn confined_record(is_confined: bool) -> Option<Body> {
    is_confined.then(ConfinedRecord::body)
}

/// The record of a person.
pub(crate) fn annotator_record(annotator: &Annotator) -> Body {
    AnnotatorRecord::of(annotator)
}

/// The record of a round.
pub(crate) fn round_record(round: &Round) -> Body {
    RoundRecord::of(round)
}

/// The record of a tag.
pub(crate) fn tag_record(tag: &Tag) -> Body {
    TagRecord::of(tag)
}

/// The record of a version of the codebook; `hash` is that of the file with its tags.
pub(crate) fn version_record(version: &CodebookVersion, hash: String) -> Body {
    VersionRecord::of(version, hash)
}

/// The record of a document, listed or removed; `hash` is that of its text.
pub(crate) fn document_record(
    document: &Document,
    hash: String,
    removal: Option<&Removal>,
) -> Body {
    DocumentRecord::of(document, hash, removal)
}

/// The record of an annotator's state of a document, if there is anything to say.
pub(crate) fn state_record(state: CodingState) -> Option<Body> {
    StateRecord::of(state)
}

/// The record of an annotation.
pub(crate) fn annotation_record(annotation: &Annotation) -> Body {
    AnnotationRecord::of(annotation)
}
