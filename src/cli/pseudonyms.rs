//! `pseudonyms`: says where names stand in a project, and writes it anew with others in their place.

use super::Outcome;
use super::args::names::{ApplyNames, CheckNames, PseudonymsJob};
use super::confirm::confirm;
use super::git;
use super::lookup;
use super::names;
use super::output::Terminal;
use super::problem::Problem;
use super::work::tell_findings;
use crate::desk::{
    self, Desk, Doubts, NamesLooked, NamesReplaced, ReplaceNames, Running, look_for_names,
    names_report, places_to_replace, replace_names, write_names_report,
};
use crate::edit::pseudonyms::{NameFound, Reach};
use crate::exchange::export::names::NameRow;
use crate::locale::Value;
use crate::store::{self, NamesCleared, RandomStamp, Rewritten};
use crate::words::shown;
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Does what was asked.
///
/// # Errors
/// When the list is none, the project cannot be read or written, or something doubtful stops it.
pub fn run(job: &PseudonymsJob, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    match job {
        PseudonymsJob::Check(request) => check(request, terminal),
        PseudonymsJob::Apply(request) => apply(request, terminal),
    }
}

/// The list, and where its names stand in the project. Remarks are said on standard error.
fn look(request: &CheckNames, terminal: &Terminal) -> Result<NamesLooked, Problem> {
    for file in [Some(&request.list), request.report.as_ref()]
        .into_iter()
        .flatten()
    {
        desk::keep_list_apart(&request.project, file)?;
    }
    let names = Arc::new(names::read(&request.list, terminal)?);
    let whole = store::read_whole(&request.project)?;
    let reach = match &request.document {
        None => Reach::Project,
        Some(words) => Reach::Document(lookup::document(&whole.project, words)?.id.clone()),
    };
    let looked = look_for_names(&whole, names, reach, &Running::unwatched())?;
    names::warn(&whole.project, &looked.names, &looked.found, terminal);
    Ok(looked)
}

/// The rows of a report, when these places are replaced.
fn rows(looked: &NamesLooked, wanted: &BTreeSet<String>) -> Vec<NameRow> {
    names_report(&looked.names, &looked.found, wanted)
}

fn put_report(request: &CheckNames, rows: &[NameRow]) -> Result<(), Problem> {
    let Some(file) = &request.report else {
        return Ok(());
    };
    write_names_report(file, rows).map_err(|source| Problem::Write {
        file: file.clone(),
        source,
    })
}

fn check(request: &CheckNames, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let looked = look(request, terminal)?;
    let certain = looked.found.iter().filter(|f| f.place.doubt.is_none());
    let certain: BTreeSet<String> = certain.map(|f| f.id.clone()).collect();
    let rows = rows(&looked, &certain);
    put_report(request, &rows)?;
    if request.json {
        terminal.json(&json!({ "places": rows }))?;
    } else {
        names::list_counts(&looked.found, &looked.names, terminal)?;
        names::list_doubtful(&looked.found, &Doubts::default(), terminal)?;
    }
    let values = [
        ("certain", Value::from(certain.len())),
        ("doubtful", Value::from(looked.found.len() - certain.len())),
    ];
    terminal.note("pseudonyms-checked", &values);
    if let Some(obstacle) = &looked.obstacle {
        terminal.warn(obstacle);
    }
    Ok(Outcome::Done)
}

