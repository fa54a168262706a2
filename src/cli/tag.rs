//! `tag`: applies a tag to a passage and prints the annotation's id once it is on disk.

use super::Outcome;
use super::args;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::desk::{PassagePlace, TagPassage, Tagged, fresh, now, tag_passage};
use crate::model::Project;
use crate::words::first_round_name;

/// Tags a passage.
///
/// # Errors
/// When document, tag or passage are not to be found, the span does not fit, or saving fails; and when
/// standard output cannot be written.
pub fn run(request: &args::Tag, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    let passage = passage(request, work.project())?;
    let tagged = work.run(terminal, |desk| tag_passage(desk, passage))?;
    terminal.line_now(tagged.annotation().as_str())?;
    if let Tagged::Already(_) = tagged {
        terminal.note("notice-already-tagged", &[]);
    }
    Ok(Outcome::Done)
}

fn passage(request: &args::Tag, project: &Project) -> Result<TagPassage, Problem> {
    let by = lookup::who(project, &request.annotator, request.new)?;
    Ok(TagPassage {
        document: lookup::document(project, &request.document)?.id.clone(),
        by,
        tag: Some(lookup::tag(project, &request.tag)?.id.clone()),
        place: match (&request.place.span, &request.place.quote) {
            (Some(span), _) => PassagePlace::Span(span.0),
            (None, Some(quote)) => PassagePlace::Quote(quote.clone()),
            // The command line takes neither none nor both.
            (None, None) => return Err(Problem::NoPlace),
        },
        memo: request.memo.clone().unwrap_or_default(),
        id: fresh::annotation(),
        at: now(),
        first_round: first_round_name(),
    })
}
