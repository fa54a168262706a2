//! `backups`: the daily backups of a project; what may leave its folder.

use super::Outcome;
use super::args::past::Backups;
use super::output::Terminal;
use super::problem::Problem;
use super::work::{Work, look};
use crate::desk::today;
use crate::edit::{Edit, ProjectEdit};
use crate::store::{self, Backup, Made, Shelf, settings};
use crate::words::shown;
use serde_json::{Value as Json, json};
use std::path::Path;

/// Lists, makes, unpacks or takes away backups, or says whether there may be any.
///
/// # Errors
/// When the project cannot be opened, or something cannot be read or written.
pub fn run(request: &Backups, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let shelf = shelf(&request.project)?;
    if let (Some(day), Some(to)) = (&request.restore, &request.to) {
        return unpack(&shelf, day, to, terminal);
    }
    if request.now {
        return make(request, &shelf, terminal);
    }
    if request.forbid || request.allow {
        confine(request, &shelf, terminal)?;
    }
    if request.remove {
        let count = shelf.remove_all()?;
        terminal.note("backups-removed", &[("count", count.into())]);
    }
    match request.forbid || request.allow || request.remove {
        true => Ok(Outcome::Done),
        false => list(request, &shelf, terminal),
    }
}

fn shelf(project: &Path) -> Result<Shelf, Problem> {
    let folder = settings::backups_folder().ok_or(Problem::NoDataFolder)?;
    Ok(Shelf::of(&folder, project))
}

/// The backups are listed also when the project is gone: that is what they are for.
fn list(request: &Backups, shelf: &Shelf, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let all = shelf.list()?;
    if request.json {
        let row = |backup: &Backup| {
            json!({
                "date": backup.day.to_string(),
                "bytes": backup.size,
                "file": backup.path.display().to_string(),
            })
        };
        terminal.json(&Json::Array(all.iter().map(row).collect()))?;
        return Ok(Outcome::Done);
    }
    for backup in &all {
        let size = backup.size.div_ceil(1024);
        let path = crate::arabic::visible(&backup.path.display().to_string());
        terminal.line(&format!("{}  {size} KB  {path}", backup.day))?;
    }
    if all.is_empty() {
        let words = terminal.locale.tr("backups-none").into_owned();
        terminal.line(&words)?;
    }
    let is_confined = request.project.exists() && look(&request.project, terminal)?.is_confined;
    if is_confined {
        terminal.note("backups-forbidden", &[]);
    }
    Ok(Outcome::Done)
}

fn make(request: &Backups, shelf: &Shelf, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    if look(&request.project, terminal)?.is_confined {
        return Err(Problem::Confined);
    }
    let (key, backup) = match store::make_backup(shelf, today())? {
        Made::Backup(backup) => ("backups-made", backup),
        Made::Same(backup) => ("backups-same", backup),
    };
    terminal.line_now(&backup.path.display().to_string())?;
    terminal.note(key, &[("day", shown(backup.day.to_string()))]);
    Ok(Outcome::Done)
}

fn unpack(
    shelf: &Shelf,
    day: &str,
    to: &Path,
    terminal: &mut Terminal,
) -> Result<Outcome, Problem> {
    // A project that was moved does not find its own: they may be named by their files.
    let backup = match day.ends_with(".zip") {
        true => Backup {
            day: today(),
            path: day.into(),
            size: 0,
        },
        false => shelf.on(day, today())?,
    };
    let count = store::unpack_backup(&backup, to)?;
    terminal.line_now(&to.display().to_string())?;
    let values = [("day", shown(day)), ("count", count.into())];
    terminal.note("backups-unpacked", &values);
    Ok(Outcome::Done)
}

fn confine(request: &Backups, shelf: &Shelf, terminal: &mut Terminal) -> Result<(), Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    if work.project().is_confined != request.forbid {
        work.commit(
            &Edit::Project(ProjectEdit::Confine(request.forbid)),
            terminal,
        )?;
    }
    if request.allow {
        terminal.note("backups-allowed", &[]);
        return Ok(());
    }
    terminal.note("backups-forbidden", &[]);
    let left = shelf.list()?.len();
    if left > 0 && !request.remove {
        terminal.note("backups-left", &[("count", left.into())]);
    }
    Ok(())
}
