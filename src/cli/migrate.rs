//! `migrate`: every file of an earlier schema written in the present one.

use super::Outcome;
use super::args;
use super::output::Terminal;
use super::problem::Problem;
use crate::desk::{MigrateProject, migrate};
use crate::locale::Value;

/// Migrates a project, or says what would be migrated.
///
/// # Errors
/// When the project cannot be opened or written at all.
pub fn run(request: &args::Migrate, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let done = migrate(&MigrateProject {
        root: request.project.clone(),
        is_dry_run: request.dry_run,
    })?;
    // Only when all is done: what is printed is done for good.
    for file in done.files.iter().filter(|_| done.failed.is_empty()) {
        terminal.line(&crate::arabic::visible(file))?;
    }
    done.findings.iter().for_each(|found| terminal.warn(found));
    done.failed
        .iter()
        .for_each(|error| terminal.complain(error));
    let key = if request.dry_run {
        "migrate-would"
    } else {
        "migrate-done"
    };
    terminal.note(key, &[("count", Value::from(done.files.len()))]);
    let is_whole = done.findings.is_empty() && done.failed.is_empty();
    Ok(Outcome::of(is_whole))
}
