//! `edit`: changes an annotation's tag, bounds or memo.

use super::Outcome;
use super::args;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::desk::{Becomes, ChangeAnnotation, change_annotation, now};
use crate::model::Project;

/// Changes an annotation.
///
/// # Errors
/// When there is no such annotation or tag, the span does not fit, or saving fails.
pub fn run(request: &args::Edit, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    let change = change(request, work.project())?;
    let id = change.annotation.clone();
    work.run(terminal, |desk| change_annotation(desk, change))?;
    terminal.line_now(id.as_str())?;
    Ok(Outcome::Done)
}

fn change(request: &args::Edit, project: &Project) -> Result<ChangeAnnotation, Problem> {
    let (_, annotation) = lookup::annotation(project, &request.annotation)?;
    let mut changes = Vec::new();
    if let Some(words) = &request.tag {
        let tag = lookup::tag(project, words)?.id.clone();
        changes.push(Becomes::Tagged(Some(tag)));
    }
    changes.extend(request.span.as_ref().map(|span| Becomes::Bounded(span.0)));
    changes.extend(request.memo.clone().map(Becomes::Noted));
    Ok(ChangeAnnotation {
        annotation: annotation.id.clone(),
        changes,
        at: now(),
    })
}
