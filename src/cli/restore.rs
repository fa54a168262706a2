//! `restore`: makes an annotator's annotations of a document what they were at a moment.

use super::Outcome;
use super::args::past::Restore;
use super::history::{cut, fact_line};
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::desk::{RestoreCoding, Was, first_round, now, restore};
use crate::edit::Restoration;
use crate::model::{Annotation, AnnotatorId, Change, CodingKey, Project, RecordId, Said, Seen};
use crate::store;
use crate::words::{change_in_words, day, first_round_name, passage, shown, time};
use std::collections::BTreeSet;

/// Restores, or says what that would do.
///
/// # Errors
/// When something named is not there, it is not clear whose annotations are meant, or saving fails.
pub fn run(request: &Restore, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    let key = coding(request, work.project())?;
    let moment = request.as_of.end;
    let restore_coding = RestoreCoding {
        key: key.clone(),
        was: Was::At(moment),
        at: now(),
        dry_run: request.dry_run,
    };
    let restoration = work.run(terminal, |desk| restore(desk, restore_coding))?;
    tell(work.project(), &key, &restoration, terminal)?;
    let when = format!("{} {}", day(moment), time(moment));
    let values = [
        ("when", shown(when)),
        ("back", restoration.back.len().into()),
        ("gone", restoration.gone.len().into()),
        ("changed", restoration.changed.len().into()),
    ];
    match (&restoration.edit, request.dry_run) {
        (None, _) => terminal.note("restore-nothing", &values[..1]),
        (Some(_), true) => terminal.note("restore-would", &values),
        (Some(_), false) => terminal.note("restore-done", &values),
    }
    Ok(Outcome::Done)
}

/// The coding that is meant: of the present round, and of the only annotator where none was named.
fn coding(request: &Restore, project: &Project) -> Result<CodingKey, Problem> {
    let round = project.current_round();
    let round = round.map_or_else(
        || first_round(first_round_name()).id,
        |round| round.id.clone(),
    );
    let document = lookup::document(project, &request.document)?.id.clone();
    let annotator = match &request.annotator {
        Some(words) => lookup::known_annotator(project, words)?.id.clone(),
        None => {
            let found = store::history(&request.project, project, Some(&document));
            let in_journal = found.changes.iter().filter_map(|c| c.of.coding());
            let here = |key: &&CodingKey| key.round == round && key.document == document;
            let keys = project.codings.keys().chain(in_journal).filter(here);
            only(keys.map(|key| &key.annotator).collect())?
        }
    };
    Ok(CodingKey {
        round,
        document,
        annotator,
    })
}

/// The only one of some people.
fn only(people: BTreeSet<&AnnotatorId>) -> Result<AnnotatorId, Problem> {
    let names: Vec<&str> = people.iter().map(|id| id.as_str()).collect();
    match people.first() {
        Some(one) if people.len() == 1 => Ok((*one).clone()),
        _ => Err(Problem::WhoseAnnotations(names.join(", "))),
    }
}

/// Says of each annotation what becomes of it, in words that need no colour.
fn tell(
    project: &Project,
    key: &CodingKey,
    restoration: &Restoration,
    terminal: &mut Terminal,
) -> Result<(), Problem> {
    let line = |mark: char, annotation: &Annotation| {
        format!("{mark} {}  {}", annotation.id, cut(&passage(annotation)))
    };
    for annotation in &restoration.back {
        terminal.line(&line('+', annotation))?;
    }
    for annotation in &restoration.gone {
        terminal.line(&line('-', annotation))?;
    }
    for [now, wanted] in &restoration.changed {
        terminal.line(&line('~', now))?;
        let change = Change {
            at: wanted.modified,
            by: None,
            of: RecordId::Annotation(key.clone(), now.id.clone()),
            before: Said::Annotation(now.clone()),
            after: Said::Annotation(wanted.clone()),
            waited: false,
        };
        for fact in change_in_words(Seen::from(project), &change, &terminal.locale).facts {
            terminal.line(&fact_line(&fact))?;
        }
    }
    if let Some(finished) = restoration.finished {
        let words = if finished {
            "restore-finished"
        } else {
            "restore-not-finished"
        };
        let words = terminal.locale.tr(words).into_owned();
        terminal.line(&format!("~ {words}"))?;
    }
    Ok(())
}
