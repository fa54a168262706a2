//! `untag`: deletes annotations.

use super::Outcome;
use super::args;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::desk::untag;
use crate::model::AnnotationId;
use std::collections::BTreeSet;

/// Deletes annotations, all or none of them.
///
/// # Errors
/// When one is not there, or saving fails.
pub fn run(request: &args::Untag, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    let mut going: BTreeSet<AnnotationId> = BTreeSet::new();
    for words in &request.annotations {
        let (_, annotation) = lookup::annotation(work.project(), words)?;
        going.insert(annotation.id.clone());
    }
    work.run(terminal, |desk| untag(desk, &going))?;
    for id in &going {
        terminal.line(id.as_str())?;
    }
    Ok(Outcome::Done)
}
