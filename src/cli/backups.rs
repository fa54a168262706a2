//! `backups`: the daily backups of a project; what may leave its folder.

use super::Outcome;
use super::args::past::Backups;
use super::output::Terminal;
use super::problem::Problem;
use super::work::{Work, look};
use crate::desk::{
    self, backup_of, delete_backups, list_backups, make_backup, today, unpack_backup,
};
use crate::store::{Backup, Made};
use crate::words::shown;
use serde_json::{Value as Json, json};
use std::path::Path;

/// Lists, makes, unpacks or takes away backups, or says whether there may be any.
///
/// # Errors
/// When the project cannot be opened, or something cannot be read or written.
pub fn run(request: &Backups, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let root = &request.project;
    if let (Some(day), Some(to)) = (&request.restore, &request.to) {
        return unpack(root, day, to, terminal);
    }
    if request.now {
        return make(root, terminal);
    }
    if request.forbid || request.allow {
        confine(request, terminal)?;
    }
    if request.remove {
        let count = delete_backups(root)?;
        terminal.note("backups-removed", &[("count", count.into())]);
    }
    if request.forbid || request.allow || request.remove {
        return Ok(Outcome::Done);
    }
    list(request, terminal)
}

/// The backups are listed also when the project is gone: that is what they are for.
fn list(request: &Backups, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let all = list_backups(&request.project)?;
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

fn make(root: &Path, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let (key, backup) = match make_backup(root, today())? {
        Made::Backup(backup) => ("backups-made", backup),
        Made::Same(backup) => ("backups-same", backup),
    };
    terminal.line_now(&backup.path.display().to_string())?;
    terminal.note(key, &[("day", shown(backup.day.to_string()))]);
    Ok(Outcome::Done)
}

fn unpack(root: &Path, day: &str, to: &Path, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    // A project that was moved does not find its own: they may be named by their files.
    let backup = if day.ends_with(".zip") {
        Backup {
            day: today(),
            path: day.into(),
            size: 0,
        }
    } else {
        backup_of(root, day, today())?
    };
    let count = unpack_backup(&backup, to)?;
    terminal.line_now(&to.display().to_string())?;
    let values = [("day", shown(day)), ("count", count.into())];
    terminal.note("backups-unpacked", &values);
    Ok(Outcome::Done)
}

fn confine(request: &Backups, terminal: &mut Terminal) -> Result<(), Problem> {
    let mut work = Work::open(&request.project, terminal)?;
    work.run(terminal, |desk| desk::confine(desk, request.forbid))?;
    if request.allow {
        terminal.note("backups-allowed", &[]);
        return Ok(());
    }
    terminal.note("backups-forbidden", &[]);
    let remaining = list_backups(&request.project)?.len();
    if remaining > 0 && !request.remove {
        terminal.note("backups-left", &[("count", remaining.into())]);
    }
    Ok(())
}