fn apply(request: &ApplyNames, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let asked = &request.look;
    // Another program would write what it still has in memory.
    let mut desk = if request.dry_run {
        None
    } else {
        Some(Desk::open_whole(&asked.project)?)
    };
    if let Some(desk) = &mut desk {
        tell_findings(&desk.findings, terminal);
        // A backup that is still being made would keep the names.
        if let Some(error) = desk.backup.finish() {
            terminal.warn(&error);
        }
    }
    let mut looked = look(asked, terminal)?;
    if let Some(obstacle) = looked.obstacle.take() {
        return Err(obstacle.into());
    }
    let doubts = names::doubts(&request.doubts)?;
    let wanted = match places_to_replace(&looked.found, &doubts) {
        Err(undecided) => {
            put_report(asked, &rows(&looked, &BTreeSet::new()))?;
            if !asked.json {
                names::list_doubtful(&looked.found, &doubts, terminal)?;
            }
            return Err(undecided.into());
        }
        Ok(wanted) => wanted,
    };
    let wanted: BTreeSet<String> = wanted.into_iter().map(|f| f.id.clone()).collect();
    let done = match &desk {
        None => {
            put_report(asked, &rows(&looked, &wanted))?;
            None
        }
        Some(desk) => {
            if !request.yes && !wanted.is_empty() {
                let count = [("count", wanted.len().into())];
                confirm("pseudonyms-will", &count, terminal)?;
            }
            let replace = ReplaceNames {
                names: looked.names.clone(),
                reach: looked.reach.clone(),
                found: looked.found.clone(),
                wanted: wanted.clone(),
                report: asked.report.clone(),
            };
            Some(replace_names(desk, &replace, &mut RandomStamp)?)
        }
    };
    tell(request, &looked, &wanted, done.as_ref(), terminal)
}

fn tell(
    request: &ApplyNames,
    looked: &NamesLooked,
    wanted: &BTreeSet<String>,
    done: Option<&NamesReplaced>,
    terminal: &mut Terminal,
) -> Result<Outcome, Problem> {
    if request.look.json {
        let files = done.map(|d| d.files.clone()).unwrap_or_default();
        let backups = done.and_then(|d| d.backups.as_ref().ok());
        terminal.json(&json!({
            "places": rows(looked, wanted),
            "written": files.put,
            "taken": files.taken,
            "left": files.left,
            "backups": backups.map_or(&[][..], |b| &b.removed),
        }))?;
    } else {
        let replaced = looked.found.iter().filter(|f| wanted.contains(&f.id));
        let replaced: Vec<NameFound> = replaced.cloned().collect();
        names::list_counts(&replaced, &looked.names, terminal)?;
    }
    let kept = looked.found.len() - wanted.len();
    let counts = [
        ("count", Value::from(wanted.len())),
        ("left", Value::from(kept)),
    ];
    let Some(done) = done else {
        terminal.note("pseudonyms-would", &counts);
        return Ok(Outcome::Done);
    };
    terminal.note("pseudonyms-done", &counts);
    let outcome = tell_backups(&done.backups, terminal);
    let done = &done.files;
    if wanted.is_empty() {
        return Ok(outcome);
    }
    if !done.taken.is_empty() {
        let values = [("count", Value::from(done.taken.len()))];
        terminal.note("pseudonyms-taken", &values);
    }
    for file in &done.left {
        terminal.note("pseudonyms-left", &[("file", shown(file))]);
    }
    terminal.note("pseudonyms-elsewhere", &[]);
    tell_git(request, done, terminal);
    Ok(outcome)
}

/// Says what became of the backups. Names that are still in one make it a failure.
fn tell_backups(backups: &NamesCleared, terminal: &Terminal) -> Outcome {
    let done = match backups {
        Ok(done) => done,
        Err(error) => {
            terminal.complain(error);
            return Outcome::Failed;
        }
    };
    if !done.removed.is_empty() {
        let values = [("count", Value::from(done.removed.len()))];
        terminal.note("pseudonyms-backups", &values);
    }
    for folder in &done.elsewhere {
        let values = [("folder", shown(folder.display().to_string()))];
        terminal.note("pseudonyms-backups-elsewhere", &values);
    }
    Outcome::Done
}

/// Says that commits still hold what was written over.
fn tell_git(request: &ApplyNames, done: &Rewritten, terminal: &Terminal) {
    let paths: Vec<String> = done.put.iter().chain(&done.taken).cloned().collect();
    if paths.is_empty() {
        return;
    }
    match git::commits_with(&request.look.project, &paths) {
        git::Held::NoRepository => {}
        git::Held::Unknown => terminal.note("withdraw-git-unknown", &[]),
        git::Held::Commits(commits) if commits.is_empty() => {
            terminal.note("pseudonyms-git-none", &[]);
        }
        git::Held::Commits(commits) => {
            let values = [("count", Value::from(commits.len()))];
            terminal.note("pseudonyms-git-holds", &values);
        }
    }
}
