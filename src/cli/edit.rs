//! `edit`: changes an annotation's tag, bounds or memo.

use super::Outcome;
use super::args;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::desk::now;
use crate::edit::{AnnotateError, AnnotationChange, AnnotationEdit, Edit, EditName, rebound};

/// Changes an annotation.
///
/// # Errors
/// When there is no such annotation or tag, the span does not fit, or saving fails.
pub fn run(request: &args::Edit, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    let (key, annotation) = lookup::annotation(work.project(), &request.annotation)?;
    let (key, id, at) = (key.clone(), annotation.id.clone(), now());
    work.lock(&key.annotator)?;
    let change = |change| {
        Edit::Annotation(AnnotationEdit::Change {
            key: key.clone(),
            id: id.clone(),
            change,
            at,
        })
    };
    let mut edits = Vec::new();
    if let Some(words) = &request.tag {
        let tag = lookup::tag(work.project(), words)?;
        if !tag.assignable {
            return Err(AnnotateError::Group(tag.id.clone()).into());
        }
        edits.push(change(AnnotationChange::Tag(Some(tag.id.clone()))));
    }
    if let Some(span) = &request.span {
        if let Some(document) = work.project().documents.get(&key.document) {
            lookup::not_blank(document, span.0)?;
        }
        edits.push(rebound(work.project(), &key, &id, span.0, at)?);
    }
    if let Some(memo) = &request.memo {
        edits.push(change(AnnotationChange::Memo(memo.clone())));
    }
    let edit = match edits.len() {
        1 => edits.remove(0),
        _ => Edit::Batch(EditName::Retag, edits),
    };
    work.commit(&edit, terminal)?;
    terminal.line_now(id.as_str())?;
    Ok(Outcome::Done)
}
