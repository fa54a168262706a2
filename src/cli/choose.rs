//! `choose`: makes one version of a record the only one.

use super::Outcome;
use super::alternatives::{KEEP, TOP};
use super::args;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::desk::{Choice, choose, fresh};
use crate::edit::{lift_out, revive};
use crate::model::{RecordId, TagId};
use crate::store::Alternatives;

/// Chooses.
///
/// # Errors
/// When nothing of that id waits, several files have one, no version has that name, or saving fails.
pub fn run(request: &args::Choose, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    let choice = match of_circle(request, &work) {
        Some(choice) => choice,
        None => of_record(request, &work)?,
    };
    let mut fresh = fresh::annotation;
    let is_chosen = work.run(terminal, |desk| choose(desk, &choice, &mut fresh))?;
    if !is_chosen {
        // Somebody may have chosen while the lock was waited for.
        return Err(Problem::NothingWaits(request.id.clone()));
    }
    terminal.line_now(&request.id)?;
    Ok(Outcome::Done)
}

/// The choice that opens a circle of tags, if that is meant.
fn of_circle(request: &args::Choose, work: &Work) -> Option<Choice> {
    let tag = TagId::new(&request.id).ok()?;
    let project = work.project();
    let (choice, edit) = match request.rev.as_str() {
        TOP => {
            let waiting = project.waiting.get(&RecordId::Tag(tag.clone()));
            let waiting = waiting.cloned().unwrap_or_default();
            let edit = lift_out(&project.codebook, waiting, &tag);
            (Choice::LiftOut(tag), edit)
        }
        KEEP => {
            let edit = revive(project, &tag);
            (Choice::Revive(tag), edit)
        }
        _ => return None,
    };
    edit.is_some().then_some(choice)
}

/// The choice of one version of a record that waits.
fn of_record(request: &args::Choose, work: &Work) -> Result<Choice, Problem> {
    let found = found(request, work)?;
    let names = found.versions.iter().map(|v| v.version.name.as_str());
    let names: Vec<&str> = names.collect();
    // The first is shown: it is chosen by being kept.
    let place = names.iter().position(|name| *name == request.rev);
    let place = place.ok_or_else(|| Problem::NoVersion {
        id: request.id.clone(),
        rev: request.rev.clone(),
        known: names.join(", "),
    })?;
    let name = (place > 0).then(|| names[place].to_owned());
    Ok(Choice::Version(found.of.clone(), name))
}

/// The record that waits under this id.
fn found(request: &args::Choose, work: &Work) -> Result<Alternatives, Problem> {
    let mut waiting = work.desk.alternatives();
    waiting.retain(|one| one.of.as_str() == request.id);
    if let Some(file) = &request.file {
        waiting.retain(|one| one.file == *file);
    }
    match waiting.len() {
        0 => Err(Problem::NothingWaits(request.id.clone())),
        1 => Ok(waiting.remove(0)),
        _ => {
            let files: Vec<String> = waiting.into_iter().map(|one| one.file).collect();
            Err(Problem::SeveralWait {
                id: request.id.clone(),
                files: files.join(", "),
            })
        }
    }
}
