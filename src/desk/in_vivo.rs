//! Tagging in vivo: a new tag is named after the passage, which is tagged with it.

use super::codebook::{NewTag, tag_of};
use super::{Desk, Refusal, Turn};
use crate::arabic::{CharRange, count_letters};
use crate::edit::{
    AnnotateError, AnnotationChange, AnnotationEdit, CodebookEdit, Edit, EditName, NewAnnotation,
    annotate,
};
use crate::model::{AnnotationId, AnnotatorId, Bilingual, CodingKey, DocumentId, Moment, TagId};

/// Words of the passage that make the tag's name, at most.
const MOST_WORDS: usize = 6;

/// A passage that becomes a tag.
#[derive(Clone, PartialEq, Debug)]
pub struct TagInVivo {
    /// The document.
    pub document: DocumentId,
    /// Who tags it.
    pub by: AnnotatorId,
    /// The passage.
    pub span: CharRange,
    /// A fresh id for the tag.
    pub tag: TagId,
    /// A fresh id for the annotation.
    pub annotation: AnnotationId,
    /// When.
    pub at: Moment,
    /// What a first round is called, for a project that has no round yet.
    pub first_round: Bilingual,
}

/// Makes a tag of a passage, and tags the passage with it. Both are undone as one.
///
/// # Errors
/// When the document is not there, the span does not fit the text, the round is closed, another program
/// has the codebook's turn, or the project cannot be changed or saved.
pub fn tag_in_vivo(desk: &mut Desk, request: TagInVivo) -> Result<(), Refusal> {
    desk.take_turn(Turn::Codebook)?;
    desk.act_as(&request.by)?;
    let (round, opening) = desk.round(&request.first_round);
    let project = desk.project();
    let document = project.documents.get(&request.document);
    let document = document.ok_or_else(|| AnnotateError::NoDocument(request.document.clone()))?;
    document
        .text
        .check(request.span)
        .map_err(AnnotateError::Span)?;
    let new = NewTag {
        id: request.tag.clone(),
        parent: None,
        name: name_after(document.text.slice(request.span)),
        hue: None,
        key: String::new(),
    };
    let tag = tag_of(&project.codebook, new);
    let key = CodingKey {
        round,
        document: request.document,
        annotator: request.by,
    };
    let marked = NewAnnotation {
        id: request.annotation.clone(),
        key: key.clone(),
        // The tag is not there yet when the edit is composed.
        tag: None,
        span: request.span,
        memo: String::new(),
        at: request.at,
    };
    let marked = annotate(project, marked)?;
    let tagged = Edit::Annotation(AnnotationEdit::Change {
        key,
        id: request.annotation,
        change: AnnotationChange::Tag(Some(request.tag)),
        at: request.at,
    });
    let added = Edit::Codebook(CodebookEdit::Add(Box::new(tag)));
    let edits = opening.into_iter().chain([added, marked, tagged]).collect();
    desk.commit(&Edit::Batch(EditName::TagInVivo, edits))
}

/// The first words of a passage as the name of a tag, in the language of its letters.
fn name_after(passage: &str) -> Bilingual {
    let words: Vec<&str> = passage.split_whitespace().collect();
    let mut name = words[..words.len().min(MOST_WORDS)].join(" ");
    if words.len() > MOST_WORDS {
        name.push('…');
    }
    if count_letters(&name).0 > 0 {
        Bilingual::new(name, "")
    } else {
        Bilingual::new("", name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_named_by_the_first_words_in_their_language() {
        let name = name_after("لن أعود\nأبداً");
        assert_eq!(name, Bilingual::new("لن أعود أبداً", ""));
        let name = name_after("one two three four five six seven");
        assert_eq!(name, Bilingual::new("", "one two three four five six…"));
    }
}
