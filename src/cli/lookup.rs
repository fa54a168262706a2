//! What a word on the command line means in a project: an id, a name, a title.

use super::problem::Problem;
use crate::desk::{Who, fresh};
use crate::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, CodebookVersion, CodingKey, Document,
    DocumentId, Project, Seen, Tag, VersionId,
};

/// A document by id, exact title or file name.
///
/// # Errors
/// When none or several are called so.
pub fn document<'a>(seen: impl Into<Seen<'a>>, words: &str) -> Result<&'a Document, Problem> {
    let seen = seen.into();
    let with_id = DocumentId::new(words).ok();
    if let Some(document) = with_id.and_then(|id| seen.document(&id)) {
        return Ok(document);
    }
    let called = |d: &&Document| d.title == words || d.imported.file_name == words;
    let mut found = seen.documents().filter(called);
    match (found.next(), found.next()) {
        (Some(document), None) => Ok(document),
        (Some(_), Some(_)) => Err(Problem::SeveralDocuments(words.to_owned())),
        (None, _) => Err(match removed_document(seen, words) {
            Ok(removed) => Problem::DocumentRemoved {
                name: removed.title.clone(),
                id: removed.id.to_string(),
            },
            Err(_) => Problem::NoDocument(words.to_owned()),
        }),
    }
}

/// A removed document by id, exact title or file name.
///
/// # Errors
/// When none or several are called so.
pub fn removed_document<'a>(seen: Seen<'a>, words: &str) -> Result<&'a Document, Problem> {
    let removed = || seen.removed().map(|removed| &removed.document);
    if let Some(document) = removed().find(|d| d.id.as_str() == words) {
        return Ok(document);
    }
    let called = |d: &&Document| d.title == words || d.imported.file_name == words;
    let mut found = removed().filter(called);
    match (found.next(), found.next()) {
        (Some(document), None) => Ok(document),
        (Some(_), Some(_)) => Err(Problem::SeveralRemoved(words.to_owned())),
        (None, _) => Err(Problem::NoRemoved(words.to_owned())),
    }
}

/// A living tag by id or either name.
///
/// # Errors
/// When none or several are called so.
pub fn tag<'a>(seen: impl Into<Seen<'a>>, words: &str) -> Result<&'a Tag, Problem> {
    let book = seen.into().codebook();
    if let Some(tag) = book.find(words) {
        return Ok(tag);
    }
    let called = |t: &Tag| t.name.ar == words || t.name.en.eq_ignore_ascii_case(words);
    if book.living().any(called) {
        Err(Problem::SeveralTags(words.to_owned()))
    } else {
        Err(Problem::NoTag(words.to_owned()))
    }
}

/// A version of the codebook by id or name.
///
/// # Errors
/// When none or several are called so, as after a merge of two clones that both named one.
pub fn version<'a>(seen: impl Into<Seen<'a>>, words: &str) -> Result<&'a CodebookVersion, Problem> {
    let seen = seen.into();
    let with_id = VersionId::new(words).ok();
    if let Some(version) = with_id.and_then(|id| seen.version(&id)) {
        return Ok(version);
    }
    let words = words.trim();
    let mut named = seen.versions().filter(|v| v.name == words);
    match (named.next(), named.next()) {
        (Some(version), None) => Ok(version),
        (Some(_), Some(_)) => Err(Problem::SeveralVersions(words.to_owned())),
        (None, _) => Err(Problem::NoCodebookVersion(words.to_owned())),
    }
}

/// An annotation by id, with where it is kept.
///
/// # Errors
/// When there is none.
pub fn annotation<'a>(
    seen: impl Into<Seen<'a>>,
    words: &str,
) -> Result<(&'a CodingKey, &'a Annotation), Problem> {
    AnnotationId::new(words)
        .ok()
        .and_then(|id| seen.into().annotation(&id))
        .ok_or_else(|| Problem::NoAnnotation(words.to_owned()))
}

/// An annotator by id or name, if the project knows one.
///
/// # Errors
/// When several are called so, as after a merge of two clones that both brought in a person.
pub fn annotator<'a>(
    seen: impl Into<Seen<'a>>,
    words: &str,
) -> Result<Option<&'a Annotator>, Problem> {
    let seen = seen.into();
    let with_id = AnnotatorId::new(words).ok();
    if let Some(known) = with_id.and_then(|id| seen.person(&id)) {
        return Ok(Some(known));
    }
    let words = words.trim();
    let mut named = seen.people().filter(|a| a.name == words);
    match (named.next(), named.next()) {
        (_, Some(_)) => Err(Problem::SeveralAnnotators(words.to_owned())),
        (found, None) => Ok(found),
    }
}

/// An annotator by id or name; somebody new where the project knows none of that name, or where one is
/// asked for. A name that is nearly that of somebody known is refused: it may be the same person.
///
/// # Errors
/// When several are called so, somebody has an equal name, or the name is blank.
pub fn who(project: &Project, words: &str, new: bool) -> Result<Who, Problem> {
    if !new && let Some(known) = annotator(project, words)? {
        return Ok(Who::Known(known.id.clone()));
    }
    let name = words.trim().to_owned();
    if name.is_empty() {
        return Err(Problem::BlankAnnotator);
    }
    let person = Annotator::new(fresh::annotator(), name);
    if new {
        return Ok(Who::Another(person));
    }
    let equal = project.people_called(&person.name);
    if !equal.is_empty() {
        let ids: Vec<&str> = equal.iter().map(|known| known.id.as_str()).collect();
        return Err(Problem::EqualAnnotators {
            name: person.name,
            ids: ids.join(", "),
        });
    }
    Ok(Who::New(person))
}

/// An annotator by id or name.
///
/// # Errors
/// When none or several are called so.
pub fn known_annotator<'a>(
    seen: impl Into<Seen<'a>>,
    words: &str,
) -> Result<&'a Annotator, Problem> {
    annotator(seen, words)?.ok_or_else(|| Problem::NoAnnotator(words.to_owned()))
}

/// The id of an annotator by id or name, where an option names one.
///
/// # Errors
/// When none or several are called so.
pub fn named_annotator(
    project: &Project,
    words: Option<&str>,
) -> Result<Option<AnnotatorId>, Problem> {
    let known = words.map(|words| known_annotator(project, words));
    Ok(known.transpose()?.map(|annotator| annotator.id.clone()))
}
