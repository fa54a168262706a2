//! `choose`: makes one version of a record the only one.

use super::Outcome;
use super::alternatives::{KEEP, TOP};
use super::args;
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::edit::{Edit, choose, lift_out, revive};
use crate::model::{RecordId, TagId};
use crate::store::Alternatives;

/// Chooses.
///
/// # Errors
/// When nothing of that id waits, several files have one, no version has that name, or saving fails.
pub fn run(request: &args::Choose, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    let edit = match of_circle(request, &work) {
        Some(edit) => {
            work.lock_codebook()?;
            of_circle(request, &work).unwrap_or(edit)
        }
        None => {
            let of = found(request, &work)?.of;
            match of.coding() {
                Some(key) => work.lock(&key.annotator.clone())?,
                None => work.lock_codebook()?,
            }
            // Someone may have chosen while the lock was waited for.
            edit_of(request, &work)?
        }
    };
    work.run(terminal, |desk| desk.commit_choice(&edit))?;
    terminal.line_now(&request.id)?;
    Ok(Outcome::Done)
}

fn of_circle(request: &args::Choose, work: &Work) -> Option<Edit> {
    let tag = TagId::new(&request.id).ok()?;
    let project = work.project();
    match request.rev.as_str() {
        TOP => {}
        KEEP => return revive(project, &tag),
        _ => return None,
    }
    let waiting = project.waiting.get(&RecordId::Tag(tag.clone()));
    lift_out(
        &project.codebook,
        waiting.cloned().unwrap_or_default(),
        &tag,
    )
}

fn edit_of(request: &args::Choose, work: &Work) -> Result<Edit, Problem> {
    let found = found(request, work)?;
    let names = found.versions.iter().map(|v| v.version.name.as_str());
    let names: Vec<&str> = names.collect();
    // The first is shown: it is chosen by being kept.
    let place = names.iter().position(|name| *name == request.rev);
    let name = place.map(|place| (place > 0).then(|| names[place]));
    let edit = name.and_then(|name| choose(work.project(), &found.of, name));
    edit.ok_or_else(|| Problem::NoVersion {
        id: request.id.clone(),
        rev: request.rev.clone(),
        known: names.join(", "),
    })
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
