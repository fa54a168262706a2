//! `untag`: deletes annotations.

use super::Outcome;
use super::args;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::edit::{AnnotationEdit, Edit, EditName};
use crate::model::{AnnotationId, AnnotatorId, CodingKey};
use std::collections::{BTreeMap, BTreeSet};

/// Deletes annotations, all or none of them.
///
/// # Errors
/// When one is not there, or saving fails.
pub fn run(request: &args::Untag, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    let mut going: BTreeMap<AnnotationId, CodingKey> = BTreeMap::new();
    for words in &request.annotations {
        let (key, annotation) = lookup::annotation(work.project(), words)?;
        going.insert(annotation.id.clone(), key.clone());
    }
    let annotators: BTreeSet<AnnotatorId> =
        going.values().map(|key| key.annotator.clone()).collect();
    for annotator in &annotators {
        work.lock(annotator)?;
    }
    let remove = |(id, key): (&AnnotationId, &CodingKey)| {
        Edit::Annotation(AnnotationEdit::Remove {
            key: key.clone(),
            id: id.clone(),
        })
    };
    let edits = going.iter().map(remove).collect();
    work.commit(&Edit::Batch(EditName::RemoveAnnotation, edits), terminal)?;
    for id in going.keys() {
        terminal.line(id.as_str())?;
    }
    Ok(Outcome::Done)
}
