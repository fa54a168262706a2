//! `withdraw`: takes everything of a document out of a project, and names what git still holds.

use super::Outcome;
use super::args;
use super::confirm::confirm as ask;
use super::git;
use super::lookup;
use super::output::Terminal;
use super::problem::Problem;
use super::work::tell_findings;
use crate::desk::{Desk, Withdrawal};
use crate::locale::Value;
use crate::model::{DocumentId, Project, Seen};
use crate::store::{self, BackupError, FromBackups, RandomStamp};
use crate::words::shown;

/// Withdraws a document, once it was confirmed.
///
/// # Errors
/// When there is no such document, it was not confirmed, someone is working on the project, or a
/// file cannot be deleted.
pub fn run(request: &args::Withdraw, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    // Another program would write what it still has in memory.
    let mut desk = Desk::open_whole(&request.project)?;
    tell_findings(&desk.findings, terminal);
    // A backup that is still being made would keep the document.
    if let Some(error) = desk.backup.finish() {
        terminal.warn(&error);
    }
    let document = document(desk.project(), request)?;
    let withdrawal = Withdrawal::prepare(&desk, document.clone())?;
    if !request.yes {
        let values = [
            ("name", shown(withdrawal.name())),
            ("count", Value::from(withdrawal.files().len())),
        ];
        ask("withdraw-will", &values, terminal)?;
    }
    let done = withdrawal.carry_out(&mut RandomStamp)?;
    for file in done.versions.iter().chain(&done.files) {
        terminal.line_now(file)?;
    }
    terminal.note("withdraw-done", &[("count", done.files.len().into())]);
    if !done.versions.is_empty() {
        let count = [("count", done.versions.len().into())];
        terminal.note("withdraw-versions", &count);
    }
    for name in &done.quoting {
        let name = format!("{} / {}", name.ar, name.en);
        terminal.note("withdraw-tag-quotes", &[("name", shown(name))]);
    }
    let is_whole = tell_of_backups(done.backups, terminal)?;
    terminal.note("withdraw-elsewhere", &[]);
    tell_git(request, &document, &done.versions, terminal)?;
    Ok(Outcome::of(is_whole))
}

/// Says out of which backups it was taken. Returns whether that went well.
fn tell_of_backups(
    done: Option<Result<FromBackups, BackupError>>,
    terminal: &mut Terminal,
) -> Result<bool, Problem> {
    let done = match done {
        None => return Ok(true),
        Some(Ok(done)) => done,
        Some(Err(error)) => {
            terminal.complain(&error);
            return Ok(false);
        }
    };
    for path in done.rewritten.iter().chain(&done.removed) {
        terminal.line_now(&path.display().to_string())?;
    }
    let rewritten = done.rewritten.len();
    if rewritten + done.removed.len() > 0 {
        let values = [
            ("rewritten", rewritten.into()),
            ("removed", done.removed.len().into()),
        ];
        terminal.note("withdraw-backups", &values);
    }
    for folder in &done.elsewhere {
        let values = [("folder", shown(folder.display().to_string()))];
        terminal.note("withdraw-backups-elsewhere", &values);
    }
    Ok(true)
}

/// The document by id, title or file name, also a removed one; one that cannot be read any more by id.
fn document(project: &Project, request: &args::Withdraw) -> Result<DocumentId, Problem> {
    match lookup::document(project, &request.document) {
        Ok(document) => Ok(document.id.clone()),
        Err(problem) => {
            let with_id = DocumentId::new(&request.document).ok();
            let known = with_id.filter(|id| store::has_traces_of(&request.project, id));
            let removed = || lookup::removed_document(Seen::from(project), &request.document);
            known
                .or_else(|| removed().ok().map(|document| document.id.clone()))
                .ok_or(problem)
        }
    }
}

/// Names the commits that still hold the document, and how they are purged.
fn tell_git(
    request: &args::Withdraw,
    document: &DocumentId,
    versions: &[String],
    terminal: &mut Terminal,
) -> Result<(), Problem> {
    let mut paths = vec![
        format!("documents/{document}"),
        format!("annotations/*/{document}"),
        format!("decisions/*/{document}"),
    ];
    paths.extend(versions.iter().cloned());
    match git::commits_with(&request.project, &paths) {
        git::Held::NoRepository => {}
        git::Held::Unknown => terminal.note("withdraw-git-unknown", &[]),
        git::Held::Commits(commits) if commits.is_empty() => {
            terminal.note("withdraw-git-none", &[]);
        }
        git::Held::Commits(commits) => {
            for commit in &commits {
                terminal.line(&crate::arabic::visible(commit))?;
            }
            let id = document.as_str();
            let mut purge = format!(
                "git filter-repo --invert-paths --path documents/{id}/ \
                 --path-glob 'annotations/*/{id}/*' --path-glob 'decisions/*/{id}/*'"
            );
            for file in versions {
                purge.push_str(" --path ");
                purge.push_str(file);
            }
            let values = [
                ("count", Value::from(commits.len())),
                ("command", Value::from(purge)),
            ];
            terminal.note("withdraw-git-holds", &values);
        }
    }
    Ok(())
}
