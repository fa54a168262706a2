//! `tag`: applies a tag to a passage and prints the annotation's id once it is on disk.

use super::Outcome;
use super::args;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::{Work, now};
use crate::edit::{Edit, EditName, NewAnnotation, ProjectEdit, annotate};
use crate::model::{AnnotationId, Annotator, AnnotatorId, CodingKey, Project};
use crate::store::fresh_id;

/// Tags a passage.
///
/// # Errors
/// As [`tag`], and when standard output cannot be written.
pub fn run(request: &args::Tag, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let id = tag(request, terminal)?;
    terminal.line_now(id.as_str())?;
    Ok(Outcome::Done)
}

/// Tags a passage, and gives the annotation's id once it is on disk.
///
/// # Errors
/// When document, tag or passage are not to be found, the span does not fit, or saving fails.
pub fn tag(request: &args::Tag, terminal: &Terminal) -> Result<AnnotationId, Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    if lookup::annotator(work.project(), &request.annotator)?.is_none() {
        work.lock_newcomers()?;
    }
    let document = lookup::document(work.project(), &request.document)?;
    let tag = lookup::tag(work.project(), &request.tag)?.id.clone();
    let span = match (&request.place.span, &request.place.quote) {
        (Some(span), _) => span.0,
        (None, Some(quote)) => lookup::quote(document, quote)?,
        // The command line takes neither none nor both.
        (None, None) => return Err(Problem::NoPlace),
    };
    lookup::not_blank(document, span)?;
    let document = document.id.clone();
    let (annotator, added) = match lookup::annotator(work.project(), &request.annotator)? {
        Some(known) => (known.id.clone(), None),
        None => {
            let new = new_annotator(work.project(), &request.annotator)?;
            (new.id.clone(), Some(new))
        }
    };
    work.lock(&annotator)?;
    let round = work.round()?;
    let id = AnnotationId::new(&fresh_id("a")).map_err(Problem::Id)?;
    let new = NewAnnotation {
        id: id.clone(),
        key: CodingKey {
            round,
            document,
            annotator,
        },
        tag: Some(tag),
        span,
        memo: request.memo.clone().unwrap_or_default(),
        at: now(),
    };
    let annotate = annotate(work.project(), new)?;
    let welcome = added.map(|new| Edit::Project(ProjectEdit::AddAnnotator(new)));
    let edits = welcome.into_iter().chain([annotate]).collect();
    work.apply(&Edit::Batch(EditName::Annotate, edits))?;
    work.save(terminal)?;
    Ok(id)
}

/// An annotator that the project does not know yet. A name that can be an id becomes it.
fn new_annotator(project: &Project, name: &str) -> Result<Annotator, Problem> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Problem::BlankAnnotator);
    }
    // Ids become file names, and some systems do not tell capital letters from small ones.
    let taken = |id: &str| {
        let mut ids = project.annotators.keys();
        ids.any(|other| other.as_str().eq_ignore_ascii_case(id))
    };
    let id = match AnnotatorId::new(name) {
        Ok(id) if !taken(name) => id,
        _ => AnnotatorId::new(&fresh_id("p")).map_err(Problem::Id)?,
    };
    Ok(Annotator::new(id, name))
}
