//! `pseudonyms`: says where names stand in a project, and writes it anew with others in their place.

use super::Outcome;
use super::args::names::{ApplyNames, CheckNames, PseudonymsJob};
use super::confirm::confirm;
use super::file;
use super::git;
use super::lookup;
use super::names::{self, Decisions};
use super::output::Terminal;
use super::problem::Problem;
use super::work::Work;
use crate::arabic::Pseudonyms;
use crate::edit::pseudonyms::{NameFound, Reach, pseudonymised};
use crate::exchange::export::names::{NameRow, write_report};
use crate::exchange::import::{holds_name, may_hold_name};
use crate::locale::Value;
use crate::model::{AnnotatorId, Project};
use crate::store::{self, Cleared, NamesInBackups, Naming, RandomStamp, Rewritten, Shelf, Whole};
use crate::words::{name_row, shown};
use serde_json::json;
use std::collections::BTreeSet;

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

/// What was found in a project.
struct Look {
    whole: Whole,
    names: Pseudonyms,
    reach: Reach,
    found: Vec<NameFound>,
}

impl Look {
    fn at(request: &CheckNames, terminal: &Terminal) -> Result<Self, Problem> {
        for file in [Some(&request.list), request.report.as_ref()] {
            names::keep_apart(&request.project, file.map(|f| f.as_path()))?;
        }
        let names = names::read(&request.list, terminal)?;
        let whole = store::read_whole(&request.project)?;
        let reach = match &request.document {
            None => Reach::Project,
            Some(words) => Reach::Document(lookup::document(&whole.project, words)?.id.clone()),
        };
        let found = names::find(&whole.project, &names, &reach);
        names::warn(&whole.project, &names, &found, terminal);
        Ok(Self {
            whole,
            names,
            reach,
            found,
        })
    }

    /// The rows of a report, when these places are replaced.
    fn rows(&self, wanted: &[&NameFound]) -> Vec<NameRow> {
        let ids: BTreeSet<&str> = wanted.iter().map(|f| f.id.as_str()).collect();
        let row = |f: &NameFound| name_row(&self.names, f, ids.contains(f.id.as_str()));
        self.found.iter().map(row).collect()
    }

    fn write_report(&self, request: &CheckNames, rows: &[NameRow]) -> Result<(), Problem> {
        match &request.report {
            None => Ok(()),
            Some(path) => file::write(path, |out| write_report(rows, out)),
        }
    }
}

fn check(request: &CheckNames, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let look = Look::at(request, terminal)?;
    let certain: Vec<&NameFound> = look
        .found
        .iter()
        .filter(|f| f.place.doubt.is_none())
        .collect();
    let rows = look.rows(&certain);
    look.write_report(request, &rows)?;
    if request.json {
        terminal.json(&json!({ "places": rows }))?;
    } else {
        names::list_counts(&look.found, &look.names, terminal)?;
        names::list_doubtful(&look.found, &Decisions::new(), terminal)?;
    }
    let values = [
        ("certain", Value::from(certain.len())),
        ("doubtful", Value::from(look.found.len() - certain.len())),
    ];
    terminal.note("pseudonyms-checked", &values);
    if let Err(obstacle) = look.whole.check() {
        terminal.warn(&obstacle);
    }
    Ok(Outcome::Done)
}

fn apply(request: &ApplyNames, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let asked = &request.look;
    // An open window would write what it still has in memory.
    let _held = match request.dry_run {
        true => None,
        false => Some(hold_all(asked, terminal)?),
    };
    let look = Look::at(asked, terminal)?;
    look.whole.check()?;
    let decisions = names::decisions(&request.doubts)?;
    let wanted = match names::wanted(&look.found, &request.doubts, &decisions) {
        Err(problem @ Problem::Doubtful { .. }) => {
            look.write_report(asked, &look.rows(&[]))?;
            if !asked.json {
                names::list_doubtful(&look.found, &decisions, terminal)?;
            }
            return Err(problem);
        }
        wanted => wanted?,
    };
    let rows = look.rows(&wanted);
    let done = match request.dry_run {
        true => None,
        false => {
            if !request.yes && !wanted.is_empty() {
                confirm(
                    "pseudonyms-will",
                    &[("count", wanted.len().into())],
                    terminal,
                )?;
            }
            Some(write(asked, &look, &wanted)?)
        }
    };
    look.write_report(asked, &rows)?;
    tell(request, &look, (&wanted, &rows), done.as_ref(), terminal)
}

/// Takes the right to work as everyone, and as nobody yet, where no window is open.
fn hold_all(request: &CheckNames, terminal: &Terminal) -> Result<Work, Problem> {
    let mut work = Work::open_alone(&request.project, terminal)?;
    work.lock_newcomers()?;
    work.lock_codebook()?;
    for annotator in people(work.project()) {
        work.lock(&annotator)?;
    }
    Ok(work)
}

fn people(project: &Project) -> BTreeSet<AnnotatorId> {
    let tagging = project.codings.keys().map(|key| key.annotator.clone());
    project.annotators.keys().cloned().chain(tagging).collect()
}

fn write(request: &CheckNames, look: &Look, wanted: &[&NameFound]) -> Result<Written, Problem> {
    let make = |project: &Project| {
        let found = names::find(project, &look.names, &look.reach);
        let is_same = found == look.found;
        is_same.then(|| pseudonymised(project, &look.names, &look.reach, wanted))
    };
    let naming = Naming {
        holds: &|bytes| holds_name(&look.names, bytes),
        may_hold: &|bytes| may_hold_name(&look.names, bytes),
        reword: &|words| look.names.certain(words),
    };
    let root = &request.project;
    let shelf = store::settings::backups_folder().map(|all| Shelf::of(&all, root));
    let backups = shelf.as_ref().map(|shelf| NamesInBackups {
        shelf,
        document: look.reach.document(),
        // What may be a name counts, once something was replaced.
        holds: match wanted.is_empty() {
            true => naming.holds,
            false => naming.may_hold,
        },
    });
    let done = store::rewrite_whole(root, make, &naming, backups.as_ref(), &mut RandomStamp);
    let (files, backups) = done?;
    Ok(Written { files, backups })
}

/// What was done.
struct Written {
    files: Rewritten,
    backups: Cleared,
}

fn tell(
    request: &ApplyNames,
    look: &Look,
    (wanted, rows): (&[&NameFound], &[NameRow]),
    done: Option<&Written>,
    terminal: &mut Terminal,
) -> Result<Outcome, Problem> {
    if request.look.json {
        let files = done.map(|d| d.files.clone()).unwrap_or_default();
        let backups = done.and_then(|d| d.backups.as_ref().ok());
        terminal.json(&json!({
            "places": rows,
            "written": files.put,
            "taken": files.taken,
            "left": files.left,
            "backups": backups.map_or(&[][..], |b| &b.removed),
        }))?;
    } else {
        let replaced: Vec<NameFound> = wanted.iter().map(|f| (*f).clone()).collect();
        names::list_counts(&replaced, &look.names, terminal)?;
    }
    let left = look.found.len() - wanted.len();
    let counts = [
        ("count", Value::from(wanted.len())),
        ("left", Value::from(left)),
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
fn tell_backups(backups: &Cleared, terminal: &Terminal) -> Outcome {
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
