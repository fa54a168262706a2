//! `check`: what is wrong with a project's files, a line a finding; exit code 1 if anything is.

use super::Outcome;
use super::args;
use super::documents::tell_removed;
use super::output::Terminal;
use super::problem::Problem;
use crate::store;
use crate::words::InWords;
use serde_json::{Value as Json, json};

/// Checks a project.
///
/// # Errors
/// When the folder is no project, or standard output cannot be written.
pub fn run(request: &args::Check, terminal: &mut Terminal) -> Result<Outcome, Problem> {
    let opened = store::open(&request.project)?;
    let findings = store::check_opened(&request.project, &opened);
    if request.json {
        let row = |finding: &store::Finding| {
            json!({
                "file": finding.file,
                "line": finding.line,
                "kind": finding.kind.code(),
                "message": finding.kind.in_words(&terminal.locale).message,
            })
        };
        let rows = findings.iter().map(row).collect();
        terminal.json(&Json::Array(rows))?;
    } else {
        for finding in &findings {
            let words = finding.in_words(&terminal.locale);
            terminal.line(&words.message)?;
        }
        if findings.is_empty() {
            let clean = terminal.locale.tr("check-clean").into_owned();
            terminal.line(&clean)?;
        }
    }
    tell_removed(opened.project.removed.len(), terminal);
    Ok(Outcome::of(findings.is_empty()))
}
